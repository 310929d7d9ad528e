"""A talk with one person (個別相談): its topic, what came of it, the times of a class, and how many there were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

LENGTHS = (15, 20, 30)
"""Minutes a talk is planned for; the first is the usual one."""
SHORTEST, LONGEST = 5, 120
STEP = 5
"""A talk outside of the class's times begins at a whole multiple of so many minutes."""
_DAY = 24 * 60


class Outcome(StrEnum):
    """What came of a talk; OPEN while nobody has said so yet."""

    OPEN = ""
    DONE = "done"
    HOMEWORK = "homework"
    DESK = "desk"


OUTCOMES = (Outcome.DONE, Outcome.HOMEWORK, Outcome.DESK, Outcome.OPEN)
"""The order in which they are shown and counted."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The second level of the topic tree; `lesson` is one to go on with, or ""."""

    id: str
    title: str
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """The first level of the topic tree."""

    id: str
    title: str
    icon: str
    subjects: tuple[Subject, ...]

    def subject(self, wanted: str) -> Subject | None:
        """Return one of its subjects, or None."""
        return next((one for one in self.subjects if one.id == wanted), None)


@dataclass(frozen=True, slots=True)
class Consultation:
    """One talk. `session` None: outside of a class; `person` None: nobody's name was asked.

    `topic` is the id of a subject, or of a topic where nobody looked closer, or "". `name` and `staff_name` are there
    to be shown; "" where there is none.
    """

    id: UUID
    session: UUID | None
    day: date
    starts: time
    minutes: int
    topic: str = ""
    outcome: Outcome = Outcome.OPEN
    note: str = ""
    person: UUID | None = None
    name: str = ""
    staff: UUID | None = None
    staff_name: str = ""
    row_ver: int = 1

    @property
    def ends(self) -> time:
        """When it was planned to end, the same day."""
        return _time(_minutes(self.starts) + self.minutes)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time in which a talk can be held, and those that were: several where several helpers sit there."""

    starts: time
    minutes: int
    held: tuple[Consultation, ...] = ()

    @property
    def ends(self) -> time:
        return _time(_minutes(self.starts) + self.minutes)


@dataclass(frozen=True, slots=True)
class TopicLine:
    """How many talks a topic had; `title` is "" for those without one. `counts` is in the order of OUTCOMES."""

    title: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class TalkSums:
    """The talks of a class or a period by topic, in the order of the tree."""

    lines: tuple[TopicLine, ...] = ()

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def counts(self) -> tuple[int, ...]:
        """The sums in the order of OUTCOMES."""
        return tuple(sum(line.counts[place] for line in self.lines) for place in range(len(OUTCOMES)))


NO_TALKS = TalkSums()


def slots(starts: time, ends: time, minutes: int, held: Iterable[Consultation]) -> tuple[Slot, ...]:
    """Return the times of a class in order, each talk in the one it began in.

    A rest of the class too short for a talk is left out, but a class shorter than one talk has one. What began outside
    of them all (too early, too late) has a time of its own, so that no talk is ever out of sight.
    """
    first = _minutes(starts)
    number = max(1, (_minutes(ends) - first) // minutes)
    inside: dict[int, list[Consultation]] = {first + n * minutes: [] for n in range(number)}
    outside: dict[int, list[Consultation]] = {}
    for one in sorted(held, key=lambda one: (one.starts, one.id)):
        begun = _minutes(one.starts)
        place = first + (begun - first) // minutes * minutes
        (inside[place] if place in inside else outside.setdefault(begun, [])).append(one)
    found = [Slot(_time(place), minutes, tuple(talks)) for place, talks in inside.items()]
    found += [Slot(_time(place), talks[0].minutes, tuple(talks)) for place, talks in outside.items()]
    return tuple(sorted(found, key=lambda slot: slot.starts))


def time_for(found: Sequence[Slot], now: time | None) -> time:
    """Return when a talk that begins now is written down: in the slot of this moment, else at the last five minutes.

    `now` None (the class is on another day): the first time nobody has yet.
    """
    if now is None:
        free = [slot for slot in found if not slot.held]
        return (free or found[-1:])[0].starts if found else time()
    moment = _minutes(now)
    for slot in found:
        if _minutes(slot.starts) <= moment < _minutes(slot.starts) + slot.minutes:
            return slot.starts
    return _time(moment // STEP * STEP)


def topic_of(topics: Iterable[Topic], wanted: str) -> tuple[Topic | None, Subject | None]:
    """Return the topic and subject of an id: (topic, None) for a topic's own, (None, None) for one not in the tree."""
    for topic in topics:
        subject = topic.subject(wanted)
        if subject or topic.id == wanted:
            return topic, subject
    return None, None


def title_of(topics: Iterable[Topic], wanted: str) -> str:
    """Return what a topic is called, the subject where there is one, or ""."""
    topic, subject = topic_of(topics, wanted)
    return subject.title if subject else topic.title if topic else ""


def tally(topics: Sequence[Topic], counted: Mapping[tuple[str, Outcome], int]) -> TalkSums:
    """Add up talks, counted by (topic id, outcome), under the topics of the tree; those without one come last."""
    sums: dict[str, Counter[Outcome]] = {topic.id: Counter() for topic in topics}
    nowhere: Counter[Outcome] = Counter()
    for (wanted, outcome), count in counted.items():
        topic, _subject = topic_of(topics, wanted)
        (sums[topic.id] if topic else nowhere)[outcome] += count
    rows = [*((topic.title, sums[topic.id]) for topic in topics), ("", nowhere)]
    return TalkSums(
        tuple(TopicLine(title, tuple(found[one] for one in OUTCOMES)) for title, found in rows if found.total())
    )


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _time(minutes: int) -> time:
    """Return a time of day; what would be past midnight is its last minute (a talk belongs to one day)."""
    return time(*divmod(min(minutes, _DAY - 1), 60))
