"""Small counts are masked before a table is published, and so many others that no masked one can be worked out.

The table has its sums: each row's and each column's cells add up to its last one. Every masked cell looks the same, so
whoever reads the table knows of it only that it is at least 1. `protect` leaves each masked cell at least two values
that fit everything published. Adding 1 to a cell is made good along a closed way through rows and columns; a masked
cell can be worked out exactly when there is no such way for it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SMALL = 2
"""Counts from 1 to this are masked."""

Place = tuple[int, int]
Table = tuple[tuple[int, ...], ...]


def with_sums(cells: Sequence[Sequence[int]]) -> Table:
    """Return the table with a last column of row sums and a last row of column sums."""
    rows = [(*row, sum(row)) for row in cells]
    wide = len(rows[0]) if rows else 1
    return (*rows, tuple(sum(row[column] for row in rows) for column in range(wide)))


def protect(cells: Sequence[Sequence[int]]) -> tuple[tuple[int | None, ...], ...]:
    """Return the table with its sums, masked cells as None; zeros stay zeros."""
    table = with_sums(cells)
    masked = {(row, column) for row, column, value in _all(table) if 1 <= value <= SMALL}
    while found := next((place for place in sorted(masked) if not _movable(table, masked, place)), None):
        masked |= _cheapest(table, masked, found)
    return tuple(
        tuple(None if (row, column) in masked else value for column, value in enumerate(values))
        for row, values in enumerate(table)
    )


def _all(table: Table) -> Iterator[tuple[int, int, int]]:
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            yield row, column, value


def _movable(table: Table, masked: set[Place], place: Place) -> bool:
    """Whether another value of this cell fits everything that stays visible."""
    return any(not (way.cells - masked) for way in _ways(table, masked, place))


def _cheapest(table: Table, masked: set[Place], place: Place) -> set[Place]:
    """Return the cells to mask, with the smallest sum, so that this one can be another value."""
    return min(_ways(table, masked, place), key=lambda way: (way.cost, sorted(way.cells))).cells


def _ways(table: Table, masked: set[Place], place: Place) -> list[_Way]:
    """Return how this cell can rise (over the sums there always is a way) and, where it may, how it can fall."""
    found = (_way(table, masked, place, up) for up in (True, False) if _may(table, place, up))
    return [way for way in found if way]


def _may(table: Table, place: Place, up: bool) -> bool:
    """Whether a cell's value may rise, or fall: a masked cell is never below 1."""
    return up or table[place[0]][place[1]] > 1


@dataclass(frozen=True, slots=True)
class _Way:
    cost: int
    cells: set[Place]


def _way(table: Table, masked: set[Place], place: Place, up: bool) -> _Way | None:
    """Return the cheapest closed way that begins with this cell rising (or falling); masked cells cost nothing.

    Rows and columns are the stations, cells lead from a row to a column where they grow in the row's equation and back
    where they shrink in it. A sum grows where its parts shrink, so its direction is turned round.
    """
    high, wide = len(table), len(table[0])
    row, column = place
    start, goal = (high + column, row) if up is _plain(table, place) else (row, high + column)
    best: dict[int, int] = {start: 0}
    came: dict[int, tuple[int, Place]] = {}
    waiting = [(0, start)]
    while waiting:
        cost, here = heapq.heappop(waiting)
        if here == goal:
            break
        if cost > best[here]:
            continue
        for other in range(wide) if here < high else range(high):
            cell = (here, other) if here < high else (other, here - high)
            there = high + other if here < high else other
            rises = (here < high) is _plain(table, cell)
            value = table[cell[0]][cell[1]]
            if cell == place or value == 0 or not _may(table, cell, rises):
                continue
            price = cost + (0 if cell in masked else value)
            if price < best.get(there, price + 1):
                best[there] = price
                came[there] = (here, cell)
                heapq.heappush(waiting, (price, there))
    if goal not in best:
        return None
    cells = {place}
    station = goal
    while station != start:
        station, cell = came[station]
        cells.add(cell)
    return _Way(best[goal], cells)


def _plain(table: Table, place: Place) -> bool:
    """Whether a cell counts with a plus in its row and column; the sums (not the sum of sums) count with a minus."""
    return (place[0] == len(table) - 1) is (place[1] == len(table[0]) - 1)
