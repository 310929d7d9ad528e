"""個別相談 on screen: one tap begins, two tell the topic, one the result; each is taken back in one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from smartclass.bootstrap import App
from smartclass.domain.consultation import Outcome
from smartclass.domain.registry import NewAttendee
from tests.ui.conftest import settle
from ui.kit.choices import Choice
from ui.screens.consultations import Consultations
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(app: App, window: Window) -> UUID:
    found = app.classes.today()[0].id
    window.go("consultations", session=found)
    settle()
    return found


def screen(window: Window) -> Consultations:
    assert isinstance(window.present, Consultations)
    return window.present


def field(window: Window, name: str) -> Choice:
    settle()
    return next(one for one in window.findChildren(Choice, name) if one.isVisible())


def test_four_taps_and_it_is_counted(app: App, window: Window, session: UUID, find: Find) -> None:
    for name in ("free-1015", "topic-wifi", "subject-wifi-join", "outcome-homework"):
        find(window, name).click()
    (talk,) = app.consultations.held(session)
    assert (talk.starts, talk.minutes, talk.topic, talk.outcome) == (time(10, 15), 15, "wifi-join", Outcome.HOMEWORK)
    assert "「もどす」で取り消せます" in window.notice.text()
    assert not screen(window)._panel.isVisible()
    button = find(window, f"talk-{talk.id}")
    assert "宿題" in button.accessibleName()


def test_each_tap_is_taken_back(app: App, window: Window, session: UUID, find: Find) -> None:
    for name in ("free-1000", "topic-call", "subject-call-answer", "outcome-done"):
        find(window, name).click()
    topics = []
    for _step in range(3):
        find(window, "undo").click()
        (talk,) = app.consultations.held(session)
        topics.append((talk.topic, talk.outcome))
    assert topics == [("call-answer", Outcome.OPEN), ("call", Outcome.OPEN), ("", Outcome.OPEN)]
    find(window, "undo").click()
    assert app.consultations.held(session) == ()
    find(window, "undo").click()
    assert window.notice.text() == "もどすことは、もうありません。"


def test_two_helpers_talk_at_one_time(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    find(window, "free-1000").click()
    assert [one.starts for one in app.consultations.held(session)] == [time(10), time(10)]


def test_a_seat_leads_here_in_one_tap_and_only_once(app: App, window: Window, session: UUID) -> None:
    person = app.roll.roster(session)[2].attendee
    window.go("consultations", session=session, person=person.id)
    settle()
    assert field(window, "person").currentData() == person.id
    window.go("desk", session=session)
    window.back()
    window.restyle()
    window.go("consultations", session=session, person=person.id)
    (talk,) = app.consultations.held(session)
    assert (talk.person, talk.starts) == (person.id, time(10))


def test_a_name_is_optional_and_can_be_given_later(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "now").click()
    choice = field(window, "person")
    assert choice.currentText() == "お名前なし"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    settle()
    (talk,) = app.consultations.held(session)
    assert talk.person == field(window, "person").currentData() is not None
    staff = field(window, "staff")
    staff.setCurrentIndex(1)
    staff.activated.emit(1)
    assert app.consultations.held(session)[0].staff_name


def test_what_the_last_helper_wrote_is_shown(app: App, window: Window, session: UUID) -> None:
    person = app.roll.roster(session)[0].attendee.id
    past = app.classes.create(course="前の回", day=date(2026, 11, 7), starts=time(10)).id
    talk = app.consultations.begin(past, person=person)
    app.consultations.change(talk.id, topic="wifi-join", outcome=Outcome.HOMEWORK, note="箱の番号を写真にとる")
    window.go("consultations", session=session, person=person)
    settle()
    words = " ".join(one.text() for one in window.findChildren(QWidget) if hasattr(one, "set_pixel_size"))
    assert "前回（2026年11月7日）：Wi-Fiにつなぐ、宿題、箱の番号を写真にとる" in words


def test_a_note_is_kept_whatever_is_tapped_next(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    notes = {"outcome-done": "できました", "free-1015": "つぎは写真", "leave": "とちゅう"}
    for name, said in notes.items():
        note = screen(window)._panel.note
        assert note is not None
        note.edit.setText(said)
        if name == "leave":
            window.go("desk", session=session)
        else:
            find(window, name).click()
        settle()
        if name == "outcome-done":
            find(window, f"talk-{app.consultations.held(session)[0].id}").click()
            settle()
            note = screen(window)._panel.note
            assert note is not None
            assert note.text() == said
            note.edit.setText(notes["free-1015"])
            find(window, "free-1015").click()
            settle()
            assert app.consultations.held(session)[0].note == notes["free-1015"]
    assert "とちゅう" in {one.note for one in app.consultations.held(session)}


def test_spaces_in_a_note_never_reach_another_talk(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    note = screen(window)._panel.note
    assert note is not None
    note.edit.setText("家の  箱")
    note.edit.setFocus()
    find(window, "free-1030").click()
    settle()
    assert [one.note for one in app.consultations.held(session)] == ["家の 箱", ""]


def test_a_note_is_written_down_as_soon_as_it_is_left(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    note = screen(window)._panel.note
    assert note is not None
    note.edit.setText("家の 箱")
    note.edit.editingFinished.emit()
    assert app.consultations.held(session)[0].note == "家の 箱"
    assert screen(window)._panel.note is note  # nothing is drawn anew under somebody's fingers


def test_twelve_digits_are_refused_kindly(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    note = screen(window)._panel.note
    assert note is not None
    note.edit.setText("1234 5678 9018")
    find(window, "outcome-done").click()
    settle()
    assert "マイナンバー" in note._below.text()
    window.go("desk", session=session)
    assert "マイナンバー" in window.notice.text()
    (talk,) = app.consultations.held(session)
    assert (talk.note, talk.outcome) == ("", Outcome.OPEN)


def test_topics_can_be_chosen_again_and_lead_to_a_lesson(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    find(window, "topic-contract").click()
    find(window, "topics").click()
    find(window, "topic-wifi").click()
    find(window, "subject-wifi-join").click()
    find(window, "change-topic").click()
    find(window, "topic-map").click()
    find(window, "subject-map-way").click()
    find(window, "lesson").click()
    settle()
    assert window._history[-1][0] == "lesson"
    window.back()
    settle()
    assert app.consultations.held(session)[0].topic == "map-way"
    assert screen(window)._panel.isVisible()


def test_a_talk_is_removed_and_brought_back(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "free-1000").click()
    find(window, "remove").click()
    assert app.consultations.held(session) == ()
    find(window, "undo").click()
    assert len(app.consultations.held(session)) == 1
    assert screen(window)._panel.isVisible()


def test_other_lengths_make_other_times(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "minutes-30").click()
    find(window, "free-1030").click()
    assert app.consultations.held(session)[0].minutes == 30
    window.go("desk", session=session)
    window.go("consultations", session=session)
    settle()
    assert find(window, "minutes-30").isChecked()
    assert not [one for one in window.findChildren(QAbstractButton, "free-1015") if one.isVisible()]


def test_outside_of_a_class(app: App, window: Window, find: Find) -> None:
    window.go("today")
    find(window, "talks").click()
    find(window, "now").click()
    find(window, "topic-call").click()
    find(window, "outcome-desk").click()
    (talk,) = app.consultations.held()
    assert (talk.session, talk.topic, talk.outcome) == (None, "call", Outcome.DESK)
    added = app.people.add(NewAttendee("相談 花子")).attendee
    assert added is not None
    window.go("consultations", person=added.id)
    settle()
    assert field(window, "person").currentText() == "相談 花子"


def test_large_text_shows_one_thing_at_a_time(app: App, window: Window, session: UUID, find: Find) -> None:
    app.settings.change(text_scale=200)
    window.restyle()
    settle()
    assert not screen(window)._right.isVisible()
    find(window, "free-1000").click()
    assert not screen(window)._left.isVisible()
    find(window, "topic-wifi").click()
    find(window, "subject-wifi-join").click()
    settle(8)
    assert find(window, "outcome-done").visibleRegion().boundingRect().height() > 40
    find(window, "all").click()
    assert screen(window)._left.isVisible()
    app.settings.change(text_scale=100)


def test_a_talk_that_cannot_be_begun_is_said(app: App, window: Window, session: UUID) -> None:
    screen(window)._minutes = 500
    screen(window)._begin(time(10))
    assert window.overlay.isVisible()
    assert app.consultations.held(session) == ()
    screen(window)._told({"topic": "wifi"})
    screen(window)._remove()
    assert app.consultations.held(session) == ()
    screen(window)._minutes = 15
    screen(window)._begin(time(10))
    screen(window)._told({"topic": "no-such-topic"})
    assert window.overlay.isVisible()


def test_the_list_is_a_paper(window: Window, session: UUID, find: Find) -> None:
    find(window, "paper").click()
    settle()
    assert find(window, "sheet-consultations").isChecked()
    window.go("desk", session=session)
    find(window, "talk").click()
    assert screen(window).title().startswith("個別相談")
