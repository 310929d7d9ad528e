"""What a copy of the register holds, in numbers only, and what would be missing if it came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figures:
    """How many classes, people and attendances a register holds; `last` is when something was last recorded."""

    sessions: int = 0
    people: int = 0
    attendances: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A register looked into: its figures, and the ids behind them (`sessions`, `people`, `attendances`)."""

    figures: Figures
    ids: Mapping[str, frozenset[bytes]]


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands in the present register and not in a copy."""

    sessions: int = 0
    people: int = 0
    attendances: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.sessions or self.people or self.attendances)


def missing(now: Held, then: Held) -> Missing:
    """Compare by id, so that what was added isn't hidden by what was taken away."""
    return Missing(**{kind: len(now.ids[kind] - then.ids[kind]) for kind in Missing.__dataclass_fields__})


class Origin(StrEnum):
    """Why there is a copy."""

    KEPT = "kept"
    BY_HAND = "by_hand"
    BEFORE_UPDATE = "before_update"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that could come back. `figures` is None where nobody has looked into it yet."""

    path: Path
    at: datetime
    origin: Origin
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A copy that was opened and found whole. `missing` is None where the present register can't be read."""

    copy: Copy
    figures: Figures
    missing: Missing | None
