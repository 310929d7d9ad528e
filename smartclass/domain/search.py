"""Finding a lesson by its title or by what somebody complains of, in kanji or in kana, as they type."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from smartclass.domain.first_grade import READINGS
from smartclass.domain.lesson import Lesson, Step
from smartclass.domain.ruby import RubyText

_DROPPED = frozenset(" \u3000\n、。・,.「」『』（）()？！?!〜~ー－-‐")
_TITLE, _COMPLAINT, _GOAL, _COURSE, _STEP = 8, 6, 4, 3, 2
_ALIKE = 0.6
"""How many of a word's letter pairs must occur for a text to be taken as meant: でんわにでれない for でられない."""

Unit = tuple[str, ...]
"""One stretch of text and every way to type it: ("電話", "でんわ")."""


class Findable(Protocol):
    """What can be found: a lesson, an exercise. A lesson's steps are searched too."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> RubyText: ...
    @property
    def symptoms(self) -> tuple[RubyText, ...]: ...
    @property
    def goal(self) -> RubyText: ...


Thing = TypeVar("Thing", bound=Findable)


@dataclass(frozen=True, slots=True)
class _Field:
    weight: int
    plain: str
    reading: str
    units: tuple[Unit, ...] = ()
    letters: frozenset[str] = frozenset()
    starts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def folded(text: str) -> str:
    """Return text so that full and half width, katakana and hiragana, spaces and long marks make no difference."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in wide if c not in _DROPPED)


class Index(Generic[Thing]):
    """The lessons (or exercises), made ready for being searched at every key stroke.

    `about` gives more texts by lesson id: the title of its course and what people say of the whole course.
    `written` are the same things in the language they were written in: they are found by those words too.
    """

    def __init__(
        self,
        things: Iterable[Thing],
        about: Mapping[str, Iterable[RubyText]] | None = None,
        written: Iterable[Thing] = (),
    ) -> None:
        sources = {thing.id: _said(thing) for thing in written}
        self._entries = tuple(
            (thing, _fields(thing, (about or {}).get(thing.id, ())) + sources.get(thing.id, ())) for thing in things
        )

    def find(self, text: str, limit: int = 20) -> tuple[Thing, ...]:
        """Return what fits best: title before complaint before the rest; every word must be found.

        Only where nothing has every word, those count that come near.
        """
        words = _words(text)
        if not words or limit < 1:
            return ()
        scored = [(_score(fields, words), place) for place, (_thing, fields) in enumerate(self._entries)]
        if not any(score for score, _place in scored):
            scored = [(_likeness(fields, words), place) for place, (_thing, fields) in enumerate(self._entries)]
        found = sorted((-score, place) for score, place in scored if score)
        return tuple(self._entries[place][0] for _score, place in found[:limit])


def _words(text: str) -> list[str]:
    """Return the folded words; a Latin letter still being typed after kana (でんw) is left out."""
    words = []
    for word in unicodedata.normalize("NFKC", text).split():
        short = folded(word)
        bare = short.rstrip("abcdefghijklmnopqrstuvwxyz")
        words.append(bare if bare and not bare[-1].isascii() else short)
    return [word for word in words if word]


def _fields(thing: Findable, about: Iterable[RubyText]) -> tuple[_Field, ...]:
    steps = [text for step in _steps(thing) for text in (step.common, *step.on.values())]
    body = [_field(_STEP, one.text, lattice=False) for one in steps if one.text]
    return (
        *_said(thing),
        _field(_GOAL, thing.goal),
        *(_field(_COURSE, text) for text in about),
        _Field(_STEP, "\n".join(one.plain for one in body), "\n".join(one.reading for one in body)),
    )


def _said(thing: Findable) -> tuple[_Field, ...]:
    return (_field(_TITLE, thing.title), *(_field(_COMPLAINT, symptom) for symptom in thing.symptoms))


def _steps(thing: Findable) -> tuple[Step, ...]:
    return thing.steps if isinstance(thing, Lesson) else ()


def _field(weight: int, text: RubyText, *, lattice: bool = True) -> _Field:
    units: list[Unit] = []
    if lattice:
        for span in text.spans:
            if span.ruby:
                units.append((folded(span.base), folded(span.ruby)))
            else:
                units.extend((letter, *READINGS.get(letter, ())) for letter in folded(span.base))
    return _Field(weight, folded(text.plain), folded(text.reading), tuple(units), _letters(units), _starts(units))


def _letters(units: list[Unit]) -> frozenset[str]:
    return frozenset("".join(form for unit in units for form in unit))


def _starts(units: list[Unit]) -> Mapping[str, tuple[int, ...]]:
    """Return, for each letter, the units that can begin with it."""
    starts: dict[str, list[int]] = {}
    for at, unit in enumerate(units):
        for letter in {form[0] for form in unit if form}:
            starts.setdefault(letter, []).append(at)
    return {letter: tuple(places) for letter, places in starts.items()}


def _score(fields: tuple[_Field, ...], words: list[str]) -> int:
    total = 0
    for word in words:
        best = max((_fits(field, word) for field in fields), default=0)
        if not best:
            return 0
        total += best
    return total


def _fits(field: _Field, word: str) -> int:
    if field.plain.startswith(word) or field.reading.startswith(word):
        return 2 * field.weight + 1
    if word in field.plain or word in field.reading:
        return 2 * field.weight
    if field.letters.issuperset(word) and _typed(field, word):
        return 2 * field.weight
    return 0


def _typed(field: _Field, word: str) -> bool:
    """Tell whether `word` can be typed for a stretch of the field, some in kanji and some in kana."""
    return any(_goes_on(field.units, start, word) for start in field.starts.get(word[0], ()))


def _goes_on(units: tuple[Unit, ...], at: int, rest: str) -> bool:
    if at == len(units):
        return False
    for form in units[at]:
        if form.startswith(rest) or (rest.startswith(form) and _goes_on(units, at + 1, rest[len(form) :])):
            return True
    return False


def _likeness(fields: tuple[_Field, ...], words: list[str]) -> int:
    """Return the weight of the best field that has most letter pairs of what was typed."""
    typed = "".join(words)
    if len(typed) < 4:
        return 0
    pairs = [typed[place : place + 2] for place in range(len(typed) - 1)]
    enough = _ALIKE * len(pairs)
    return max(
        (
            field.weight
            for field in fields
            if field.units
            and any(sum(pair in form for pair in pairs) >= enough for form in (field.plain, field.reading))
        ),
        default=0,
    )
