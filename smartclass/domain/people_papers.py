"""What the papers that people keep are made from: who finished, who sits where, what to do at home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartclass.domain.lesson import Family, Lesson, Link, Step
from smartclass.domain.registry import ClassSession
from smartclass.domain.ruby import RubyText

MOST_AT_HOME = 3
"""Three things are done at home; ten are put away."""
MOST_DONE = 4
MOST_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Finisher:
    """Somebody who gets a certificate, and how often they came."""

    name: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class CertificateFigures:
    """The certificates of one class (`least` 0) or of everybody who came at least `least` times to its course."""

    session: ClassSession
    people: tuple[Finisher, ...]
    least: int = 0


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the roster, as papers on tables need them."""

    number: int
    name: str
    kana: str = ""


@dataclass(frozen=True, slots=True)
class TableFigures:
    """A class and who sits at its tables; `columns` and `rows` of seats, 0 for what the room needs."""

    session: ClassSession
    people: tuple[Guest, ...]
    columns: int = 0
    rows: int = 0
    names: bool = True


@dataclass(frozen=True, slots=True)
class AtHome:
    """One thing to do at home: a step of a lesson, or (`step` None) the whole lesson once more."""

    lesson: Lesson
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """The take-home sheet of one person; `name` "" for one that suits everybody of the class."""

    name: str
    family: Family
    done: tuple[RubyText, ...]
    home: tuple[AtHome, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class GoingHomeFigures:
    """All take-home sheets of one class, the class that comes next, and the number to call."""

    session: ClassSession
    sheets: tuple[HomeSheet, ...]
    following: ClassSession | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class MemoFigures:
    """The memo form needs to know nothing but where it was handed out."""

    centre: str = ""


def seats(people: int, capacity: int, columns: int, rows: int) -> tuple[int, int]:
    """Return the columns and rows of a room: as wished, more rows where people would have to stand.

    Without a wish: four seats a row, six from 25 people on. Never more than eight columns; rows as needed.
    """
    wanted = max(people, 1 if rows else capacity)
    across = min(columns, MOST_COLUMNS) if columns > 0 else 4 if wanted <= 24 else 6
    return across, max(rows, -(-wanted // across))


def following(session: ClassSession, later: Sequence[ClassSession]) -> ClassSession | None:
    """Return the next class of the same course among `later` (in order of time), else the next one at all."""
    ahead = [one for one in later if (one.day, one.starts) > (session.day, session.starts)]
    return next((one for one in ahead if one.course.id == session.course.id), ahead[0] if ahead else None)
