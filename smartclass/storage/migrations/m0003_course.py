"""Table course: courses (講座), by title."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE course (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            title TEXT NOT NULL UNIQUE CHECK (length(title) BETWEEN 1 AND 120),
            {EXCHANGED}
        ) STRICT
    """)
