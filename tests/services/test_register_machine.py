"""Whatever is done at the telephone and at the desk, in any order: nobody is lost, nobody twice, every total right."""

from __future__ import annotations

import tempfile
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from smartclass.domain.bookings import Standing
from smartclass.domain.registry import How, NewAttendee
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.bookings import Bookings, Change
from smartclass.services.classes import Classes
from smartclass.services.drawing import Drawing
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock

CAPACITY = 3
WHO = st.integers(0, 8)
CLASS = st.integers(0, 1)
SOME = st.lists(WHO, min_size=1, max_size=3, unique=True)


class RegisterMachine(RuleBasedStateMachine):
    """Two classes of three seats, nine people and more, and everything a coordinator and a volunteer can press.

    Beside the register stands a model that knows only what was done on purpose: `most` is how many seats may be
    given away, `wanted` who asked to come and did not cancel, `here` who was ticked off.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.clock = FixedClock()
        self.register = Register.open(Home(Path(self._folder.name)), self.clock)
        self.classes, self.people = Classes(self.register), People(self.register)
        self.roll = Roll(self.register)
        self.bookings = Bookings(self.register, self.classes, self.people)
        self.drawing = Drawing(self.register, self.bookings)

    def teardown(self) -> None:
        self.register.check()
        self.register.close()
        self._folder.cleanup()

    @initialize()
    def open_the_books(self) -> None:
        day = self.clock.today() + timedelta(days=1)
        made = [self.classes.create(course="スマホ", day=day, starts=time(9 + n), capacity=CAPACITY) for n in (0, 1)]
        self.sessions = [one.id for one in made]
        added = [self.people.add(NewAttendee(f"人 {n}"), even_if_similar=True).attendee for n in range(9)]
        self.persons = [one.id for one in added if one]
        self.wanted: dict[UUID, set[UUID]] = {key: set() for key in self.sessions}
        self.most: dict[UUID, int] = dict.fromkeys(self.sessions, CAPACITY)
        self.here: dict[UUID, list[set[UUID]]] = {key: [set()] for key in self.sessions}
        self.uncounted: dict[UUID, list[int]] = {key: [0] for key in self.sessions}
        self.changes: list[tuple[Change, set[UUID], int]] = []

    # ---- the telephone

    def seats(self, session: UUID) -> int:
        return len(self.bookings.list(session).of(Standing.BOOKED))

    def remember(self, change: Change, before: set[UUID]) -> None:
        self.changes.append((change, before, self.most[change.session]))

    @rule(which=CLASS, who=SOME)
    def book(self, which: int, who: list[int]) -> None:
        session, before = self.sessions[which], set(self.wanted[self.sessions[which]])
        done = self.bookings.book(session, [self.persons[n] for n in who])
        assert {one.person.id for one in done.bookings} == {self.persons[n] for n in who}
        self.wanted[session] |= {self.persons[n] for n in who}
        if done.change:
            self.remember(done.change, before)

    @rule(which=CLASS, who=WHO, beside=WHO)
    def book_beside(self, which: int, who: int, beside: int) -> None:
        session = self.sessions[which]
        before = set(self.wanted[session])
        try:
            done = self.bookings.book(session, [self.persons[who]], beside=self.persons[beside])
        except Problem:
            assert self.listed(session) == before
            return
        self.wanted[session].add(self.persons[who])
        if done.change:
            self.remember(done.change, before)

    @rule(which=CLASS)
    def book_somebody_new(self, which: int) -> None:
        session, before = self.sessions[which], set(self.wanted[self.sessions[which]])
        done = self.bookings.book_new(session, NewAttendee("新しい 人"), even_if_similar=True)
        assert done.change is not None
        self.wanted[session].add(done.bookings[0].person.id)
        self.remember(done.change, before)

    @rule(which=CLASS, who=WHO)
    def cancel(self, which: int, who: int) -> None:
        session, person = self.sessions[which], self.persons[who]
        before = set(self.wanted[session])
        try:
            done = self.bookings.cancel(session, person)
        except Problem:
            assert person not in before
            return
        self.wanted[session].discard(person)
        assert all(one.standing is Standing.WAITING for one in done.call)
        self.remember(done.change, before)

    @rule(which=CLASS, who=WHO, over=st.booleans())
    def seat(self, which: int, who: int, over: bool) -> None:
        session = self.sessions[which]
        try:
            change = self.bookings.seat(session, self.persons[who], over=over)
        except Problem:
            return
        self.remember(change, set(self.wanted[session]))
        if over:
            self.most[session] = max(self.most[session], self.seats(session))

    @rule(which=CLASS, who=WHO)
    def nobody_answers(self, which: int, who: int) -> None:
        session = self.sessions[which]
        try:
            change = self.bookings.no_answer(session, self.persons[who])
        except Problem:
            return
        self.remember(change, set(self.wanted[session]))

    @precondition(lambda self: self.changes)
    @rule(back=st.integers(0, 3))
    def take_back_a_booking(self, back: int) -> None:
        change, before, most = self.changes.pop(max(0, len(self.changes) - 1 - back))
        was = self.listed(change.session)
        touched = {person for person, _row, _seat in change.before}
        try:
            self.bookings.undo(change)
        except Problem:
            assert self.listed(change.session) == was
            return
        self.most[change.session] = max(self.most[change.session], most)
        self.wanted[change.session] = (was - touched) | (before & touched)

    # ---- the draw

    @rule(which=CLASS, on=st.booleans())
    def switch(self, which: int, on: bool) -> None:
        session = self.sessions[which]
        try:
            self.drawing.switch(session, on=on)
        except Problem:
            assert self.bookings.list(session).drawn_at

    @rule(which=CLASS, seed=st.sampled_from(("1", "2026", "さいころ")))
    def draw(self, which: int, seed: str) -> None:
        session = self.sessions[which]
        before, seated = self.listed(session), self.seats(session)
        try:
            figures = self.drawing.draw(session, seed)
        except Problem:
            return
        won = sum(line.seated for line in figures.lines)
        assert won <= max(0, CAPACITY - seated)
        assert self.seats(session) == seated + won
        assert self.listed(session) == before
        self.drawing.take_back(session)
        assert self.drawing.draw(session, seed).lines == figures.lines

    @rule(which=CLASS)
    def take_back_the_draw(self, which: int) -> None:
        try:
            self.drawing.take_back(self.sessions[which])
        except Problem:
            return
        assert not self.bookings.list(self.sessions[which]).of(Standing.WAITING)

    # ---- the desk

    def now_here(self, session: UUID, people: set[UUID]) -> None:
        if people != self.here[session][-1]:
            self.here[session].append(people)
            self.uncounted[session].append(self.uncounted[session][-1])

    @rule(which=CLASS, who=WHO, how=st.sampled_from((How.TAP, How.CARD)))
    def check_in(self, which: int, who: int, how: How) -> None:
        session, person = self.sessions[which], self.persons[who]
        self.roll.check_in(session, person, how)
        self.now_here(session, self.here[session][-1] | {person})

    @rule(which=CLASS)
    def walk_in(self, which: int) -> None:
        session = self.sessions[which]
        person = self.roll.walk_in(session, "飛び入り").attendee
        assert person is not None
        self.now_here(session, self.here[session][-1] | {person.id})

    @rule(which=CLASS, who=WHO, present=st.booleans())
    def correct(self, which: int, who: int, present: bool) -> None:
        session, person = self.sessions[which], self.persons[who]
        self.roll.correct(session, person, present, "押しまちがい")
        rest = self.here[session][-1] - {person}
        self.now_here(session, rest | {person} if present else rest)

    @rule(which=CLASS)
    def all_present(self, which: int) -> None:
        session = self.sessions[which]
        everybody = {line.attendee.id for line in self.roll.roster(session)}
        self.roll.all_present(session)
        self.now_here(session, self.here[session][-1] | everybody)

    @rule(which=CLASS, people=st.integers(0, 3))
    def count(self, which: int, people: int) -> None:
        session = self.sessions[which]
        if people != self.uncounted[session][-1]:
            self.here[session].append(self.here[session][-1])
            self.uncounted[session].append(people)
        self.roll.set_count_only(session, people)

    @rule(which=CLASS)
    def take_back_at_the_desk(self, which: int) -> None:
        session = self.sessions[which]
        more = len(self.here[session]) > 1
        assert (self.roll.undo(session) is not None) == more
        if more:
            self.here[session].pop()
            self.uncounted[session].pop()

    # ---- what has to hold, always

    def listed(self, session: UUID) -> set[UUID]:
        return {one.person.id for one in self.bookings.list(session).bookings}

    @invariant()
    def nobody_is_lost_and_nobody_is_there_twice(self) -> None:
        for session in self.sessions:
            listing = self.bookings.list(session)
            people = [one.person.id for one in listing.bookings]
            assert len(people) == len(set(people))
            assert set(people) == self.wanted[session]
            numbers = [one.number for one in listing.bookings]
            assert len(numbers) == len(set(numbers))

    @invariant()
    def no_seat_too_many_without_an_explicit_act(self) -> None:
        for session in self.sessions:
            seats = self.seats(session)
            assert seats <= self.most[session]
            self.most[session] = max(CAPACITY, seats)

    @invariant()
    def people_who_come_together_stand_together(self) -> None:
        for session in self.sessions:
            stands: dict[UUID, set[Standing]] = {}
            for one in self.bookings.list(session).bookings:
                stands.setdefault(one.party, set()).add(one.standing)
            assert all(len(standings) == 1 for standings in stands.values())

    @invariant()
    def every_total_is_what_a_recount_finds(self) -> None:
        for session in self.sessions:
            lines = self.roll.roster(session)
            present = [line.attendee.id for line in lines if line.present]
            assert len(present) == len(set(present))
            assert set(present) == self.here[session][-1]
            shown, counts = self.classes.get(session), self.roll.counts(session)
            assert counts.present == shown.present == len(present)
            assert counts.expected == shown.expected == self.seats(session)
            assert counts.count_only == shown.count_only == self.uncounted[session][-1]


RegisterMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


@pytest.mark.usefixtures("tmp_path")
class TestRegister(RegisterMachine.TestCase):  # type: ignore[name-defined,misc]
    """Run the machine."""
