"""Tables class_session, session_lesson, session_staff: one class on one day (開催回)."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE class_session (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            centre_id BLOB NOT NULL REFERENCES centre (id),
            course_id BLOB NOT NULL REFERENCES course (id),
            day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
            starts TEXT NOT NULL CHECK (starts GLOB '??:??'),
            ends TEXT NOT NULL CHECK (ends GLOB '??:??'),
            capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 500),
            count_only INTEGER NOT NULL DEFAULT 0 CHECK (count_only BETWEEN 0 AND 999),
            state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'ended', 'cancelled')),
            reason TEXT NOT NULL DEFAULT '',
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX class_session_day ON class_session (day, centre_id)")
    database.execute("CREATE INDEX class_session_course ON class_session (course_id, day)")
    database.execute("""
        CREATE TABLE session_lesson (
            session_id BLOB NOT NULL REFERENCES class_session (id),
            place INTEGER NOT NULL,
            lesson TEXT NOT NULL,
            PRIMARY KEY (session_id, place)
        ) STRICT, WITHOUT ROWID
    """)
    database.execute("""
        CREATE TABLE session_staff (
            session_id BLOB NOT NULL REFERENCES class_session (id),
            staff_id BLOB NOT NULL REFERENCES staff (id),
            PRIMARY KEY (session_id, staff_id)
        ) STRICT, WITHOUT ROWID
    """)
