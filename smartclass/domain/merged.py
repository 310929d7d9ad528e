"""What is told of a merge afterwards: two entries that became one, and perhaps two again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Merged:
    """One merge: when, who was kept (and what they are called now), who went into them, and whether it was undone."""

    id: UUID
    at: datetime
    kept: UUID
    gone: UUID
    name: str
    undone: bool
