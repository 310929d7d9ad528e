"""What everything on paper is: structure elements opened while drawing, and the marks between the strokes.

Whatever stands in no element (rules, frames, furigana, page numbers) is marked as an artifact, which a screen reader
leaves out. A mark is opened when something is drawn and closed when something else is, so marks never nest and
always balance.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, foot, right and top in points, counted from the page's left lower corner."""

_GROUPS = frozenset(("Document", "L", "LI", "Part", "Table", "TR"))
"""Elements that hold other elements only."""

_JAPANESE = "々〆぀-ヿ㐀-䶿一-鿿豈-\ufaffｦ-ﾟ\U00020000-\U0003ffff"
_STRETCH = re.compile(f"[{_JAPANESE}](?:[^a-zA-ZÀ-ɏ]*[{_JAPANESE}・、。」』）\ufe00-\ufe0f\U000e0100-\U000e01ef])?")


@dataclass(frozen=True, slots=True)
class Content:
    """A marked stretch of a page: its number on that page, counted from 0 like the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page, by its place among the page's annotations, and what it is in words."""

    page: int
    place: int
    contents: str


@dataclass(slots=True, eq=False)
class Element:
    """A structure element of PDF 1.7 (H1, P, LI, TD, Figure …) and what it holds, in reading order."""

    role: str
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    alt: str = ""
    language: str = ""
    scope: str = ""
    box: Box | None = None


_ARTIFACT = Element("Artifact")


class Marks:
    """The structure of one document while it grows; with `on` False nothing is recorded and nothing is marked."""

    def __init__(self, language: str = "ja", *, on: bool = True) -> None:
        self.on = on
        self.root = Element("Document")
        self.pages: list[list[Element]] = [[]]
        """For each page, whose content each number is."""
        self._language = language
        self._foreign = on and _foreign(language)
        self._at = [self.root]
        self._known: dict[tuple[str, Hashable], Element] = {}
        self._open: Element | None = None
        self._level = 0
        self._links = 0

    def begin(
        self,
        role: str,
        key: Hashable = None,
        *,
        alt: str = "",
        scope: str = "",
        box: Box | None = None,
        language: str = "",
    ) -> None:
        """Open an element in the one that is open; a `key` that was seen before goes on with that element."""
        if not self.on:
            return
        if self._at[-1] is _ARTIFACT:
            self._at.append(_ARTIFACT)
            return
        found = self._known.get((role, key)) if key is not None else None
        if found is None:
            spoken = language or ("ja" if alt and self._foreign and _STRETCH.fullmatch(alt) else "")
            found = Element(role, alt=alt, language=spoken, scope=scope, box=box)
            self._at[-1].kids.append(found)
            if key is not None:
                self._known[role, key] = found
        self._at.append(found)

    def end(self) -> None:
        """Close what `begin` opened last."""
        if self.on:
            self._at.pop()

    @contextmanager
    def element(
        self,
        *roles: str,
        key: Hashable = None,
        alt: str = "",
        scope: str = "",
        box: Box | None = None,
        language: str = "",
    ) -> Iterator[None]:
        """Hold an element open, or several, each inside the one before."""
        for role in roles:
            self.begin(role, key, alt=alt, scope=scope, box=box, language=language)
        yield
        for _role in roles:
            self.end()

    @contextmanager
    def part(self, language: str) -> Iterator[None]:
        """Hold open one of several documents in a file; nothing of it goes on with what stood in another."""
        self._known.clear()
        self._level = 0
        self._foreign = self.on and _foreign(language)
        with self.element("Part", language="" if language == self._language else language):
            yield

    @contextmanager
    def path(self, *steps: tuple[str, Hashable]) -> Iterator[None]:
        """Hold elements open, each inside the one before, going on with those whose key was seen before."""
        for role, key in steps:
            self.begin(role, key)
        yield
        for _step in steps:
            self.end()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Keep what is drawn here away from readers and searches of the structure."""
        self._at.append(_ARTIFACT)
        yield
        self._at.pop()

    def heading(self, level: int) -> str:
        """Return H1, H2 or H3: never a level deeper than the heading before allows."""
        self._level = min(level, self._level + 1)
        return f"H{self._level}"

    def before(self, *, text: bool = False, language: str = "") -> list[str]:
        """Return the operators to write before text or, else, a stroke, which only a figure has a use for."""
        if not self.on:
            return []
        owner = self._at[-1]
        if owner.role in _GROUPS or (not text and owner.role != "Figure"):
            owner = _ARTIFACT
        elif language and owner is not _ARTIFACT:
            owner = _span(owner, language)
        return self._switch(owner)

    def close(self) -> list[str]:
        """Return the operators that end an open mark."""
        return self._switch(None)

    def link(self, contents: str) -> None:
        """Note that a link was just put on the page for the element that is open."""
        if self.on:
            self._at[-1].kids.append(Annotation(len(self.pages) - 1, self._links, contents))
            self._links += 1

    def new_page(self) -> None:
        """Go on with the next page."""
        self.pages.append([])
        self._links = 0

    def stretches(self, text: str) -> Iterable[tuple[str, str]]:
        """Return (stretch, language): Japanese words in a document of another language are named as such."""
        return _stretches(text) if self._foreign and not text.isascii() else ((text, ""),)

    def _switch(self, owner: Element | None) -> list[str]:
        if owner is self._open:
            return []
        operators = ["EMC"] if self._open else []
        self._open = owner
        if owner is _ARTIFACT:
            operators.append("/Artifact BMC")
        elif owner is not None:
            numbers = self.pages[-1]
            owner.kids.append(Content(len(self.pages) - 1, len(numbers)))
            operators.append(f"/{owner.role} <</MCID {len(numbers)}>> BDC")
            numbers.append(owner)
        return operators


def _foreign(language: str) -> bool:
    return language[:2] not in ("ja", "zh")


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    for found in _STRETCH.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], ""
        yield found.group(), "ja"
        place = found.end()
    if place < len(text):
        yield text[place:], ""


def _span(owner: Element, language: str) -> Element:
    """Return the part of `owner` in another language that is being written, or a new one."""
    last = owner.kids[-1] if owner.kids else None
    if isinstance(last, Element) and last.role == "Span" and last.language == language:
        return last
    span = Element("Span", language=language)
    owner.kids.append(span)
    return span
