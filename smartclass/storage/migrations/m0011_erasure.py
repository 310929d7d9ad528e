"""Tables erasure, erased_person, erased_age: what was erased when, without a name; only ever added to.

`erased_age` keeps the age band that reports have counted for somebody (by the calendar year in which a report ends), so
that their numbers stay as they were when the birth year is gone. An act about somebody erased may lose its words, and
nothing else of it.
"""

from typing import Any

SAME = " AND ".join(
    f"NEW.{column} IS OLD.{column}"
    for column in ("seq", "batch", "session_id", "at", "kind", "attendee_id", "was", "is_now", "undoes", "site")
)


def apply(database: Any) -> None:
    database.execute("""
        CREATE TABLE erasure (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            at TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('coordinator', 'instructor', 'helper')),
            years INTEGER NOT NULL CHECK (years BETWEEN 0 AND 10),
            kept_from TEXT NOT NULL CHECK (kept_from GLOB '????-??-??'),
            people INTEGER NOT NULL CHECK (people > 0),
            site INTEGER NOT NULL
        ) STRICT
    """)
    database.execute("CREATE INDEX erasure_at ON erasure (at)")
    database.execute("""
        CREATE TABLE erased_person (
            attendee_id BLOB PRIMARY KEY REFERENCES attendee (id),
            erasure_id BLOB NOT NULL REFERENCES erasure (id)
        ) STRICT, WITHOUT ROWID
    """)
    database.execute("""
        CREATE TABLE erased_age (
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            year INTEGER NOT NULL,
            band TEXT NOT NULL CHECK (length(band) BETWEEN 1 AND 20),
            PRIMARY KEY (attendee_id, year)
        ) STRICT, WITHOUT ROWID
    """)
    for table in ("erasure", "erased_person", "erased_age"):
        for verb in ("UPDATE", "DELETE"):
            database.execute(f"""
                CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
                BEGIN SELECT RAISE(ABORT, 'the erase log is only ever added to'); END
            """)
    database.execute("CREATE INDEX act_words ON act (attendee_id) WHERE attendee_id IS NOT NULL AND detail <> ''")
    database.execute("DROP TRIGGER act_no_update")
    database.execute(f"""
        CREATE TRIGGER act_no_update BEFORE UPDATE ON act
        WHEN NOT (NEW.detail = '' AND {SAME}
            AND EXISTS (SELECT 1 FROM erased_person WHERE attendee_id = OLD.attendee_id))
        BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END
    """)  # noqa: S608 - constants only
