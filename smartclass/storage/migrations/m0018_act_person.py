"""Index act_person: what was done about one person, for disclosure and for erasing, without reading every act."""

from typing import Any


def apply(database: Any) -> None:
    database.execute("CREATE INDEX act_person ON act (attendee_id, seq) WHERE attendee_id IS NOT NULL")
    database.execute("DROP INDEX act_words")
