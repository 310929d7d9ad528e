"""Around the desk: today, making a class, closing it, the plan, the lessons, the papers, the report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.registry import SessionState
from smartclass.errors import Problem
from tests.ui.conftest import settle
from ui import printing
from ui.kit.layout import Card
from ui.kit.paper_panel import PaperPanel
from ui.kit.ruby_label import RubyLabel
from ui.screens.new_session import NewSession, next_start
from ui.screens.person import Person
from ui.screens.reports import span
from ui.screens.today import Today
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


def words(window: QWidget) -> str:
    settle(2)
    return "\n".join(label.text() for label in window.findChildren(RubyLabel) if not label.isHidden())


def test_start_opens_the_desk_of_the_next_class(window: Window, app: App, find: Find, qtbot: QtBot) -> None:
    window.go("today")
    assert "はじめてのスマホ" in words(window)
    qtbot.waitUntil(lambda: "電話" in words(window) or "あとで選べます" in words(window))
    find(window, "start").click()
    assert app.classes.today()[0].state is SessionState.RUNNING
    assert window.present.__class__.__name__ == "Desk"
    window.home()
    assert find(window, "start").text() == "つづける"


def test_the_first_question_is_today_only(window: Window, app: App) -> None:
    asked: list[str] = []
    app.register.watch(asked.append)
    made = Today(window.context)
    made.arrive()
    app.register.watch(None)
    made.deleteLater()
    assert len([sql for sql in asked if sql.lstrip().upper().startswith("SELECT")]) == 1


def test_an_empty_day_leads_to_making_a_class(empty_window: Window, find: Find) -> None:
    empty_window.go("today")
    find(empty_window, "make").click()
    assert isinstance(empty_window.present, NewSession)


def test_a_class_is_made_in_three_fields(window: Window, app: App, find: Find) -> None:
    window.go("new_session")
    find(window, "make").click()
    made = window.present
    assert isinstance(made, NewSession)
    assert made._fault.text() == "講座の名前を入れてください。"
    made._course.setCurrentText("地図を見る")
    find(window, "make").click()
    session = next(one for one in app.classes.today() if one.course.title == "地図を見る")
    assert (session.starts, session.ends, session.capacity) == (time(10, 0), time(11, 0), 12)
    assert window.present.__class__.__name__ == "Desk"


def test_the_rest_can_be_decided_too(window: Window, app: App, find: Find) -> None:
    window.go("today")
    window.go("new_session")
    made = window.present
    assert isinstance(made, NewSession)
    find(window, "more").click()
    made._lessons[0][1].setChecked(True)
    made._course.setCurrentText("あした")
    tomorrow = app.clock.today() + timedelta(days=1)
    made._day.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
    made._staff.setText("森 さくら、大谷 みどり")
    find(window, "make").click()
    session = next(one for one in app.classes.between(tomorrow, tomorrow) if one.course.title == "あした")
    assert len(session.lesson_ids) == 1
    assert sorted(member.name for member in session.staff) == ["大谷 みどり", "森 さくら"]


@pytest.mark.parametrize(
    ("now", "start"), [((9, 40), time(10, 0)), ((9, 0), time(9, 0)), ((9, 1), time(9, 30)), ((23, 50), time(23, 30))]
)
def test_the_start_proposed_is_the_next_half_hour(now: tuple[int, int], start: time) -> None:
    assert next_start(datetime(2026, 11, 21, *now)) == start  # noqa: DTZ001


def test_closing_says_how_many_came(window: Window, app: App, find: Find) -> None:
    session = app.classes.today()[0]
    app.roll.all_present(session.id)
    app.roll.set_count_only(session.id, 2)
    window.go("close_class", session=session.id)
    assert f"{app.roll.counts(session.id).total}人" in words(window)
    find(window, "finish").click()
    assert app.classes.get(session.id).state is SessionState.ENDED
    assert "ぶじにおわりました" in words(window)


def test_the_plan_turns_months(window: Window, app: App, find: Find) -> None:
    window.go("plan")
    assert "2026年11月" in words(window)
    find(window, "month-before").click()
    assert "2026年10月" in words(window)
    find(window, "month-after").click()
    find(window, "month-after").click()
    assert "2026年12月" in words(window)


def test_lessons_are_found_by_complaint(window: Window, find: Find) -> None:
    window.go("lessons", text="かーどがよみとれない")
    assert find(window, "teach-mynumber-read-card").isEnabled()
    window.go("lessons", text="りんご")
    assert "見つかりませんでした" in words(window)


@pytest.mark.parametrize("sheet", ["sign-in", "attendance", "cards", "mynumber-read-card-iphone"])
def test_papers_are_seen_and_saved(
    window: Window, app: App, qtbot: QtBot, tmp_path: Path, find: Find, sheet: str
) -> None:
    session = app.classes.today()[0]
    app.classes.change(session.id, lesson_ids=["mynumber-read-card"])
    window.go("papers", session=session.id)
    find(window, f"sheet-{sheet}").click()
    panel = window.present.findChild(PaperPanel)
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    assert panel.view.pages >= 1
    panel.save_to(tmp_path / "x.pdf")
    qtbot.waitUntil((tmp_path / "x.pdf").exists, timeout=20_000)
    assert (tmp_path / "x.pdf").read_bytes() == panel.pdf


def test_saving_where_one_can_not_is_said(window: Window, app: App, qtbot: QtBot, tmp_path: Path) -> None:
    window.go("papers", session=app.classes.today()[0].id)
    panel = window.present.findChild(PaperPanel)
    panel.save_to(tmp_path / "early.pdf")
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    (tmp_path / "file").write_text("x")
    panel.save_to(tmp_path / "file" / "x.pdf")
    qtbot.waitUntil(window.overlay.isVisible)


def test_without_a_printer_the_way_out_is_named(window: Window, app: App, qtbot: QtBot, find: Find) -> None:
    window.go("papers", session=app.classes.today()[0].id)
    panel = window.present.findChild(PaperPanel)
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    with pytest.raises(Problem, match="プリンター"):
        printing.chosen(window, "x", "")
    find(window, "print").click()
    assert window.overlay.isVisible()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("this-month", date(2026, 11, 1), date(2026, 11, 30)),
        ("last-month", date(2026, 10, 1), date(2026, 10, 31)),
        ("quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("fiscal-year", date(2026, 4, 1), date(2027, 3, 31)),
        ("last-fiscal-year", date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_spans_of_the_report(name: str, first: date, last: date) -> None:
    found = span(name, date(2026, 11, 21))
    assert (found.first, found.last) == (first, last)


def test_the_report_follows_its_chips(window: Window, qtbot: QtBot, find: Find) -> None:
    window.go("reports")
    panel = window.present.findChild(PaperPanel)
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    month = panel.pdf
    find(window, "span-fiscal-year").click()
    qtbot.waitUntil(lambda: bool(panel.pdf) and panel.pdf != month, timeout=20_000)
    settle()


def test_a_ready_made_class_fills_the_new_one(window: Window, app: App, find: Find) -> None:
    window.go("new_session")
    find(window, "plans").click()
    settle()
    assert "第6回をつくる" in [button.text() for button in window.findChildren(QAbstractButton)]
    find(window, "make-plan-six-1").click()
    made = window.present
    assert isinstance(made, NewSession)
    assert made._minutes.value() == 90
    find(window, "make").click()
    session = next(one for one in app.classes.today() if one.course.title == "文字を打つ、つなぐ")
    assert session.lesson_ids == ("basics-letters", "basics-wifi")


def test_the_sheet_of_a_ready_made_class_is_shown(window: Window, find: Find, qtbot: QtBot) -> None:
    window.go("plans")
    find(window, "sheet-plan-first-60").click()
    panel = window.findChild(PaperPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.pdf.startswith(b"%PDF"))


def test_without_plans_the_screen_says_what_to_do(window: Window, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.library, "plans", lambda: ())
    window.go("plans")
    assert "読めませんでした" in words(window)


def test_lessons_are_shown_course_by_course(window: Window, app: App, find: Find, qtbot: QtBot) -> None:
    window.go("lessons")
    find(window, "course-safety").click()
    wanted = [lesson.id for lesson in app.library.lessons() if lesson.course == "safety"]
    qtbot.waitUntil(lambda: taught(window) == wanted)
    assert window.present is not None
    assert window.present.place()["course"] == "safety"
    window.restyle()
    qtbot.waitUntil(lambda: taught(window) == wanted)
    find(window, "course-all").click()
    qtbot.waitUntil(lambda: len(taught(window)) == len(app.library.lessons()))


def test_a_long_list_gives_each_card_its_whole_height(window: Window, app: App, qtbot: QtBot) -> None:
    window.go("lessons")
    qtbot.waitUntil(lambda: len(taught(window)) == len(app.library.lessons()))
    settle()
    cards = [card for card in window.findChildren(Card) if card.isVisible()]
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)


def taught(window: Window) -> list[str]:
    assert window.present is not None
    buttons = window.present.findChildren(QAbstractButton)
    return [one.objectName()[6:] for one in buttons if one.objectName().startswith("teach-") and not one.isHidden()]


def test_a_sheet_once_on_paper_keeps_its_numbers(app: App, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    session = app.classes.today()[0].id
    window.go("papers", session=session)
    panel = window.findChild(PaperPanel)
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    assert app.register.row("SELECT count(*) FROM desk_row") == (0,)
    panel.save_to(tmp_path / "sheet.pdf")
    before = {row.attendee.id: row.number for row in app.roll.roster(session)}
    others = [person.id for person in app.people.all() if person.id not in before]
    app.roll.expect(session, others[:3])
    now = {row.attendee.id: row.number for row in app.roll.roster(session)}
    assert before.items() <= now.items()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists, timeout=20_000)


def test_a_lost_card_is_made_anew(app: App, window: Window, qtbot: QtBot, find: Find) -> None:
    person = app.people.all(limit=1)[0]
    window.go("person", person=person.id)
    find(window, "renew-card").click()
    assert window.overlay.isVisible()
    assert isinstance(window.present, Person)
    window.present._renew_card()
    panel = window.findChildren(PaperPanel)[-1]
    qtbot.waitUntil(lambda: bool(panel.pdf), timeout=20_000)
    assert app.people.holder(f"A1:{person.token}") is None
    new = app.people.get(person.id).token
    assert app.people.holder(f"A1:{new}") == person.id
    assert b"%PDF" in panel.pdf[:8]


def test_somebody_not_written_down_yet_has_no_card_to_renew(window: Window) -> None:
    window.go("person")
    assert not window.findChildren(QAbstractButton, "renew-card")[0].isVisible()
