from __future__ import annotations

from dataclasses import replace

import pytest

from smartclass.domain.lesson import Family
from smartclass.domain.play import Gesture, Result, begin
from smartclass.domain.practice import Practice
from smartclass.domain.walk import pace, walk
from tests.domain.phones import PRACTICE


def test_the_shortest_way_is_walked_to_the_goal() -> None:
    paces = list(walk(PRACTICE, Family.ANDROID))
    assert [one.item.id for one in paces] == ["tap", "name", "agree", "send", "pin"]
    assert [one.text for one in paces[1].acts if one.gesture is Gesture.TYPE] == ["はな", "はなこ"]
    assert [one.text for one in paces[4].acts if one.gesture is Gesture.TYPE] == ["5", "50", "502", "5028"]
    assert paces[-1].result is Result.FINISHED
    assert pace(paces[-1].after) is None


def test_each_phone_has_its_own_way() -> None:
    assert [one.item.id for one in walk(PRACTICE, Family.IPHONE)] == ["only-iphone"]


def test_in_trouble_what_comes_in_between_is_walked_too() -> None:
    way = [one.play.scene_id for one in walk(PRACTICE, Family.RAKURAKU, trouble=True)]
    assert way == ["home", "advert", "form", "form", "form", "pin"]


@pytest.mark.parametrize("start", ["lifted", "stop", "pin-again", "advert"])
def test_from_every_scene_there_is_a_way(start: str) -> None:
    *_before, last = walk(PRACTICE, Family.ANDROID, start)
    assert last.after.finished


def test_where_no_way_leads_on_the_walk_ends() -> None:
    lost = Practice("home", "done", "", tuple(replace(scene, items=()) for scene in PRACTICE.scenes))
    assert list(walk(lost, Family.ANDROID)) == []
    assert pace(begin(lost, Family.ANDROID)) is None
