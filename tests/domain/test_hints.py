from __future__ import annotations

from smartclass.domain.hints import Ladder, Rung


def test_help_comes_one_rung_at_a_time_and_stays_at_the_last() -> None:
    ladder, seen = Ladder(), []
    for _count in range(5):
        seen.append(ladder.shown)
        ladder = ladder.climbed()
    assert seen == [Rung.NONE, Rung.SAY, Rung.GLOW, Rung.GHOST, Rung.GHOST]
    assert ladder.fresh().shown is Rung.NONE


def test_together_the_glow_is_there_from_the_beginning() -> None:
    together = Ladder(Rung.GLOW)
    assert together.shown is Rung.GLOW
    assert together.climbed().shown is Rung.GHOST
    assert together.climbed().fresh() == together
