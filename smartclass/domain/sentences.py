"""Cutting a step into the sentences that are said one by one, with their places in the displayed text."""

from __future__ import annotations

from dataclasses import dataclass

from smartclass.domain.ruby import RubyText, Span

_ENDS = frozenset("。！？!?\n")
_CLOSERS = frozenset("」』）)】〉》”’")
_GOES_ON = frozenset("とっのをはがもにでな、。")
"""After a closed quotation these go on with the same sentence: 「はい。」と言います。"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `start` is where it begins in the whole displayed text."""

    text: RubyText
    start: int


def _ends_here(piece: str, follows: str) -> bool:
    """Tell whether a sentence ends with `piece`: at its mark, or at the bracket that closes after the mark."""
    if follows and follows in _CLOSERS:
        return False
    if piece[-1] in _ENDS:
        return not (follows and follows in _ENDS)
    quoted = piece[-1] in _CLOSERS and len(piece) > 1 and piece[-2] in _ENDS
    return quoted and not (follows and follows in _GOES_ON)


def sentences(text: RubyText) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; nothing but white space is dropped."""
    found: list[Sentence] = []
    spans: list[Span] = []
    start = place = 0

    def close() -> None:
        nonlocal spans, start
        joined = "".join(span.base for span in spans)
        if joined.strip():
            found.append(Sentence(RubyText(tuple(spans), markup=joined), start))
        spans, start = [], place

    plain = text.plain
    for span in text.spans:
        if span.ruby:
            spans.append(span)
            place += len(span.base)
            continue
        piece = ""
        for letter in span.base:
            piece += letter
            place += 1
            follows = plain[place : place + 1]
            if _ends_here(piece, follows):
                spans.append(Span(piece))
                piece = ""
                close()
        if piece:
            spans.append(Span(piece))
    close()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Stacked:
    """A text with every sentence on a line of its own; `starts` pairs old and new places of each sentence."""

    text: RubyText
    starts: tuple[tuple[int, int], ...]

    def moved(self, place: int) -> int:
        """Return where a character of the original text stands now."""
        old, new = max((pair for pair in self.starts if pair[0] <= place), default=(0, 0))
        return place - old + new


def stacked(text: RubyText) -> Stacked:
    """Set each sentence on a line of its own: one thing to do, one line to look at."""
    spans: list[Span] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for sentence in sentences(text):
        if spans:
            spans.append(Span("\n"))
            length += 1
        starts.append((sentence.start, length))
        kept = [*sentence.text.spans]
        if kept and not kept[-1].ruby:
            kept[-1] = Span(kept[-1].base.rstrip("\n"))
        spans.extend(kept)
        length += sum(len(span.base) for span in kept)
    found = Stacked(RubyText(tuple(spans), markup=text.markup), tuple(starts))
    breaks = frozenset(found.moved(place) for place in text.breaks)
    joins = frozenset(found.moved(place) for place in text.joins)
    return Stacked(RubyText(tuple(spans), breaks, joins, text.markup), tuple(starts))
