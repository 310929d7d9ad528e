"""A process killed in the middle of the desk's work loses nothing that it said was done."""

from __future__ import annotations

import random
from pathlib import Path

from bench.kill_check_in import one


def test_five_kills_lose_no_acknowledged_check_in(tmp_path: Path) -> None:
    chance = random.Random(7)
    runs = [one(tmp_path / "home", chance) for _number in range(5)]
    assert sum(run.lost for run in runs) == 0
    assert sum(run.acknowledged for run in runs) > 5
    assert any(run.recovered for run in runs)
