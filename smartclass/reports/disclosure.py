"""個人情報の開示: everything the register holds about one person, to be read on paper by that person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smartclass import i18n
from smartclass.domain.document import Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _
from smartclass.reports import words

Cell = str | int | float
_WIDEST = 42
LONG = 60
"""Characters: what is longer is no cell of a table."""


@dataclass(frozen=True, slots=True)
class Held:
    """One table: its title, what it is for, (title, sentence) of each column, and this person's rows."""

    title: str
    about: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class DisclosureFigures:
    """What is held about one person, on one day; the first table is the entry itself."""

    name: str
    made: date
    held: tuple[Held, ...]


def build(data: DisclosureFigures) -> Document:
    """Return the paper: the entry itself, then each kind of record, then where there is none."""
    blocks: list[Block] = [
        Heading(plain_text(_("個人情報の開示")), 1),
        Facts(((_("名前"), data.name), (_("作った日"), words.day(data.made)))),
        Paragraph(plain_text(_("この教室の名簿に残っている、この方の情報です。"))),
        Paragraph(plain_text(_("機械が使う番号もふくめたすべては、いっしょに作ったExcelの表にあります。"))),
    ]
    for number, one in enumerate(one for one in data.held if one.rows):
        blocks.append(Heading(plain_text(one.title), 2))
        blocks.append(Paragraph(plain_text(one.about)))
        blocks += _entry(one) if not number else _records(one)
    if empty := [one.title for one in data.held if not one.rows]:
        blocks.append(Heading(plain_text(_("記録のないもの")), 2))
        blocks.append(Paragraph(plain_text(_("、").join(empty))))
    return Document(
        title=_("個人情報の開示"),
        language=i18n.language(),
        file_stem=f"disclosure-{data.made.isoformat()}",
        blocks=tuple(blocks),
        body_pt=10.5,
        footer=_("本人にだけおわたしください。"),
    )


def _entry(held: Held) -> list[Block]:
    """One row stands upright: what, the value, and what it is for; what is long stands below, as a text."""
    columns = (Column(_("項目"), 0.22), Column(_("内容"), 0.34), Column(_("何のためか"), 0.44))
    (row,) = held.rows
    cells = [(title, str(cell), about) for (title, about), cell in zip(held.heads, row, strict=True)]
    lines = tuple((title, cell if len(cell) <= LONG else _("（下に書きます）"), about) for title, cell, about in cells)
    longer = [(title, cell) for title, cell, _about in cells if len(cell) > LONG]
    return [Table(held.title, columns, lines, main=True), *_texts(longer)]


def _records(held: Held) -> list[Block]:
    """Many rows are a table; where a cell is long, each row is a text."""
    titles = [title for title, _about in held.heads]
    if any(len(str(cell)) > LONG for row in held.rows for cell in row):
        pairs = [pair for row in held.rows for pair in zip(titles, map(str, row), strict=True) if pair[1]]
        return _texts(pairs)
    lengths = [
        min(_WIDEST, max(len(title), *(len(str(row[at])) for row in held.rows)) + 2) for at, title in enumerate(titles)
    ]
    columns = tuple(Column(title, length / sum(lengths)) for title, length in zip(titles, lengths, strict=True))
    return [Table(held.title, columns, held.rows)]


def _texts(pairs: Iterable[tuple[str, str]]) -> list[Block]:
    return [Paragraph(plain_text(_("{title}：{text}").format(title=title, text=text))) for title, text in pairs]
