"""Which step a scene belongs to, and how stumbles are gathered by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.lesson import Family, Lesson, Step, StepText
from smartclass.domain.play import Outcome, Result, begin
from smartclass.domain.practice import Item, ItemKind, Practice, Scene, SceneKind
from smartclass.domain.stumbles import KINDS, MOST_AGAIN, Stumble, by_step, step_of, steps_of
from tests.domain.phones import PRACTICE
from tests.reports.samples import lesson


def scene(name: str, *targets: str, before: str = "") -> Scene:
    return Scene(
        name, SceneKind.PAGE, items=tuple(Item(f"to-{one}", ItemKind.BUTTON, go=one) for one in targets), before=before
    )


WAY = Practice(
    "lock",
    "done",
    "れんしゅう花子",
    (
        scene("lock", "home"),
        scene("home", "app", "settings"),
        scene("settings", "deep"),
        scene("deep", "home"),
        scene("app", "pin"),
        scene("advert", "pin", before="pin"),
        scene("greeting", "lock", before="lock"),
        scene("pin", "done"),
        scene("done"),
        scene("island", "nowhere"),
    ),
)


def taught(*steps: tuple[str, str], on: dict[Family, StepText] | None = None) -> Lesson:
    made = tuple(Step(name, StepText(scene=shown), on=on or {}) for name, shown in steps)
    return replace(lesson(), steps=made)


def test_a_scene_belongs_to_the_first_step_that_shows_it() -> None:
    steps = taught(("s1", "home"), ("s2", "home"), ("s3", "pin"))
    assert step_of(steps, Family.ANDROID, "home", WAY) == "s1"
    assert step_of(steps, Family.ANDROID, "pin", WAY) == "s3"


@pytest.mark.parametrize(
    ("where", "step"),
    [
        ("app", "home"),  # on the way on
        ("deep", "home"),  # two wrong turns away
        ("advert", "home"),  # came in front of the next step's scene
        ("done", "pin"),
        ("lock", "home"),  # before the first step with a scene: the first that comes
        ("greeting", "home"),
        ("island", ""),
        ("nowhere", ""),
        ("", ""),
    ],
)
def test_other_scenes_belong_to_the_step_before(where: str, step: str) -> None:
    steps = taught(("words", ""), ("home", "home"), ("pin", "pin"))
    assert step_of(steps, Family.IPHONE, where, WAY) == step
    assert steps_of(steps, WAY).get(where, "") == step


def test_a_lesson_without_scenes_has_no_step_for_any() -> None:
    assert steps_of(taught(("words", ""), ("more", "elsewhere")), WAY) == {}


def test_each_phone_has_its_own_steps_and_the_first_family_wins() -> None:
    own = Step("s1", StepText(scene="home"), on={Family.IPHONE: StepText(scene="settings")})
    both = replace(lesson(), steps=(own, Step("s2", StepText(scene="pin"))))
    assert step_of(both, Family.IPHONE, "deep", WAY) == "s1" == step_of(both, Family.ANDROID, "deep", WAY)
    only = replace(lesson(), steps=(Step("s0", StepText(scene="lock")), own))
    assert step_of(only, Family.IPHONE, "home", WAY) == "s0"
    assert steps_of(only, WAY)["home"] == "s1"


def test_what_is_only_on_one_phone_is_known_too() -> None:
    found = steps_of(replace(taught(("s1", "home"), ("s2", "form")), families=tuple(Family)), PRACTICE)
    assert {found[one] for one in ("home", "lifted")} == {"s1"}
    assert {found[one] for one in ("form", "advert", "pin", "pin-again", "stop")} == {"s1", "s2"}
    assert found["pin"] == found["stop"] == "s2"


def test_the_kinds_are_those_an_outcome_calls_stumbles() -> None:
    play = begin(PRACTICE, Family.ANDROID)
    assert frozenset(kind for kind in Result if Outcome(kind, play).stumbled) == KINDS


def test_many_people_come_before_many_times() -> None:
    steps = {"home": "s1", "app": "s2", "pin": "s2"}
    found = by_step(
        "x",
        [
            Stumble("x", "home", Result.MISSED, 50, who=0),
            Stumble("x", "app", Result.DRAGGED, 1, who=1, named=True),
            Stumble("x", "pin", Result.WRONG_TEXT, 2, who=1, named=True),
            Stumble("x", "pin", Result.WRONG_TEXT, 1, who=0),
            Stumble("x", "gone", Result.MISSED, 1, who=0),
        ],
        steps,
    )
    assert [(one.step, one.times, one.people, one.pcs) for one in found.steps] == [
        ("s2", 4, 1, 1),
        ("s1", 50, 0, 1),
        ("", 1, 0, 1),
    ]
    assert found.steps[0].kinds == ((Result.WRONG_TEXT, 3), (Result.DRAGGED, 1))
    assert found.again == ("s2", "s1")


STUMBLES = st.lists(
    st.builds(
        Stumble,
        st.just("x"),
        st.sampled_from(("a", "b", "c", "d", "e", "?")),
        st.sampled_from(sorted(KINDS)),
        st.integers(1, 9),
        st.integers(0, 4),
        st.booleans(),
    )
)


@given(STUMBLES)
def test_gathering_loses_and_invents_nothing(stumbles: list[Stumble]) -> None:
    steps = {name: f"s-{name}" for name in "abcde"}
    found = by_step("x", stumbles, steps)
    assert sum(one.times for one in found.steps) == sum(one.count for one in stumbles)
    kinds: Counter[Result] = Counter()
    for one in found.steps:
        kinds.update(dict(one.kinds))
        assert one.times == sum(count for _kind, count in one.kinds)
        assert one.people + one.pcs > 0
    assert kinds == sum((Counter({one.kind: one.count}) for one in stumbles), Counter())
    crowds = [one.people + one.pcs for one in found.steps]
    assert crowds == sorted(crowds, reverse=True)
    assert len(found.again) <= MOST_AGAIN
    assert "" not in found.again
