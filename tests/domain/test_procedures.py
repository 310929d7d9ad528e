"""A town's words over the general ones, and the practice made from the one form."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.lesson import Family
from smartclass.domain.play import begin
from smartclass.domain.practice import Item, ItemKind, Miss, Practice, Scene, SceneKind
from smartclass.domain.procedure_form import fields, practice_for
from smartclass.domain.procedures import (
    EVERY,
    Catalogue,
    Kind,
    LifeEvent,
    Online,
    Procedure,
    TownEntry,
    entry_for,
)
from smartclass.domain.ruby import parse
from smartclass.domain.walk import walk
from smartclass.domain.ways import ways


def procedure(*asked: str, word: str = "かいご") -> Procedure:
    return Procedure(
        id="care-new",
        title=parse("{介護|かいご}の{認定|にんてい}"),
        kind=Kind.CARE,
        events=("care",),
        about=parse("はじめてのとき"),
        says=(parse("{親|おや}の{世話|せわ}"),),
        who=parse("{本人|ほんにん}"),
        ready=(parse("カード"), parse("{紙|かみ}")),
        starts=parse("{窓口|まどぐち}"),
        word=word,
        fields=asked,
    )


def button(name: str, go: str) -> Item:
    return Item(name, ItemKind.BUTTON, parse(name), go=go)


def page(name: str, *ways_on: tuple[str, str], before: str = "") -> Scene:
    return Scene(name, SceneKind.WEB, parse(name), tuple(button(*way) for way in ways_on), before=before)


FORM = Practice(
    "search",
    "done",
    "れんしゅう花子",
    (
        Scene(
            "search",
            SceneKind.WEB,
            items=(
                Item("told-word", ItemKind.TEXT, parse("x")),
                Item("word", ItemKind.INPUT, parse("x"), need="x", go="detail"),
            ),
            misses=(Miss("word", parse("おなじに")),),
        ),
        Scene(
            "detail",
            SceneKind.WEB,
            items=(
                Item("wanted", ItemKind.TEXT, parse("x")),
                Item("who", ItemKind.TEXT, parse("x")),
                Item("starts", ItemKind.TEXT, parse("x")),
                Item("ready", ItemKind.TEXT, parse("x")),
                button("begin", "ask-name"),
                button("back", "search"),
            ),
        ),
        page("ask-name", ("next", "ask-photo"), ("back", "detail")),
        page("ask-photo", ("next", "ask-photo-camera"), ("back", "ask-name")),
        page("ask-photo-dark", ("yes", "ask-photo-camera"), before="ask-photo-camera"),
        page("ask-photo-camera", ("next", "ask-date"), ("again", "ask-photo")),
        page("ask-date", ("next", "confirm"), ("back", "ask-photo")),
        Scene(
            "confirm",
            SceneKind.WEB,
            items=(
                Item("said-name", ItemKind.TEXT, parse("なまえ")),
                Item("said-photo", ItemKind.TEXT, parse("しゃしん")),
                button("next", "done"),
                button("fix", "ask-name"),
            ),
        ),
        page("done"),
    ),
)


def targets(made: Practice) -> dict[str, str]:
    return {f"{scene.id} {item.id}": item.go for scene in made.scenes for item in scene.items if item.go}


def test_the_form_names_its_pages() -> None:
    assert fields(FORM) == ("name", "photo", "date")


def test_every_page_asked_for_stays_as_it_is() -> None:
    assert targets(practice_for(FORM, procedure("name", "photo", "date"))) == targets(FORM)


def test_ways_lead_past_a_page_left_out() -> None:
    made = targets(practice_for(FORM, procedure("name", "date")))
    assert made["ask-name next"] == "ask-date"
    assert made["ask-date back"] == "ask-name"
    only = targets(practice_for(FORM, procedure("date")))
    assert (only["detail begin"], only["ask-date back"], only["confirm fix"]) == ("ask-date", "detail", "detail")
    none = targets(practice_for(FORM, procedure()))
    assert (none["detail begin"], none["confirm fix"]) == ("confirm", "detail")


def test_the_words_are_those_of_the_procedure() -> None:
    one = procedure("name")
    made = practice_for(FORM, one)
    search, detail, *_asked, confirm, _done = made.scenes
    assert search.items[0].label.plain == search.items[1].need == "かいご"
    assert search.items[1].label.plain == "x"
    assert [item.label for item in detail.items[:5]] == [one.title, one.who, one.starts, *one.ready]
    assert [item.id for item in detail.items[3:5]] == ["ready", "ready-1"]
    assert [item.id for item in confirm.items] == ["said-name", "next", "fix"]
    assert made.person == FORM.person


@pytest.mark.parametrize("count", range(4))
def test_any_choice_of_pages_can_be_played(count: int) -> None:
    for asked in combinations(fields(FORM), count):
        made = practice_for(FORM, procedure(*asked))
        graph = ways(made, Family.ANDROID)
        assert graph.dead_ends(made.start) == ()
        assert graph.reached(made.start) == set(graph.scenes)
        last = begin(made, Family.ANDROID)
        for pace in walk(made, Family.ANDROID, trouble=True):
            last = pace.after
        assert last.finished


def test_a_way_nowhere_stays_nowhere() -> None:
    wrong = replace(FORM.scenes[0].items[1], wrong="detail")
    form = replace(FORM, scenes=(replace(FORM.scenes[0], items=(wrong,)), *FORM.scenes[1:]))
    made = practice_for(form, procedure())
    assert (made.scenes[0].items[0].wrong, made.scenes[0].before) == ("detail", "")


TEXT = st.sampled_from(["", "市民課", "税務課"])
ENTRY = st.builds(TownEntry, TEXT, TEXT, TEXT, st.sampled_from(Online))


@given(ENTRY, ENTRY)
def test_what_a_procedure_says_wins_over_what_is_said_of_all(own: TownEntry, general: TownEntry) -> None:
    said = entry_for({"a": own, EVERY: general}, "a")
    assert said.office == (own.office or general.office)
    assert said.hours == (own.hours or general.hours)
    assert said.phone == (own.phone or general.phone)
    assert said.online == (own.online if own.online != Online.UNKNOWN else general.online)
    assert entry_for({"a": own}, "a") == own
    assert entry_for({EVERY: general}, "a") == general
    assert entry_for({"b": own}, "a").blank


def test_a_catalogue_gives_what_an_event_needs() -> None:
    one, other = procedure(), replace(procedure(), id="b", events=("move", "care"))
    event = LifeEvent("move", parse("{引|ひ}っこし"), "door")
    known = Catalogue((event,), (one, other), FORM)
    assert known.of_event("care") == (one, other)
    assert Catalogue((event,), (other, one), FORM).of_event("care") == (one, other)
    assert known.of_event("move") == (other,)
    assert known.of_event("") == ()
    assert (one.symptoms, one.goal) == (one.says, one.about)
