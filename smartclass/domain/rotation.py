"""Which copies stay when a new one was made: the newest of each of 7 days, 4 weeks and 12 months that have any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

DAILY, WEEKLY, MONTHLY = 7, 4, 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A copy made by this PC: `serial` grows with each copy, `day` is what the clock said, `good` that it is whole."""

    name: str
    serial: int
    day: date
    good: bool = True


def kept(copies: Iterable[Dated]) -> frozenset[str]:
    """Return the names of the copies that stay.

    Newer means a higher serial: a clock that was wrong for a day takes one place of each kind and pushes nothing
    else out. A copy that isn't whole takes no place from a good one; it stays, for it isn't ours to judge.
    """
    every = tuple(copies)
    newest_first = sorted((one for one in every if one.good), key=lambda one: one.serial, reverse=True)
    return frozenset(one.name for one in every if not one.good).union(
        _newest_of_each(newest_first, DAILY, lambda day: day),
        _newest_of_each(newest_first, WEEKLY, lambda day: day.isocalendar()[:2]),
        _newest_of_each(newest_first, MONTHLY, lambda day: (day.year, day.month)),
    )


def dropped(copies: Iterable[Dated]) -> tuple[str, ...]:
    """Return the names of the copies that go."""
    every = tuple(copies)
    staying = kept(every)
    return tuple(one.name for one in every if one.name not in staying)


def _newest_of_each(newest_first: Sequence[Dated], places: int, span: Callable[[date], object]) -> set[str]:
    found: dict[object, str] = {}
    for one in newest_first:
        if len(found) < places:
            found.setdefault(span(one.day), one.name)
    return set(found.values())
