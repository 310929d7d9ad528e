"""The procedures of a town hall as values: what each is for, what to have ready, and what the town itself fills in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from smartclass.domain.practice import Practice
from smartclass.domain.ruby import NO_TEXT, RubyText

EVERY = "all"
"""The id under which a town writes what holds for every procedure it has said nothing else about."""


class Kind(StrEnum):
    """How the towns' plans group their procedures: 15 + 11 + 1 + 4 by national priority, and 24 more."""

    CHILD = "child"
    CARE = "care"
    DISASTER = "disaster"
    VEHICLE = "vehicle"
    MORE = "more"


class Online(StrEnum):
    """Whether a procedure can be done online in this town."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """What happens in a life so that procedures are needed; `says` is what people call it."""

    id: str
    title: RubyText
    icon: str
    says: tuple[RubyText, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure, the same in every town.

    `title` is its official name, `about` when one needs it, in plain words; `says` is what people say who need it.
    `word` (kana) is what one types to find it on the practice phone, `fields` the pages its practice form has, and
    `sources` the ids of the sources its facts were read in.
    """

    id: str
    title: RubyText
    kind: Kind
    events: tuple[str, ...]
    about: RubyText
    says: tuple[RubyText, ...]
    who: RubyText
    ready: tuple[RubyText, ...]
    starts: RubyText
    word: str
    fields: tuple[str, ...]
    note: RubyText = NO_TEXT
    sources: tuple[str, ...] = ()

    @property
    def symptoms(self) -> tuple[RubyText, ...]:
        """What a search weighs like a lesson's complaints."""
        return self.says

    @property
    def goal(self) -> RubyText:
        """What a search weighs like a lesson's goal."""
        return self.about


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of them, and the form of which each practice is a part. `rehearsal` says what one practises with it."""

    events: tuple[LifeEvent, ...]
    procedures: tuple[Procedure, ...]
    form: Practice
    rehearsal: RubyText = NO_TEXT

    def of_event(self, event: str) -> tuple[Procedure, ...]:
        """Return the procedures that may be needed at a life event: those that name it first come first."""
        found = (one for one in self.procedures if event in one.events)
        return tuple(sorted(found, key=lambda one: one.events.index(event)))


@dataclass(frozen=True, slots=True)
class TownEntry:
    """What one town says about a procedure. "" and UNKNOWN mean: not written yet."""

    office: str = ""
    hours: str = ""
    phone: str = ""
    online: Online = Online.UNKNOWN

    @property
    def blank(self) -> bool:
        return self == TownEntry()

    def over(self, general: TownEntry) -> TownEntry:
        """Return this entry with what it leaves open taken from `general`."""
        return replace(
            self,
            office=self.office or general.office,
            hours=self.hours or general.hours,
            phone=self.phone or general.phone,
            online=general.online if self.online is Online.UNKNOWN else self.online,
        )


def entry_for(entries: Mapping[str, TownEntry], procedure: str) -> TownEntry:
    """Return what a town says about a procedure: its own entry over the one for every procedure."""
    return entries.get(procedure, TownEntry()).over(entries.get(EVERY, TownEntry()))


@dataclass(frozen=True, slots=True)
class ProcedureFigures:
    """What the sheet of one procedure is made from."""

    procedure: Procedure
    town: TownEntry
    centre: str = ""
