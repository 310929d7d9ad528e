"""Table progress: how far a person, or a class, or this PC alone is in a lesson."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE progress (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            attendee_id BLOB REFERENCES attendee (id),
            session_id BLOB REFERENCES class_session (id),
            lesson TEXT NOT NULL,
            step TEXT NOT NULL,
            seen TEXT NOT NULL DEFAULT '[]' CHECK (json_type(seen) = 'array'),
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX progress_person ON progress (attendee_id, lesson) WHERE attendee_id IS NOT NULL")
