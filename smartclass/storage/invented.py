"""SQL that writes down a class of an invented town as it was, all its people in two statements."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from smartclass.domain.ids import attendance_id
from smartclass.storage.register import Register, Run

_ATTENDANCES = """
    INSERT INTO attendance (id, session_id, attendee_id, expected, present, how, at, site, updated_at)
    SELECT unhex(value ->> 0), :session, unhex(value ->> 1), value ->> 2, value ->> 4 <> '', value ->> 3,
           nullif(value ->> 4, ''), :site, :now
      FROM json_each(:lines)
"""

_ACTS = """
    INSERT INTO act (batch, session_id, at, kind, attendee_id, was, is_now, site)
    SELECT (SELECT coalesce(max(seq), 0) FROM act) + row_number() OVER (ORDER BY key), :session, value ->> 4,
           iif(value ->> 3 = 'walk_in', 'walk_in', 'check_in:' || (value ->> 3)), unhex(value ->> 1), 0, 1, :site
      FROM json_each(:lines) WHERE value ->> 4 <> '' ORDER BY key
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One person of a past class; `at` (ISO 8601) and `how` are "" where they stayed away."""

    person: UUID
    expected: bool
    how: str = ""
    at: str = ""


def attended(run: Run, register: Register, session: UUID, lines: Sequence[Line]) -> None:
    """Write down who was expected at a class nobody is written down for yet, who came, and the act of each."""
    told = [
        (attendance_id(session, line.person).hex, line.person.hex, int(line.expected), line.how, line.at)
        for line in lines
    ]
    values = {"session": session.bytes, "site": register.site, "now": register.now(), "lines": json.dumps(told)}
    run(_ATTENDANCES, values)
    run(_ACTS, values)
