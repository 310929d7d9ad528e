"""Drives the program on a virtual screen, as a volunteer would on the day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def screen() -> Iterator[str]:
    """Start a virtual screen of 1366×768 with a window manager; give its name."""
    reading, writing = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL)
    yield display
    for process in (manager, xvfb):
        process.terminate()
        process.wait(10)


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
