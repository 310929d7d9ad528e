"""`checkin`: by card or by id, each refusal a sentence and code 1."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.cli.conftest import Class, Command


def test_a_person_is_checked_in_once(smartclass: Command, todays_class: Class) -> None:
    asked = ("checkin", todays_class.person, "--session", todays_class.session.id)
    assert smartclass(*asked).out == "done 1/2\n"
    assert smartclass(*asked).out == "already 1/2\n"


def test_a_card_is_read_however_the_scanner_types_it(smartclass: Command, todays_class: Class) -> None:
    assert smartclass("checkin", todays_class.card.lower(), "--session", "today").out == "done 1/2\n"
    assert smartclass("checkin", todays_class.card.replace(":", "："), "--session", "today").out == "already 1/2\n"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("https://example.jp", "教室のカードではない"),
        ("A1:ABCDEFGHIJKLMNOP", "名簿にありません"),
        ("old", "新しいカードに替わりました"),
    ],
)
def test_a_card_that_says_nothing_is_refused(smartclass: Command, todays_class: Class, who: str, sentence: str) -> None:
    done = smartclass("checkin", todays_class.old_card if who == "old" else who, "--session", "today")
    assert (done.code, done.out) == (1, "")
    assert sentence in done.err
    assert len(done.err.splitlines()) == 1


def test_nobody_of_that_id(smartclass: Command, todays_class: Class) -> None:
    done = smartclass("checkin", uuid4(), "--session", "today")
    assert (done.code, done.out) == (2, "")
    assert "名簿にいません" in done.err


@pytest.mark.parametrize(
    ("session", "sentence"),
    [("tomorrow", "番号は読めません"), ("00000000-0000-4000-8000-000000000000", "もうありません")],
)
def test_no_such_class(smartclass: Command, todays_class: Class, session: str, sentence: str) -> None:
    done = smartclass("checkin", todays_class.card, "--session", session)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_no_class_today(smartclass: Command) -> None:
    done = smartclass("checkin", "A1:ABCDEFGHIJKLMNOP", "--session", "today")
    assert done.code == 2
    assert "まだありません" in done.err
