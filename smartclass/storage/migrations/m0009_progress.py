"""Table progress: how far a person, or a class, or this PC alone is in a lesson."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE progress (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            attendee_id BLOB,
            session_id BLOB,
            lesson TEXT NOT NULL,
            step TEXT NOT NULL,
            steps_seen INTEGER NOT NULL DEFAULT 1,
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX progress_person ON progress (attendee_id, lesson) WHERE attendee_id IS NOT NULL")
