"""Whether two entries may be one person: each sign weighed in bits, rare names weighing more; people decide.

Weights as measured on 33,000 made-up entries (Fellegi and Sunter's log-odds, with the frequency of names): from 20 on
99 of 100 pairs were one person, from 14 on a person has to look. A telephone alone never suffices: couples share one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from math import log2
from uuid import UUID

from smartclass.domain.kana import is_kana, kana_key, name_key

LIKELY, WORTH_A_LOOK = 20.0, 14.0
ELSEWHERE = 20_000
"""People who are not in this register, and might have come: in a small register too, a name says something."""
VERY_ALIKE = 0.9
LEAST = 6.0
"""The least that the same name says: the commonest one is that of one person in two thousand."""
BIG = 60
"""So many people with one name: there a name alone says too little, and only those of one year are compared."""
EVERY = 2000

Likeness = Callable[[str, str], float]
"""How alike two keys are, 0 to 1 (Jaro-Winkler)."""
Step = Callable[[int, int], None]


class Sign(StrEnum):
    KANA = "kana"
    NAME = "name"
    BIRTH = "birth"
    PHONE = "phone"
    FAMILY = "family"


class Match(StrEnum):
    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of an entry: keys, not words. `kana` is "" where nobody wrote how the name sounds."""

    id: UUID
    kana: str
    name: str
    birth_year: int | None = None
    phone_last4: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign, what it says, and by how many bits it speaks for one person (or, below 0, for two)."""

    sign: Sign
    match: Match
    bits: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person."""

    one: UUID
    other: UUID
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        return sum(sign.bits for sign in self.evidence)

    @property
    def likely(self) -> bool:
        return self.score >= LIKELY


@dataclass(frozen=True, slots=True)
class Names:
    """How often each name is in the register."""

    people: int = 0
    kana: Mapping[str, int] = field(default_factory=dict)
    written: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Collection[Known]) -> Names:
        """Count the names of these people."""
        return cls(len(people), Counter(one.kana for one in people), Counter(one.name for one in people))

    def kana_bits(self, key: str) -> float:
        return self._bits(self.kana.get(key, 0))

    def written_bits(self, key: str) -> float:
        return self._bits(self.written.get(key, 0))

    def _bits(self, count: int) -> float:
        return max(LEAST, log2((self.people + ELSEWHERE) / max(1, count - 1)))


def known(
    person: UUID, name: str, kana: str, birth_year: int | None = None, phone_last4: str = "", family: str = ""
) -> Known:
    """Make the keys of an entry; a name that was written in kana says how it sounds."""
    sounds = kana_key(kana)
    if not sounds and is_kana(key := kana_key(name)):
        sounds = key
    return Known(person, sounds, name_key(name), birth_year, phone_last4, family)


def evidence(one: Known, other: Known, names: Names, likeness: Likeness) -> tuple[Evidence, ...]:
    """Weigh every sign of two entries; the order of the two changes nothing."""
    return (*_called(one, other, names, likeness), _birth(one, other), _phone(one, other), _family(one, other))


def _called(one: Known, other: Known, names: Names, likeness: Likeness) -> tuple[Evidence, Evidence]:
    """Compare sound and writing together: they are two views of one fact, and may not count twice."""
    kana, written = _kana(one, other, likeness), _written(one, other)
    bits = names.written_bits(one.name)
    if kana is Match.SAME:
        both = max(names.kana_bits(one.kana), bits if written is Match.SAME else 0.0)
        return Evidence(Sign.KANA, kana, both), Evidence(Sign.NAME, written, _WRITTEN[written])
    if written is Match.SAME:
        lost = {Match.CLOSE: -1.0, Match.UNKNOWN: 0.0, Match.DIFFERENT: -3.0}[kana]
        return Evidence(Sign.KANA, kana, lost), Evidence(Sign.NAME, written, bits)
    alike = {Match.CLOSE: 5.0, Match.UNKNOWN: -6.0, Match.DIFFERENT: -6.0}[kana]
    return Evidence(Sign.KANA, kana, alike), Evidence(Sign.NAME, written, _WRITTEN[written])


_WRITTEN = {Match.SAME: 1.5, Match.UNKNOWN: 0.0, Match.DIFFERENT: -1.5}


def _kana(one: Known, other: Known, likeness: Likeness) -> Match:
    if not one.kana or not other.kana:
        return Match.UNKNOWN
    if one.kana == other.kana:
        return Match.SAME
    first, second = sorted((one.kana, other.kana))  # the measure minds the order in rare cases
    return Match.CLOSE if likeness(first, second) >= VERY_ALIKE else Match.DIFFERENT


def _written(one: Known, other: Known) -> Match:
    """Compare how names are written; kana beside kanji is no difference."""
    if one.name == other.name:
        return Match.SAME
    return Match.UNKNOWN if is_kana(kana_key(one.name)) != is_kana(kana_key(other.name)) else Match.DIFFERENT


def _birth(one: Known, other: Known) -> Evidence:
    if one.birth_year is None or other.birth_year is None:
        return Evidence(Sign.BIRTH, Match.UNKNOWN, 0.0)
    apart = abs(one.birth_year - other.birth_year)
    if apart == 0:
        return Evidence(Sign.BIRTH, Match.SAME, 4.5)
    return Evidence(Sign.BIRTH, Match.CLOSE, 1.5) if apart == 1 else Evidence(Sign.BIRTH, Match.DIFFERENT, -8.0)


def _phone(one: Known, other: Known) -> Evidence:
    if not one.phone_last4 or not other.phone_last4:
        return Evidence(Sign.PHONE, Match.UNKNOWN, 0.0)
    wrong = sum(a != b for a, b in zip(one.phone_last4, other.phone_last4, strict=True))
    if wrong == 0:
        return Evidence(Sign.PHONE, Match.SAME, 13.0)
    return Evidence(Sign.PHONE, Match.CLOSE, 3.0) if wrong == 1 else Evidence(Sign.PHONE, Match.DIFFERENT, -4.0)


def _family(one: Known, other: Known) -> Evidence:
    if not one.family or not other.family:
        return Evidence(Sign.FAMILY, Match.UNKNOWN, 0.0)
    same = one.family == other.family
    return Evidence(Sign.FAMILY, Match.SAME if same else Match.DIFFERENT, 0.5 if same else -0.5)


def find(
    people: Sequence[Known],
    apart: Collection[frozenset[UUID]],
    likeness: Likeness,
    step: Step = lambda _done, _whole: None,
) -> list[Pair]:
    """Return the pairs worth a look, the surest first; not those somebody said are two people (`apart`)."""
    names, found = Names.of(people), []
    for one, other in candidates(people, step):
        if apart and frozenset((one.id, other.id)) in apart:
            continue
        pair = Pair(one.id, other.id, evidence(one, other, names, likeness))
        if pair.score >= WORTH_A_LOOK:
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.one.bytes, pair.other.bytes))


def candidates(people: Sequence[Known], step: Step = lambda _done, _whole: None) -> Iterator[tuple[Known, Known]]:
    """Yield every pair that shares a name, a sound, or a telephone and something of the name; each pair once."""
    by_kana, by_name, by_phone = _grouped(people)
    blocks = [*by_kana.values(), *by_name.values(), *by_phone.values()]
    kanas, names = len(by_kana), len(by_kana) + len(by_name)
    for number, block in enumerate(blocks):
        if number % EVERY == 0:
            step(number, len(blocks))
        for one, other in _pairs(block, named=number < names):
            if number < kanas:
                yield one, other
            elif number < names:
                if not one.kana or one.kana != other.kana:
                    yield one, other
            elif one.name != other.name and (not one.kana or one.kana != other.kana) and one.kana[:2] == other.kana[:2]:
                yield one, other


def _pairs(block: list[Known], *, named: bool) -> Iterator[tuple[Known, Known]]:
    if not named or len(block) <= BIG:
        yield from combinations(block, 2)
        return
    narrower: defaultdict[tuple[int | None, str], list[Known]] = defaultdict(list)
    for one in block:
        if one.birth_year is not None:
            narrower[one.birth_year, ""].append(one)
        if one.phone_last4:
            narrower[None, one.phone_last4].append(one)
    seen = set()
    for few in narrower.values():
        for one, other in combinations(few, 2):
            if (pair := frozenset((one.id, other.id))) not in seen:
                seen.add(pair)
                yield one, other


def _grouped(people: Sequence[Known]) -> tuple[dict[str, list[Known]], ...]:
    """Return those who share a sound, a writing, or the last four digits; who stands alone is left out."""
    groups: tuple[defaultdict[str, list[Known]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for one in people:
        for group, key in zip(groups, (one.kana, one.name, one.phone_last4), strict=True):
            if key:
                group[key].append(one)
    return tuple({key: block for key, block in group.items() if len(block) > 1} for group in groups)
