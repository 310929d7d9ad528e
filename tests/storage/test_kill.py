"""A process killed in the middle of its work loses nothing that it said was done, and leaves a register that opens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the bench begins its processes by fork")
def test_a_few_kills_in_the_middle_of_everything_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench.kills", "check-in", "backup", "restore", "--kills", "9", "--seed", "7"]
    done = subprocess.run([*command, "--folder", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    kills, said, wrong, _seconds = (int(word) for word in done.stdout.splitlines()[-1].split() if word.isdecimal())
    assert (kills, wrong) == (9, 0)
    assert said > 0
