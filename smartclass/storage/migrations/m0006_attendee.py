"""Tables attendee and card: the people who come (受講者), and the cards that stand for them."""

from typing import Any

from smartclass.storage.migrations import EXCHANGED


def apply(database: Any) -> None:
    database.execute(f"""
        CREATE TABLE attendee (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
            name_key TEXT NOT NULL,
            kana TEXT NOT NULL DEFAULT '',
            kana_key TEXT NOT NULL DEFAULT '',
            kana_order TEXT NOT NULL DEFAULT '',
            birth_year INTEGER CHECK (birth_year BETWEEN 1890 AND 2030),
            phone_last4 TEXT NOT NULL DEFAULT '' CHECK (phone_last4 GLOB '[0-9][0-9][0-9][0-9]' OR phone_last4 = ''),
            family TEXT NOT NULL DEFAULT '',
            notes TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 500),
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX attendee_kana ON attendee (kana_key, name_key) WHERE deleted = 0")
    database.execute("CREATE INDEX attendee_order ON attendee (kana_order, name_key) WHERE deleted = 0")
    database.execute("CREATE INDEX attendee_name ON attendee (name_key) WHERE deleted = 0")
    database.execute("CREATE INDEX attendee_phone ON attendee (phone_last4) WHERE phone_last4 <> '' AND deleted = 0")
    database.execute(f"""
        CREATE TABLE card (
            token TEXT PRIMARY KEY CHECK (length(token) = 16),
            attendee_id BLOB NOT NULL REFERENCES attendee (id),
            dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
            {EXCHANGED}
        ) STRICT
    """)
    database.execute("CREATE INDEX card_attendee ON card (attendee_id, dead)")
