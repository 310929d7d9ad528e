"""The voices: one file each, with a `DRIVER`; the silent one is always there."""

from __future__ import annotations

import importlib
import pkgutil

from smartclass.ports.voice import VoiceDriver

_PLAIN = frozenset({"synthesis", "clips", "clip_player", "dictionary", "estimate"})
"""Modules of this package that drivers are made of."""


def found() -> tuple[VoiceDriver, ...]:
    """Return every driver this PC can use, the best first; finding none is a broken installation, so it raises."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if module.name not in _PLAIN]
    drivers: list[VoiceDriver] = [importlib.import_module(f"{__name__}.{name}").DRIVER for name in sorted(names)]
    usable = sorted((driver for driver in drivers if driver.present()), key=lambda driver: -driver.info.priority)
    if not usable:
        raise RuntimeError("no voices found")
    return tuple(usable)
