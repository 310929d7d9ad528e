"""The one door to the inert files we ship: assets/, lessons/, locales/."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent


def root() -> Path:
    """Return the folder that holds assets, lessons and locales (beside the code, or inside a bundle)."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else _HERE


def asset(*parts: str) -> Path:
    """Return the path of a shipped asset; FileNotFoundError says which one is missing."""
    path = root().joinpath("assets", *parts)
    if not path.exists():
        raise FileNotFoundError(f"assets/{'/'.join(parts)}")
    return path


def lessons() -> Path:
    """Return the folder of the shipped lessons."""
    return root() / "lessons"


def locales() -> Path:
    """Return the folder of the gettext catalogues."""
    return root() / "locales"
