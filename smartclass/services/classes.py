"""Planning: centres, courses, staff, and the class sessions they meet in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from smartclass.domain import my_number
from smartclass.domain.people import visible
from smartclass.domain.registry import Centre, ClassSession, Course, Role, SessionState, Staff
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.storage import sessions
from smartclass.storage.register import Register

YEARS = 10
"""A class further away than this, either way, is a slip of the finger."""


class Classes:
    """What volunteers and coordinators do with class sessions."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def today(self, centre: UUID | None = None) -> tuple[ClassSession, ...]:
        """Return today's sessions; the only question asked before the first paint."""
        today = self._register.clock.today()
        return sessions.between(self._register, today, today, centre)

    def between(self, first: date, last: date, centre: UUID | None = None) -> tuple[ClassSession, ...]:
        """Return the sessions from `first` to `last`, both included, in order of time."""
        return sessions.between(self._register, first, last, centre)

    def get(self, session: UUID) -> ClassSession:
        """Return one session; Problem where it no longer exists."""
        found = sessions.by_id(self._register, session)
        if found is None:
            raise Problem(_("その教室は、もうありません。"), _("「さいしょ」から、えらびなおしてください。"))
        return found

    def create(
        self,
        *,
        course: str,
        day: date,
        starts: time,
        centre: UUID | None = None,
        ends: time | None = None,
        capacity: int = 12,
        lesson_ids: Sequence[str] = (),
        staff: Sequence[UUID] = (),
    ) -> ClassSession:
        """Make a class session. A course that is new is made too; an hour is assumed where `ends` is None."""
        title = _named(course, _("講座の名前を入れてください。"))
        self._check_day(day)
        until = ends or (datetime.combine(day, starts) + timedelta(minutes=60)).time()
        if until <= starts:
            if ends is not None:
                raise Problem(_("おわる時間が、はじまる時間より前です。"), _("時間をご確認ください。"))
            until = time(23, 59)
        if not 1 <= capacity <= 500:
            raise Problem(_("定員は 1人から 500人までです。"), _("人数をご確認ください。"))
        with self._register.write() as run:
            place = centre or self._own_centre()
            made = sessions.insert(
                run,
                self._register,
                centre=place,
                course=sessions.course_named(run, self._register, title),
                day=day,
                starts=starts,
                ends=until,
                capacity=capacity,
                lesson_ids=lesson_ids,
                staff=staff,
            )
        return self.get(made)

    def change(self, session: UUID, **fields: Any) -> ClassSession:
        """Change a session: day, starts, ends, capacity, lesson_ids, staff."""
        now = self.get(session)
        columns: dict[str, Any] = {}
        for name, value in fields.items():
            if name == "day":
                self._check_day(value)
                columns[name] = value.isoformat()
            elif name in ("starts", "ends"):
                columns[name] = f"{value:%H:%M}"
            elif name == "capacity":
                columns[name] = value
            elif name not in ("lesson_ids", "staff"):
                raise TypeError(name)
        if fields.get("ends", now.ends) <= fields.get("starts", now.starts):
            raise Problem(_("おわる時間が、はじまる時間より前です。"), _("時間をご確認ください。"))
        with self._register.write() as run:
            sessions.update(run, self._register, session, {"capacity": now.capacity, **columns})
            if "lesson_ids" in fields:
                sessions.set_lessons(run, session, fields["lesson_ids"])
            if "staff" in fields:
                sessions.set_staff(run, session, fields["staff"])
        return self.get(session)

    def start(self, session: UUID) -> ClassSession:
        """Open the class (again, where it had ended by mistake)."""
        return self._to(session, SessionState.RUNNING)

    def finish(self, session: UUID) -> ClassSession:
        """Close the class; everything can still be corrected afterwards."""
        return self._to(session, SessionState.ENDED)

    def cancel(self, session: UUID, reason: str) -> ClassSession:
        """Call a class off and keep the reason for the report."""
        return self._to(session, SessionState.CANCELLED, reason=visible(reason)[:200])

    def centres(self) -> tuple[Centre, ...]:
        return sessions.centres(self._register)

    def add_centre(self, name: str, code: str = "") -> Centre:
        title = _named(name, _("会場の名前を入れてください。"))
        with self._register.write() as run:
            return sessions.insert_centre(run, self._register, title, visible(code)[:40])

    def courses(self) -> tuple[Course, ...]:
        """Return the courses, those used last first."""
        return sessions.courses(self._register)

    def staff(self) -> tuple[Staff, ...]:
        return sessions.staff(self._register)

    def add_staff(self, name: str, role: Role) -> Staff:
        with self._register.write() as run:
            person = _named(name, _("講師・支援員の名前を入れてください。"))
            return sessions.insert_staff(run, self._register, person, role)

    def _to(self, session: UUID, state: SessionState, **fields: Any) -> ClassSession:
        self.get(session)
        with self._register.write() as run:
            sessions.update(run, self._register, session, {"state": str(state), **fields})
        return self.get(session)

    def _own_centre(self) -> UUID:
        known = self.centres()
        return (known[0] if known else self.add_centre(_("会場"))).id

    def _check_day(self, day: date) -> None:
        if abs(day.year - self._register.clock.today().year) > YEARS:
            raise Problem(_("その日付では、教室を作れません。"), _("年をご確認ください。"))


def _named(text: str, missing: str) -> str:
    """Return a visible title of at most 120 characters without twelve digits in a row."""
    title = visible(text)[:120]
    if not title:
        raise Problem(missing)
    if my_number.holds_twelve_digits(title):
        raise Problem(_("12けたの数字は、書かないでください。"), _("マイナンバーを守るためのきまりです。"))
    return title
