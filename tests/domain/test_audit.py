"""The chain of the audit: whatever is done to it afterwards is noticed, and no name fits in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smartclass.domain.audit import START, Entry, What, Why, fits, sealed, verify, witness, witnessed

KINDS = st.tuples(st.sampled_from(list(What)), st.from_regex(r"[a-z0-9-]{0,20}", fullmatch=True))


def chain(kinds: list[tuple[What, str]]) -> list[Entry]:
    made: list[Entry] = []
    before = START
    for seq, (what, about) in enumerate(kinds, start=1):
        entry = Entry(seq, f"2026-11-21T10:00:{seq:02}.000+09:00", "coordinator", "ab12cd34", what, about, 7, before)
        made.append(sealed(entry))
        before = made[-1].seal
    return made


def head(made: list[Entry]) -> str:
    return made[-1].seal if made else START


@given(st.lists(KINDS, max_size=8))
def test_an_untouched_chain_is_whole(kinds: list[tuple[What, str]]) -> None:
    made = chain(kinds)
    verdict = verify(made, head(made))
    assert (verdict.whole, verdict.entries, verdict.head) == (True, len(kinds), head(made))


CHANGES = {
    "at": "2026-11-22T10:00:00.000+09:00",
    "role": "helper",
    "slot": "00000000",
    "about": "other-thing",
    "site": 8,
    "before": "f" * 64,
    "seal": "e" * 64,
    "seq": 99,
}


@given(st.lists(KINDS, min_size=1, max_size=8), st.data())
def test_every_change_is_noticed_where_it_is(kinds: list[tuple[What, str]], data: st.DataObject) -> None:
    made = chain(kinds)
    at = data.draw(st.integers(0, len(made) - 1))
    field = data.draw(st.sampled_from([*CHANGES, "what"]))
    value = CHANGES.get(field, What.OPEN if made[at].what != What.OPEN else What.ERASE)
    spoiled = [*made[:at], replace(made[at], **{field: value}), *made[at + 1 :]]
    verdict = verify(spoiled, head(made))
    assert not verdict.whole
    assert verdict.seq == at + 1


@given(st.lists(KINDS, min_size=1, max_size=8), st.data())
def test_a_change_that_is_sealed_anew_breaks_what_follows(kinds: list[tuple[What, str]], data: st.DataObject) -> None:
    made = chain(kinds)
    at = data.draw(st.integers(0, len(made) - 1))
    made_up = sealed(replace(made[at], about="made-up"))
    assume(made_up != made[at])
    assert not verify([*made[:at], made_up, *made[at + 1 :]], head(made)).whole


@given(st.lists(KINDS, min_size=1, max_size=8), st.data())
def test_taking_out_doubling_and_reordering_are_noticed(kinds: list[tuple[What, str]], data: st.DataObject) -> None:
    made = chain(kinds)
    at, other = (data.draw(st.integers(0, len(made) - 1)) for _ in range(2))
    assert not verify(made[:at] + made[at + 1 :], head(made)).whole
    assert not verify([*made[: at + 1], *made[at:]], head(made)).whole
    if at != other:
        swapped = list(made)
        swapped[at], swapped[other] = swapped[other], swapped[at]
        assert not verify(swapped, head(made)).whole


def test_a_missing_end_is_told_as_such() -> None:
    made = chain([(What.OPEN, "")] * 3)
    verdict = verify(made[:2], head(made))
    assert (verdict.why, verdict.seq) == (Why.END, 3)
    assert verify([], head(made)).why is Why.END


def test_a_printed_seal_is_found_as_long_as_nothing_was_written_anew() -> None:
    made = chain([(What.OPEN, ""), (What.EXPORT, "all.xlsx"), (What.ERASE, "x")])
    printed = witness(made[1].seal)
    assert len(printed) == 19
    assert witnessed(made, printed.upper())
    assert not witnessed(made, printed[:-1])
    anew = chain([(What.OPEN, ""), (What.OPEN, ""), (What.ERASE, "x")])
    assert verify(anew, head(anew)).whole
    assert not witnessed(anew, printed)


@pytest.mark.parametrize("name", ["佐藤 花子", "さとう", "Hanako Sato", "a" * 121, "サトウ", "x\n"])
def test_no_name_fits(name: str) -> None:
    assert not fits(name)
    with pytest.raises(ValueError, match="only ids"):
        sealed(Entry(1, "2026-11-21T10:00:00+09:00", "", "", What.OPEN, name, 1))
