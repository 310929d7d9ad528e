"""Logging to a small rotating file in the home folder; never a name, a phone or a token."""

from __future__ import annotations

import logging
from pathlib import Path

LOG = logging.getLogger("smartclass")


def to_folder(folder: Path) -> None:
    """Send the log to `folder`/smartclass.log (3 files of 256 KB); do without where it can't be written."""
    import logging.handlers

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "smartclass.log", maxBytes=262_144, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
