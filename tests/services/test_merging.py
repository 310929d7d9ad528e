"""Looking for duplicates: what is shown in which order and in which words, who is kept, and what is remembered."""

from __future__ import annotations

from smartclass.domain.registry import NewAttendee
from smartclass.services.merging import SIGNS, Merging, words
from smartclass.services.people import People
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.merged import add, twins


def test_the_pair_and_its_signs_in_words(register: Register, clock: FixedClock) -> None:
    two = twins(register, clock)
    add(register, "鈴木 一郎", "すずき いちろう")
    service = Merging(register)
    (pair,) = service.find()
    assert {pair.one, pair.other} == {two.kept, two.gone}
    assert words(pair.evidence) == "かなが同じ・書き方が同じ"
    assert service.look(two.gone, two.kept).score == pair.score
    assert service.preferred(pair) == (two.gone, two.kept), "who came oftener"
    People(register).change(two.kept, birth_year=1955, phone_last4="1234", family="iphone")
    People(register).change(two.gone, phone_last4="9999", family="android")
    said = words(service.look(two.kept, two.gone).evidence)
    assert said == "かなが同じ・書き方が同じ・生まれた年がちがう・電話がちがう・スマホの種類がちがう"


def test_without_visits_the_fuller_entry_is_kept_and_else_the_older(register: Register) -> None:
    first, second = add(register, "佐藤 花子", "さとう はなこ"), add(register, "佐藤 花子", "さとう はなこ", 1944)
    service = Merging(register)
    assert service.preferred(service.look(first, second)) == (second, first)
    People(register).change(second, birth_year=None)
    assert service.preferred(service.look(second, first)) == (first, second)


def test_two_people_are_remembered_as_two(register: Register) -> None:
    first, second = add(register, "佐藤 花子", "さとう はなこ"), add(register, "佐藤 花子", "さとう はなこ")
    service = Merging(register)
    assert len(service.find()) == 1
    service.apart(second, first)
    service.apart(first, second)
    assert service.find() == []
    service.not_apart(first, second)
    assert len(service.find()) == 1


def test_notes_that_say_the_same_are_not_doubled(register: Register) -> None:
    first = add(register, "佐藤 花子", "", notes="右の席。補聴器")
    second = add(register, "佐藤 花子", "さとう はなこ", notes="補聴器")
    plan = Merging(register).preview(first, second)
    assert (plan.entry.notes, plan.filled) == ("右の席。補聴器", ("kana",))
    People(register).add(NewAttendee("さとう はなこ"), even_if_similar=True)
    assert len(Merging(register).find()) == 2


def test_every_sign_that_says_something_has_its_words() -> None:
    assert len({str(said) for said in SIGNS.values()}) == len(SIGNS) == 13
