"""Whatever happens at the desk in whatever order: totals equal a recount, nobody is there twice, undo is exact."""

from __future__ import annotations

import tempfile
from datetime import date, time
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from smartclass.domain.registry import CheckInResult, Counts, NewAttendee
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock

KNOWN = 4
WHO = st.integers(0, KNOWN - 1)


class Desk(RuleBasedStateMachine):
    """The roll beside a plain model: who is expected, who is here since when, how many were only counted."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FixedClock()
        self.register = Register.open(Home(Path(self.folder.name)), self.clock)
        self.roll, self.people = Roll(self.register), People(self.register)
        self.expected: set[UUID] = set()
        self.here: dict[UUID, str] = {}
        self.only = 0
        self.before: list[tuple[dict[UUID, str], int]] = []
        self.acts = 0

    def teardown(self) -> None:
        self.register.close()
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        classes = Classes(self.register)
        self.session = classes.create(course="x", day=date(2026, 11, 21), starts=time(10)).id
        made = [self.people.add(NewAttendee(f"人{n}")).attendee for n in range(KNOWN)]
        self.known = [person for person in made if person]

    def _act(self, count: int = 1) -> str:
        """Note the state before an act of `count` facts; returns the time of the act."""
        self.before.append((dict(self.here), self.only))
        self.acts += count
        return self.clock.now().isoformat()

    @rule()
    def time_goes_by(self) -> None:
        self.clock.pass_by(minutes=1)

    @rule(who=WHO)
    def expect(self, who: int) -> None:
        person = self.known[who].id
        assert self.roll.expect(self.session, [person]) == (person not in self.expected)
        self.expected.add(person)

    @rule(who=WHO)
    def unexpect(self, who: int) -> None:
        self.roll.unexpect(self.session, self.known[who].id)
        self.expected.discard(self.known[who].id)

    @rule(who=WHO, card=st.booleans())
    def check_in(self, who: int, card: bool) -> None:
        person = self.known[who]
        if card:
            done = self.roll.scan(self.session, f"A1:{person.token}")
        else:
            done = self.roll.check_in(self.session, person.id)
        assert done.result is (CheckInResult.ALREADY if person.id in self.here else CheckInResult.DONE)
        if person.id not in self.here:
            at = self._act()
            self.here[person.id] = at

    @rule()
    def walk_in(self) -> None:
        person = self.roll.walk_in(self.session, "飛入").attendee
        assert person is not None
        at = self._act()
        self.here[person.id] = at

    @rule(count=st.integers(0, 9))
    def count_only(self, count: int) -> None:
        self.roll.set_count_only(self.session, count)
        if count != self.only:
            self._act()
            self.only = count

    @rule()
    def all_present(self) -> None:
        absent = self.expected - self.here.keys()
        assert self.roll.all_present(self.session) == len(absent)
        if absent:
            at = self._act(len(absent))
            self.here |= dict.fromkeys(absent, at)

    @rule(who=WHO, present=st.booleans())
    def correct(self, who: int, present: bool) -> None:
        person = self.known[who].id
        self.roll.correct(self.session, person, present, "r")
        if present != (person in self.here):
            at = self._act()
            if present:
                self.here[person] = at
            else:
                del self.here[person]

    @rule()
    def undo_with_nothing_left(self) -> None:
        if not self.before:
            assert self.roll.undo(self.session) is None

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        here, only = self.before.pop()
        changed = sum(self.here.get(person) != here.get(person) for person in {*here, *self.here})
        self.acts += changed + (only != self.only)
        self.here, self.only = here, only
        assert self.roll.undo(self.session) is not None

    @invariant()
    def totals_equal_a_recount(self) -> None:
        if not hasattr(self, "session"):
            return
        rows = self.roll.roster(self.session)
        assert {row.attendee.id: row.at.isoformat() for row in rows if row.at} == self.here
        assert {row.attendee.id for row in rows} == self.expected | self.here.keys()
        assert len(rows) == len({row.attendee.id for row in rows})
        assert sorted(row.number for row in rows) == list(range(1, len(rows) + 1))
        counts = Counts(len(self.expected), len(self.here), self.only)
        assert self.roll.counts(self.session) == counts
        assert len(self.roll.trace(self.session)) == self.acts


Desk.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestDesk = Desk.TestCase
