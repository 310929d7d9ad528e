"""Table stumble: how often practising hands stumbled where, in one class; it counts, and holds no words.

`attendee_id` is NULL unless the person was checked in at the PC. `updated_at` holds the day alone: beside the times of
the check-ins, anything finer would tell who sat there.
"""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE stumble (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            attendee_id BLOB REFERENCES attendee (id),
            exercise TEXT NOT NULL CHECK (length(exercise) BETWEEN 1 AND 60),
            scene TEXT NOT NULL CHECK (length(scene) BETWEEN 1 AND 60),
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 30),
            count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 1000000),
            {EXCHANGED},
            CHECK (length(updated_at) = 10)
        ) STRICT
    """)
    database.execute("CREATE INDEX stumble_session ON stumble (session_id, exercise) WHERE deleted = 0")
    database.execute("CREATE INDEX stumble_person ON stumble (attendee_id, session_id) WHERE attendee_id IS NOT NULL")
