"""What a power cut leaves of work half done: files beside the register and its copies that nothing will finish."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from smartclass.paths import Home

QUIET = 3600.0
"""Seconds in which nobody has written to a file: whoever made it is no longer at work."""


def sweep(home: Home, now: datetime) -> int:
    """Remove what was left half done and return how many files; what can't be removed stays.

    A copy being made ready holds everybody's names: it mustn't outlive a later erasing.
    """
    gone = 0
    for path in _found(home):
        with contextlib.suppress(OSError):
            if abs(now.timestamp() - path.stat().st_mtime) > QUIET:  # either way: a clock may have been set back
                path.unlink()
                gone += 1
    return gone


def _found(home: Home) -> Iterator[Path]:
    for pattern in (".*.db*", ".*.part"):
        yield from home.root.glob(pattern)
    for pattern in (".before-version-*.part*", ".smartclass-*.part*"):
        yield from home.backups.glob(pattern)
    yield from home.backups.glob("before-restore-*/.*.part")
