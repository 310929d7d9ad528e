"""Table audit: what was done with the register, by which role, each entry sealed with the one before; only added to.

The seal of the last entry stands in meta too ('audit_head'), so that a missing end is noticed. No name fits in: `about`
takes the letters of ids alone.
"""

from typing import Any


def apply(database: Any) -> None:
    database.execute("""
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY CHECK (seq > 0),
            at TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('', 'coordinator', 'instructor', 'helper')),
            slot TEXT NOT NULL CHECK (length(slot) <= 8 AND slot NOT GLOB '*[^0-9a-f]*'),
            what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 20),
            about TEXT NOT NULL CHECK (length(about) <= 120 AND about NOT GLOB '*[^A-Za-z0-9_.:-]*'),
            site INTEGER NOT NULL,
            before TEXT NOT NULL CHECK (length(before) = 64),
            seal TEXT NOT NULL CHECK (length(seal) = 64)
        ) STRICT
    """)
    database.execute("CREATE INDEX audit_at ON audit (at)")
    for verb in ("UPDATE", "DELETE"):
        database.execute(f"""
            CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END
        """)
    database.execute("""
        CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
        WHEN NEW.seq <> coalesce((SELECT max(seq) FROM audit), 0) + 1
        BEGIN SELECT RAISE(ABORT, 'the audit is written in order'); END
    """)
