"""How long each screen with a list takes to be there on a whole town's data, against a bare list of as many rows."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from smartclass.bootstrap import App
    from ui.tasks import Tasks
    from ui.window import Window

ROUNDS = 15
LIMIT = 0.15
LATER = timedelta(days=365 * 8)
"""So long after the town was made everybody is due for erasing: the longest list there can be."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A screen, where it is opened, and how many rows its list has there."""

    screen: str
    where: dict[str, Any]
    rows: int
    words: str = ""


class LaterClock:
    """The real clock, put forward when asked to."""

    def __init__(self) -> None:
        self.forward = timedelta(0)

    def now(self) -> datetime:
        return datetime.now().astimezone() + self.forward

    def today(self) -> Any:
        return self.now().date()

    def ticks(self) -> float:
        return time.monotonic()


def openings(app: App, clock: LaterClock) -> Iterator[Opening]:
    """Yield every screen with a list, the fullest state of each."""
    from smartclass.services.demo_town import DRAWN_IN, Size

    today = app.clock.today()
    classes = app.classes.today()
    full = max(classes, key=lambda one: one.expected)
    drawn = next(one for one in app.classes.between(today + DRAWN_IN, today + DRAWN_IN) if one.capacity == Size().seats)
    month = app.classes.between(today.replace(day=1), today.replace(day=1) + timedelta(days=40))
    yield Opening("today", {}, len(classes))
    yield Opening("plan", {}, len(classes), "one day")
    yield Opening("plan", {"month": month[-1].day}, len(month), "whole month")
    yield Opening("register", {}, 60)
    yield Opening("register", {"text": "さ"}, 60, "typed")
    yield Opening("person", {"person": app.roll.roster(full.id)[0].attendee.id}, 10)
    yield Opening("desk", {"session": full.id}, full.expected)
    yield Opening("bookings", {"session": drawn.id}, Size().applicants)
    yield Opening("draw", {"session": drawn.id}, Size().applicants, "waiting")
    app.drawing.draw(drawn.id, "2026")
    yield Opening("draw", {"session": drawn.id}, Size().applicants, "drawn")
    yield Opening("bookings", {"session": drawn.id}, Size().applicants, "drawn")
    yield Opening("papers", {"session": full.id}, 10)
    yield Opening("planned", {"session": full.id}, 10)
    yield Opening("new_session", {}, len(app.classes.staff()))
    yield Opening("repeat", {"session": full.id}, 52)
    yield Opening("close_class", {"session": full.id}, 10)
    yield Opening("reports", {}, len(app.classes.centres()))
    yield Opening("announce", {"month": today}, 10)
    yield Opening("lessons", {}, len(app.library.lessons()))
    yield Opening("practice_home", {}, 20)
    yield Opening("procedures", {}, 30)
    yield Opening("town", {}, 30)
    yield Opening("plans", {}, 10)
    yield Opening("data", {}, 3)
    app.planning.call_off(full.id, "雪のため")
    yield Opening("calls", {"session": full.id}, full.expected)
    clock.forward = LATER
    yield Opening("erase", {}, app.retention.due_count())


def opened(window: Window, application: QApplication, one: Opening) -> float:
    """Return the seconds of work until a screen is painted for the first time.

    The window's own thread is asked, not the clock on the wall: what else the machine does makes no difference.
    """
    from PySide6.QtCore import QEvent

    began = time.thread_time()
    window.go(one.screen, **one.where)
    application.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    window.repaint()
    return time.thread_time() - began


def rest(tasks: Tasks) -> None:
    """Let the program wake up after its first paint, as it does while somebody looks at the first screen."""
    from PySide6.QtCore import QEventLoop, QTimer

    while not tasks.idle:
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def bare(application: QApplication, rows: int) -> float:
    """Return the seconds until a list of bare words is painted for the first time."""
    from PySide6.QtWidgets import QListWidget

    made = QListWidget()
    made.resize(1366, 700)
    made.show()
    application.processEvents()
    began = time.thread_time()
    made.clear()
    made.addItems([f"佐藤 花子 {number}　さとう はなこ" for number in range(rows)])
    made.repaint()
    took = time.thread_time() - began
    made.close()
    made.deleteLater()
    return took


def measure(application: QApplication, window: Window, one: Opening) -> tuple[list[float], float]:
    """Return the seconds of each opening, and the median of the bare list."""
    from PySide6.QtCore import QEvent

    found = []
    for _round in range(ROUNDS):
        window.go("credits")
        for _turn in range(3):
            application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        found.append(opened(window, application, one))
    return found, statistics.median(bare(application, one.rows) for _round in range(ROUNDS))


def town(work: Callable[[App, LaterClock], list[str]]) -> list[str]:
    """Do some work on a whole town that is gone afterwards."""
    from smartclass import bootstrap
    from smartclass.paths import Home
    from smartclass.services.demo_town import DemoTown

    with tempfile.TemporaryDirectory() as folder:
        clock = LaterClock()
        app = bootstrap.build(Home(Path(folder)), clock=clock)
        DemoTown(app.register).fill(1)
        app.settings.change(demo_offered=True, sound=False)
        try:
            return work(app, clock)
        finally:
            app.close()


def lines() -> list[str]:
    """Return the figures in words."""
    from PySide6.QtWidgets import QApplication

    from ui import warming
    from ui.kit import fonts
    from ui.tasks import Tasks
    from ui.window import Window

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    fonts.load()

    def work(app: App, clock: LaterClock) -> list[str]:
        tasks = Tasks()
        window = Window(app, tasks)
        window.resize(1366, 768)
        window.show()
        window.go("today")
        warming.begin(tasks, app.procedures.events)
        rest(tasks)
        told = []
        for one in openings(app, clock):
            found, floor = measure(application, window, one)
            p95 = statistics.quantiles(found, n=20)[18]
            over = "  over 150 ms" * (p95 > LIMIT)
            told.append(
                f"{one.screen:13} {one.words:12} {one.rows:5} rows: p50 {statistics.median(found) * 1000:4.0f} ms,"
                f" p95 {p95 * 1000:4.0f} ms, first {found[0] * 1000:4.0f} ms;"
                f" p95 / bare list {p95 / floor:5.1f}{over}"
            )
        window.close()
        tasks.close()
        return told

    return town(work)
