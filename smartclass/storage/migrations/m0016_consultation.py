"""Tables consultation (個別相談) and survey_answer (アンケート).

A consultation of a class takes day and centre from the class, one outside of a class has its own: one truth each.
`attendee_id` is NULL where nobody's name was asked. `survey_answer` holds counts: no person, no order, and in
`updated_at` the day alone, for beside the times of the check-ins anything finer would tell who answered what.
"""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE consultation (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB REFERENCES class_session (id),
            centre_id BLOB REFERENCES centre (id),
            day TEXT CHECK (day GLOB '????-??-??'),
            starts TEXT NOT NULL CHECK (starts GLOB '??:??'),
            minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 120),
            attendee_id BLOB REFERENCES attendee (id),
            staff_id BLOB REFERENCES staff (id),
            topic TEXT NOT NULL DEFAULT '' CHECK (length(topic) <= 60),
            outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'done', 'homework', 'desk')),
            note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 200),
            {EXCHANGED},
            CHECK ((session_id IS NULL) = (day IS NOT NULL)),
            CHECK (session_id IS NULL OR centre_id IS NULL)
        ) STRICT
    """)
    database.execute("CREATE INDEX consultation_session ON consultation (session_id, starts) WHERE deleted = 0")
    database.execute("CREATE INDEX consultation_day ON consultation (day, starts) WHERE day IS NOT NULL")
    database.execute("CREATE INDEX consultation_person ON consultation (attendee_id) WHERE attendee_id IS NOT NULL")
    database.execute(f"""
        CREATE TABLE survey_answer (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            way TEXT NOT NULL CHECK (way IN ('touch', 'paper')),
            answer TEXT NOT NULL CHECK (answer IN ('good', 'middle', 'more')),
            count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 999),
            {EXCHANGED},
            CHECK (length(updated_at) = 10)
        ) STRICT
    """)
    database.execute("CREATE INDEX survey_session ON survey_answer (session_id, way, answer, count) WHERE deleted = 0")
