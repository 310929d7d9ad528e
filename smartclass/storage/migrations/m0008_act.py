"""Table act: everything done at the desk, only ever added to; an undo is an act of its own."""

from typing import Any


def apply(database: Any) -> None:
    database.execute("""
        CREATE TABLE act (
            seq INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL,
            session_id BLOB NOT NULL REFERENCES class_session (id),
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            attendee_id BLOB,
            was INTEGER NOT NULL,
            is_now INTEGER NOT NULL,
            detail TEXT NOT NULL DEFAULT '',
            undoes INTEGER,
            site INTEGER NOT NULL
        ) STRICT
    """)
    database.execute("CREATE INDEX act_session ON act (session_id, seq)")
    database.execute("CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL")
    for verb in ("UPDATE", "DELETE"):
        database.execute(f"""
            CREATE TRIGGER act_no_{verb.lower()} BEFORE {verb} ON act
            BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END
        """)
