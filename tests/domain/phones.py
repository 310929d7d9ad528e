"""A small practice that holds every gesture, for the tests of the engine."""

from __future__ import annotations

from hypothesis import strategies as st

from smartclass.domain.lesson import Family
from smartclass.domain.play import Act, Gesture
from smartclass.domain.practice import Item, ItemKind, Miss, Pinch, Practice, Scene, SceneKind, Way
from smartclass.domain.ruby import parse

GESTURES = (
    Item("tap", ItemKind.BUTTON, go="form"),
    Item("long", ItemKind.ICON, long=True, go="form"),
    Item("double", ItemKind.ICON, double=True, go="form"),
    Item("swipe", ItemKind.BUTTON, swipe=Way.UP, go="form"),
    Item("pinch", ItemKind.IMAGE, pinch=Pinch.OUT, go="form"),
    Item("drag", ItemKind.IMAGE, drag="card", go="form"),
    Item("hold", ItemKind.PROGRESS, hold=3, go="form", wrong="lifted"),
    Item("scan", ItemKind.CODE, scan="qr-a", go="form"),
    Item("mail", ItemKind.ICON),
    Item("words", ItemKind.TEXT),
    Item("only-iphone", ItemKind.BUTTON, go="done", families=(Family.IPHONE,)),
)
FORM = (
    Item("name", ItemKind.INPUT, need="はなこ", has="はなご"),
    Item("agree", ItemKind.CHECKBOX),
    Item("send", ItemKind.BUTTON, go="pin", after=("name", "agree")),
    Item("back", ItemKind.BUTTON, go="home"),
)
PRACTICE = Practice(
    "home",
    "done",
    "れんしゅう花子",
    (
        Scene(
            "home",
            SceneKind.LAUNCHER,
            items=GESTURES,
            misses=(Miss("mail", parse("それはメールです。")), Miss("words", parse("それは{文字|もじ}です。"))),
        ),
        Scene("lifted", SceneKind.DIALOG, items=(Item("again", ItemKind.BUTTON, go="home"),)),
        Scene("form", SceneKind.PAGE, items=FORM, misses=(Miss("back", parse("もどります。")),)),
        Scene("advert", SceneKind.DIALOG, items=(Item("close", ItemKind.BUTTON, go="form"),), before="form"),
        Scene("pin", SceneKind.KEYPAD, items=(Item("pin", ItemKind.INPUT, need="5028", go="done", wrong="pin-again"),)),
        Scene(
            "pin-again", SceneKind.KEYPAD, items=(Item("pin", ItemKind.INPUT, need="5028", go="done", wrong="stop"),)
        ),
        Scene("stop", SceneKind.PAGE, items=(Item("home", ItemKind.BUTTON, go="home"),)),
        Scene("done", SceneKind.PAGE),
    ),
)

ITEMS = ("", "?", *(item.id for scene in PRACTICE.scenes for item in scene.items))
ACTS = st.builds(
    Act,
    st.sampled_from(Gesture),
    st.sampled_from(ITEMS),
    st.one_of(st.sampled_from(("", "card", "qr-a", "5028", "はなこ", "1111")), st.text(max_size=80)),
    st.floats(0, 10),
    st.one_of(st.none(), st.sampled_from(Way)),
    st.one_of(st.none(), st.sampled_from(Pinch)),
)
