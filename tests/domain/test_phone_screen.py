"""Where things stand on the phone's screen when letters are large."""

from __future__ import annotations

import pytest

from smartclass.content.check._typesetter import Estimate
from smartclass.domain.lesson import Family
from smartclass.domain.phone_screen import screen
from smartclass.domain.play import begin
from smartclass.domain.practice import Item, ItemKind, Practice, Scene, SceneKind
from smartclass.domain.ruby import parse

CALL = Scene(
    "ringing",
    SceneKind.CALL,
    parse("れんしゅう{太郎|たろう}"),
    (
        Item("about", ItemKind.TEXT, parse("{電話|でんわ}が{鳴|な}っています")),
        Item("volume", ItemKind.BUTTON, parse("{横|よこ}の{音|おん}{量|りょう}ボタン"), go="ringing"),
        Item("answer", ItemKind.BUTTON, parse("{応|おう}{答|とう}"), go="ringing"),
    ),
)
PLAY = begin(Practice("ringing", "ringing", "", (CALL,)), Family.RAKURAKU)


def test_the_buttons_of_a_call_stay_where_they_are() -> None:
    shown = screen(PLAY, Estimate(), scale=1.0)
    assert [one.item.id for one in shown.pinned] == ["volume", "answer"]
    assert [one.item.id for one in shown.placed] == ["about"]
    assert shown.body.bottom <= min(one.room.y for one in shown.pinned)
    assert shown.overflow == 0


@pytest.mark.parametrize("family", Family)
def test_letters_too_large_for_them_let_them_scroll(family: Family) -> None:
    shown = screen(PLAY.on(family), Estimate(), scale=2.0)
    if family is not Family.RAKURAKU:
        assert shown.pinned != ()
        return
    assert shown.pinned == ()
    about, *buttons = shown.placed
    assert shown.body.height > 200
    assert all(one.art is not None and one.room.y >= about.room.bottom for one in buttons)
    assert shown.depth >= max(one.room.bottom for one in buttons)
    assert shown.overflow > 0
