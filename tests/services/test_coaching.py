from __future__ import annotations

import pytest

from smartclass.domain.coach import Habit
from smartclass.domain.lesson import Family
from smartclass.domain.play import Act, Gesture, Outcome, Result, act, begin
from smartclass.domain.practice import Item, ItemKind, Pinch, Way
from smartclass.domain.ruby import parse
from smartclass.domain.touch import Touch
from smartclass.services import coaching
from tests.domain.phones import PRACTICE

PLAY = begin(PRACTICE, Family.ANDROID)


def said(result: Result, item: Item | None = None, touch: Touch | None = None) -> str:
    return coaching.said(Outcome(result, PLAY, item), touch).plain


def test_the_authors_own_sentence_comes_first() -> None:
    assert coaching.said(act(PLAY, Act(Gesture.TAP, "mail"))).plain == "それはメールです。"


@pytest.mark.parametrize(
    ("touch", "sentence"),
    [
        (None, "何もない所でした。ゆっくりさがしましょう。"),
        (Touch(Gesture.TAP, meant="x", down=-3), "もう少し、下です。"),
        (Touch(Gesture.TAP, meant="x", down=3), "もう少し、上です。"),
        (Touch(Gesture.TAP, meant="x", across=-3), "もう少し、右です。"),
        (Touch(Gesture.TAP, meant="x", across=3), "もう少し、左です。"),
    ],
)
def test_a_miss_says_where_to_go(touch: Touch | None, sentence: str) -> None:
    assert said(Result.MISSED, touch=touch) == sentence


@pytest.mark.parametrize(
    ("result", "item", "words"),
    [
        (Result.WRONG_TARGET, Item("x", ItemKind.ICON, parse("{電話|でんわ}")), "それは「電話」です"),
        (Result.NOT_YET, Item("x", ItemKind.INPUT, parse("なまえ")), "「なまえ」を入れましょう"),
        (Result.NOT_YET, Item("x", ItemKind.CHECKBOX, parse("はい")), "「はい」をえらびましょう"),
        (Result.WRONG_TEXT, Item("x", ItemKind.INPUT), "もう一度"),
        (Result.TOO_LONG, Item("x", ItemKind.ICON), "すぐにはなします"),
        (Result.TOO_SHORT, Item("x", ItemKind.ICON, long=True), "さわったまま"),
        (Result.TOO_SHORT, Item("x", ItemKind.ICON), "ぐっと"),
        (Result.TOO_SHORT, Item("x", ItemKind.ICON, swipe=Way.UP), "長くなぞります"),
        (Result.DOUBLE, Item("x", ItemKind.ICON), "1回"),
        (Result.DOUBLE, None, "1回"),
        (Result.ONCE, Item("x", ItemKind.ICON, double=True), "2回"),
        (Result.DRAGGED, Item("x", ItemKind.ICON), "動かさずに"),
        (Result.UNMOVED, Item("x", ItemKind.ICON, swipe=Way.LEFT), "左へ"),
        (Result.WRONG_WAY, Item("x", ItemKind.ICON, swipe=Way.RIGHT), "右へ"),
        (Result.UNMOVED, Item("x", ItemKind.IMAGE, pinch=Pinch.OUT), "広げます"),
        (Result.UNMOVED, Item("x", ItemKind.IMAGE, pinch=Pinch.IN), "近づけます"),
        (Result.UNMOVED, Item("x", ItemKind.CODE, scan="qr"), "まん中"),
        (Result.UNMOVED, Item("x", ItemKind.IMAGE, drag="card"), "カード"),
    ],
)
def test_each_kind_has_its_sentence(result: Result, item: Item | None, words: str) -> None:
    assert words in said(result, item)


@pytest.mark.parametrize("result", [Result.ADVANCED, Result.FINISHED, Result.LOOKED, Result.WRONG_TURN])
def test_of_what_went_well_nothing_need_be_said(result: Result) -> None:
    assert said(result, Item("x", ItemKind.ICON)) == ""
    assert said(result) == ""


@pytest.mark.parametrize("habit", Habit)
def test_every_habit_has_one_friendly_sentence(habit: Habit) -> None:
    words = coaching.advice(habit).plain
    assert words.endswith(("ましょう。", "できます。", "なります。", "います。"))
    assert not any(blame in words for blame in ("だめ", "まちがい", "失敗", "下手"))
