"""Table centre: community centres (会場)."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE centre (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
            code TEXT NOT NULL DEFAULT '',
            {EXCHANGED}
        ) STRICT
    """)
