"""The USB sticks that are in now."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_PLACES = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE = 2
"""What Windows answers for a drive whose medium can be taken out (GetDriveTypeW)."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A removable volume: what it is called, where it is, and how many bytes are free."""

    name: str
    root: Path
    free: int


def sticks() -> tuple[Stick, ...]:
    """Return the removable volumes that can be used now, in order of their place."""
    found = (volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady())
    made = (
        Stick(volume.displayName() or volume.rootPath(), Path(volume.rootPath()), volume.bytesFree())
        for volume in found
        if removable(volume.rootPath())
    )
    return tuple(sorted(made, key=lambda stick: stick.root))


def removable(root: str) -> bool:
    """Tell whether a volume is one that people carry: by its drive type on Windows, by its place elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return root.startswith(_PLACES)
