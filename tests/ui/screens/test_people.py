"""Duplicates, who stopped coming, needs and the past of one person: pressed as a coordinator would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from smartclass.bootstrap import App
from smartclass.domain.needs import Need
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from tests.conftest import FixedClock
from tests.storage.merged import Twins, add, twins
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit.needs import NeedsHere
from ui.kit.pair_card import PairCard
from ui.screens.absent import AbsentPeople
from ui.screens.desk import Desk
from ui.screens.duplicates import Duplicates
from ui.screens.erasures import Erasures
from ui.screens.person import Person
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]


@pytest.fixture
def two(empty_window: Window, app: App, clock: FixedClock) -> Twins:
    app.classes.add_centre("みどり野公民館")
    return twins(app.register, clock)


def looked(window: Window, qtbot: QtBot) -> Duplicates:
    window.go("duplicates")
    screen = window.present
    assert isinstance(screen, Duplicates)
    qtbot.waitUntil(lambda: "見くらべています" not in screen._head.text())
    return screen


def test_a_pair_is_merged_and_taken_back(empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find) -> None:
    empty_window.go("register")
    find(empty_window, "duplicates").click()
    screen = empty_window.present
    assert isinstance(screen, Duplicates)
    qtbot.waitUntil(lambda: "1組" in screen._head.text())
    said = words(empty_window)
    assert "かなが同じ・書き方が同じ" in said
    assert "高橋 吉男さん1人になります" in said
    assert "1人と数えます" in said
    find(screen, f"keep-{two.kept}").click()
    assert "髙橋 𠮷男さん1人になります" in words(empty_window)
    find(screen, "same").click()
    assert "まとめました" in words(empty_window)
    assert app.people.search("高橋")[0].name == "髙橋 𠮷男"
    find(screen, "take-back").click()
    assert len(app.people.search("高橋")) == 2
    find(screen, "same").click()
    app.people.change(two.kept, notes="新しい")
    find(screen, "take-back").click()
    assert empty_window.overlay.isVisible()


def test_two_people_stay_two_and_are_not_shown_again(
    empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find
) -> None:
    screen = looked(empty_window, qtbot)
    find(screen, "apart").click()
    assert "おぼえました" in words(empty_window)
    assert app.merging.find() == []
    find(screen, "take-back").click()
    assert len(app.merging.find()) == 1
    find(screen, "apart").click()
    assert "ありません" in looked(empty_window, qtbot)._head.text()


def test_an_earlier_merge_is_taken_back_here(
    empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find
) -> None:
    made = app.merging.merge(two.kept, two.gone)
    screen = looked(empty_window, qtbot)
    assert "まえに、まとめた人" in words(empty_window)
    find(screen, f"undo-{made.id}").click()
    qtbot.waitUntil(lambda: "1組" in screen._head.text())
    assert len(app.people.search("高橋")) == 2
    made = app.merging.merge(two.kept, two.gone)
    screen = looked(empty_window, qtbot)
    app.people.change(two.kept, notes="新しい")
    find(screen, f"undo-{made.id}").click()
    assert empty_window.overlay.isVisible()


def test_who_went_into_another_is_not_offered_again(
    empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find
) -> None:
    add(app.register, "高橋 吉男", "たかはし よしお", 1944)
    screen = looked(empty_window, qtbot)
    assert len(screen._cards) == 3
    first = screen._cards[0]
    first.merge()
    settle()
    assert first._done is not None
    hidden = [card for card in screen._cards if card.isHidden()]
    assert len(hidden) == 1
    assert hidden[0].holds(first._done.gone)
    find(first, "take-back").click()
    assert not [card for card in screen._cards if card.isHidden()]


def test_what_cannot_be_done_is_said(empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find) -> None:
    screen = looked(empty_window, qtbot)
    (card,) = screen._cards
    app.merging.merge(two.kept, two.gone)
    find(card, "same").click()
    assert empty_window.overlay.isVisible()
    empty_window.overlay.hide()
    find(card, "apart").click()
    assert empty_window.overlay.isVisible()
    assert not isinstance(screen._card(card.pair), PairCard)
    app.merging.undo()
    app.people.change(two.kept, notes="あ" * 499)
    card._ask()
    assert "長すぎ" in card._plan.text()


def test_a_long_list_is_shown_surest_first(empty_window: Window, app: App, qtbot: QtBot) -> None:
    for _number in range(11):
        app.people.add(NewAttendee("佐藤 花子", "さとう はなこ", 1944), even_if_similar=True)
    assert "55組あります。たしかなものから 50組" in looked(empty_window, qtbot)._head.text()


def test_who_stopped_coming_is_marked_and_unmarked(
    empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find, clock: FixedClock
) -> None:
    clock.pass_by(weeks=10)
    empty_window.go("register")
    find(empty_window, "absent").click()
    screen = empty_window.present
    assert isinstance(screen, AbsentPeople)
    qtbot.waitUntil(lambda: "1人います" in screen._head.text())
    find(screen, f"spoke-{two.gone}").click()
    assert "声をかけました" in words(empty_window)
    assert app.following.absent()[0].spoken == clock.today()
    find(screen, f"spoke-{two.gone}").click()
    assert app.following.absent()[0].spoken is None
    find(screen, "weeks-12").click()
    qtbot.waitUntil(lambda: "今は、いません" in screen._head.text())
    assert screen.place() == {"weeks": 12}
    find(screen, "weeks-4").click()
    qtbot.waitUntil(lambda: "1人います" in screen._head.text())
    find(screen, f"page-{two.gone}").click()
    assert isinstance(empty_window.present, Person)


def test_a_mark_for_somebody_gone_is_said(
    empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find, clock: FixedClock
) -> None:
    clock.pass_by(weeks=10)
    empty_window.go("absent")
    screen = empty_window.present
    assert isinstance(screen, AbsentPeople)
    qtbot.waitUntil(lambda: "1人います" in screen._head.text())
    app.merging.merge(two.kept, two.gone)
    find(screen, f"spoke-{two.gone}").click()
    assert empty_window.overlay.isVisible()


def test_needs_are_ticked_in_the_office_and_seen_at_the_desk(
    empty_window: Window, app: App, two: Twins, find: Find
) -> None:
    empty_window.go("person", person=two.gone)
    assert find(empty_window, "need-ear").isChecked()
    find(empty_window, "need-ear").click()
    find(empty_window, "need-wheelchair").click()
    find(empty_window, "save").click()
    assert app.needs.of(two.gone) == (Need.WHEELCHAIR,)
    app.needs.set(two.gone, set(Need))
    empty_window.go("desk", session=two.both)
    desk = empty_window.present
    assert isinstance(desk, Desk)
    names = [button.accessibleName() for button in desk._rows]
    assert any("車いす" in name and "ゆっくり話す" in name for name in names)
    assert "右の耳が遠い" not in "".join(names)
    empty_window.grab()
    here = NeedsHere(empty_window.context, two.both)
    assert not here.isHidden()
    assert NeedsHere(empty_window.context, two.ahead).isHidden()


def test_a_new_person_has_needs_from_the_start(empty_window: Window, app: App, find: Find) -> None:
    empty_window.go("person")
    screen = empty_window.present
    assert isinstance(screen, Person)
    screen._name.edit.setText("佐藤 花子")
    find(screen, "need-slow").click()
    find(screen, "save").click()
    assert app.needs.of(app.people.all()[0].id) == (Need.SLOW,)


def test_the_past_of_one_person_and_erasing_on_request(
    empty_window: Window, app: App, two: Twins, qtbot: QtBot, find: Find, clock: FixedClock
) -> None:
    for days in range(1, 15):
        made = app.classes.create(course="夏の会", day=clock.today() - timedelta(days=days), starts=clock.now().time())
        app.roll.check_in(made.id, two.gone)
    empty_window.go("person", person=two.gone)
    said = words(empty_window)
    assert "来た教室（16回）" in said
    assert "ほかに 4" in said
    assert "スマホで電話をする" in said
    find(empty_window, "erase-person").click()
    assert empty_window.overlay.isVisible()
    asked = words(empty_window)
    assert "出席 16回は" in asked
    assert "予約 1件は、取り消します" in asked
    assert app.retention.log() == ()
    (yes,) = [one for one in empty_window.overlay.findChildren(QAbstractButton) if one.text() == "消す"]
    yes.click()
    qtbot.waitUntil(lambda: isinstance(empty_window.present, Erasures))
    assert [one.asked for one in app.retention.log()] == [True]
    assert app.people.search("1944") == ()


def test_who_is_gone_meanwhile_is_not_erased(empty_window: Window, app: App, two: Twins, find: Find) -> None:
    empty_window.go("person", person=two.gone)
    app.merging.merge(two.kept, two.gone)
    find(empty_window, "erase-person").click()
    assert empty_window.overlay.isVisible()
    assert "名簿にいません" in words(empty_window)
    with pytest.raises(Problem):
        app.retention.one(two.gone)
