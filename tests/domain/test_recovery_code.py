"""A code read out over the telephone, typed in any way, with one slip in it: forgiven, or noticed."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.recovery_code import ALPHABET, LETTERS, Read, Slip, grouped, make, read

NUMBERS = st.integers(0, 2**64)


def code_of(seed: int) -> str:
    return make(random.Random(seed).randrange)


@given(NUMBERS)
def test_a_code_is_six_groups_of_four_and_reads_back(seed: int) -> None:
    code = code_of(seed)
    assert [len(group) for group in grouped(code).split("-")] == [4] * 6
    assert read(grouped(code)) == Read(code, None, LETTERS)


@given(NUMBERS, st.sampled_from([" ", "-", "ー", "－", "　", "", "。", "\n"]), st.booleans(), st.booleans())
def test_case_width_and_grouping_are_forgiven(seed: int, between: str, low: bool, wide: bool) -> None:
    code = code_of(seed)
    typed = between.join(grouped(code).split("-"))
    typed = typed.lower() if low else typed
    if wide:
        typed = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in typed)
        assert unicodedata.normalize("NFKC", typed) != typed
    assert read(typed).code == code


@given(NUMBERS)
def test_letters_that_look_like_digits_are_those_digits(seed: int) -> None:
    code = code_of(seed)
    for zero, one in (("O", "I"), ("o", "l")):
        assert read(code.replace("0", zero).replace("1", one)).code == code


@given(NUMBERS, st.integers(0, LETTERS - 1), st.sampled_from(ALPHABET))
def test_every_wrong_letter_is_noticed(seed: int, place: int, letter: str) -> None:
    code = code_of(seed)
    wrong = code[:place] + letter + code[place + 1 :]
    assert (read(wrong).slip is None) is (wrong == code)
    assert read(wrong).slip in (None, Slip.CHECK)


@given(NUMBERS, st.integers(0, LETTERS - 2))
def test_two_letters_that_changed_places_are_noticed(seed: int, place: int) -> None:
    code = code_of(seed)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (read(wrong).slip is None) is (wrong == code)


@pytest.mark.parametrize(
    ("typed", "slip", "count"),
    [("", Slip.SHORT, 0), ("7QK4-M2XA", Slip.SHORT, 8), ("0" * 25, Slip.LONG, 25), ("U" * 24, Slip.LETTER, 24)],
)
def test_what_is_missing_is_told(typed: str, slip: Slip, count: int) -> None:
    assert read(typed) == Read("", slip, count)


@given(st.text(max_size=60))
def test_anything_can_be_typed(text: str) -> None:
    found = read(text)
    assert bool(found.code) is (found.slip is None)


def test_a_code_whose_check_would_be_a_sign_is_not_handed_out() -> None:
    numbers = iter([36, 35, 5])
    assert make(lambda _below: next(numbers)) == "0" * 22 + "55"
