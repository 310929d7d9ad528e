"""Who must be told that a class is called off, and how far the telephoning is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smartclass.domain.registry import Attendee, ClassSession


class Reached(StrEnum):
    """What became of the call."""

    NOT_YET = "not_yet"
    NO_ANSWER = "no_answer"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Call:
    """One person of the call list."""

    person: Attendee
    reached: Reached = Reached.NOT_YET


@dataclass(frozen=True, slots=True)
class CallList:
    """Everybody expected at a class, in kana order."""

    session: ClassSession
    calls: tuple[Call, ...]

    @property
    def left(self) -> int:
        """How many have not been reached yet."""
        return sum(call.reached is not Reached.REACHED for call in self.calls)
