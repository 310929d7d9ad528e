"""Remembers which column of a town's list held what; only marks are kept, never what stood there."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from smartclass.domain.list_layout import FIELDS
from smartclass.logs import LOG
from smartclass.paths import replacing

MOST = 500


class ColumnMemory:
    """A small file of marks and fields; damaged or missing, it is simply empty."""

    def __init__(self, path: Path, fields: Collection[str] = FIELDS) -> None:
        self._path, self._fields = path, fields

    def all(self) -> dict[str, str]:
        """Return the field for each mark ("" for a column that stays out)."""
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        known = raw if isinstance(raw, dict) else {}
        return {mark: field for mark, field in known.items() if field == "" or field in self._fields}

    def keep(self, marks: Mapping[str, str]) -> None:
        """Add marks, the newest last; the oldest are forgotten. A disk that is full loses nothing but this."""
        now = {**{mark: field for mark, field in self.all().items() if mark not in marks}, **marks}
        try:
            with replacing(self._path) as file:
                file.write(json.dumps(dict(list(now.items())[-MOST:]), indent=1).encode())
        except OSError as error:
            LOG.warning("columns of a list not remembered: %s", error.strerror)
