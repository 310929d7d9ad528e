"""Talks with one person (個別相談): begun in one tap, told in three, each tap on disk at once and taken back in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from smartclass.domain.consultation import (
    LENGTHS,
    LONGEST,
    SHORTEST,
    Consultation,
    Outcome,
    Slot,
    TalkSums,
    Topic,
    slots,
    tally,
    time_for,
    topic_of,
)
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.free_text import free_text
from smartclass.services.people import gone
from smartclass.storage import consultations, people
from smartclass.storage.register import Register

if TYPE_CHECKING:
    from smartclass.services.classes import Classes
    from smartclass.services.library import Library

LONGEST_NOTE = 200
REMEMBERED = 200
"""So many acts of a class can be taken back, for as long as the program runs."""
_NEW: Mapping[str, Any] = {"deleted": 1}


@dataclass(frozen=True, slots=True)
class _Act:
    """What an act changed: as it was before, the version of the row then, and the one that the act made."""

    talk: UUID
    before: Mapping[str, Any]
    was: int
    row_ver: int


class Consultations:
    """The talks of a class, or (`session` None) of today outside of any class."""

    def __init__(self, register: Register, classes: Classes, library: Library) -> None:
        self._register, self._classes, self._library = register, classes, library
        self._acts: dict[UUID | None, list[_Act]] = {}

    def topics(self) -> tuple[Topic, ...]:
        """Return the topic tree, in the language now in use."""
        return self._library.topics()

    def get(self, talk: UUID) -> Consultation:
        """Return one talk; Problem where it was taken back."""
        found = consultations.by_id(self._register, talk)
        if found is None:
            raise Problem(_("その相談は、もうありません。"), _("一覧から、えらびなおしてください。"))
        return found

    def held(self, session: UUID | None = None) -> tuple[Consultation, ...]:
        """Return the talks of a class, or of today outside of classes, in order of time."""
        if session is None:
            return consultations.of_day(self._register, self._register.clock.today())
        return consultations.of_class(self._register, session)

    def slots(self, session: UUID | None, minutes: int = LENGTHS[0]) -> tuple[Slot, ...]:
        """Return the times of a class with what was held in them; outside of a class only what was held."""
        held = self.held(session)
        if session is None:
            return tuple(Slot(one.starts, one.minutes, (one,)) for one in held)
        found = self._classes.get(session)
        return slots(found.starts, found.ends, minutes, held)

    def begin(
        self,
        session: UUID | None = None,
        *,
        starts: time | None = None,
        minutes: int = LENGTHS[0],
        person: UUID | None = None,
        staff: UUID | None = None,
        centre: UUID | None = None,
    ) -> Consultation:
        """Begin a talk; `starts` None takes the time of now. `centre` counts only where there is no class.

        A person whose talk in this class is still open goes on with that one: a second tap makes no second talk.
        """
        self._check(minutes=minutes, person=person)
        with self._register.write() as run:
            going_on = next((one for one in self.held(session) if _is_open_with(one, person)), None)
            if going_on and starts in (None, going_on.starts):
                return going_on
            made = consultations.insert(
                run,
                self._register,
                session=session,
                centre=None if session else centre or self._centre(),
                day=None if session else self._register.clock.today(),
                starts=starts or self._now(session, minutes),
                minutes=minutes,
                person=person,
                staff=staff,
            )
        self._remember(session, _Act(made, _NEW, 0, 1))
        return self.get(made)

    def change(self, talk: UUID, **fields: Any) -> Consultation:
        """Change topic, outcome, note, person, staff, starts or minutes; Problem with what can't be written down."""
        self._check(**fields)
        self._act(talk, _columns(fields))
        return self.get(talk)

    def remove(self, talk: UUID) -> None:
        """Take a talk out of the list; `undo` brings it back."""
        self._act(talk, {"deleted": 1})

    def undo(self, session: UUID | None = None) -> UUID | None:
        """Take back the newest act in this class since the program began, and return which talk it was about.

        What was changed elsewhere in the meantime (a person was erased) is left alone. None: nothing is left.
        """
        acts = self._acts.get(session, [])
        while acts:
            act = acts.pop()
            with self._register.write() as run:
                undone = consultations.update(run, self._register, act.talk, act.before, act.row_ver)
            if undone:
                self._renumber(acts, act)
                return act.talk
        return None

    def last_of(self, person: UUID, besides: UUID | None = None) -> Consultation | None:
        """Return somebody's newest other talk: what the one before wrote down for the next helper."""
        found = consultations.of_person(self._register, person, 2)
        return next((one for one in found if one.id != besides), None)

    def of_person(self, person: UUID) -> tuple[Consultation, ...]:
        """Return somebody's talks, the newest first (at most a hundred)."""
        return consultations.of_person(self._register, person, 100)

    def of_class(self, session: UUID) -> TalkSums:
        """Return how many talks a class had, by topic and outcome."""
        return tally(self.topics(), consultations.counted(self._register, session))

    def sums(self, first: date, last: date, centre: UUID | None = None) -> TalkSums:
        """Return how many talks there were from `first` to `last`, by topic and outcome."""
        return tally(self.topics(), consultations.sums(self._register, first, last, centre))

    def forget(self, person: UUID) -> None:
        """Cut a person off from their talks, their notes with them; the sums stay."""
        with self._register.write() as run:
            consultations.forget(run, self._register, person)

    def _act(self, talk: UUID, columns: Mapping[str, Any]) -> None:
        """Change what differs; the transaction begins before the look, so that nothing can come in between."""
        with self._register.write() as run:
            now, kept = self.get(talk), consultations.columns_of(self._register, talk)
            before = {name: kept[name] for name, value in columns.items() if kept[name] != value}
            if not before:
                return
            consultations.update(run, self._register, talk, {name: columns[name] for name in before}, now.row_ver)
        self._remember(now.session, _Act(talk, before, now.row_ver, now.row_ver + 1))

    def _remember(self, session: UUID | None, act: _Act) -> None:
        self._acts[session] = [*self._acts.get(session, []), act][-REMEMBERED:]

    def _renumber(self, acts: list[_Act], undone: _Act) -> None:
        """An undo makes a version of its own: the act before it must be known by that one."""
        for place, act in enumerate(acts):
            if act.talk == undone.talk and act.row_ver == undone.was:
                acts[place] = replace(act, row_ver=undone.row_ver + 1)

    def _now(self, session: UUID | None, minutes: int) -> time:
        moment = self._register.clock.now()
        if session is None:
            return time_for((), moment.time())
        found = self._classes.get(session)
        today = found.day == moment.date()
        return time_for(self.slots(session, minutes), moment.time() if today else None)

    def _centre(self) -> UUID | None:
        known = self._classes.centres()
        return known[0].id if known else None

    def _check(self, **fields: Any) -> None:
        if not SHORTEST <= fields.get("minutes", SHORTEST) <= LONGEST:
            words = _("相談の長さは、{low}分から{high}分までです。").format(low=SHORTEST, high=LONGEST)
            raise Problem(words, _("15分、20分、30分がえらべます。"))
        if fields.get("person") and people.by_id(self._register, fields["person"]) is None:
            raise gone()
        if fields.get("topic") and topic_of(self.topics(), fields["topic"]) == (None, None):
            raise Problem(_("その話題は、一覧にありません。"), _("話題をえらびなおしてください。"))


def _is_open_with(talk: Consultation, person: UUID | None) -> bool:
    return person is not None and talk.person == person and talk.outcome is Outcome.OPEN


def _columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields as they are stored; TypeError for one there isn't."""
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        match name:
            case "topic" | "minutes":
                kept[name] = value
            case "outcome":
                kept[name] = str(Outcome(value))
            case "note":
                kept[name] = free_text(value, LONGEST_NOTE)
            case "starts":
                kept[name] = f"{value:%H:%M}"
            case "person":
                kept["attendee_id"] = value.bytes if value else None
            case "staff":
                kept["staff_id"] = value.bytes if value else None
            case _other:
                raise TypeError(name)
    return kept
