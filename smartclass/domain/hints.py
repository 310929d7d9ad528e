"""How help comes in 「ひとりで」: only after a while or a miss, one rung at a time (say again, glow, ghost finger)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

IDLE_SECONDS = 10
"""How long somebody may look at a scene before help comes (product rule: nobody is hurried)."""


class Rung(IntEnum):
    """What is shown; each rung keeps the ones below it."""

    NONE = 0
    SAY = 1
    GLOW = 2
    GHOST = 3


@dataclass(frozen=True, slots=True)
class Ladder:
    """The help for the present scene; `least` is where it begins (いっしょに: GLOW)."""

    least: Rung = Rung.NONE
    rung: Rung = Rung.NONE

    @property
    def shown(self) -> Rung:
        return max(self.least, self.rung)

    def climbed(self) -> Ladder:
        """Return the ladder after a miss, or after another IDLE_SECONDS without an act."""
        return Ladder(self.least, Rung(min(Rung.GHOST, self.shown + 1)))

    def fresh(self) -> Ladder:
        """Return the ladder of a new scene, or after something that went well."""
        return Ladder(self.least)
