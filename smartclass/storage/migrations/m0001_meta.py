"""Table meta: what this file knows of itself (its site number)."""

from typing import Any


def apply(database: Any) -> None:
    database.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
