"""Text with furigana: the markup of lesson files, and the value every view draws, speaks and searches.

Markup: `{漢字|かんじ}` puts かんじ above 漢字; `^` allows a line break here (between phrases), `_` forbids one;
a backslash keeps any of `{ } | ^ _ \\` as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(
    r"\\(?P<escaped>[{}|^_\\])|\{(?P<base>[^{}|\\]+)\|(?P<ruby>[^{}|\\]+)\}|(?P<mark>[\^_])|(?P<plain>[^{}|^_\\]+)"
)


class MarkupFault(ValueError):
    """The markup can't be read; `position` counts characters from 0 in the markup."""

    def __init__(self, position: int, markup: str) -> None:
        super().__init__(f"{position}: {markup[position : position + 12]}")
        self.position = position


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that is drawn together: `ruby` is "" where there is no furigana."""

    base: str
    ruby: str = ""


@dataclass(frozen=True)
class RubyText:
    """A sentence or paragraph with furigana.

    `breaks` and `joins` are the author's wishes as offsets into `plain`: a line may (must never) break
    before that character. `markup` is the source form; it is also the gettext message id.
    """

    spans: tuple[Span, ...] = ()
    breaks: frozenset[int] = frozenset()
    joins: frozenset[int] = frozenset()
    markup: str = ""

    @cached_property
    def plain(self) -> str:
        """The text without furigana, as a screen reader or a search sees it."""
        return "".join(span.base for span in self.spans)

    @cached_property
    def reading(self) -> str:
        """The text with every furigana in place of its base: what the voice must say."""
        return "".join(span.ruby or span.base for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __str__(self) -> str:
        return self.plain


NO_TEXT = RubyText()
"""The absence of a text."""


def parse(markup: str) -> RubyText:
    """Read lesson markup; MarkupFault names the first character that can't be read."""
    spans: list[Span] = []
    breaks: set[int] = set()
    joins: set[int] = set()
    position = length = 0
    while position < len(markup):
        match = _TOKEN.match(markup, position)
        if match is None:
            raise MarkupFault(position, markup)
        position = match.end()
        if mark := match["mark"]:
            (breaks if mark == "^" else joins).add(length)
            continue
        base = match["escaped"] or match["base"] or match["plain"]
        spans.append(Span(base, match["ruby"] or ""))
        length += len(base)
    return RubyText(_merged(spans), frozenset(breaks), frozenset(joins), markup)


def plain_text(text: str) -> RubyText:
    """Wrap a string that has no furigana (a program sentence, a name somebody typed)."""
    return RubyText((Span(text),) if text else (), markup=text)


def escape(text: str) -> str:
    """Return `text` so that `parse` gives it back unchanged."""
    return re.sub(r"([{}|^_\\])", r"\\\1", text)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and not span.ruby and not merged[-1].ruby:
            merged[-1] = Span(merged[-1].base + span.base)
        else:
            merged.append(span)
    return tuple(merged)
