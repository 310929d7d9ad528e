"""Blocks of paper with a shape of their own: certificate, name tent, seats, boxes to write letters in."""

from __future__ import annotations

from dataclasses import dataclass

from smartclass.domain.ruby import RubyText


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate, alone on a landscape page. `seal` is the word in the space for the stamp."""

    title: str
    name: str
    honorific: str
    words: tuple[str, ...]
    day: str
    giver: str
    seal: str


@dataclass(frozen=True, slots=True)
class NameTent:
    """One page that is folded in the middle and stood up: the same name on both sides. `kana` stands above it."""

    name: str
    kana: str = ""
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Seats:
    """Where people sit, seen by those who sit there: `front` is the bar at the top.

    `labels` are (small sign, name) row by row from the front left; those beyond are empty seats.
    """

    front: str
    columns: int
    rows: int
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WriteBoxes:
    """Large boxes, one for each letter, in `lines` lines below a title."""

    title: RubyText
    lines: int = 2


WholeBlock = Certificate | NameTent | Seats | WriteBoxes
