"""The telephone at the desk: type, Enter, done; and the draw."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.bookings import Standing
from smartclass.domain.registry import NewAttendee
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.screens.bookings import Bookings
from ui.screens.draw import Draw
from ui.screens.papers import Papers
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(app: App, window: Window) -> UUID:
    """A class with three seats, a week ahead."""
    day = app.clock.today() + timedelta(days=7)
    return app.classes.create(course="はじめてのスマホ", day=day, starts=time(9), capacity=3).id


@pytest.fixture
def screen(window: Window, session: UUID) -> Bookings:
    window.go("bookings", session=session)
    assert isinstance(window.present, Bookings)
    return window.present


def enter(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.textEdited.emit(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(2)


def standing(app: App, session: UUID) -> list[tuple[str, str]]:
    return [(one.person.name, str(one.standing)) for one in app.bookings.list(session).bookings]


def test_an_empty_list_says_what_to_do(window: Window, screen: Bookings) -> None:
    assert "名前を入れて Enter" in words(window)
    assert "0 / 3人" in words(window)


def test_somebody_known_is_booked_by_four_digits_and_enter(app: App, qtbot: QtBot, screen: Bookings,
                                                           session: UUID) -> None:  # fmt: skip
    known = app.people.add(NewAttendee("見本 花子", "みほん はなこ", phone_last4="9871")).attendee
    assert known
    enter(qtbot, screen.entry.name, "9871")
    assert standing(app, session) == [("見本 花子", "booked")]
    assert screen.entry.name.text() == ""
    assert app.roll.counts(session).expected == 1
    enter(qtbot, screen.entry.name, "みほん")
    assert "もう申しこんでいます" in words(screen)


def test_somebody_new_in_the_same_line(app: App, qtbot: QtBot, screen: Bookings, session: UUID, find: Find) -> None:
    enter(qtbot, screen.entry.name, "新井 朝子")
    assert standing(app, session) == []
    assert "ふりがなを入れて" in words(screen)
    screen.entry.phone.setText("090-1234-5678")
    enter(qtbot, screen.entry.kana, "あらい あさこ")
    (one,) = app.bookings.list(session).bookings
    assert (one.person.kana, one.person.phone_last4, one.phone) == ("あらい あさこ", "5678", "09012345678")
    assert "1番" in words(screen)
    find(screen, "undo").click()
    settle()
    assert standing(app, session) == []
    assert app.people.search("あらい") == ()


def test_what_cannot_be_booked_is_said(app: App, qtbot: QtBot, screen: Bookings, session: UUID) -> None:
    enter(qtbot, screen.entry.name, "")
    assert "入れてください" in words(screen)
    enter(qtbot, screen.entry.name, "0001")
    assert "この番号の人は、いません" in words(screen)
    screen.entry.phone.setText("12")
    enter(qtbot, screen.entry.name, "ぞぞぞ")
    assert "下4けたか" in words(screen)
    screen.entry.phone.setText("")
    enter(qtbot, screen.entry.name, "1234-5678-9018 号")
    enter(qtbot, screen.entry.kana, "")
    assert "マイナンバー" in words(screen)
    assert standing(app, session) == []


def test_several_of_one_name_are_asked_about(app: App, qtbot: QtBot, screen: Bookings, session: UUID,
                                             find: Find) -> None:  # fmt: skip
    for year in (1940, 1950):
        app.people.add(NewAttendee("見本 花子", "みほん はなこ", year), even_if_similar=True)
    enter(qtbot, screen.entry.name, "みほん")
    assert "どの人ですか" in words(screen)
    assert standing(app, session) == []
    first, _second = app.people.search("みほん")
    find(screen, f"found-{first.id}").click()
    assert standing(app, session) == [("見本 花子", "booked")]
    screen.entry.kana.setText("みほん はなこ")
    enter(qtbot, screen.entry.name, "見本花子")
    assert "似た名前" in words(screen)
    find(screen, "new-person").click()
    assert len(app.people.search("みほん")) == 3
    assert len(standing(app, session)) == 2


def test_down_goes_to_the_people_found(app: App, qtbot: QtBot, screen: Bookings) -> None:
    person = app.people.all(limit=1)[0]
    screen.entry.name.setText(person.kana)
    screen.entry.look_up()
    qtbot.keyClick(screen.entry.name, Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), QAbstractButton) or screen.entry._matches()


def test_that_there_are_more_is_said_and_a_press_shows_them(
    app: App, window: Window, qtbot: QtBot, screen: Bookings, find: Find
) -> None:
    for number in range(45):
        app.people.add(NewAttendee("見本 太郎", "みほん たろう", birth_year=1930 + number % 30), even_if_similar=True)
    screen.entry.name.setText("みほん")
    screen.entry.look_up()
    assert len(screen.entry._matches()) == 4
    assert "ほかにもいます" in find(window, "more-found").text()
    find(window, "more-found").click()
    settle()
    assert len(screen.entry._matches()) == 40
    assert window.focusWidget() is screen.entry._matches()[4]
    assert "もう少し入れてください" in words(window)
    screen.entry.name.setText("見本 太郎 二")
    screen.entry.look_up()
    assert not [one for one in window.findChildren(QAbstractButton, "more-found") if one.isVisible()]


def test_after_an_act_the_work_goes_on_where_it_should(
    app: App, window: Window, screen: Bookings, session: UUID, find: Find
) -> None:
    people = [one.id for one in app.people.all(limit=5)]
    for person in people:
        app.bookings.book(session, [person])
    window.go("bookings", session=session)
    now = window.present
    assert isinstance(now, Bookings)
    for person, wanted in ((people[0], "call-seat"), (people[3], "call-seat"), (people[4], "booking-name")):
        find(window, f"booking-{person}").click()
        find(window, "cancel").click()
        settle()
        focused = window.focusWidget()
        assert focused is not None
        assert focused.objectName() == wanted
    find(window, "undo").click()
    settle()
    focused = window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "call-seat"


def test_a_couple_is_booked_together(app: App, qtbot: QtBot, screen: Bookings, session: UUID, find: Find) -> None:
    enter(qtbot, screen.entry.name, "たなか いちろう")
    find(screen, "together").click()
    settle()
    assert "いっしょに来る人" in words(screen)
    find(screen, "alone").click()
    assert screen._beside is None
    screen._act("beside", app.bookings.list(session).bookings[0].person.id)
    enter(qtbot, screen.entry.name, "たなか ふみ")
    one, two = app.bookings.list(session).bookings
    assert one.party == two.party
    assert "さんと いっしょ" in words(screen)


def test_a_cancellation_says_whom_to_call_and_can_be_undone(
    app: App, window: Window, screen: Bookings, session: UUID, find: Find
) -> None:
    people = app.people.all(limit=6)
    for person in people[:5]:
        app.bookings.book(session, [person.id])
    window.go("bookings", session=session)
    assert isinstance(window.present, Bookings)
    now = window.present
    find(now, f"booking-{people[0].id}").click()
    find(now, "cancel").click()
    settle()
    assert f"つぎは 4番　{people[3].name}さんに電話" in words(now)
    find(now, "undo").click()
    settle()
    assert len(app.bookings.list(session).of(Standing.BOOKED)) == 3
    now._act("cancel", people[0].id)
    find(now, "call-silent").click()
    settle()
    assert app.bookings.list(session).next_call[0].person.id == people[4].id
    find(now, "call-seat").click()
    settle()
    assert app.bookings.list(session).free == 0
    find(now, f"booking-{people[3].id}").click()
    find(now, "seat").click()
    assert window.overlay.isVisible()
    now._change("over", app.bookings.list(session).of(Standing.WAITING)[0])
    assert app.bookings.list(session).free == -1
    now._act("person", people[3].id)
    assert window.present.__class__.__name__ == "Person"


def test_what_cannot_be_taken_back_is_said(app: App, window: Window, screen: Bookings, session: UUID) -> None:
    people = app.people.all(limit=4)
    for person in people:
        app.bookings.book(session, [person.id])
    gone = app.bookings.cancel(session, people[0].id)
    app.bookings.seat(session, people[3].id)
    screen._undo(gone.change)
    assert "ほかの人に決まりました" in words(window)
    app.classes.cancel(session, "")
    screen._fill()
    screen._change("seat", app.bookings.list(session).bookings[0])
    assert window.overlay.isVisible()


def test_the_hint_about_people_who_stayed_away(app: App, window: Window) -> None:
    window.go("bookings")
    assert isinstance(window.present, Bookings)
    assert "回では" in words(window)
    assert "お休みでした" in words(window)


def test_no_class_ahead(empty_window: Window) -> None:
    empty_window.go("bookings")
    assert "「予定」で教室をつくると" in words(empty_window)


def test_the_doors(app: App, window: Window, qtbot: QtBot, find: Find) -> None:
    session = app.classes.today()[0].id
    window.go("plan")
    find(window, f"bookings-{session}").click()
    assert isinstance(window.present, Bookings)
    find(window, "desk").click()
    find(window, "bookings").click()
    assert isinstance(window.present, Bookings)
    find(window, "calls").click()
    settle()
    assert "電話表" in "".join(one.text() for one in window.findChildren(QAbstractButton))
    assert isinstance(window.present, Papers)
    qtbot.waitUntil(lambda: window.present.panel.pdf.startswith(b"%PDF"), timeout=20_000)


def test_a_draw_from_switch_to_protocol(
    app: App, window: Window, session: UUID, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Window, "ask", lambda _self, *words: words[-1]())
    window._dress()
    window.go("bookings", session=session)
    find(window, "draw").click()
    assert isinstance(window.present, Draw)
    find(window, "on").click()
    find(window, "draw").click()
    assert window.overlay.isVisible()
    for person in app.people.all(limit=5):
        app.bookings.book(session, [person.id])
    window.go("draw", session=session)
    assert "申しこんだ人 5人（5組）" in words(window)
    window.present._seed.edit.setText("2026")
    find(window, "draw").click()
    settle()
    said = words(window)
    assert "席が決まった受付番号（3人）" in said
    assert not any(person.name in said for person in app.people.all(limit=5))
    find(window, "take-back").click()
    settle()
    assert "1回 取り消しています" in words(window)
    find(window, "draw").click()
    settle()
    find(window, "protocol").click()
    settle()
    assert "抽選の記録" in "".join(one.text() for one in window.findChildren(QAbstractButton))
    window.back()
    find(window, "list").click()
    assert isinstance(window.present, Bookings)


def test_a_draw_switched_off(app: App, window: Window, session: UUID, find: Find) -> None:
    app.drawing.switch(session, on=True)
    window.go("draw", session=session)
    find(window, "off").click()
    settle()
    assert "申しこんだ順に席が決まります" in words(window)


def test_the_people_found_have_their_whole_lines_at_large_text(window: Window, app: App, session: UUID) -> None:
    app.settings.change(text_scale=200)
    window.restyle()
    window.go("bookings", session=session)
    present = window.present
    assert isinstance(present, Bookings)
    for person in app.people.all(limit=4):
        app.bookings.book(session, [person.id])
    window.go("bookings", session=session)
    present = window.present
    assert isinstance(present, Bookings)
    settle()
    present.entry.name.setText("さ")
    present.entry.look_up()
    settle()
    found = present.entry._matches()
    assert found
    assert all(one.height() >= one.heightForWidth(one.width()) for one in found)
