"""Reports, the lists behind their figures, and targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain import fiscal
from smartclass.domain.targets import Targets
from smartclass.paths import Home
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit.chart import ChartView
from ui.screens.figures import Figures
from ui.screens.papers import Papers
from ui.screens.reports import Reports, span
from ui.screens.targets import TargetsScreen
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def reports(window: Window) -> Reports:
    screen = window.present
    assert isinstance(screen, Reports)
    return screen


def made(window: Window, qtbot: QtBot) -> str:
    panel = reports(window).panel
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    return panel.file_stem()


def test_report_time_and_place_make_the_sheet(window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    window.go("reports")
    assert made(window, qtbot) == "report-2026-11-01-2026-11-30"
    screen = reports(window)
    assert screen._report.count() >= 7
    screen._report.setCurrentIndex(screen._report.findData("yearly"))
    find(window, "span-fiscal-year").click()
    assert made(window, qtbot) == "activity-2026-04-01-2027-03-31"
    find(window, "span-days").click()
    screen._days._first.setDate(QDate(2026, 12, 24))
    screen._days._last.setDate(QDate(2026, 9, 1))
    assert made(window, qtbot) == "activity-2026-09-01-2026-12-24"


def test_the_choice_survives_a_change_of_text_size(window: Window, app: App, qtbot: QtBot) -> None:
    window.go("reports", report="kpi", chosen="last-fiscal-year")
    assert made(window, qtbot) == "targets-2025"
    window.restyle()
    assert reports(window)._report.currentData() == "kpi"
    assert made(window, qtbot) == "targets-2025"


def test_the_spans() -> None:
    today = date(2026, 1, 15)
    assert span("this-month", today) == fiscal.month(2026, 1)
    assert span("last-month", today) == fiscal.month(2025, 12)
    assert span("quarter", today) == fiscal.quarter(2025, 4)
    assert span("fiscal-year", today) == fiscal.year(2025)
    assert span("last-fiscal-year", today) == fiscal.year(2024)


def opened(window: Window, qtbot: QtBot) -> Figures:
    qtbot.waitUntil(lambda: isinstance(window.present, Figures), timeout=5_000)
    screen = window.present
    assert isinstance(screen, Figures)
    qtbot.waitUntil(lambda: screen._data is not None, timeout=20_000)
    return screen


def rows(screen: QWidget, begin: str) -> list[QAbstractButton]:
    return [
        one for one in screen.findChildren(QAbstractButton) if one.objectName().startswith(begin) and not one.isHidden()
    ]


def test_every_total_opens_what_it_was_counted_from(window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    window.go("reports", chosen="fiscal-year")
    find(window, "behind").click()
    screen = opened(window, qtbot)
    assert screen._data is not None
    whole = screen._data.whole
    assert screen.findChildren(ChartView)
    for name, begin, count in (
        ("held", "session-", whole.sessions),
        ("visits", "session-", whole.sessions),
        ("people", "person-", whole.people),
        ("newcomers", "person-", whole.newcomers),
        ("count_only", "session-", sum(line.count_only > 0 for line in screen._data.held)),
    ):
        find(window, f"total-{name}").click()
        qtbot.waitUntil(lambda begin=begin, count=count: len(rows(screen, begin)) == count, timeout=5_000)
    booked = screen._data.bookings.values()
    asked = app.activity.asked(screen._data.period)
    for name, count in (
        ("applied", sum(one.applied > 0 for one in booked)),
        ("stayed_away", sum(one.stayed_away > 0 for one in booked)),
        ("talks", sum(talks > 0 for talks, _answers in asked.values())),
        ("satisfied", sum(answers > 0 for _talks, answers in asked.values())),
    ):
        assert count
        find(window, f"total-{name}").click()
        qtbot.waitUntil(lambda count=count: len(rows(screen, "session-")) == count, timeout=5_000)
    find(window, "total-cancelled").click()
    assert "ここには、まだ何もありません" in words(window)
    find(window, "total-parts").click()
    month = next(one for one in screen.findChildren(QAbstractButton) if one.text() == "2026年11月")
    month.click()
    inside = [line for line in screen._data.held if line.day.month == 11]
    qtbot.waitUntil(lambda: len(rows(screen, "session-")) == len(inside), timeout=5_000)


def test_consultations_outside_of_a_class_are_counted_in_words(window: Window, app: App, qtbot: QtBot) -> None:
    talk = app.consultations.begin(None)
    app.consultations.change(talk.id, topic="call-answer")
    window.go("figures", opened="talks")
    opened(window, qtbot)
    qtbot.waitUntil(lambda: "教室の外で：1件" in words(window), timeout=5_000)


def test_a_person_of_a_list_leads_to_their_history(window: Window, app: App, qtbot: QtBot) -> None:
    window.go("figures", opened="people")
    screen = opened(window, qtbot)
    qtbot.waitUntil(lambda: bool(rows(screen, "person-")), timeout=5_000)
    rows(screen, "person-")[0].click()
    papers = window.present
    assert isinstance(papers, Papers)
    qtbot.waitUntil(lambda: bool(papers.panel.pdf), timeout=20_000)
    assert papers.panel.file_stem() == "history"
    window.back()
    assert opened(window, qtbot)._open == "people"


def test_a_class_of_a_list_leads_to_its_desk(window: Window, app: App, qtbot: QtBot) -> None:
    window.go("figures", opened="held")
    screen = opened(window, qtbot)
    qtbot.waitUntil(lambda: bool(rows(screen, "session-")), timeout=5_000)
    rows(screen, "session-")[0].click()
    assert type(window.present).__name__ == "Desk"


def test_an_empty_register_has_nothing_behind_its_figures(empty_window: Window, qtbot: QtBot) -> None:
    empty_window.go("figures")
    opened(empty_window, qtbot)
    assert "まだ何もありません" in words(empty_window)


def test_targets_are_typed_checked_and_kept(window: Window, app: App, find: Find) -> None:
    window.go("reports")
    find(window, "targets").click()
    screen = window.present
    assert isinstance(screen, TargetsScreen)
    screen._fields["sessions"].edit.setText("たくさん")
    find(window, "save").click()
    assert "数字だけで" in screen._fields["sessions"]._below.text()
    screen._fields["sessions"].edit.setText("48")
    screen._fields["satisfied"].edit.setText("101")
    find(window, "save").click()
    assert "0から100まで" in screen._fields["satisfied"]._below.text()
    screen._fields["satisfied"].edit.setText("８５%".removesuffix("%"))
    screen._fields["visits"].edit.setText("1,200")
    find(window, "save").click()
    assert app.targets.of(2026) == Targets(48, 1200, satisfied=85)
    assert isinstance(window.present, Reports)
    find(window, "targets").click()
    again = window.present
    assert isinstance(again, TargetsScreen)
    assert again._fields["visits"].text() == "1200"
    again._year.setCurrentIndex(0)
    assert again._fields["visits"].text() == ""


def test_a_spoilt_file_of_targets_is_said(window: Window, app: App, home: Home, find: Find) -> None:
    home.targets.write_text("format = 1\nx = 1\n", encoding="utf-8")
    window.go("targets")
    settle()
    assert window.overlay.isVisible()
    screen = window.present
    assert isinstance(screen, TargetsScreen)
    screen.save()
    assert "x = 1" in home.targets.read_text(encoding="utf-8")


def test_the_person_screen_leads_to_the_history(window: Window, app: App, find: Find) -> None:
    window.go("person", person=app.people.all(limit=1)[0].id)
    find(window, "history").click()
    assert isinstance(window.present, Papers)
