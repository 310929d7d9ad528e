"""Table session_call: who was told by telephone that a class is called off; a state, and no words."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE session_call (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            reached TEXT NOT NULL CHECK (reached IN ('not_yet', 'no_answer', 'reached')),
            {EXCHANGED},
            UNIQUE (session_id, attendee_id)
        ) STRICT
    """)
    database.execute("CREATE INDEX session_call_person ON session_call (attendee_id)")
