"""The register of people: add, change, find; nobody twice without a person saying so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from smartclass.domain import people as rules
from smartclass.domain.ids import card_token
from smartclass.domain.people import PersonFault
from smartclass.domain.registry import Attendee, NewAttendee
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from smartclass.storage import people
from smartclass.storage.register import Register

WORDS = {
    PersonFault.NO_NAME: lazy("名前を入れてください。"),
    PersonFault.NAME_TOO_LONG: lazy("名前が長すぎます。80文字までにしてください。"),
    PersonFault.BIRTH_YEAR: lazy("生まれた年をご確認ください。"),
    PersonFault.LAST_FOUR: lazy("電話は、下4けたの数字だけ入れてください。"),
    PersonFault.FAMILY: lazy("スマホの種類をえらびなおしてください。"),
    PersonFault.NOTES_TOO_LONG: lazy("メモが長すぎます。500文字までにしてください。"),
    PersonFault.TWELVE_DIGITS: lazy("12けたの数字は、書かないでください。マイナンバーを守るためのきまりです。"),
    PersonFault.MY_NUMBER: lazy("マイナンバーのようです。ここには書かないで、ご本人にお返しください。"),
}


def gone() -> Problem:
    """Return what to say where nobody has an id."""
    return Problem(_("その人は、名簿にいません。"), _("名前でさがしなおしてください。"))


@dataclass(frozen=True, slots=True)
class Added:
    """What became of adding somebody: the person, or the people it may already be, or what is wrong."""

    attendee: Attendee | None = None
    similar: tuple[Attendee, ...] = ()
    faults: tuple[str, ...] = ()


class People:
    """What is done with the people of the register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, new: NewAttendee, *, even_if_similar: bool = False) -> Added:
        """Add a person, unless something is wrong or somebody similar is there already."""
        entry = rules.cleaned(new)
        if wrong := self._faults(entry):
            return Added(faults=wrong)
        with self._register.write() as run:
            if not even_if_similar and (similar := people.similar(self._register, entry)):
                return Added(similar=similar)
            return Added(people.insert(run, self._register, entry))

    def holder(self, code: str) -> UUID | None:
        """Return whose living card a scanned code is, or None: for a practice PC that must not show a name."""
        token = card_token(code)
        known = people.of_card(self._register, token) if token else None
        return known[0] if known and not known[1] else None

    def new_card(self, person: UUID) -> Attendee:
        """Give somebody a new card (the old one was lost); from now on the old one says so."""
        self.get(person)
        with self._register.write() as run:
            people.new_card(run, self._register, person)
        return self.get(person)

    def change(self, person: UUID, **fields: Any) -> Attendee:
        """Change what is written about somebody; Problem with the first thing that is wrong."""
        now = self.get(person)
        kept = NewAttendee(**{name: getattr(now, name) for name in NewAttendee.__dataclass_fields__})
        entry = rules.cleaned(replace(kept, **fields))
        if wrong := self._faults(entry):
            raise Problem(wrong[0])
        with self._register.write() as run:
            people.update(run, self._register, person, entry)
        return self.get(person)

    def get(self, person: UUID) -> Attendee:
        """Return one person; Problem where nobody has this id."""
        found = people.by_id(self._register, person)
        if found is None:
            raise gone()
        return found

    def search(self, text: str, limit: int = 50) -> tuple[Attendee, ...]:
        """Find people as somebody types: kana, kanji (variants too), or the last four digits of the phone."""
        return people.search(self._register, text.strip(), limit)

    def similar(self, new: NewAttendee) -> tuple[Attendee, ...]:
        """Return people who may be the same one."""
        return people.similar(self._register, rules.cleaned(new))

    def all(self, limit: int = 1000) -> tuple[Attendee, ...]:
        """Return people in kana order."""
        return people.first(self._register, limit)

    def faults(self, new: NewAttendee) -> tuple[str, ...]:
        """Return in words what is wrong with an entry."""
        return self._faults(rules.cleaned(new))

    def _faults(self, entry: NewAttendee) -> tuple[str, ...]:
        return tuple(_(WORDS[fault]) for fault in rules.faults(entry, self._register.clock.today()))
