"""Setting text with furigana into lines: one engine for the screen and for paper (measures are injected).

Breaks fall between phrases where the caller knows them, else where kinsoku allows; lines come out about equally
long. Ruby may reach over a neighbouring kana by half a ruby character, never over the edge of a line
(JIS X 4051: ruby of fewer characters is spaced 1:2:1, ruby that is longer spreads its base).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from smartclass.domain.kinsoku import WORD, era_joins, may_break, parts
from smartclass.domain.ruby import RubyText

Measure = Callable[[str], float]

_HARD = 1e9
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch drawn from `x`: `advances` are the steps from character to character of `text`.

    `start` is the place of its first character in the plain text; `ruby` stands from `ruby_x`, its characters
    `ruby_gap` further apart than they are wide.
    """

    text: str
    start: int
    x: float
    width: float
    advances: tuple[float, ...]
    ruby: str = ""
    ruby_x: float = 0.0
    ruby_gap: float = 0.0
    base_gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: characters `start` to `end` of the plain text, `width` wide without trailing space."""

    cells: tuple[Cell, ...]
    width: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """All lines of a text."""

    lines: tuple[Line, ...]
    width: float

    def locate(self, start: int, length: int) -> tuple[tuple[int, float, float], ...]:
        """Return (line number, x from, x to) for each line that holds some of these characters."""
        found = []
        for number, line in enumerate(self.lines):
            edges = [edge for cell in line.cells for edge in _edges(cell, start, start + length)]
            if edges:
                found.append((number, min(edges), max(edges)))
        return tuple(found)


def _edges(cell: Cell, start: int, end: int) -> Iterator[float]:
    x = cell.x
    for place, advance in enumerate(cell.advances, start=cell.start):
        if start <= place < end:
            yield x
            yield x + advance
        x += advance


@dataclass(slots=True)
class _Atom:
    """What never breaks: a ruby group, a Latin word, or one character; `left`/`right` is ruby hanging over.

    `joint` is the price of a line that begins here in the middle of a word too wide for any line (0: no such word).
    `advance` is the step to the next atom (`base` until `_hang` has looked at the ruby).
    """

    text: str
    ruby: str
    start: int
    base: float
    over: float
    advance: float
    steps: tuple[float, ...] = ()
    left: float = 0.0
    right: float = 0.0
    joint: float = 0.0


@dataclass(slots=True)
class _Chunk:
    """Atoms `first` to `last` (exclusive) that stay together; `cost` is the price of breaking after them."""

    first: int
    last: int
    width: float
    trail: float
    cost: float


def layout(
    text: RubyText,
    width: float,
    em: float,
    *,
    measure: Measure,
    measure_ruby: Measure,
    breaks: frozenset[int] | None = None,
) -> Layout:
    """Set `text` into lines of at most `width` (any unit; `em` is the character size in the same unit).

    `breaks` are the places where phrases begin (None: anywhere kinsoku allows). A single unbreakable piece wider
    than `width` (never taken as less than one em) is broken where it must be; only a ruby group stays whole.
    Nothing is ever lost. The measures are asked for every piece every time: see `Widths`.
    """
    width = max(width, em)
    atoms = _atoms(text, width, measure, measure_ruby, em)
    lines: list[Line] = []
    for first, last in _paragraphs(atoms):
        if first == last:
            place = atoms[first].start if first < len(atoms) else len(text.plain)
            lines.append(Line((), 0.0, place, place))
            continue
        if _width(atoms, first, last) <= width:
            lines.append(_set_line(atoms, first, last))
            continue
        chunks = _chunks(atoms, first, last, width, text, breaks)
        lines.extend(_set_line(atoms, a, b) for a, b in _balanced(chunks, atoms, width))
    return Layout(tuple(lines), max((line.width for line in lines), default=0.0))


class Widths(dict[str, float]):
    """The width of each piece of text, measured when first asked for: a dear Measure made cheap.

    (Not functools.lru_cache: wrapping a method of Qt costs 0.5 ms each time.)
    """

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, text: str) -> float:
        if len(self) > 4000:
            self.clear()
        width = self[text] = self._measure(text)
        return width


def natural_width(text: RubyText, em: float, *, measure: Measure, measure_ruby: Measure) -> float:
    """Return the width of `text` on lines that never break by themselves."""
    return layout(text, _HARD, em, measure=measure, measure_ruby=measure_ruby, breaks=frozenset()).width


def _atoms(text: RubyText, width: float, measure: Measure, measure_ruby: Measure, em: float) -> list[_Atom]:
    atoms: list[_Atom] = []
    start = 0
    for span in text.spans:
        if span.ruby:
            steps = tuple(measure(letter) for letter in span.base)
            base = sum(steps)
            atoms.append(_Atom(span.base, span.ruby, start, base, measure_ruby(span.ruby), base, steps))
        else:
            atoms.extend(_plain_atoms(span.base, start, width, measure))
        start += len(span.base)
    for index, atom in enumerate(atoms):
        if atom.ruby and atom.over > atom.base:
            _hang(atoms, index, em / 4)
    return atoms


def _plain_atoms(text: str, start: int, width: float, measure: Measure) -> Iterator[_Atom]:
    for piece in _plain_pieces(text):
        advance = 0.0 if piece == "\n" else measure(piece)
        if advance > width / 2 and len(piece) > 1:  # with the marks around it, even this may be wider than a line
            yield from _word_atoms(piece, start, width, measure)
        else:
            yield _Atom(piece, "", start, advance, 0.0, advance)
        start += len(piece)


@lru_cache(maxsize=4096)
def _plain_pieces(text: str) -> tuple[str, ...]:
    """Return the Latin words of `text` and each other character, in order."""
    pieces: list[str] = []
    place = 0
    while place < len(text):
        word = WORD.match(text, place)
        pieces.append(word.group() if word else text[place])
        place += len(pieces[-1])
    return tuple(pieces)


def _word_atoms(word: str, start: int, width: float, measure: Measure) -> Iterator[_Atom]:
    """Make a word divisible, for a line that can't hold it: after the marks of an address, then between letters."""
    before = ""
    for part in parts(word):
        for place, piece in enumerate((part,) if measure(part) <= width / 2 else part):
            joint = 150.0 if place == 0 else 300.0
            allowed = not before or may_break(before, piece[0])
            price = (joint if allowed else _NEVER) if before else 0.0
            advance = measure(piece)
            yield _Atom(piece, "", start, advance, 0.0, advance, joint=price)
            before = piece[-1]
            start += len(piece)


def _hang(atoms: list[_Atom], index: int, most: float) -> None:
    """Let wide ruby reach over plain kana beside it, by at most half a ruby character each side."""
    atom = atoms[index]
    spare = (atom.over - atom.base) / 2
    if index and _is_kana(atoms[index - 1]) and not (index > 1 and atoms[index - 2].right):
        atom.left = min(spare, most)
    if index + 1 < len(atoms) and _is_kana(atoms[index + 1]):
        atom.right = min(spare, most)
    atom.advance = max(atom.base, atom.over - atom.left - atom.right)


def _is_kana(atom: _Atom) -> bool:
    return not atom.ruby and len(atom.text) == 1 and ("ぁ" <= atom.text <= "ゖ" or "ァ" <= atom.text <= "ー")


def _paragraphs(atoms: list[_Atom]) -> Iterator[tuple[int, int]]:
    first = 0
    for index, atom in enumerate(atoms):
        if atom.text == "\n":
            yield first, index
            first = index + 1
    yield first, len(atoms)


def _chunks(
    atoms: list[_Atom], first: int, last: int, width: float, text: RubyText, breaks: frozenset[int] | None
) -> list[_Chunk]:
    """Cut a paragraph at the best kind of break that makes every piece fit."""
    joins = text.joins | era_joins(text.plain)
    inside = range(first + 1, last)
    allowed = [
        index
        for index in inside
        if atoms[index].start not in joins
        and not atoms[index].joint
        and (atoms[index].start in text.breaks or may_break(atoms[index - 1].text[-1], atoms[index].text[0]))
    ]
    phrases = [
        index
        for index in allowed
        if breaks is None
        or atoms[index].start in breaks
        or atoms[index].start in text.breaks
        or atoms[index - 1].text.isspace()
    ]
    joints = [index for index in inside if 0 < atoms[index].joint < _NEVER]
    price = dict.fromkeys(inside, 400.0) | {index: atoms[index].joint for index in joints}
    price |= dict.fromkeys(allowed, 40.0) | dict.fromkeys(phrases, 0.0)
    pieces = _pieces(atoms, first, last, width, (phrases, allowed, joints, inside))
    return [_chunk(atoms, a, b, price.get(b, 0.0)) for a, b in pieces]


def _pieces(
    atoms: list[_Atom], first: int, last: int, width: float, kinds: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Cut at all places of the best kind, and what is still too wide at those of the next."""
    best, *others = kinds
    for a, b in pairwise((first, *(index for index in best if first < index < last), last)):
        if others and _width(atoms, a, b) > width:
            yield from _pieces(atoms, a, b, width, others)
        else:
            yield a, b


def _chunk(atoms: list[_Atom], first: int, last: int, cost: float) -> _Chunk:
    trail = last
    while trail > first and atoms[trail - 1].text.isspace():
        trail -= 1
    space = sum([atom.advance for atom in atoms[trail:last]])
    return _Chunk(first, last, sum([atom.advance for atom in atoms[first:last]]), space, cost)


def _width(atoms: list[_Atom], first: int, last: int) -> float:
    """Return the width of these atoms as a line of their own (no ruby may hang out at either end)."""
    while last > first and atoms[last - 1].text.isspace():
        last -= 1
    if first == last:
        return 0.0
    return sum([atom.advance for atom in atoms[first:last]]) + atoms[first].left + atoms[last - 1].right


def _balanced(chunks: list[_Chunk], atoms: list[_Atom], width: float) -> list[tuple[int, int]]:
    """Choose the breaks with the least raggedness; a last line of one short piece is worth avoiding."""
    count = len(chunks)
    best: list[float] = [0.0, *([float("inf")] * count)]
    came = [0] * (count + 1)
    for end in range(1, count + 1):
        final = end == count
        natural = 0.0
        for begin in range(end - 1, -1, -1):
            natural += chunks[begin].width
            wide = (
                natural
                - chunks[end - 1].trail
                + atoms[chunks[begin].first].left
                + atoms[chunks[end - 1].last - 1].right
            )
            if wide > width and begin < end - 1:
                break
            slack = max(0.0, (width - wide) / width)
            price = 0.0 if final and begin == 0 else 100.0 * slack * slack * (0.15 if final else 1.0)
            price += 10.0 + (0.0 if final else chunks[end - 1].cost)
            if final and begin and slack > 0.85:
                price += 30.0
            if wide > width:
                price += 1e4
            if best[begin] + price < best[end]:
                best[end], came[end] = best[begin] + price, begin
    cuts: list[tuple[int, int]] = []
    end = count
    while end:
        cuts.append((chunks[came[end]].first, chunks[end - 1].last))
        end = came[end]
    return cuts[::-1]


def _set_line(atoms: list[_Atom], first: int, last: int) -> Line:
    """Place the atoms of one line; plain neighbours become one cell."""
    start, end = atoms[first].start, atoms[last - 1].start + len(atoms[last - 1].text)
    while last > first and atoms[last - 1].text.isspace():
        last -= 1
    while first < last and atoms[first].text == " ":
        first += 1
    cells: list[Cell] = []
    x = atoms[first].left if first < last else 0.0
    place = first
    while place < last:
        after = place + 1
        if atoms[place].ruby:
            cells.append(_ruby_cell(atoms[place], x))
        else:
            while after < last and not atoms[after].ruby:
                after += 1
            cells.append(_plain_cell(atoms[place:after], x))
        for atom in atoms[place:after]:
            x += atom.advance
        place = after
    width = x + (atoms[last - 1].right if first < last else 0.0)
    return Line(tuple(cells), width, start, end)


def _plain_cell(run: list[_Atom], x: float) -> Cell:
    advances: list[float] = []
    for atom in run:
        count = len(atom.text)
        advances += [atom.advance / count] * count
    text = "".join([atom.text for atom in run])
    return Cell(text, run[0].start, x, sum([atom.advance for atom in run]), tuple(advances))


def _ruby_cell(atom: _Atom, x: float) -> Cell:
    count = len(atom.text)
    gap = (atom.advance - atom.base) / count
    ruby_gap = max(0.0, (atom.advance - atom.over) / len(atom.ruby)) if atom.over < atom.base else 0.0
    if ruby_gap:
        ruby_x = x + ruby_gap / 2
    else:
        ruby_x = x - atom.left + max(0.0, (atom.advance + atom.left + atom.right - atom.over) / 2)
    advances = tuple(step + gap for step in atom.steps)
    return Cell(atom.text, atom.start, x, atom.advance, advances, atom.ruby, ruby_x, ruby_gap, base_gap=gap)


def fit_size(high: int, low: int, fits: Callable[[int], bool]) -> int:
    """Return the largest size from `low` to `high` for which `fits` holds (`low` where none does)."""
    if fits(high):
        return high
    while high - low > 1:
        middle = (high + low) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low
