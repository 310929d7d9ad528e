"""The two ways back into a locked register, on a virtual screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.window
def test_both_ways_back_by_mouse_and_keyboard(screen: str, tmp_path: Path) -> None:
    assert shutil.which("xdotool"), "python3 dev.py test installs it"
    pictures = os.environ.get("SMARTCLASS_PICTURES", "")
    where = [str(tmp_path), *([pictures] if pictures else [])]
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.recovery", *where],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-3000:]
    assert "recovery:" in done.stdout
