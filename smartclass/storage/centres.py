"""SQL for the venues: how often each is used, another name, and taking away those that nothing names."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from smartclass.storage.register import Register, Run

_USED = """
    SELECT centre_id FROM class_session WHERE deleted = 0
     UNION SELECT centre_id FROM consultation WHERE deleted = 0 AND centre_id IS NOT NULL
"""


def classes(register: Register) -> dict[UUID, int]:
    """Return how many classes were or will be held at each venue that has any."""
    rows = register.rows("SELECT centre_id, count(*) FROM class_session WHERE deleted = 0 GROUP BY centre_id")
    return {UUID(bytes=key): count for key, count in rows}


def rename(run: Run, register: Register, centre: UUID, name: str) -> None:
    """Give a venue another name; past classes are told with it too."""
    run(
        "UPDATE centre SET name = ?, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (name, register.site, register.now(), centre.bytes),
    )


def remove(run: Run, register: Register, centres: Sequence[UUID]) -> tuple[UUID, ...]:
    """Hide those of the venues that no class and no consultation names; returns which went."""
    used = {UUID(bytes=key) for (key,) in run(_USED)}
    gone = tuple(centre for centre in centres if centre not in used)
    for centre in gone:
        run(
            "UPDATE centre SET deleted = 1, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
            (register.site, register.now(), centre.bytes),
        )
    return gone


def bring_back(run: Run, register: Register, centre: UUID) -> None:
    """Show a venue again that was hidden."""
    run(
        "UPDATE centre SET deleted = 0, row_ver = row_ver + 1, site = ?, updated_at = ? WHERE id = ?",
        (register.site, register.now(), centre.bytes),
    )
