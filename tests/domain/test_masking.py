"""Small counts stay unknown: every masked cell has more than one value that fits what is published."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.masking import SMALL, protect, with_sums

Shown = tuple[tuple[int | None, ...], ...]
tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.one_of(st.integers(0, 4), st.integers(0, 40)), min_size=wide, max_size=wide), min_size=1, max_size=4
    )
)


def intervals(shown: Shown, most: int) -> Iterator[tuple[int, int]]:
    """Work out the least and largest value of each masked cell as a reader would, by narrowing bounds.

    Every masked cell is at least 1, and every line adds up to its last cell. Whoever gets to one single value has won.
    """
    bounds = {
        (row, column): (value, value) if value is not None else (1, most)
        for row, values in enumerate(shown)
        for column, value in enumerate(values)
    }
    high, wide = len(shown), len(shown[0])
    lines = [[(row, column) for column in range(wide)] for row in range(high)]
    lines += [[(row, column) for row in range(high)] for column in range(wide)]
    changed = True
    while changed:
        changed = False
        for line in lines:
            *parts, whole = line
            for cell in line:
                low, top = bounds[cell]
                others = [bounds[part] for part in parts if part != cell]
                least, largest = sum(one[0] for one in others), sum(one[1] for one in others)
                if cell == whole:
                    new = max(low, least), min(top, largest)
                else:
                    new = max(low, bounds[whole][0] - largest), min(top, bounds[whole][1] - least)
                if new != (low, top):
                    bounds[cell] = new
                    changed = True
    for row, values in enumerate(shown):
        for column, value in enumerate(values):
            if value is None:
                yield bounds[row, column]


def linearly_known(shown: Shown) -> list[int]:
    """Solve the sums as equations over the masked cells; return the unknowns that come out as one number."""
    from fractions import Fraction

    places = [(r, c) for r, values in enumerate(shown) for c, value in enumerate(values) if value is None]
    index = {place: n for n, place in enumerate(places)}
    high, wide = len(shown), len(shown[0])
    lines = [[(r, c) for c in range(wide)] for r in range(high)] + [[(r, c) for r in range(high)] for c in range(wide)]
    matrix = []
    for line in lines:
        row = [Fraction(0)] * len(places)
        for place in line:
            if place in index:
                row[index[place]] += -1 if place == line[-1] else 1
        matrix.append(row)
    pivots = []
    rank = 0
    for column in range(len(places)):
        pivot = next((r for r in range(rank, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        factor = matrix[rank][column]
        matrix[rank] = [value / factor for value in matrix[rank]]
        for r in range(len(matrix)):
            if r != rank and matrix[r][column]:
                times = matrix[r][column]
                matrix[r] = [a - times * b for a, b in zip(matrix[r], matrix[rank], strict=True)]
        pivots.append(column)
        rank += 1
    return [column for r, column in enumerate(pivots) if not any(v for c, v in enumerate(matrix[r]) if c != column)]


def other_tables(shown: Shown, most: int) -> set[tuple[int, ...]]:
    """Return the masked cells' values of every table (cells up to `most`) that fits what is published."""
    high, wide = len(shown) - 1, len(shown[0]) - 1
    found: set[tuple[int, ...]] = set()

    def fits(table: tuple[tuple[int, ...], ...]) -> bool:
        return all(
            (told is None and value >= 1) or told == value
            for values, tolds in zip(table, shown, strict=True)
            for value, told in zip(values, tolds, strict=True)
        )

    def fill(cells: list[int]) -> None:
        if len(cells) == high * wide:
            table = with_sums([cells[row * wide : (row + 1) * wide] for row in range(high)])
            if fits(table):
                flat = zip(table, shown, strict=True)
                found.add(tuple(v for values, tolds in flat for v, t in zip(values, tolds, strict=True) if t is None))
            return
        told = shown[len(cells) // wide][len(cells) % wide]
        for value in range(1, most + 1) if told is None else (told,):
            fill([*cells, value])

    fill([])
    return found


@given(tables)
def test_no_masked_cell_can_be_worked_out(cells: list[list[int]]) -> None:
    shown = protect(cells)
    assert all(low < top for low, top in intervals(shown, 10_000))
    assert linearly_known(shown) == []


@given(
    st.integers(1, 3).flatmap(
        lambda wide: st.lists(st.lists(st.integers(0, 5), min_size=wide, max_size=wide), min_size=1, max_size=5 // wide)
    )
)
def test_trying_every_table_leaves_each_masked_cell_open(cells: list[list[int]]) -> None:
    shown = protect(cells)
    tried = other_tables(shown, 7)
    assert tried
    assert all(len(set(values)) > 1 for values in zip(*tried, strict=True))


@given(tables)
def test_small_counts_are_masked_and_the_rest_is_true(cells: list[list[int]]) -> None:
    for values, truths in zip(protect(cells), with_sums(cells), strict=True):
        for value, truth in zip(values, truths, strict=True):
            assert value in (None, truth)
            assert value is None or not 1 <= truth <= SMALL
            assert truth or value == 0


def test_nothing_is_masked_without_need() -> None:
    assert protect([[3, 4], [5, 0]]) == ((3, 4, 7), (5, 0, 5), (8, 4, 12))
    assert protect([]) == ((0,),)


def test_the_cheapest_partners_are_taken() -> None:
    # 2 alone could be worked out from its row and its column: 3 and 4 go with it, and 5 closes the rectangle.
    assert protect([[2, 3, 90], [4, 5, 90], [80, 80, 80]]) == (
        (None, None, 90, 95),
        (None, None, 90, 99),
        (80, 80, 80, 240),
        (86, 88, 260, 434),
    )


def test_one_person_alone_in_a_town_is_not_shown() -> None:
    assert protect([[1, 0], [0, 0]]) == ((None, 0, None), (0, 0, 0), (None, 0, None))
