"""A lesson as every view sees it: one value made from one folder (format 1, docs/lessons.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from smartclass.domain.ruby import NO_TEXT, RubyText


class Family(StrEnum):
    """A phone family (機種のなかま): what differs between phones is told apart by these three."""

    ANDROID = "android"
    IPHONE = "iphone"
    RAKURAKU = "rakuraku"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact in the lesson was read, and when."""

    title: str
    url: str
    seen: date


@dataclass(frozen=True, slots=True)
class Link:
    """An address that becomes a QR code, and words, on paper."""

    id: str
    label: RubyText
    url: str


@dataclass(frozen=True, slots=True)
class StepText:
    """What one step says and shows, for one phone family. Empty means: not given.

    `note` and `say_cue` are for the volunteer only and are never projected.
    """

    text: RubyText = NO_TEXT
    easy: RubyText = NO_TEXT
    say: str = ""
    picture: str = ""
    alt: RubyText = NO_TEXT
    note: str = ""
    say_cue: str = ""
    caution: RubyText = NO_TEXT
    scene: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `on` holds only what differs for a family; `private` blanks the projector (ご本人だけ)."""

    id: str
    common: StepText
    private: bool = False
    on: Mapping[Family, StepText] = field(default_factory=lambda: MappingProxyType({}))

    def for_family(self, family: Family) -> StepText:
        """Return this step as that family sees it: the variant's fields win where they are given."""
        variant = self.on.get(family)
        if variant is None:
            return self.common
        given = {name: getattr(variant, name) for name in StepText.__dataclass_fields__ if getattr(variant, name)}
        return replace(self.common, **given)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A whole lesson. `folder` is where its pictures lie; `course` is the folder name above it.

    `drill` is the drill practised with it, where it brings no practice of its own.
    """

    id: str
    course: str
    number: int
    title: RubyText
    goal: RubyText
    symptoms: tuple[RubyText, ...]
    minutes: int
    families: tuple[Family, ...]
    checked_on: date
    review_by: date
    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    steps: tuple[Step, ...]
    folder: Path
    next_lesson: str = ""
    drill: str = ""

    def family_or_first(self, wanted: Family) -> Family:
        """Return `wanted` where the lesson covers it, else the first family it does cover."""
        return wanted if wanted in self.families else self.families[0]

    def picture(self, name: str) -> Path:
        """Return the path of one of this lesson's pictures."""
        return self.folder / name


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a lesson file, in plain words for its author. `line` is 0 where unknown."""

    path: Path
    line: int
    sentence: str
    severe: bool = True
