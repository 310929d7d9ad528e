"""Charts as values: what a chart says, before anybody draws it on paper or on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    COLUMNS = "columns"
    """Upright bars of one series over short names (months), the value above each."""
    ROWS = "rows"
    """Lying bars, one or more beside each other under each name; every bar says what it is."""
    LINES = "lines"
    """One line for each series over short names; the name stands at the line's end."""
    MULTIPLES = "multiples"
    """A small chart of columns for each series, all on the same scale."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the chart's names; None where there is none (a month still to come)."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title. Values are counts or measures from zero upwards, read without colour."""

    kind: Kind
    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    top: float = 0.0
    """The scale's end where several charts share it; 0.0: the largest value decides."""

    def __post_init__(self) -> None:
        if any(len(one.values) != len(self.names) for one in self.series):
            raise ValueError(self.title)

    @property
    def largest(self) -> float:
        """The largest value there is, or what the scale was told to reach."""
        values = [value for one in self.series for value in one.values if value is not None]
        return max([self.top, *values])

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.names or not any(value for one in self.series for value in one.values)

    def spoken(self) -> str:
        """Return everything the chart shows as one text, for a screen reader."""
        many = len(self.series) > 1
        parts = [
            f"{one.name} {name} {said(value)}" if many else f"{name} {said(value)}"
            for one in self.series
            for name, value in zip(self.names, one.values, strict=True)
            if value is not None
        ]
        return "、".join([self.title, *parts])


def said(value: float) -> str:
    """Return a value as it is written in a chart: grouped thousands, a decimal where it has one."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
