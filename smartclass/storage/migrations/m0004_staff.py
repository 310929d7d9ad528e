"""Table staff: volunteers and coordinators (講師・支援員)."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE staff (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
            role TEXT NOT NULL CHECK (role IN ('coordinator', 'instructor', 'helper')),
            {EXCHANGED}
        ) STRICT
    """)
