"""Drives the program on a virtual screen, as a volunteer would on the day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.window
def test_a_whole_class_by_mouse_and_keyboard(screen: str, tmp_path: Path) -> None:
    assert shutil.which("xdotool"), "python3 dev.py test installs it"
    pictures = os.environ.get("SMARTCLASS_PICTURES", "")
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.window.whole_class", str(tmp_path), *([pictures] if pictures else [])],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "whole class:" in done.stdout
