"""座席のようす: one tap per answer, the sentence for whoever waits longest, and the projector goes on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from smartclass.bootstrap import App
from smartclass.domain.lesson import Family
from smartclass.domain.seats import HelpNote, SeatState
from smartclass.errors import Problem
from tests.conftest import FixedClock
from tests.ui.conftest import settle
from ui.player.seat_board import SeatBoard
from ui.screens.seats import Seats
from ui.screens.teach import Teach
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(app: App, window: Window) -> UUID:
    found = app.classes.today()[0].id
    for row in app.roll.roster(found)[:3]:
        app.roll.check_in(found, row.attendee.id)
    app.roll.set_count_only(found, 1)
    window.go("seats", session=found)
    settle()
    return found


def board(window: Window) -> SeatBoard:
    assert isinstance(window.present, Seats)
    return window.present.board


def states(window: Window) -> list[SeatState]:
    return [card.seat.state for card in board(window).cards]


def sentence(window: Window) -> str:
    settle()
    return board(window).help.findChildren(QLabel, "sentence")[-1].text()


def test_an_empty_board_says_what_to_do(app: App, window: Window, find: Find) -> None:
    window.go("seats", session=app.classes.today()[0].id)
    settle()
    names = {one.objectName() for one in board(window).findChildren(QAbstractButton) if one.isVisible()}
    assert names == {"desk"}
    find(window, "desk").click()
    assert type(window.present).__name__ == "Desk"


def test_one_tap_for_each_answer(window: Window, session: UUID) -> None:
    cards = board(window).cards
    assert len(cards) == 4
    assert states(window) == [SeatState.WAITING] * 4
    cards[1].buttons[SeatState.HELP].click()
    for _again in range(2):
        cards[3].buttons[SeatState.DONE].click()
    assert states(window) == ["waiting", "help", "waiting", "done"]
    assert board(window).cards == cards
    assert board(window)._sums.text() == "できた 1人　まって 2人　たすけて 1人"
    assert [cards[3].buttons[state].isChecked() for state in SeatState] == [True, False, False]


def test_who_waits_longest_comes_first_with_the_sentence_to_say(
    app: App, window: Window, session: UUID, clock: FixedClock, find: Find
) -> None:
    lesson = app.library.get(app.classes.get(session).lesson_ids[0])
    app.progress.reached(lesson.id, lesson.steps[1].id, person=None, session=session)
    window.go("seats", session=session)
    cards = board(window).cards
    cards[2].buttons[SeatState.HELP].click()
    clock.pass_by(minutes=3)
    cards[0].buttons[SeatState.HELP].click()
    family = Family(cards[2].seat.row.attendee.family or "android") if cards[2].seat.row else Family.ANDROID
    assert sentence(window) == lesson.steps[1].for_family(family).say_cue
    assert cards[2]._minutes.text() == "3分"
    texts = [button.text() for button in board(window).help.findChildren(QAbstractButton)]
    assert any(cards[0].seat.row and cards[0].seat.row.attendee.name in text for text in texts)
    board(window).help.chosen.emit(cards[0].seat.place)
    settle()
    find(board(window), f"note-{HelpNote.TOGETHER}").click()
    assert states(window) == ["done", "waiting", "help", "waiting"]


def test_without_a_lesson_there_is_still_a_sentence(app: App, window: Window) -> None:
    made = app.classes.create(course="相談", day=app.clock.today(), starts=app.clock.now().time())
    app.roll.walk_in(made.id, "飛入 花子")
    window.go("seats", session=made.id)
    board(window).cards[0].buttons[SeatState.HELP].click()
    assert sentence(window) == "いま、画面に なにが見えますか。"


def test_the_class_goes_on_and_a_tap_can_be_taken_back(window: Window, session: UUID, find: Find) -> None:
    board(window).cards[0].buttons[SeatState.DONE].click()
    find(window, "everybody-on").click()
    assert states(window)[0] is SeatState.WAITING
    find(window, "seat-undo").click()
    assert states(window)[0] is SeatState.DONE
    find(window, "seat-undo").click()
    find(window, "seat-undo").click()
    assert "もどすことは、もうありません" in window.notice.text()


def test_an_empty_room_says_what_to_do(app: App, window: Window) -> None:
    made = app.classes.create(course="空", day=app.clock.today(), starts=app.clock.now().time())
    window.go("seats", session=made.id)
    settle()
    assert board(window)._empty.isVisible()
    assert board(window).cards == []


def test_a_register_that_cannot_be_written_is_said(
    app: App, window: Window, session: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise Problem("いっぱいです。")

    monkeypatch.setattr(app.seats, "tap", full)
    board(window).cards[0].buttons[SeatState.DONE].click()
    assert window.overlay.isVisible()
    assert not board(window).cards[0].buttons[SeatState.DONE].isChecked()


def test_in_a_lesson_the_seats_take_its_place_and_the_projector_goes_on(
    app: App, window: Window, session: UUID, find: Find
) -> None:
    lesson = app.classes.get(session).lesson_ids[0]
    window.go("teach", lesson=lesson, session=session)
    settle()
    teach = window.present
    assert isinstance(teach, Teach)
    teach._project()
    shown = teach._projector
    find(window, "seats").click()
    settle()
    assert teach._board is not None
    assert teach._board.isVisible()
    assert not teach._lesson.isVisible()
    assert teach._projector is shown is not None
    teach._board.cards[0].buttons[SeatState.HELP].click()
    before = app.progress.place(lesson, person=None, session=session)
    teach._acts["next"].click()
    assert app.progress.place(lesson, person=None, session=session) != before
    find(window, "leave-seats").click()
    assert teach._lesson.isVisible()
    find(window, "seats").click()
    assert teach._board.isVisible()


def test_a_lesson_outside_a_class_has_no_seats(app: App, window: Window) -> None:
    window.go("teach", lesson="basics-calls")
    settle()
    assert isinstance(window.present, Teach)
    assert not window.present.findChildren(QAbstractButton, "seats")[0].isVisible()
