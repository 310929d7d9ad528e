"""The guard against a My Number in a free text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.my_number import check_digit, holds_twelve_digits, looks_real

ELEVEN = st.text("0123456789", min_size=11, max_size=11)


def by_the_ordinance(eleven: str) -> int:
    """Return the check digit word for word from 総務省令 85 号 (2014), article 5: P(n) counted from the lowest."""
    lowest_first = [int(digit) for digit in reversed(eleven)]
    total = sum(p * (n + 1 if n <= 6 else n - 5) for n, p in enumerate(lowest_first, start=1))
    return 0 if total % 11 <= 1 else 11 - total % 11


def test_a_number_known_to_be_valid() -> None:
    assert check_digit("12345678901") == 8


@given(ELEVEN)
def test_the_check_digit_is_the_ordinances(eleven: str) -> None:
    assert check_digit(eleven) == by_the_ordinance(eleven)


@given(ELEVEN, st.sampled_from(["", " ", "-", "　", "・", ".", "ー", " - ", "\u200b", "−", "\n"]), st.booleans())
def test_it_is_found_however_it_is_written(eleven: str, between: str, wide: bool) -> None:
    number = eleven + str(check_digit(eleven))
    written = between.join((number[:4], number[4:8], number[8:]))
    if wide:
        written = written.translate({ord(str(n)): chr(ord("０") + n) for n in range(10)})
    for text in (written, f"番号は{written}です", f"{written}。"):
        assert holds_twelve_digits(text)
        assert looks_real(text)


@pytest.mark.parametrize("beside", [" 2", " 2026", "-1", " 090-1234-5678", "、3"])
@pytest.mark.parametrize("number", ["123456789018", "1234 5678 9018", "1234-5678-9018"])
def test_another_number_beside_it_does_not_hide_it(number: str, beside: str) -> None:
    assert looks_real(number + beside)
    assert holds_twelve_digits(beside[::-1] + number)


def test_a_mistyped_one_is_refused_too_but_not_called_real() -> None:
    assert holds_twelve_digits("1234-5678-9010")
    assert not looks_real("1234-5678-9010")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "090-1234-5678",
        "0120-95-0178",
        "03(1234)5678",
        "12345678901",
        "1234567890123",
        "090-1234-5678 12",
        "2026-11-21 10:30",
        "11/07 11/14 11/21",
        "昭和20年1月1日 10人",
        "1234と5678と9018",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert not holds_twelve_digits(text)
    assert not looks_real(text)
