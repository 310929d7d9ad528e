"""How high a line of text with furigana is, and how large furigana are: the same on every screen."""

from __future__ import annotations

from smartclass.domain.ruby import RubyText

RUBY_SHARE = 0.5
SMALLEST_RUBY = 10
_DEEP = 1.22
"""What a line needs below and above its characters, in em (BIZ UDPGothic's ascent and descent)."""


def ruby_px(px: float) -> int:
    """Return the size of furigana over text of `px`."""
    return max(SMALLEST_RUBY, round(px * RUBY_SHARE))


def over(px: float, *, marked: bool) -> float:
    """Return the room that furigana take above a line."""
    return ruby_px(px) * 1.1 if marked else 0.0


def line_step(px: float, ratio: float, *, marked: bool) -> float:
    """Return the distance from line to line; `ratio` is the wanted one in em without furigana."""
    return max(px * ratio, px * _DEEP + over(px, marked=marked))


def foot(step: float, px: float, *, marked: bool) -> float:
    """Return how far below the top of its line a baseline lies, the text standing in the middle of its line."""
    spare = max(0.0, step - (px * _DEEP + over(px, marked=marked))) / 2
    return step - px * (_DEEP - 1.0) - spare


def has_ruby(text: RubyText) -> bool:
    return any(span.ruby for span in text.spans)
