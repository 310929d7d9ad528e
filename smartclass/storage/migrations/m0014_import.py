"""Tables import_batch and import_person: which people came in with which list, so that one press takes them out again.

The name of the file is not kept: it may be somebody's name.
"""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE import_batch (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            at TEXT NOT NULL,
            people INTEGER NOT NULL CHECK (people >= 0),
            undone_at TEXT,
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX import_batch_at ON import_batch (at) WHERE deleted = 0")
    database.execute("""
        CREATE TABLE import_person (
            batch_id BLOB NOT NULL REFERENCES import_batch (id),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            PRIMARY KEY (batch_id, attendee_id)
        ) STRICT, WITHOUT ROWID
    """)
    database.execute("CREATE INDEX import_person_attendee ON import_person (attendee_id)")
