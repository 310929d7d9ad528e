"""What a scripted day at the register needs: the town it plays in, ways to reach things, a fingerprint of the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from smartclass.bootstrap import App, build
from smartclass.domain.bookings import Standing
from smartclass.domain.registry import ClassSession
from smartclass.paths import Home
from smartclass.services.demo_town import DRAWN_IN, DemoTown, Size
from tests.window.hand import Hand
from ui.window import Window

SMALL = Size(people=400, sessions=90, attendances=500, applicants=30, seats=6, booked=6)


class Day:
    """What stays the same all day."""

    def __init__(self, window: Window, hand: Hand, size: Size, folder: Path) -> None:
        self.window, self.hand, self.size, self.folder = window, hand, size, folder
        self.app: App = window.context.app
        self.said: list[str] = []

    def open(self, screen: str, **where: object) -> QWidget:
        """Come to a screen as its doors do."""
        self.window.go(screen, **where)
        self.hand.settle()
        assert self.window.present is not None
        return self.window.present

    def say(self, words: str) -> None:
        self.said.append(words)
        print(words, flush=True)

    def agree(self, words: str) -> None:
        """Press a button of the card that asks."""
        found = [one for one in self.window.overlay.findChildren(QAbstractButton) if one.text() == words]
        self.hand.click_on(found[0])

    def drawn(self) -> ClassSession:
        day = self.app.clock.today() + DRAWN_IN
        return next(one for one in self.app.classes.between(day, day) if self.app.bookings.list(one.id).by_draw)

    def coming(self, *, full: bool) -> ClassSession:
        """Return a class to come with a free seat and nobody waiting, or one with people waiting."""
        today = self.app.clock.today()
        for one in self.app.classes.between(today + timedelta(days=1), today + timedelta(days=120)):
            listing = self.app.bookings.list(one.id)
            waiting = bool(listing.of(Standing.WAITING))
            if not listing.by_draw and len(listing.bookings) > 3 and (waiting if full else listing.free > 2 > waiting):
                return one
        raise AssertionError("no such class in the town")


def found(window: Window) -> list[QAbstractButton]:
    present = window.present
    assert present is not None
    return [one for one in present.findChildren(QAbstractButton) if one.objectName().startswith("found-")]


def reach(hand: Hand, widget: QWidget) -> None:
    """Turn the wheel until a widget is wholly in sight."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()
    turned = False
    for _turn in range(80):
        top = widget.mapTo(area.viewport(), widget.rect().topLeft()).y()
        if 0 <= top <= area.viewport().height() - widget.height():
            if not turned:
                return
            turned = False
            hand.settle(200)  # a wheel's last event may still be on its way
            continue
        before, turned = bar.value(), True
        hand.wheel(area, down=top > 0)
        hand.until(lambda before=before: bar.value() != before, "the wheel does nothing")
    raise AssertionError("it cannot be reached")


def still(hand: Hand, widgets: Sequence[QWidget]) -> None:
    """Wait until widgets that were just set out stand where they stay."""
    places: list[object] = []

    def stand() -> bool:
        places.append([one.geometry().getRect() for one in widgets])
        return len(places) > 10 and all(one == places[-1] for one in places[-10:])

    hand.until(stand, "the rows don't come to rest")


WRITTEN_DOWN = ("import_batch", "import_person", "audit", "meta")
"""What tells afterwards that something was read in and taken out again; meta keeps the audit's last seal."""


def living(app: App) -> dict[str, int]:
    """Return a fingerprint of every table's rows that weren't taken back; cards of people taken out are none."""
    tables = [row[0] for row in app.register.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    prints = {}
    for table in tables:
        columns = {row[1] for row in app.register.rows(f'PRAGMA table_info("{table}")')}
        if table in WRITTEN_DOWN:
            continue
        where = "deleted = 0" if "deleted" in columns else "1"
        if table == "card":
            where += " AND attendee_id IN (SELECT id FROM attendee WHERE deleted = 0)"
        rows = app.register.rows(f'SELECT * FROM "{table}" WHERE {where}')
        prints[table] = hash(tuple(sorted(map(repr, rows))))
    return prints


def prepare(home: Home, size: Size) -> None:
    """Fill an empty folder with the town."""
    if home.database.exists():
        return
    app = build(home)
    DemoTown(app.register, size).fill(1)
    app.settings.change(demo_offered=True, sound=False)
    app.close()
