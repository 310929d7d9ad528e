"""Planning: centres, courses, staff, and the class sessions they meet in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from smartclass.domain.class_session import Centre, ClassSession, Course, Role, SessionState, Staff
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.free_text import free_text, title
from smartclass.storage import seats, sessions
from smartclass.storage.register import Register

YEARS = 10
"""A class further away than this, either way, is a slip of the finger."""

_CHECKED = ("day", "starts", "ends", "capacity")
_FIELDS = {*_CHECKED, "course", "centre", "lesson_ids", "staff"}


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
        name = title(course, _("講座の名前を入れてください。"))
        until = ends or (datetime.combine(day, starts) + timedelta(minutes=60)).time()
        if ends is None and until <= starts:
            until = time(23, 59)
        self.check(day, starts, until, capacity)
        with self._register.write() as run:
            made = sessions.insert(
                run,
                self._register,
                centre=centre or self._own_centre(),
                course=sessions.course_named(run, self._register, name),
                day=day,
                starts=starts,
                ends=until,
                capacity=capacity,
                lesson_ids=lesson_ids,
                staff=staff,
            )
        return self.get(made)

    def change(self, session: UUID, **fields: Any) -> ClassSession:
        """Change a session: course (by title), centre, day, starts, ends, capacity, lesson_ids, staff."""
        if unknown := fields.keys() - _FIELDS:
            raise TypeError(*unknown)
        now = self.get(session)
        day, starts, ends, capacity = (fields.get(name, getattr(now, name)) for name in _CHECKED)
        self.check(day, starts, ends, capacity)
        columns = {"day": day.isoformat(), "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "capacity": capacity}
        with self._register.write() as run:
            if "course" in fields:
                name = title(fields["course"], _("講座の名前を入れてください。"))
                columns["course_id"] = sessions.course_named(run, self._register, name).bytes
            if "centre" in fields:
                columns["centre_id"] = fields["centre"].bytes
            sessions.update(run, self._register, session, columns)
            if "lesson_ids" in fields:
                sessions.set_lessons(run, session, fields["lesson_ids"])
            if "staff" in fields:
                sessions.set_staff(run, session, fields["staff"])
        return self.get(session)

    def start(self, session: UUID) -> ClassSession:
        """Open the class (again, where it had ended by mistake)."""
        return self._to(session, SessionState.RUNNING)

    def finish(self, session: UUID) -> ClassSession:
        """Close the class; everything can still be corrected afterwards. What the seats said is forgotten."""
        with self._register.write() as run:
            seats.erase(run, session)
            return self._to(session, SessionState.ENDED)

    def cancel(self, session: UUID, reason: str) -> ClassSession:
        """Call a class off and keep the reason for the report."""
        return self._to(session, SessionState.CANCELLED, reason=free_text(reason, 200))

    def centres(self) -> tuple[Centre, ...]:
        return sessions.centres(self._register)

    def add_centre(self, name: str, code: str = "") -> Centre:
        shown = title(name, _("会場の名前を入れてください。"))
        with self._register.write() as run:
            return sessions.insert_centre(run, self._register, shown, free_text(code, 40))

    def courses(self) -> tuple[Course, ...]:
        """Return the courses, those used last first."""
        return sessions.courses(self._register)

    def staff(self) -> tuple[Staff, ...]:
        return sessions.staff(self._register)

    def add_staff(self, name: str, role: Role) -> Staff:
        with self._register.write() as run:
            person = title(name, _("講師・支援員の名前を入れてください。"), 80)
            return sessions.insert_staff(run, self._register, person, role)

    def _to(self, session: UUID, state: SessionState, **fields: Any) -> ClassSession:
        self.get(session)
        with self._register.write() as run:
            sessions.update(run, self._register, session, {"state": str(state), **fields})
        return self.get(session)

    def _own_centre(self) -> UUID:
        known = self.centres()
        return (known[0] if known else self.add_centre(_("会場"))).id

    def check(self, day: date, starts: time, ends: time, capacity: int) -> None:
        """Say what can't be right about a class; Problem in the words of the form."""
        if abs(day.year - self._register.clock.today().year) > YEARS:
            raise Problem(_("その日付では、教室を作れません。"), _("年をご確認ください。"))
        if ends <= starts:
            raise Problem(_("おわる時間が、はじまる時間より前です。"), _("時間をご確認ください。"))
        if not 1 <= capacity <= 500:
            raise Problem(_("定員は 1人から 500人までです。"), _("人数をご確認ください。"))
