"""Tables desk_row (a row number that stays, came late, left early) and seat_event (who waits for help, today only).

`desk_row.id` is the id of the attendance it belongs to. `seat_event` is emptied when its class is closed.
"""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE desk_row (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            number INTEGER CHECK (number > 0),
            late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
            left_early INTEGER NOT NULL DEFAULT 0 CHECK (left_early IN (0, 1)),
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX desk_row_number ON desk_row (session_id, number)")
    database.execute(f"""
        CREATE TABLE seat_event (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            attendee_id BLOB REFERENCES attendee (id),
            place INTEGER NOT NULL DEFAULT 0 CHECK (place BETWEEN 0 AND 999),
            kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 20),
            at TEXT NOT NULL,
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX seat_event_session ON seat_event (session_id, id)")
    database.execute("CREATE INDEX seat_event_at ON seat_event (at)")
    database.execute("CREATE INDEX seat_event_person ON seat_event (attendee_id) WHERE attendee_id IS NOT NULL")
