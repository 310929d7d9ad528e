"""The draw: fair, the same again, together, and first those who never came or lost last time."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.draw import DrawPlan, Entry, draw, ticket

SEEDS = st.text(min_size=1, max_size=12)


@st.composite
def entries(make: st.DrawFn) -> list[Entry]:
    sizes = make(st.lists(st.integers(1, 3), max_size=12))
    found, number = [], 0
    for size in sizes:
        party = number + 1
        for _ in range(size):
            number += 1
            found.append(Entry(number, party, make(st.booleans()), make(st.booleans())))
    return found


@given(entries(), st.integers(0, 30), SEEDS, st.randoms(use_true_random=False))
def test_the_same_again_whatever_the_order(one: list[Entry], seats: int, seed: str, chance: random.Random) -> None:
    shuffled = chance.sample(one, len(one))
    assert draw(one, seats, seed) == draw(shuffled, seats, seed)


@given(entries(), st.integers(0, 30), SEEDS)
def test_seats_are_kept_to_and_parties_stay_together(found: list[Entry], seats: int, seed: str) -> None:
    lines = draw(found, seats, seed)
    assert [line.number for line in lines] == [one.number for one in found]
    seated = [line for line in lines if line.seated]
    assert len(seated) <= seats
    for party in {line.party for line in lines}:
        assert len({line.waiting for line in lines if line.party == party}) == 1
    left = seats - len(seated)
    assert all(size > left for size in Counter(line.party for line in lines if not line.seated).values())
    places = sorted({line.waiting for line in lines if not line.seated})
    assert places == list(range(1, len(places) + 1))


@given(st.integers(0, 8), st.integers(1, 8), st.integers(0, 12), SEEDS)
def test_priority_goes_first(first: int, others: int, seats: int, seed: str) -> None:
    found = [Entry(n, n, first_timer=n <= first and n % 2 == 0, lost_last=n <= first and n % 2 == 1)
             for n in range(1, first + others + 1)]  # fmt: skip
    seated = [line.number for line in draw(found, seats, seed) if line.seated]
    assert sum(number <= first for number in seated) == min(first, seats)


def test_a_worked_example_stays_as_it_was_printed() -> None:
    found = [Entry(1, 1), Entry(2, 2), Entry(3, 2), Entry(4, 4, first_timer=True), Entry(5, 5)]
    assert ticket("2026", 1)[:8] == "3abf1d15"
    assert [(line.number, line.waiting) for line in draw(found, 3, "2026")] == [(1, 0), (2, 1), (3, 1), (4, 0), (5, 0)]


def test_every_party_has_the_same_chance() -> None:
    found = [Entry(n, n) for n in range(1, 11)]
    won = Counter(line.number for seed in range(600) for line in draw(found, 3, str(seed)) if line.seated)
    assert sum(won.values()) == 1800
    assert all(130 < won[n] < 230 for n in range(1, 11))


def test_a_plan_counts_and_tells_no_winner() -> None:
    plan = DrawPlan(3, (Entry(1, 1, first_timer=True), Entry(2, 1), Entry(3, 3, lost_last=True)))
    assert (plan.parties, plan.first_timers, plan.lost_last) == (2, 1, 1)
