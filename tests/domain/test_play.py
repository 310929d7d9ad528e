from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.lesson import Family
from smartclass.domain.play import MOST_TYPED, Act, Gesture, Play, Result, act, begin, same
from smartclass.domain.practice import Pinch, Practice, Scene, SceneKind, Way
from tests.domain.phones import ACTS, PRACTICE


def play(scene: str = "home", *, trouble: bool = False, family: Family = Family.ANDROID) -> Play:
    return begin(PRACTICE, family, scene, trouble=trouble)


def done(item: str, gesture: Gesture = Gesture.TAP, scene: str = "home", **how: object) -> tuple[Result, str]:
    outcome = act(play(scene), Act(gesture, item, **how))  # type: ignore[arg-type]
    return outcome.result, outcome.play.scene_id


@pytest.mark.parametrize(
    ("item", "gesture", "how"),
    [
        ("tap", Gesture.TAP, {}),
        ("long", Gesture.LONG, {}),
        ("double", Gesture.DOUBLE, {}),
        ("swipe", Gesture.SWIPE, {"way": Way.UP}),
        ("pinch", Gesture.PINCH, {"pinch": Pinch.OUT}),
        ("drag", Gesture.DRAG, {"text": "card"}),
        ("hold", Gesture.HOLD, {"seconds": 3.0}),
        ("scan", Gesture.SCAN, {"text": "qr-a"}),
    ],
)
def test_the_right_gesture_goes_on_and_so_does_a_key(item: str, gesture: Gesture, how: dict[str, object]) -> None:
    assert done(item, gesture, **how) == (Result.ADVANCED, "form")
    assert done(item, Gesture.PRESS) == (Result.ADVANCED, "form")


@pytest.mark.parametrize(
    ("item", "gesture", "how", "result"),
    [
        ("tap", Gesture.LONG, {}, Result.TOO_LONG),
        ("tap", Gesture.DOUBLE, {}, Result.DOUBLE),
        ("tap", Gesture.SLIP, {}, Result.DRAGGED),
        ("tap", Gesture.SWIPE, {"way": Way.UP}, Result.DRAGGED),
        ("long", Gesture.TAP, {}, Result.TOO_SHORT),
        ("long", Gesture.SWIPE, {"way": Way.UP}, Result.DRAGGED),
        ("double", Gesture.TAP, {}, Result.ONCE),
        ("double", Gesture.LONG, {}, Result.TOO_LONG),
        ("swipe", Gesture.SWIPE, {"way": Way.DOWN}, Result.WRONG_WAY),
        ("swipe", Gesture.SLIP, {}, Result.TOO_SHORT),
        ("swipe", Gesture.TAP, {}, Result.UNMOVED),
        ("pinch", Gesture.PINCH, {"pinch": Pinch.IN}, Result.WRONG_WAY),
        ("pinch", Gesture.TAP, {}, Result.UNMOVED),
        ("drag", Gesture.DRAG, {"text": "coin"}, Result.UNMOVED),
        ("scan", Gesture.SCAN, {"text": "qr-b"}, Result.UNMOVED),
        ("", Gesture.TAP, {}, Result.MISSED),
        ("only-iphone", Gesture.TAP, {}, Result.MISSED),
        ("mail", Gesture.TAP, {}, Result.WRONG_TARGET),
        ("words", Gesture.TAP, {}, Result.WRONG_TARGET),
    ],
)
def test_another_gesture_is_named_and_changes_nothing(
    item: str, gesture: Gesture, how: dict[str, object], result: Result
) -> None:
    assert done(item, gesture, **how) == (result, "home")


def test_letting_go_too_soon_leads_to_its_own_scene() -> None:
    assert done("hold", Gesture.HOLD, seconds=1.0) == (Result.TOO_SHORT, "lifted")


def test_a_wrong_turn_has_its_own_sentence() -> None:
    assert act(play(), Act(Gesture.TAP, "mail")).say.plain == "それはメールです。"
    outcome = act(play("form"), Act(Gesture.TAP, "back"))
    assert (outcome.result, outcome.say.plain) == (Result.WRONG_TURN, "もどります。")


def test_a_form_is_sent_when_it_is_filled_in() -> None:
    here = play("form")
    send = Act(Gesture.TAP, "send")
    asked = act(here, send)
    assert (asked.result, asked.item and asked.item.id) == (Result.NOT_YET, "name")
    here = act(here, Act(Gesture.TYPE, "name", "ハナコ")).play
    assert act(here, Act(Gesture.ENTER, "name")).result is Result.WRONG_TEXT
    here = act(here, Act(Gesture.TYPE, "name", "はな こ")).play
    assert act(here, Act(Gesture.ENTER, "name")).result is Result.SET
    asked = act(here, send)
    assert (asked.result, asked.item and asked.item.id) == (Result.NOT_YET, "agree")
    here = act(here, Act(Gesture.TAP, "agree")).play
    assert act(here, send).play.scene_id == "pin"
    unset = act(here, Act(Gesture.TAP, "agree")).play
    assert act(unset, send).result is Result.NOT_YET


def test_two_wrong_numbers_lead_to_the_stop_and_nothing_stays_typed() -> None:
    here = play("pin")
    for wrong, after in (("1111", "pin-again"), ("2222", "stop")):
        here = act(here, Act(Gesture.TYPE, "pin", wrong)).play
        outcome = act(here, Act(Gesture.ENTER, "pin"))
        assert (outcome.result, outcome.play.scene_id) == (Result.WRONG_TEXT, after)
        here = outcome.play
        assert not here.typed
    here = act(play("pin"), Act(Gesture.TYPE, "pin", "5028")).play
    assert act(here, Act(Gesture.ENTER, "pin")).result is Result.FINISHED


def test_touching_an_input_opens_it_and_typing_elsewhere_is_a_wrong_target() -> None:
    filled = act(play("pin"), Act(Gesture.TYPE, "pin", "5028")).play
    assert act(filled, Act(Gesture.TAP, "pin")).play == filled
    assert act(play("form"), Act(Gesture.TYPE, "back", "x")).result is Result.WRONG_TARGET


def test_in_trouble_something_comes_in_between_once() -> None:
    here = act(play(trouble=True), Act(Gesture.TAP, "tap")).play
    assert here.scene_id == "advert"
    here = act(here, Act(Gesture.TAP, "close")).play
    assert here.scene_id == "form"
    here = act(act(here, Act(Gesture.TAP, "back")).play, Act(Gesture.TAP, "tap")).play
    assert here.scene_id == "form"
    assert play("form", trouble=True).scene_id == "advert"


def test_another_phone_keeps_the_place() -> None:
    here = act(play("form"), Act(Gesture.TYPE, "name", "はなこ")).play
    there = here.on(Family.IPHONE)
    assert (there.scene_id, there.typed, there.family) == ("form", here.typed, Family.IPHONE)
    assert here.on(Family.ANDROID) is here
    assert there.undone().family is Family.IPHONE


def test_the_same_place_in_another_language() -> None:
    here = act(play("form"), Act(Gesture.TYPE, "name", "はな")).play
    there = here.retold(PRACTICE)
    assert (there.scene_id, there.typed, there.earlier) == ("form", here.typed, None)
    other = Practice("x", "x", "", (Scene("x", SceneKind.PAGE),))
    assert here.retold(other).scene_id == "x"


def test_a_step_of_the_lesson_can_be_jumped_to() -> None:
    assert play().at("pin").scene_id == "pin"
    assert play().at("pin").undone().scene_id == "home"
    assert play().at("nowhere") == play()
    assert play("nowhere").scene_id == "home"


@given(st.lists(ACTS, max_size=60), st.sampled_from(Family), st.booleans())
def test_no_act_breaks_the_phone_and_every_act_can_be_taken_back(
    acts: list[Act], family: Family, trouble: bool
) -> None:
    first = play(family=family, trouble=trouble)
    here, states = first, [first]
    for one in acts:
        outcome = act(here, one)
        if outcome.play is not here:
            states.append(outcome.play)
        here = outcome.play
        assert here.scene_id in here.ways.scenes
        assert here.finished == (here.scene_id == "done")
        assert all(len(text) <= MOST_TYPED for text in here.typed.values())
        assert outcome.result is not Result.FINISHED or here.finished
    for _count in range(len(acts) * 2):
        here = here.undone()
    assert here == first
    assert here.undone() == first


@given(st.text())
def test_width_and_spaces_do_not_count(text: str) -> None:
    assert same(f" {text}　", text)


def test_entries_compare_as_people_read_them() -> None:
    assert same("ＡＢc １２", "abc12")
    assert same("Hana 5028", "Hana5028")
    assert not same("hana5028", "Hana5028")
    assert not same("はなご", "はなこ")
