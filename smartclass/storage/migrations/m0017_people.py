"""Tables attendee_need, follow_up, not_same, merge: what helps somebody, who was spoken to, and who is one person.

`merge.changes` holds every row that a merge touched, whole, as it was and as it became; it is emptied when the merge is
taken back. `erasure.asked` tells an erasure on request from one by the town's rule.
"""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE attendee_need (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            need TEXT NOT NULL CHECK (length(need) BETWEEN 1 AND 20),
            {EXCHANGED},
            UNIQUE (attendee_id, need)
        ) STRICT
    """)
    database.execute(f"""
        CREATE TABLE follow_up (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            attendee_id BLOB NOT NULL UNIQUE REFERENCES attendee (id),
            day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
            {EXCHANGED}
        ) STRICT
    """)
    database.execute(f"""
        CREATE TABLE not_same (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            other_id BLOB NOT NULL REFERENCES attendee (id),
            {EXCHANGED},
            UNIQUE (attendee_id, other_id),
            CHECK (attendee_id < other_id)
        ) STRICT
    """)
    database.execute("CREATE INDEX not_same_other ON not_same (other_id)")
    database.execute(f"""
        CREATE TABLE merge (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            gone_id BLOB NOT NULL REFERENCES attendee (id),
            at TEXT NOT NULL,
            undone_at TEXT,
            changes TEXT NOT NULL CHECK (json_type(changes) = 'array'),
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX merge_kept ON merge (attendee_id)")
    database.execute("CREATE INDEX merge_gone ON merge (gone_id)")
    database.execute("CREATE INDEX merge_at ON merge (at)")
    database.execute("ALTER TABLE erasure ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1))")
