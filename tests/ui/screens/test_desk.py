"""The desk: one tap a person, everything can be taken back, and the count is right at each."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from smartclass.bootstrap import App
from smartclass.domain.kana_index import head
from smartclass.domain.registry import Mark, NewAttendee
from tests.ui.conftest import settle
from ui.kit.roster_row import RosterButton
from ui.screens.desk import Desk
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def session(app: App, window: Window) -> UUID:
    found = app.classes.today()[0].id
    window.go("desk", session=found)
    settle()
    return found


def desk(window: Window) -> Desk:
    assert isinstance(window.present, Desk)
    return window.present


def scan(window: Window, code: str) -> None:
    """Type as a scanner does: at whatever has the focus, and Enter."""
    target = window.focusWidget() or window
    QTest.keyClicks(target, code)
    QTest.keyClick(target, Qt.Key.Key_Return)


def rows(window: Window) -> list[RosterButton]:
    return desk(window)._rows


def test_forty_people_are_here_with_forty_taps(app: App, window: Window) -> None:
    made = app.classes.today()[0].id
    persons = [person.id for person in app.people.all()[:40]]
    app.roll.expect(made, persons)
    window.go("desk", session=made)
    expected = app.roll.counts(made).expected
    for taps, row in enumerate(rows(window), start=1):
        row.click()
        assert app.roll.counts(made).present == taps
        assert desk(window).side._count.text() == f"{taps} / {expected}人"
    assert app.roll.counts(made).present == expected >= 40


def test_a_second_tap_takes_it_back_with_a_trace(app: App, window: Window, session: UUID) -> None:
    row = rows(window)[0]
    row.click()
    row.click()
    assert app.roll.counts(session).present == 0
    assert [trace.act for trace in app.roll.trace(session)] == ["check_in:tap", "correct"]
    assert "取り消しました" in window.notice.text()


def test_a_walk_in_takes_a_name_and_one_press(app: App, window: Window, session: UUID, find: Find) -> None:
    side = desk(window).side
    side.name.setText("飛入 花子")
    find(window, "walk-in").click()
    settle()
    assert app.roll.counts(session).present == 1
    assert any(row.line.attendee.name == "飛入 花子" for row in rows(window))
    assert side.name.text() == ""
    find(window, "undo").click()
    assert app.roll.counts(session).present == 0


def test_a_walk_in_without_a_name_is_told_what_is_missing(window: Window, session: UUID, find: Find) -> None:
    find(window, "walk-in").click()
    assert desk(window).side._fault.text() == "名前を入れてください。"


def test_twelve_digits_as_a_name_are_refused_kindly(app: App, window: Window, session: UUID, find: Find) -> None:
    desk(window).side.name.setText("1234 5678 9018")
    find(window, "walk-in").click()
    assert "マイナンバー" in desk(window).side._fault.text()
    assert app.roll.counts(session).present == 0


def test_somebody_known_is_offered_while_typing(app: App, window: Window, session: UUID) -> None:
    added = app.people.add(NewAttendee("未知 太郎", "みち たろう")).attendee
    assert added is not None
    side = desk(window).side
    side.name.setText("みち")
    side._look_up()
    offered = [one for one in side.findChildren(QAbstractButton) if one.text() == "未知 太郎"]
    offered[0].click()
    settle()
    assert app.roll.counts(session).present == 1
    assert len(app.people.search("みち たろう")) == 1


def test_all_present_and_back_in_one_press(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "all-present").click()
    counts = app.roll.counts(session)
    assert counts.present == counts.expected > 0
    find(window, "undo").click()
    assert app.roll.counts(session).present == 0


def test_people_without_a_name_are_counted(app: App, window: Window, session: UUID, find: Find) -> None:
    find(window, "count-more").click()
    find(window, "count-more").click()
    assert app.roll.counts(session).count_only == 2
    assert "2人" in desk(window).side._extra.text()


@pytest.mark.parametrize(
    ("code", "said"),
    [("https://example.jp/", "教室のカードではない"), ("A1:AAAAAAAAAAAAAAAA", "名簿にありません")],
)
def test_a_foreign_code_is_answered_in_words(window: Window, session: UUID, code: str, said: str) -> None:
    scan(window, code)
    assert said in window.notice.text()


def test_a_scanned_card_checks_its_person_in(app: App, window: Window, session: UUID) -> None:
    person = app.people.get(rows(window)[0].line.attendee.id)
    scan(window, f"a1:{person.token.lower()}")
    assert app.roll.counts(session).present == 1
    assert person.name in window.notice.text()
    scan(window, f"A1:{person.token}")
    assert "もう受付ずみ" in window.notice.text()
    assert app.roll.counts(session).present == 1


def test_a_card_is_read_while_the_cursor_stands_in_a_field(app: App, window: Window, session: UUID) -> None:
    person = app.people.get(rows(window)[0].line.attendee.id)
    name = desk(window).side.name
    name.setFocus()
    name.setText("はな")
    scan(window, f"A1+{person.token}")
    assert app.roll.counts(session).present == 1
    assert name.text() == "はな"
    assert "ようこそ" in window.notice.text()


def test_a_lost_card_says_that_there_is_a_new_one(app: App, window: Window, session: UUID) -> None:
    person = app.people.get(rows(window)[0].line.attendee.id)
    new = app.people.new_card(person.id).token
    scan(window, f"A1:{person.token}")
    assert "新しいカードに替わりました" in window.notice.text()
    assert app.roll.counts(session).present == 0
    scan(window, f"A1:{new}")
    assert app.roll.counts(session).present == 1


def test_nobody_is_scanned_in_after_the_desk_was_left(app: App, window: Window, session: UUID) -> None:
    person = app.people.get(rows(window)[0].line.attendee.id)
    window.home()
    settle()
    scan(window, f"A1:{person.token}")
    assert app.roll.counts(session).present == 0


def test_one_tap_says_that_somebody_joined_on_the_way(app: App, window: Window, session: UUID, find: Find) -> None:
    row = rows(window)[0]
    assert row.partly.isHidden()
    row.click()
    said = []
    for _tap in range(4):
        find(window, "partly-1").click()
        said.append(row.accessibleName().split("出席")[1])
    assert said == ["、途中から", "、途中まで", "、途中から、途中まで", ""]
    assert window.notice.text() == f"{row.line.attendee.name}さん：はじめから おわりまで"
    find(window, "undo").click()
    assert rows(window)[0].line.marks == frozenset(Mark)
    find(window, "undo").click()
    assert rows(window)[0].line.marks == {Mark.LEFT_EARLY}


def test_numbers_and_seats_are_one_press_away(window: Window, session: UUID, find: Find) -> None:
    for name in ("numbers", "seats"):
        find(window, name).click()
        settle()
        assert type(window.present).__module__ == f"ui.screens.{name}"
        window.back()
        settle()


def test_the_kana_index_jumps(app: App, window: Window) -> None:
    made = app.classes.today()[0].id
    app.roll.expect(made, [person.id for person in app.people.all()[:50]])
    window.go("desk", session=made)
    settle()
    desk(window)._jump(head(rows(window)[-1].line.attendee.kana))
    assert isinstance(window.focusWidget(), RosterButton)


def test_an_empty_roster_says_what_to_do(app: App, window: Window) -> None:
    made = app.classes.create(course="空", day=app.clock.today(), starts=app.clock.now().time())
    window.go("desk", session=made.id)
    settle()
    words = " ".join(label.text() for label in window.findChildren(QWidget) if hasattr(label, "set_pixel_size"))
    assert "飛び入り" in words


def test_the_same_name_shows_a_second_sign(app: App, window: Window) -> None:
    made = app.classes.create(course="同じ名前", day=app.clock.today(), starts=app.clock.now().time())
    for year in (1940, 1950):
        person = app.people.add(NewAttendee("同名 花子", "どうめい はなこ", year), even_if_similar=True).attendee
        assert person is not None
        app.roll.expect(made.id, [person.id])
    window.go("desk", session=made.id)
    assert [
        "1940年生まれ" in row.accessibleName() or "1950年生まれ" in row.accessibleName() for row in rows(window)
    ] == [
        True,
        True,
    ]
