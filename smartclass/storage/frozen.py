"""SQL for frozen reports: adding one, finding the last, the digest of what was counted, and what was done since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from smartclass.domain import freezing
from smartclass.domain.fiscal import Period
from smartclass.domain.freezing import Frozen, LaterAct
from smartclass.domain.registry import Centre, Role
from smartclass.i18n import _
from smartclass.storage import report_queries
from smartclass.storage.activity_queries import VISITS, where
from smartclass.storage.people import NOBODY
from smartclass.storage.register import Register, Run

_ALL = "SELECT id, report, first, last, centre_id, figures, inputs, document, at, role, act FROM frozen_report"
LATEST = f"{_ALL} WHERE first = ? AND last = ? AND report = ? AND centre_id IS ? ORDER BY rowid DESC LIMIT 1"
OF_SPAN = f"{_ALL} WHERE first = ? AND last = ? ORDER BY rowid"
ACTS = """
    SELECT a.at, a.kind, a.is_now, s.id, s.day, course.title, centre.name, p.id, p.name
    FROM act AS a
    JOIN class_session AS s ON s.id = a.session_id
    JOIN course ON course.id = s.course_id JOIN centre ON centre.id = s.centre_id
    LEFT JOIN attendee AS p ON p.id = a.attendee_id
    WHERE a.seq > ? AND s.day BETWEEN ? AND ? AND (? IS NULL OR s.centre_id = ?)
    ORDER BY a.seq DESC LIMIT ?
"""
"""What was done at the desk after a freezing, about classes of its span, the newest first."""


def add(run: Run, register: Register, made: Frozen) -> None:
    """Add a freezing; what was frozen before stays."""
    run(
        "INSERT INTO frozen_report (id, report, first, last, centre_id, figures, inputs, document, at, role, act, site)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.id.bytes,
            made.report,
            made.period.first.isoformat(),
            made.period.last.isoformat(),
            made.centre.bytes if made.centre else None,
            freezing.canonical(made.figures),
            bytes.fromhex(made.inputs),
            bytes.fromhex(made.document),
            made.at.isoformat(timespec="milliseconds"),
            str(made.role),
            made.act,
            register.site,
        ),
    )


def latest(register: Register, report: str, span: Period, centre: UUID | None) -> Frozen | None:
    """Return the last freezing of a report of exactly this span at this centre (None: at all)."""
    days = (span.first.isoformat(), span.last.isoformat())
    row = register.row(LATEST, (*days, report, centre.bytes if centre else None))
    return _frozen(row) if row else None


def of_span(register: Register, span: Period) -> dict[tuple[str, UUID | None], Frozen]:
    """Return the last freezing of every report of exactly this span, by (report, centre)."""
    rows = register.rows(OF_SPAN, (span.first.isoformat(), span.last.isoformat()))
    return {(one.report, one.centre): one for one in map(_frozen, rows)}


def every(register: Register) -> tuple[Frozen, ...]:
    """Return every freezing, the newest first."""
    return tuple(_frozen(row) for row in register.rows(f"{_ALL} ORDER BY rowid DESC"))


def inputs(register: Register, span: Period, centre: Centre | None) -> str:
    """Return the SHA-256 of what a span was counted from: every class as it stands, and who came (ids alone)."""
    made = hashlib.sha256()
    for row in register.rows(report_queries.SESSIONS, where(span, centre)):
        said = [cell.hex() if isinstance(cell, bytes) else cell for cell in row]
        made.update(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    for session, person in sorted(register.rows(VISITS, where(span, centre))):
        made.update(session + person)
    return made.hexdigest()


def last_act(register: Register) -> int:
    """Return the number of the last act at any desk, 0 where there was none."""
    return int(register.rows("SELECT coalesce(max(seq), 0) FROM act")[0][0])


def acts_since(register: Register, frozen: Frozen, most: int) -> tuple[LaterAct, ...]:
    """Return what was done at the desk about classes of a frozen span since, the newest first, at most so many."""
    at = frozen.centre.bytes if frozen.centre else None
    days = (frozen.period.first.isoformat(), frozen.period.last.isoformat())
    return tuple(_act(row) for row in register.rows(ACTS, (frozen.act, *days, at, at, most)))


def _act(row: Sequence[Any]) -> LaterAct:
    moment, kind, is_now, session, day, course, centre, person, name = row
    return LaterAct(
        datetime.fromisoformat(moment),
        kind,
        bool(is_now),
        UUID(bytes=session),
        date.fromisoformat(day),
        course,
        centre,
        UUID(bytes=person) if person else None,
        _("消去ずみ") if name == NOBODY else name or "",
    )


def _frozen(row: Sequence[Any]) -> Frozen:
    key, report, first, last, centre, figures, rows, document, moment, role, act = row
    return Frozen(
        UUID(bytes=key),
        report,
        Period(date.fromisoformat(first), date.fromisoformat(last)),
        UUID(bytes=centre) if centre else None,
        freezing.read(figures),
        rows.hex(),
        document.hex(),
        datetime.fromisoformat(moment),
        Role(role),
        act,
    )
