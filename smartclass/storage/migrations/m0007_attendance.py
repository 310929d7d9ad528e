"""Table attendance: who was expected at a class, and who came (出席)."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE attendance (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            expected INTEGER NOT NULL DEFAULT 0 CHECK (expected IN (0, 1)),
            present INTEGER NOT NULL DEFAULT 0 CHECK (present IN (0, 1)),
            how TEXT NOT NULL DEFAULT '',
            at TEXT,
            {EXCHANGED},
            UNIQUE (session_id, attendee_id)
        ) STRICT
    """)
    database.execute(
        "CREATE INDEX attendance_person ON attendance (attendee_id, present, session_id) WHERE deleted = 0"
    )
    database.execute(
        "CREATE INDEX attendance_count ON attendance (session_id, present, expected, attendee_id) WHERE deleted = 0"
    )
