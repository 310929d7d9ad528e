"""Table meta: what this file knows of itself (its site number)."""

from typing import Any

from smartclass.storage.migrations import APPLICATION_ID


def apply(database: Any) -> None:
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
