"""Table frozen_report: figures as they were when a report was made final (確定); only ever added to, and nobody's name.

A new freezing of the same report supersedes the one before, which stays. `act` is the last row of the table act that
the figures know of.
"""

from typing import Any


def apply(database: Any) -> None:
    database.execute("""
        CREATE TABLE frozen_report (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            report TEXT NOT NULL CHECK (length(report) BETWEEN 1 AND 40),
            first TEXT NOT NULL CHECK (first GLOB '????-??-??'),
            last TEXT NOT NULL CHECK (last GLOB '????-??-??' AND last >= first),
            centre_id BLOB REFERENCES centre (id),
            figures TEXT NOT NULL CHECK (json_valid(figures)),
            inputs BLOB NOT NULL CHECK (length(inputs) = 32),
            document BLOB NOT NULL CHECK (length(document) = 32),
            at TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('coordinator', 'instructor', 'helper')),
            act INTEGER NOT NULL CHECK (act >= 0),
            row_ver INTEGER NOT NULL DEFAULT 1 CHECK (row_ver = 1),
            site INTEGER NOT NULL
        ) STRICT
    """)
    database.execute("CREATE INDEX frozen_span ON frozen_report (first, last, report, at)")
    for verb in ("UPDATE", "DELETE"):
        database.execute(f"""
            CREATE TRIGGER frozen_report_no_{verb.lower()} BEFORE {verb} ON frozen_report
            BEGIN SELECT RAISE(ABORT, 'frozen reports are only ever added'); END
        """)
