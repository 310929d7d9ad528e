"""A typesetter without a font: full-width characters are one em wide, all others 0.6 em. Each text is set once."""

from __future__ import annotations

from unicodedata import east_asian_width

from smartclass.domain.leading import ruby_px
from smartclass.domain.ruby import RubyText
from smartclass.domain.typeset import Layout, Line, layout

NARROW = 0.6
_RUBY = 0.6
"""Furigana are at most so wide, in em of their text (10 px over 17 px)."""


class Estimate:
    """Sets text as domain.phone_screen asks for it; what is surely one line is not worth setting."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, float, float], Layout] = {}
        self._ems: dict[str, float] = {}

    def __call__(self, text: RubyText, width: float, px: float) -> Layout:
        key = (text.markup, width, px)
        if key not in self._laid:
            self._laid[key] = self._set(text, width, px)
        return self._laid[key]

    def _set(self, text: RubyText, width: float, px: float) -> Layout:
        most = self._most(text) * px
        if most <= width:
            return Layout((Line((), most, 0, len(text.plain)),), most)
        small = ruby_px(px)
        return layout(text, width, px, measure=lambda part: ems(part) * px, measure_ruby=lambda part: ems(part) * small)

    def _most(self, text: RubyText) -> float:
        """Return the width of a text on one line, in em; furigana never hang over here."""
        if text.markup not in self._ems:
            lines = "\n" in text.plain
            wide = sum(max(ems(span.base), ems(span.ruby) * _RUBY) for span in text.spans)
            self._ems[text.markup] = float("inf") if lines else wide
        return self._ems[text.markup]


def ems(text: str) -> float:
    """Return how many em a text is wide."""
    return sum(1.0 if east_asian_width(letter) in "WFA" else NARROW for letter in text)
