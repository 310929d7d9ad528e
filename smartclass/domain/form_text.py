"""Finding marks in the texts of a form, judging them, and putting values in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from smartclass.domain import form_marks
from smartclass.domain.figures import SessionLine
from smartclass.domain.form_marks import FormFigures, Mark, RowMark, RowsMark, Value

MARK = re.compile(r"[{｛]{2}([^{}｛｝]{0,80})[}｝]{2}")
EXAMPLE, ROWS_EXAMPLE = form_marks.COUNTS[2].name, form_marks.ROWS[0].name
MOST_FAULTS = 200
"""That are told: looking for what a wrong mark may have meant takes a while."""
_LEFT_OVER = re.compile(r"[{｛]{2}|[}｝]{2}")


class Kind(StrEnum):
    CELL = "cell"
    FORMULA = "formula"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Place:
    """A text of the form with braces in it: `row` is 0 in a page's header or footer, `rows` how many the cell spans."""

    sheet: str
    cell: str
    row: int
    text: str
    kind: Kind = Kind.CELL
    rows: int = 1


class Why(StrEnum):
    """Why a text of a form can't be filled."""

    UNKNOWN = "unknown"
    FORMULA = "formula"
    NO_ROWS = "no_rows"
    TWO_ROWS = "two_rows"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where; `mark` is what stands there, `near` a mark that would do."""

    where: str
    why: Why
    mark: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands in a form: the names of its marks, each once, and its faults."""

    known: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the quarters and months the form asks for."""
        found = (form_marks.find(name) for name in self.known)
        return tuple(dict.fromkeys(one[0] for one in found if one and one[0]))


def has_braces(text: str) -> bool:
    """Tell whether a text has a mark, or what might have been meant as one."""
    return bool(_LEFT_OVER.search(text))


def names(text: str) -> tuple[str, ...]:
    """Return what stands between the braces of a text, in order."""
    return tuple(match[1] for match in MARK.finditer(text))


def rows_mark(text: str) -> RowsMark | None:
    """Return the mark of a text that repeats its line."""
    found = (form_marks.find(name) for name in names(text))
    return next((one[1] for one in found if one and isinstance(one[1], RowsMark)), None)


def look(places: Sequence[Place]) -> Findings:
    """Judge every text of a form."""
    repeated: dict[tuple[str, int], int] = {}
    for place in places:
        if place.kind is Kind.CELL and rows_mark(place.text):
            for row in range(place.row, place.row + place.rows):
                repeated[place.sheet, row] = repeated.get((place.sheet, row), 0) + 1
    known: dict[str, None] = {}
    faults: list[Fault] = []
    for place in places:
        lines = 0 if place.kind is not Kind.CELL else repeated.get((place.sheet, place.row), 0)
        known |= dict.fromkeys(form_marks.normal(name) for name in names(place.text) if form_marks.find(name))
        if len(faults) < MOST_FAULTS and (fault := _fault(place, lines)):
            faults.append(fault)
    return Findings(tuple(known), tuple(faults))


def _fault(place: Place, lines: int) -> Fault | None:
    where = f"{place.sheet} {place.cell}".strip()
    if place.kind is Kind.FORMULA:
        return Fault(where, Why.FORMULA)
    for name in names(place.text):
        found = form_marks.find(name)
        if found is None:
            return Fault(where, Why.UNKNOWN, name.strip(), form_marks.suggest(name))
        if isinstance(found[1], RowMark) and not lines:
            return Fault(where, Why.NO_ROWS, name.strip(), ROWS_EXAMPLE)
        if isinstance(found[1], RowsMark) and lines != 1:
            return Fault(where, Why.TWO_ROWS)
    return Fault(where, Why.OPEN, near=EXAMPLE) if has_braces(MARK.sub("", place.text)) else None


@dataclass(frozen=True, slots=True)
class Answers:
    """What each mark of a judged form gives. KeyError for a part that was not gathered."""

    figures: FormFigures

    def value(self, name: str) -> Value:
        """Return what a mark of the whole form gives; "" for one that only repeats lines."""
        part, mark = form_marks.find(name) or ("", None)
        if not isinstance(mark, Mark):
            return ""
        return mark.give(self.figures.parts[part] if part else self.figures.whole, self.figures.today)

    def lines(self, mark: RowsMark) -> tuple[SessionLine, ...]:
        """Return the class sessions that a repeated line stands for."""
        return tuple(line for line in self.figures.whole.sessions if mark.pick(line))

    def row_value(self, name: str, line: SessionLine | None, number: int) -> Value:
        """Return what a mark gives in one repeated line; "" where there is no class session at all."""
        found = form_marks.find(name)
        if found and isinstance(found[1], RowMark):
            return found[1].give(line, number) if line else ""
        return self.value(name)


def filled(text: str, give: Callable[[str], Value]) -> Value:
    """Return a text with its marks replaced; a text that is one mark alone (beside a mark of rows) keeps its type."""
    rest = MARK.sub(lambda match: "" if rows_mark(match[0]) else match[0], text)
    alone = MARK.fullmatch(rest.strip())
    if alone:
        return give(alone[1])
    return MARK.sub(lambda match: form_marks.words(give(match[1])), rest)
