"""What wraps the key: opens with the right secret only, and every changed byte is noticed."""

from __future__ import annotations

import dataclasses
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.storage import key_slots
from smartclass.storage.key_slots import Cost, DataKey, KeyFile, Kind, Newer, Slot, Unreadable

CHEAP = Cost(memory=8, times=1)
KEY = DataKey(bytes(range(32)))
SLOT = key_slots.wrap(KEY, "さくら でんしゃ", Kind.COORDINATOR, "a1", CHEAP)
FILE = KeyFile((SLOT, key_slots.wrap(KEY, "X" * 24, Kind.RECOVERY, "b2", CHEAP)))
CONTENT = key_slots.dump(FILE)


def test_the_right_secret_opens_and_no_other() -> None:
    assert key_slots.unwrap(SLOT, "さくら でんしゃ") == KEY
    assert key_slots.unwrap(SLOT, "さくら でんしや") is None


def test_what_stands_in_the_head_is_sealed_along() -> None:
    for change in ({"kind": Kind.RECOVERY}, {"name": "a2"}, {"cost": Cost(9, 1)}, {"salt": b"0" * 16}):
        assert key_slots.unwrap(dataclasses.replace(SLOT, **change), "さくら でんしゃ") is None  # type: ignore[arg-type]


def test_a_file_reads_back_and_shows_no_key() -> None:
    assert key_slots.load(CONTENT) == FILE
    assert KEY.value.hex() not in repr(KEY)
    assert "さくら".encode() not in CONTENT


def test_the_usual_cost_is_what_the_design_measured() -> None:
    assert Cost() == Cost(65536, 3, 1)


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_every_changed_byte_is_noticed(place: int, change: int) -> None:
    spoiled = bytearray(CONTENT)
    spoiled[place] ^= change
    with pytest.raises((Unreadable, Newer)):
        key_slots.load(bytes(spoiled))


@pytest.mark.parametrize("length", [0, 1, 40, len(CONTENT) - 1])
def test_a_file_cut_short_is_noticed(length: int) -> None:
    with pytest.raises(Unreadable):
        key_slots.load(CONTENT[:length])


def test_a_newer_file_is_told_apart_from_a_damaged_one() -> None:
    raw = json.loads(CONTENT)
    with pytest.raises(Newer):
        key_slots.load(json.dumps({**raw, "format": 2, "slots": "something else"}).encode())


@pytest.mark.parametrize("cost", [Cost(2**21, 3), Cost(8, 0), Cost(8, 21), Cost(8, 1, 9), Cost(4, 1)])
def test_a_cost_that_would_eat_the_pc_is_refused(cost: Cost) -> None:
    slot = dataclasses.replace(SLOT, cost=cost)
    with pytest.raises(Unreadable):
        key_slots.load(key_slots.dump(KeyFile((slot,))))


def test_a_file_without_slots_or_with_a_short_salt_is_damaged() -> None:
    for slots in ((), (Slot(Kind.COORDINATOR, "", CHEAP, b"1", b"2", b"3"),)):
        with pytest.raises(Unreadable):
            key_slots.load(key_slots.dump(KeyFile(slots)))


def test_one_key_under_another() -> None:
    other = DataKey.new()
    sealed = key_slots.seal(other, KEY)
    assert key_slots.unseal(other, sealed) == KEY
    for wrong in (sealed[:-1] + b"x", b"", random.Random(1).randbytes(60)):
        with pytest.raises(Unreadable):
            key_slots.unseal(other, wrong)
