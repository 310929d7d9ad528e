"""No screen asks the register something that reads a whole large table."""

from __future__ import annotations

from smartclass.bootstrap import App
from tests.plans import listening, scans
from tests.ui.conftest import settle
from ui import screen as screens
from ui.window import Window

TO_COMPARE = "SELECT count(*) FROM attendee WHERE deleted = ?"
"""How many people the search for duplicates will go through: two milliseconds for 100,000, over an index, off the UI
thread."""
OF_VENUES = "SELECT centre_id, count(*) FROM class_session WHERE deleted = ? GROUP BY centre_id"
"""How many classes each venue has, where a coordinator looks after the venues: all classes have to be counted."""


def test_no_screen_reads_a_whole_large_table(window: Window, app: App) -> None:
    with listening(app.register) as asked:
        for name in screens.names():
            for sample in screens.load(name).samples:
                made = screens.load(name)(window.context)
                where = made.sample(sample)
                made.deleteLater()
                window.go(name, **where)
                settle(1)
        window.home()
    read = scans(app.register, asked)
    assert set(read) <= {TO_COMPARE, OF_VENUES}
    assert len(asked) > 30
