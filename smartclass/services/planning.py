"""Planning beyond one class: repeating, copying, calling off and telling people, and what a poster needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from smartclass.domain import repeat
from smartclass.domain.announcing import PosterFigures, Town
from smartclass.domain.calls import Call, CallList, Reached
from smartclass.domain.registry import ClassSession, SessionState
from smartclass.domain.repeat import Repeat, RepeatDay
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from smartclass.ports.holidays import Holidays
from smartclass.services.classes import Classes
from smartclass.services.free_text import title
from smartclass.services.roll import Roll
from smartclass.storage import planning, roll, sessions
from smartclass.storage.register import Register, Run

NAMES = (
    lazy("元日"), lazy("成人の日"), lazy("建国記念の日"), lazy("天皇誕生日"), lazy("春分の日"), lazy("昭和の日"),
    lazy("憲法記念日"), lazy("みどりの日"), lazy("こどもの日"), lazy("海の日"), lazy("山の日"), lazy("敬老の日"),
    lazy("秋分の日"), lazy("スポーツの日"), lazy("文化の日"), lazy("勤労感謝の日"), lazy("休日"),
)  # fmt: skip
"""What holidays are called, for the translators; the days themselves come from the port."""

POSTER_DAYS = 8
"""What an A4 poster has room for in letters one reads from two metres."""


class Planning:
    """What a coordinator does with the calendar."""

    def __init__(self, register: Register, classes: Classes, desk: Roll, holidays: Holidays) -> None:
        self._register = register
        self._classes = classes
        self._desk = desk
        self._holidays = holidays

    def holiday(self, day: date) -> str:
        """Return what the holiday on `day` is called; "" where it is none."""
        return _(name) if (name := self._holidays.name(day)) else ""

    def holidays_known_until(self) -> date:
        """Return the last day for which holidays are known: beyond it, each day must be looked at by somebody."""
        return self._holidays.last

    def preview(self, session: UUID, rule: Repeat) -> tuple[RepeatDay, ...]:
        """Return the days a repetition would have, those left out too; nothing is made.

        A day with the same course at the same place and time is left out as taken. Problem where no end was given.
        """
        if rule.until is None and rule.times < 1:
            raise Problem(_("いつまでくりかえすか、まだ決まっていません。"), _("回数か、おわりの日を入れてください。"))
        if rule.until is not None and rule.until <= rule.first:
            raise Problem(_("おわりの日が、はじめの日より前です。"), _("おわりの日をご確認ください。"))
        pattern = self._classes.get(session)
        there = self._classes.between(rule.first, rule.first + repeat.LONGEST, pattern.centre.id)
        taken = frozenset(other.day for other in there if _same(pattern, other, pattern.starts))
        return repeat.days(rule, self._holidays.name, taken)

    def repeat(self, session: UUID, days: Sequence[date], *, people: bool = False) -> tuple[ClassSession, ...]:
        """Make the same class on other days, all of them or none; `people` puts the same roster on each."""
        if not days:
            raise Problem(_("つくる日が、ひとつもありません。"), _("くりかえしかたをご確認ください。"))
        pattern = self._classes.get(session)
        for day in days:
            self._classes.check(day, pattern.starts, pattern.ends, pattern.capacity)
        with self._register.write() as run:
            made = [self._made(run, pattern, day, pattern.starts, pattern.ends, people) for day in sorted(set(days))]
        return tuple(self._classes.get(one) for one in made)

    def copy(self, session: UUID, day: date, starts: time | None = None, *, people: bool = False) -> ClassSession:
        """Make the same class on another day, as long as before; Problem where that day already has it."""
        pattern = self._classes.get(session)
        begins = starts or pattern.starts
        ends = _moved(pattern, begins)
        self._classes.check(day, begins, ends, pattern.capacity)
        there = self._classes.between(day, day, pattern.centre.id)
        if any(_same(pattern, other, begins) for other in there):
            raise Problem(_("その日には、もう同じ教室があります。"), _("別の日か、別の時間にしてください。"))
        with self._register.write() as run:
            made = self._made(run, pattern, day, begins, ends, people)
        return self._classes.get(made)

    def take_back(self, made: Sequence[UUID]) -> int:
        """Take back classes just made, where nothing was done with them yet; returns how many are gone."""
        with self._register.write() as run:
            return planning.hide(run, self._register, made)

    def call_off(self, session: UUID, reason: str) -> CallList:
        """Call a class off; returns who must be told. Problem without a reason, or where the class was held."""
        if self._classes.get(session).state is SessionState.ENDED:
            raise Problem(_("おわった教室は、中止にできません。"))
        self._classes.cancel(session, title(reason, _("中止のわけを入れてください。"), 200))
        return self.calls(session)

    def hold_after_all(self, session: UUID) -> ClassSession:
        """Undo a calling-off: the class is planned again, its people still expected."""
        if self._classes.get(session).state is not SessionState.CANCELLED:
            return self._classes.get(session)
        with self._register.write() as run:
            fields = {"state": str(SessionState.PLANNED), "reason": ""}
            sessions.update(run, self._register, session, fields)
        return self._classes.get(session)

    def calls(self, session: UUID) -> CallList:
        """Return everybody expected, in kana order, and what became of the calls to them."""
        found = self._classes.get(session)
        known = planning.calls(self._register, session)
        expected = set(planning.expected(self._register, session))
        people = (row.attendee for row in self._desk.roster(session) if row.attendee.id in expected)
        return CallList(found, tuple(Call(one, known.get(one.id, Reached.NOT_YET)) for one in people))

    def set_call(self, session: UUID, person: UUID, reached: Reached) -> None:
        """Write down what became of a call; Problem where that person is not on the list."""
        with self._register.write() as run:
            if person not in planning.expected(self._register, session):
                raise Problem(_("その方は、この教室の名簿にいません。"))
            planning.set_call(run, self._register, session, person, reached)

    def poster(self, session: UUID, town: Town) -> PosterFigures:
        """Return the classes of this one's course and place from its day on, at most POSTER_DAYS; Problem for none."""
        first = self._classes.get(session)
        after = self._classes.between(first.day, first.day + repeat.LONGEST, first.centre.id)
        days = [one for one in after if one.course == first.course and one.state is not SessionState.CANCELLED]
        if not days:
            raise Problem(_("中止の教室のポスターは、作れません。"), _("別の教室を選んでください。"))
        return PosterFigures(tuple(days[:POSTER_DAYS]), town)

    def _made(self, run: Run, pattern: ClassSession, day: date, starts: time, ends: time, people: bool) -> UUID:
        made = sessions.insert(
            run,
            self._register,
            centre=pattern.centre.id,
            course=pattern.course.id,
            day=day,
            starts=starts,
            ends=ends,
            capacity=pattern.capacity,
            lesson_ids=pattern.lesson_ids,
            staff=[member.id for member in pattern.staff],
        )
        if people:
            for person in planning.expected(self._register, pattern.id):
                roll.expect(run, self._register, made, person, expected=True)
        return made


def _same(pattern: ClassSession, other: ClassSession, starts: time) -> bool:
    """Tell whether another class, not called off, is of the same course and begins at `starts`."""
    alive = other.state is not SessionState.CANCELLED
    return alive and other.course == pattern.course and other.starts == starts


def _moved(pattern: ClassSession, starts: time) -> time:
    """Return when a class that begins at `starts` ends, as long as the pattern, but on the same day."""
    length = _minutes(pattern.ends) - _minutes(pattern.starts)
    ends = min(_minutes(starts) + length, 23 * 60 + 59)
    return time(ends // 60, ends % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
