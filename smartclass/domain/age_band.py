"""Age bands (年代) as the towns' reports count them, from a birth year alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class AgeBand(StrEnum):
    """The bands in the order in which a report prints them."""

    UNDER_60 = "under_60"
    SIXTIES = "60s"
    SEVENTIES = "70s"
    EIGHTIES = "80s"
    NINETIES = "90s"
    UNKNOWN = "unknown"


_DECADES = {6: AgeBand.SIXTIES, 7: AgeBand.SEVENTIES, 8: AgeBand.EIGHTIES}


def band(birth_year: int | None, on: date) -> AgeBand:
    """Return the band of somebody born in `birth_year`, counting the age reached by the end of that year.

    Only the year of birth is kept, so the birthday of the year `on` lies in counts as already past.
    """
    if birth_year is None or birth_year > on.year:
        return AgeBand.UNKNOWN
    age = on.year - birth_year
    if age < 60:
        return AgeBand.UNDER_60
    return _DECADES.get(age // 10, AgeBand.NINETIES)


def tally(
    people_by_birth_year: Mapping[int | None, int] | Iterable[int | None],
    on: date,
    kept: Mapping[AgeBand, int] = MappingProxyType({}),
) -> dict[AgeBand, int]:
    """Return every band with its number of people, zeros included, in printing order.

    `kept` are people whose birth year is gone, by the band in which they were counted.
    """
    years = people_by_birth_year
    counted = years if isinstance(years, Mapping) else Counter(years)
    totals = dict.fromkeys(AgeBand, 0)
    for year, people in counted.items():
        totals[band(year, on)] += people
    for known, people in kept.items():
        totals[known] += people
    return totals
