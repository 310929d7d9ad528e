"""Plays every practice with a real mouse on a virtual screen, each on one of the phones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.window
def test_every_practice_by_hand(screen: str, tmp_path: Path) -> None:
    pictures = os.environ.get("SMARTCLASS_PICTURES", "")
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.every_practice", str(tmp_path), pictures],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "every practice:" in done.stdout
