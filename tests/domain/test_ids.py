"""Ids of facts that two laptops may both record, and the codes on cards."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.ids import attendance_id, card_token, course_id, progress_id

TOKEN = "ABCDEFGHIJKLM234"


def test_the_same_fact_has_the_same_id_everywhere() -> None:
    one, two = uuid4(), uuid4()
    assert attendance_id(one, two) == attendance_id(one, two)
    facts = {
        attendance_id(one, two),
        attendance_id(two, one),
        progress_id(one, two, "a"),
        progress_id(one, two, "b"),
        progress_id(one, None, "a"),
        progress_id(None, one, "a"),
        progress_id(None, None, "a"),
        course_id("a"),
    }
    assert len(facts) == 8
    assert {fact.version for fact in facts} == {5}


def test_an_id_never_changes_between_versions() -> None:
    assert str(course_id("はじめてのスマホ")) == "13cc75f6-bc34-56aa-937a-56e59c1bb81a"


@pytest.mark.parametrize(
    "code",
    [
        f"A1:{TOKEN}",
        f"a1:{TOKEN.lower()}",
        f" A1：{TOKEN}\r\n",
        f"A1;{TOKEN}",
        f"A1*{TOKEN}",
        f"A1{TOKEN}",
        f"Ａ１：{TOKEN}",
    ],
)
def test_a_card_is_read_however_the_scanner_types_it(code: str) -> None:
    assert card_token(code) == TOKEN


@pytest.mark.parametrize(
    "code",
    ["", "A1:", TOKEN, f"A2:{TOKEN}", f"A1:{TOKEN}X", f"A1:{TOKEN[:-1]}", "A1:ABCDEFGHIJKLM018", f"x A1:{TOKEN}"],
)
def test_anything_else_is_no_card(code: str) -> None:
    assert card_token(code) == ""


@given(st.text(max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    assert card_token(text) == "" or len(card_token(text)) == 16
