"""How long somebody's entry is kept (保存期間): to the end of a fiscal year, and some years more as the town says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from smartclass.domain import fiscal
from smartclass.domain.registry import Role

MOST_YEARS = 10


def keep_until(last: date, years: int) -> date:
    """Return the last day on which somebody last here on `last` is kept: 31 March, `years` after that fiscal year."""
    return fiscal.year(fiscal.fiscal_year(last) + years).last


def kept_from(today: date, years: int) -> date:
    """Return the first day that still counts: whoever was last here before it is past their time today."""
    return date(fiscal.fiscal_year(today) - years, fiscal.FIRST_MONTH, 1)


def reported_years(visits: Iterable[date]) -> frozenset[int]:
    """Return the calendar years in which a month, a quarter or a fiscal year with one of these days can end."""
    days = tuple(visits)
    return frozenset({day.year for day in days} | {fiscal.year(fiscal.fiscal_year(day)).last.year for day in days})


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody past their time: `last` is the day they last came, or (`came` false) were written down."""

    id: UUID
    name: str
    kana: str
    last: date
    came: bool
    until: date


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the erase log, which holds no name: when, by whom (a role), by which rule, how many people.

    Nobody erased was here on `kept_from` or later, unless they `asked` for it.
    """

    id: UUID
    at: datetime
    role: Role
    years: int
    kept_from: date
    people: int
    asked: bool = False


@dataclass(frozen=True, slots=True)
class OnePerson:
    """What erasing one person on request would mean: `visits` stay counted, `ahead` bookings are given up."""

    id: UUID
    name: str
    visits: int
    ahead: int


@dataclass(frozen=True, slots=True)
class ErasureFigures:
    """What the certificate of an erasure is made from."""

    erasure: Erasure
    centre: str = ""


class CopyFault(StrEnum):
    """Why a copy of the register should go."""

    TOO_OLD = "too_old"
    HOLDS_ERASED = "holds_erased"


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A copy in the folder of copies that still holds people who should be gone; `name` is its file name."""

    name: str
    day: date
    fault: CopyFault
