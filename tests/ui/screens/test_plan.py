"""The calendar, one planned class, repeating, the call list, and telling the public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.registry import ClassSession, SessionState
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit.month_grid import MonthGrid
from ui.kit.paper_panel import PaperPanel
from ui.screens.announce import Announce
from ui.screens.planned import Planned
from ui.screens.repeat import RepeatScreen
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(window: Window, app: App) -> ClassSession:
    return app.classes.today()[0]


def test_a_day_of_the_calendar_shows_its_classes(window: Window, session: ClassSession, find: Find) -> None:
    window.go("plan")
    assert find(window, f"session-{session.id}").isVisible()
    labour = find(window, "day-2026-11-23")
    assert "勤労感謝の日" in labour.accessibleName()
    assert "今日" in find(window, "day-2026-11-21").accessibleName()
    labour.click()
    settle()
    assert labour.isChecked()
    assert "勤労感謝の日" in words(window)
    assert "この日の教室は、まだありません" in words(window)
    find(window, "make-here").click()
    assert window.present.findChildren(QWidget, "course")
    window.back()
    settle()
    assert find(window, "day-2026-11-23").isChecked()
    find(window, "whole-month").click()
    settle()
    assert "この月の教室" in words(window)


def test_months_are_whole_weeks_from_sunday() -> None:
    weeks = MonthGrid.weeks(date(2026, 11, 1))
    assert (weeks[0][0], weeks[-1][-1], len(weeks)) == (date(2026, 11, 1), date(2026, 12, 5), 5)


def test_many_classes_on_a_day_are_counted(window: Window, app: App, session: ClassSession, find: Find) -> None:
    for hour in range(8, 18):
        app.planning.copy(session.id, date(2026, 11, 25), session.starts.replace(hour=hour))
    off = app.classes.between(date(2026, 11, 25), date(2026, 11, 25))[0]
    app.planning.call_off(off.id, "台風")
    window.go("plan", day=date(2026, 11, 25))
    cell = find(window, "day-2026-11-25")
    cell.setFocus()
    assert not cell.grab().isNull()
    assert "中止" in cell.accessibleName()


def test_large_text_has_the_list_alone(window: Window, app: App, session: ClassSession, find: Find) -> None:
    app.settings.change(text_scale=200)
    window.restyle()
    window.go("plan")
    assert not window.present.findChildren(MonthGrid)[0].isVisible()
    assert find(window, f"session-{session.id}").isVisible()
    find(window, "month-after").click()
    find(window, "this-month").click()
    assert "2026年11月" in words(window)


def test_an_empty_month_says_what_to_do(empty_window: Window) -> None:
    empty_window.go("plan", month=date(2027, 2, 1))
    settle()
    assert "「教室をつくる」で、たせます" in words(empty_window)


def test_a_class_is_copied_and_the_same_day_is_refused(
    window: Window, app: App, session: ClassSession, find: Find
) -> None:
    window.go("plan")
    find(window, f"session-{session.id}").click()
    screen = window.present
    assert isinstance(screen, Planned)
    find(window, "copy").click()
    screen._day.setDate(QDate(2026, 11, 21))
    find(window, "copy-now").click()
    assert window.overlay.isVisible()
    window.overlay.dismiss()
    screen._day.setDate(QDate(2026, 12, 2))
    find(window, "copy-now").click()
    (made,) = app.classes.between(date(2026, 12, 2), date(2026, 12, 2))
    assert window.present.place() == {"session": made.id}


def test_calling_off_leads_to_the_call_list_and_can_be_undone(
    window: Window, app: App, session: ClassSession, find: Find
) -> None:
    window.go("planned", session=session.id)
    screen = window.present
    assert isinstance(screen, Planned)
    find(window, "call-off").click()
    find(window, "call-off-now").click()
    assert "中止のわけを入れてください" in words(window)
    screen._reason.edit.setText("1234 5678 9018")
    find(window, "call-off-now").click()
    assert "マイナンバー" in words(window)
    screen._reason.edit.setText("台風のため")
    find(window, "call-off-now").click()
    told = app.planning.calls(session.id)
    assert told.session.state is SessionState.CANCELLED
    assert window.present.title() == "れんらくの名簿"
    for call in told.calls:
        settle(8)
        find(window, f"reached-{call.person.id}").click()
    assert "全員に、つたえました" in words(window)
    first = told.calls[0].person.id
    find(window, f"no_answer-{first}").click()
    assert not find(window, f"reached-{first}").isChecked()
    find(window, f"no_answer-{first}").click()
    assert app.planning.calls(session.id).left == 1
    window.back()
    settle()
    assert "台風のため" in words(window)
    find(window, "hold").click()
    assert app.classes.get(session.id).state is SessionState.PLANNED
    assert find(window, "desk").isVisible()


def test_calling_off_a_class_nobody_is_expected_at(window: Window, app: App, session: ClassSession, find: Find) -> None:
    made = app.planning.copy(session.id, session.day + timedelta(days=3))
    window.go("planned", session=made.id)
    assert isinstance(window.present, Planned)
    find(window, "call-off").click()
    chip = next(one for one in window.present.findChildren(QAbstractButton) if one.text() == "雪のため")
    chip.click()
    find(window, "call-off-now").click()
    assert app.classes.get(made.id).reason == "雪のため"
    find(window, "calls").click()
    settle()
    assert "れんらくは、いりません" in words(window)


def test_days_are_seen_before_they_are_made_and_taken_back(
    window: Window, app: App, session: ClassSession, find: Find
) -> None:
    window.go("planned", session=session.id)
    find(window, "repeat").click()
    screen = window.present
    assert isinstance(screen, RepeatScreen)
    before = len(app.classes.between(date.min, date.max))
    screen._times.setValue(6)
    settle(8)
    assert "6回、つくります" in words(window)
    find(window, "on-2026-12-05").click()
    settle(8)
    assert "6回、つくります" in words(window)
    find(window, "on-2026-12-05").click()
    settle(8)
    find(window, "on-2027-01-02").click()
    assert "祝日と年末年始は休む" in window.notice.text()
    assert len(app.classes.between(date.min, date.max)) == before
    find(window, "make").click()
    assert len(app.classes.between(date.min, date.max)) == before + 6
    find(window, "undo").click()
    assert len(app.classes.between(date.min, date.max)) == before


def test_rules_that_can_not_be_are_said(window: Window, session: ClassSession, find: Find) -> None:
    window.go("repeat", session=session.id)
    screen = window.present
    assert isinstance(screen, RepeatScreen)
    find(window, "by-day").click()
    screen._until.setDate(QDate(2026, 11, 20))
    assert "おわりの日" in screen._says.text()
    find(window, "make").click()
    assert window.overlay.isVisible()
    window.overlay.dismiss()
    screen._until.setDate(QDate(2026, 11, 24))
    assert "つくれる日がありません" in screen._says.text()
    screen._until.setDate(QDate(2028, 11, 18))
    assert "60回まで" in screen._says.text()


def test_the_schedule_is_saved_with_what_is_known_of_the_town(
    window: Window, app: App, qtbot: QtBot, tmp_path: Path, find: Find
) -> None:
    window.go("plan")
    find(window, "announce").click()
    screen = window.present
    assert isinstance(screen, Announce)
    screen._fields["telephone"].edit.setText("110")
    screen.save_to(tmp_path / "x.csv")
    assert "電話番号を読めません" in words(window)
    screen._fields["telephone"].edit.setText("03-1234-5678")
    screen.save_to(tmp_path / "x.csv")
    qtbot.waitUntil((tmp_path / "x.csv").exists)
    qtbot.waitUntil(lambda: "x.csv" in window.notice.text())
    assert "03-1234-5678" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    find(window, "keep").click()
    assert app.announcing.town().telephone == "03-1234-5678"


@pytest.mark.parametrize("suffix", [".ics", ".csv"])
def test_where_to_save_is_asked(
    window: Window, qtbot: QtBot, tmp_path: Path, find: Find, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    from ui.screens import announce

    monkeypatch.setattr(announce.QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "plan"), ""))
    window.go("announce")
    find(window, f"save-{suffix[1:]}").click()
    qtbot.waitUntil((tmp_path / f"plan{suffix}").exists)
    qtbot.waitUntil(lambda: "plan" in window.notice.text())


@pytest.mark.parametrize("kind", ["poster", "calls"])
def test_the_papers_of_planning_are_seen(window: Window, qtbot: QtBot, session: ClassSession, kind: str) -> None:
    window.go("papers", session=session.id, kind=kind)
    panel = window.present.findChild(PaperPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
