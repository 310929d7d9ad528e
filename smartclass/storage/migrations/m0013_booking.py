"""Tables booking and draw: who wants to come (申込), and how seats were drawn (抽選).

Who has a seat is told by attendance.expected alone; a booking adds number, order, party and where to call. A draw's
`lines` hold numbers, never a name; the row is there from the moment a session is to be drawn, `at` from the draw on.
"""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE booking (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL REFERENCES class_session (id),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99999),
            place INTEGER NOT NULL,
            standing TEXT NOT NULL CHECK (standing IN ('booked', 'waiting', 'applied', 'cancelled')),
            party BLOB NOT NULL CHECK (length(party) = 16),
            phone TEXT NOT NULL DEFAULT '' CHECK (length(phone) IN (0, 4, 10, 11) AND phone NOT GLOB '*[^0-9]*'),
            calls INTEGER NOT NULL DEFAULT 0 CHECK (calls BETWEEN 0 AND 99),
            drawn TEXT NOT NULL DEFAULT '' CHECK (drawn IN ('', 'won', 'lost')),
            at TEXT NOT NULL,
            {EXCHANGED},
            UNIQUE (session_id, attendee_id)
        ) STRICT
    """)
    database.execute("CREATE INDEX booking_number ON booking (session_id, number) WHERE deleted = 0")
    database.execute("CREATE INDEX booking_person ON booking (attendee_id, drawn)")
    database.execute(f"""
        CREATE TABLE draw (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            session_id BLOB NOT NULL UNIQUE REFERENCES class_session (id),
            seed TEXT NOT NULL DEFAULT '' CHECK (length(seed) <= 40),
            at TEXT,
            seats INTEGER NOT NULL DEFAULT 0,
            times INTEGER NOT NULL DEFAULT 0,
            lines TEXT NOT NULL DEFAULT '[]' CHECK (json_type(lines) = 'array'),
            {EXCHANGED}
        ) STRICT
    """)
