"""What may be written about a person."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.people import PersonFault, cleaned, faults, may_be_same
from smartclass.domain.registry import Attendee, NewAttendee
from smartclass.domain.visible import visible

TODAY = date(2026, 11, 21)


def wrong(**fields: object) -> tuple[PersonFault, ...]:
    return faults(cleaned(NewAttendee(**{"name": "見本 花子", **fields})), TODAY)  # type: ignore[arg-type]


def test_a_name_is_enough() -> None:
    assert wrong() == ()
    assert wrong(kana="みほん はなこ", birth_year=1945, phone_last4="1234", family="iphone", notes="耳が遠い") == ()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": ""}, PersonFault.NO_NAME),
        ({"name": " \u200b\u3000"}, PersonFault.NO_NAME),
        ({"name": "あ" * 81}, PersonFault.NAME_TOO_LONG),
        ({"kana": "あ" * 81}, PersonFault.NAME_TOO_LONG),
        ({"birth_year": 1910}, PersonFault.BIRTH_YEAR),
        ({"birth_year": 2021}, PersonFault.BIRTH_YEAR),
        ({"birth_year": 45}, PersonFault.BIRTH_YEAR),
        ({"phone_last4": "123"}, PersonFault.LAST_FOUR),
        ({"phone_last4": "12345"}, PersonFault.LAST_FOUR),
        ({"phone_last4": "12 4"}, PersonFault.LAST_FOUR),
        ({"phone_last4": "١٢٣٤"}, PersonFault.LAST_FOUR),
        ({"family": "nokia"}, PersonFault.FAMILY),
        ({"notes": "あ" * 501}, PersonFault.NOTES_TOO_LONG),
        ({"notes": "1234 5678 9018"}, PersonFault.MY_NUMBER),
        ({"name": "1234\u200b5678\u202e9018"}, PersonFault.MY_NUMBER),
        ({"kana": "1234-5678-9010"}, PersonFault.TWELVE_DIGITS),
    ],
)
def test_one_thing_wrong_is_one_fault(fields: dict[str, object], fault: PersonFault) -> None:
    assert wrong(**fields) == (fault,)


@pytest.mark.parametrize("year", [1911, 1945, 2020, None])
def test_years_somebody_may_be_born_in(year: int | None) -> None:
    assert wrong(birth_year=year) == ()


def test_everything_wrong_is_said_in_the_order_of_the_form() -> None:
    found = wrong(name="", birth_year=1, phone_last4="x", notes="あ" * 501)
    assert found == (
        PersonFault.NO_NAME, PersonFault.BIRTH_YEAR, PersonFault.LAST_FOUR, PersonFault.NOTES_TOO_LONG,
    )  # fmt: skip


@given(st.text(max_size=60))
def test_what_stays_can_be_seen_and_stays(text: str) -> None:
    seen = visible(text)
    assert visible(seen) == seen
    assert not any(mark in seen for mark in "\0\t\r\u200b\u202e\u2066\ufeff")


def test_names_keep_their_rare_kanji() -> None:
    for name in ("髙橋 𠮷男", "葛\U000e0100城 﨑", "渡邊・マリア"):
        assert visible(name) == name
    assert visible("一行め\n二行め\r", keep="\n") == "一行め\n二行め"


@pytest.mark.parametrize(
    ("name", "kana", "same"),
    [
        ("高橋花子", "", True),
        ("たかはし", "タカハシハナコ", True),
        ("高橋 華子", "たかはし はなこ", True),
        ("高橋 一郎", "たかはし いちろう", False),
        ("高橋 一郎", "", False),
    ],
)
def test_the_same_name_in_kana_or_kanji_may_be_the_same_person(name: str, kana: str, same: bool) -> None:
    known = Attendee(uuid4(), "髙橋 花子", "たかはし はなこ")
    assert may_be_same(NewAttendee(name, kana), known) is same


def test_two_people_without_kana_are_not_the_same_for_that() -> None:
    assert not may_be_same(NewAttendee("甲"), Attendee(uuid4(), "乙"))
