"""SQL for the survey: counts of three answers in a class, and their sums over days."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from smartclass.domain.ids import survey_id
from smartclass.domain.survey import Answer, ClassSurvey, SurveySums, Way
from smartclass.storage.register import Register, Run

_SET = """
    INSERT INTO survey_answer (id, session_id, way, answer, count, site, updated_at)
    VALUES (:id, :session, :way, :answer, :count, :site, :day)
    ON CONFLICT (id) DO UPDATE SET
        count = excluded.count, deleted = 0, row_ver = row_ver + 1, site = excluded.site,
        updated_at = excluded.updated_at
"""
_OF_CLASS = """
    SELECT way, answer, sum(count) FROM survey_answer
    WHERE session_id = ? AND deleted = 0 GROUP BY way, answer
"""
_SUMS = """
    SELECT t.answer, sum(t.count) FROM class_session AS s
    JOIN survey_answer AS t ON t.session_id = s.id AND t.deleted = 0
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND s.state <> 'cancelled' AND (? IS NULL OR s.centre_id = ?)
    GROUP BY t.answer
"""


def of_class(register: Register, session: UUID) -> ClassSurvey:
    """Return the answers of one class."""
    found: dict[str, dict[str, int]] = {way: {} for way in Way}
    for way, answer, count in register.rows(_OF_CLASS, (session.bytes,)):
        found[way][answer] = count
    return ClassSurvey(SurveySums(**found[Way.TOUCH]), SurveySums(**found[Way.PAPER]))


def sums(register: Register, first: date, last: date, centre: UUID | None) -> SurveySums:
    """Return the answers of a span of days; those of classes called off are left out."""
    where = centre.bytes if centre else None
    return SurveySums(**dict(register.rows(_SUMS, (first.isoformat(), last.isoformat(), where, where))))


def counted_here(register: Register, session: UUID, way: Way, answer: Answer) -> int:
    """Return what this laptop has counted: touches are counted by each apart, paper is counted once."""
    row = register.row("SELECT count FROM survey_answer WHERE id = ?", (_id(register, session, way, answer),))
    return int(row[0]) if row else 0


def put(run: Run, register: Register, session: UUID, way: Way, answer: Answer, count: int) -> None:
    """Set one count."""
    run(
        _SET,
        {
            "id": _id(register, session, way, answer),
            "session": session.bytes,
            "way": str(way),
            "answer": str(answer),
            "count": count,
            "site": register.site,
            "day": register.clock.today().isoformat(),
        },
    )


def _id(register: Register, session: UUID, way: Way, answer: Answer) -> bytes:
    return survey_id(register.site if way is Way.TOUCH else 0, session, way, answer).bytes
