"""Two entries that may be one person: look for them, show what a merge would do, do it, take it back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from uuid import UUID

from smartclass.domain import duplicates
from smartclass.domain import people as rules
from smartclass.domain.audit import What
from smartclass.domain.duplicates import Evidence, Match, Pair, Sign
from smartclass.domain.merged import Merged
from smartclass.domain.registry import Attendee, NewAttendee
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from smartclass.services.people import WORDS, gone
from smartclass.storage import audit, merging, people
from smartclass.storage import duplicates as entries
from smartclass.storage.register import Register

SIGNS = {
    (Sign.KANA, Match.SAME): lazy("かなが同じ"),
    (Sign.KANA, Match.CLOSE): lazy("かながよく似ている"),
    (Sign.KANA, Match.DIFFERENT): lazy("かながちがう"),
    (Sign.NAME, Match.SAME): lazy("書き方が同じ"),
    (Sign.NAME, Match.DIFFERENT): lazy("書き方がちがう"),
    (Sign.BIRTH, Match.SAME): lazy("生まれた年が同じ"),
    (Sign.BIRTH, Match.CLOSE): lazy("生まれた年が1年ちがう"),
    (Sign.BIRTH, Match.DIFFERENT): lazy("生まれた年がちがう"),
    (Sign.PHONE, Match.SAME): lazy("電話が同じ"),
    (Sign.PHONE, Match.CLOSE): lazy("電話が1けたちがう"),
    (Sign.PHONE, Match.DIFFERENT): lazy("電話がちがう"),
    (Sign.FAMILY, Match.SAME): lazy("スマホの種類が同じ"),
    (Sign.FAMILY, Match.DIFFERENT): lazy("スマホの種類がちがう"),
}
"""What a sign says; one that nobody knows says nothing."""


def words(evidence: tuple[Evidence, ...]) -> str:
    """Return the signs of a pair in words."""
    return _("・").join(_(SIGNS[one.sign, one.match]) for one in evidence if (one.sign, one.match) in SIGNS)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: `entry` is what the kept person's entry becomes, `filled` the fields taken over.

    `visits`, `bookings` (ahead), `lessons` and `cards` move; at `together` classes both are written down as here.
    """

    kept: Attendee
    gone: Attendee
    entry: NewAttendee
    filled: tuple[str, ...]
    visits: int
    together: int
    bookings: int
    lessons: int
    cards: int


class Merging:
    """What a coordinator does about entries that may be one person."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def find(self, step: duplicates.Step = lambda _done, _whole: None) -> list[Pair]:
        """Return the pairs worth a look, the surest first (seconds for 100,000 people: not on the UI thread)."""
        known = entries.everybody(self._register)
        return duplicates.find(known, entries.told_apart(self._register), _likeness(), step)

    def look(self, one: UUID, other: UUID) -> Pair:
        """Weigh two people somebody chose; Problem where nobody has one of the ids."""
        first, second = (_known(self._person(person)) for person in (one, other))
        names = entries.names_of(self._register, first, second)
        return Pair(one, other, duplicates.evidence(first, second, names, _likeness()))

    def preferred(self, pair: Pair) -> tuple[UUID, UUID]:
        """Return (kept, gone): who came oftener is kept, else whose entry says more, else who came first."""

        def weight(person: UUID, other: UUID) -> tuple[int, int, int]:
            entry = self._person(person)
            known = (entry.kana, entry.birth_year, entry.phone_last4, entry.family, entry.notes)
            return (entries.hangs_on(self._register, person, other)[0], sum(map(bool, known)), -person.int)

        return max((pair.one, pair.other), (pair.other, pair.one), key=lambda two: weight(*two))

    def preview(self, kept: UUID, gone_one: UUID) -> Preview:
        """Say what a merge would do; Problem where it can't be done."""
        if kept == gone_one:
            raise Problem(_("同じ人を、2回えらんでいます。"), _("ちがう2人をえらんでください。"))
        stays, goes = self._person(kept), self._person(gone_one)
        entry, filled = _joined(stays, goes)
        if wrong := rules.faults(entry, self._register.clock.today()):
            raise Problem(_(WORDS[wrong[0]]), _("先に、2人のメモを直してください。"))
        counts = entries.hangs_on(self._register, gone_one, kept)
        return Preview(stays, goes, entry, filled, *counts)

    def merge(self, kept: UUID, gone_one: UUID) -> Merged:
        """Make two entries one, in one durable transaction; the kept person's own words stay as they are."""
        with self._register.write() as run:
            plan = self.preview(kept, gone_one)
            made = merging.merge(run, self._register, kept, gone_one, plan.entry)
            audit.record(self._register, What.MERGE, str(made))
        return self._merged(made)

    def undo(self, merged: UUID | None = None) -> Merged:
        """Take a merge back (None: the newest): both entries as they were, byte for byte.

        Problem where there is none, or where something was written to what it moved.
        """
        known = [self._merged(merged)] if merged else list(self.log(1000))
        found = next((one for one in known if not one.undone), None)
        if found is None:
            raise Problem(_("もどせるまとめは、ありません。"), _("「同じ人をさがす」の画面でご確認ください。"))
        with self._register.write() as run:
            if not merging.undo(run, self._register, found.id):
                raise Problem(
                    _("まとめたあとに、この人の記録が書きかわったので、もどせません。"),
                    _("べつの人なら、「人をたす」で新しくたしてください。"),
                )
            audit.record(self._register, What.MERGE_BACK, str(found.id))
        return self._merged(found.id)

    def log(self, limit: int = 10) -> tuple[Merged, ...]:
        """Return the merges, the newest first."""
        return merging.log(self._register, limit)

    def apart(self, one: UUID, other: UUID) -> None:
        """Remember that two entries are two people: they are not shown again."""
        self._tell(one, other, apart=True)

    def not_apart(self, one: UUID, other: UUID) -> None:
        """Forget that again."""
        self._tell(one, other, apart=False)

    def _tell(self, one: UUID, other: UUID, *, apart: bool) -> None:
        if one == other:
            raise Problem(_("同じ人を、2回えらんでいます。"), _("ちがう2人をえらんでください。"))
        with self._register.write() as run:
            for person in (one, other):
                self._person(person)
            entries.tell_apart(run, self._register, one, other, apart=apart)

    def _merged(self, merged: UUID) -> Merged:
        found = merging.by_id(self._register, merged)
        if found is None:
            raise Problem(_("そのまとめの記録は、ありません。"), _("「同じ人をさがす」の画面でご確認ください。"))
        return found

    def _person(self, person: UUID) -> Attendee:
        found = people.by_id(self._register, person)
        if found is None:
            raise gone()
        return found


def _known(person: Attendee) -> duplicates.Known:
    return duplicates.known(person.id, person.name, person.kana, person.birth_year, person.phone_last4, person.family)


def _likeness() -> duplicates.Likeness:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity


def _joined(kept: Attendee, other: Attendee) -> tuple[NewAttendee, tuple[str, ...]]:
    """Return the entry of both: what is written stays, what is empty is filled, notes stand below each other."""
    names = [field.name for field in fields(NewAttendee)]
    entry = {name: getattr(kept, name) or getattr(other, name) for name in names}
    if kept.notes and other.notes and other.notes not in kept.notes:
        entry["notes"] = f"{kept.notes}\n{other.notes}"
    filled = tuple(name for name in names if entry[name] != getattr(kept, name))
    return NewAttendee(**entry), filled
