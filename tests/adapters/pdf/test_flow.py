"""Pages fill from the top, and nothing stands alone or falls off."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.adapters.pdf.flow import Flowing, NewPage, Piece, Placed, TooHigh, paginate, spread
from smartclass.adapters.pdf.ink import Ink


def _nothing(_ink: Ink, _x: float, _top: float) -> None:
    return


def piece(height: float, gap: float = 0.0, *, glued: bool = False) -> Piece:
    return Piece(height, _nothing, gap, glued)


def tops(items: Sequence[Flowing | NewPage]) -> list[list[float]]:
    return [[placed.top for placed in page] for page in paginate(items, 100)]


def test_gaps_stand_between_pieces_but_not_at_the_top() -> None:
    assert tops([piece(30, 10), piece(30, 10), piece(30, 10)]) == [[0, 40], [0]]


def test_a_heading_goes_with_what_follows_it() -> None:
    assert tops([piece(60), piece(20, glued=True), piece(30)]) == [[0], [0, 20]]
    assert tops([piece(60), piece(20, glued=True), piece(20)]) == [[0, 60, 80]]
    assert tops([piece(60), piece(20, glued=True), NewPage(), piece(90)]) == [[0, 60], [0]]
    assert tops([piece(60), piece(20, glued=True)]) == [[0, 60]]


def test_a_new_page_is_not_doubled() -> None:
    assert tops([]) == [[]]
    assert tops([NewPage(), piece(10), NewPage(), NewPage(), piece(10)]) == [[0], [0]]
    assert tops([piece(10), NewPage()]) == [[0]]


def test_a_piece_higher_than_a_page_is_noticed() -> None:
    with pytest.raises(TooHigh):
        paginate([piece(101)], 100)


@given(st.lists(st.tuples(st.floats(1, 100), st.floats(0, 20), st.booleans())))
def test_every_piece_is_placed_once_inside_its_page_in_order(sizes: list[tuple[float, float, bool]]) -> None:
    items = [piece(height, gap, glued=glued) for height, gap, glued in sizes]
    pages = paginate(items, 100)
    assert [placed.piece for page in pages for placed in page] == items
    for page in pages:
        foot = 0.0
        for placed in page:
            assert placed.top >= foot - 1e-6
            foot = placed.top + placed.piece.height
        assert foot <= 100.02


def test_spare_room_is_shared_between_loose_pieces_but_not_on_the_last_page() -> None:
    first = [
        Placed(0, piece(10, glued=True)),
        Placed(10, piece(20)),
        Placed(30, piece(20, 20)),
        Placed(50, piece(20, 20)),
    ]
    last = [Placed(0, piece(10)), Placed(10, piece(10))]
    pages = spread([first, last], 100, 12)
    assert [placed.top for placed in pages[0]] == [0, 10, 42, 74]
    assert [placed.top for placed in spread([first, last], 76, 12)[0]] == [0, 10, 33, 56]
    assert pages[1] == last
    assert spread([[Placed(0, piece(10))], last], 100, 12)[0][0].top == 0
