"""Reading a list of people in: look first, with a reason for every row that can't come, then all or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from uuid import UUID

from smartclass.domain import list_layout, wareki
from smartclass.domain import people as rules
from smartclass.domain.audit import What
from smartclass.domain.kana import kana_keys, name_key
from smartclass.domain.lesson import Family
from smartclass.domain.list_layout import Layout
from smartclass.domain.registry import NewAttendee
from smartclass.domain.visible import visible
from smartclass.errors import BadData, Problem
from smartclass.i18n import _
from smartclass.ports.table_reader import TableReader
from smartclass.services.column_memory import ColumnMemory
from smartclass.services.people import WORDS
from smartclass.storage import audit, imports, people
from smartclass.storage.imports import Batch
from smartclass.storage.register import Register

EVERY = 100
"""So many rows are looked at between two reports of how far it is."""
_FAMILIES = {
    Family.IPHONE: ("iphone", "アイフォン", "アイフォーン", "ios"),
    Family.RAKURAKU: ("らくらく", "かんたん", "シンプル"),
    Family.ANDROID: ("android", "アンドロイド"),
}


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't come in, and why. `row` counts from 1 as the spreadsheet does."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list as it was read: its rows, and the layout that was guessed for it."""

    rows: tuple[tuple[str, ...], ...]
    layout: Layout

    def samples(self, column: int, most: int = 3) -> tuple[str, ...]:
        """Return the first few things that stand in a column."""
        cells = (row[column] for row in self.rows[self.layout.first :] if column < len(row) and row[column])
        return tuple(cell for cell, _place in zip(cells, range(most), strict=False))


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a list would bring: people to add, and rows left out. `layout` is how it was read."""

    good: tuple[NewAttendee, ...]
    bad: tuple[BadRow, ...]
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """How many people of a list were taken out again, and how many stay because something is known of them."""

    gone: int
    kept: int


class Importing:
    """Turns rows into people; knows nothing of file formats."""

    def __init__(self, register: Register, reader: TableReader, memory: ColumnMemory | None = None) -> None:
        self._register, self._reader, self._memory = register, reader, memory

    def open(self, file: Path, *, heads: bool = True) -> OpenList:
        """Read a list and guess which column holds what; without `heads` the first line is a person."""
        return self._opened(self._reader.read(file), heads)

    def open_pasted(self, text: str, *, heads: bool = True) -> OpenList:
        """Read a list that was copied in a spreadsheet."""
        return self._opened(self._reader.pasted(text), heads)

    def _opened(self, read: Sequence[Sequence[str]], heads: bool) -> OpenList:
        rows = tuple(tuple(row) for row in read)
        guess = list_layout.guess if heads else list_layout.without_heads
        return OpenList(rows, guess(rows, self._memory.all() if self._memory else {}))

    def preview(self, file: Path) -> ImportPreview:
        """Look into a list; BadData where it has no column of names."""
        opened = self.open(file)
        return self.look(opened, opened.layout)

    def look(
        self, opened: OpenList, layout: Layout, step: Callable[[int, int], None] = lambda _done, _whole: None
    ) -> ImportPreview:
        """Say who would come in with a layout, with a reason for each row left out; BadData without a name."""
        if not layout.complete:
            raise BadData(
                _("「氏名」の列が見つかりません。"), _("1行めに「氏名」「ふりがな」などの見出しを入れてください。")
            )
        good: list[NewAttendee] = []
        bad: list[BadRow] = []
        seen: dict[tuple[str, str, int | None], int] = {}
        rows = enumerate(opened.rows[layout.first :], start=layout.first + 1)
        while block := list(islice(rows, EVERY)):
            step(block[0][0], len(opened.rows))
            entries = [(number, *_entry(row, layout)) for number, row in block if any(row)]
            keys = {number: (name_key(entry.name), *kana_keys(entry.kana)) for number, entry, _reason in entries}
            met = people.met(self._register, chain.from_iterable(keys.values()))
            for number, entry, unread in entries:
                mark = (keys[number][0], keys[number][1], entry.birth_year)
                same_name = not met.isdisjoint(keys[number])
                if reason := unread or self._fault(entry, seen.get(mark), same_name=same_name):
                    bad.append(BadRow(number, reason))
                else:
                    seen[mark] = number
                    good.append(entry)
        return ImportPreview(tuple(good), tuple(bad), layout)

    def _fault(self, entry: NewAttendee, seen: int | None, *, same_name: bool) -> str:
        """Return why an entry can't come in; `seen` is the row where it stood before, if it did."""
        if found := rules.faults(entry, self._register.clock.today()):
            return _(WORDS[found[0]])
        if seen is not None:
            return _("{n}行めと同じ人のようです。").format(n=seen)
        if same_name and any(rules.may_be_same(entry, one) for one in people.similar(self._register, entry)):
            return _("同じ名前の人が、もう名簿にいます。")
        return ""

    def enter(self, preview: ImportPreview) -> int:
        """Add the good rows in one transaction, and remember the columns; returns how many."""
        with self._register.write() as run:
            added = [people.insert(run, self._register, entry).id for entry in preview.good]
            if added:
                audit.record(self._register, What.IMPORT, str(imports.add(run, self._register, added)))
        if self._memory and preview.layout:
            self._memory.keep(preview.layout.marks())
        return len(preview.good)

    def batches(self, limit: int = 10) -> tuple[Batch, ...]:
        """Return the lists read in, the newest first."""
        return imports.newest(self._register, limit)

    def undo(self, batch: UUID | None = None) -> Undone:
        """Take a whole list out again (None: the newest not yet taken out); who came to a class since stays.

        Problem where there is none.
        """
        known = self.batches(1000)
        found = next((one for one in known if not one.undone and batch in (None, one.id)), None)
        if found is None:
            raise Problem(_("取り消せる読みこみは、ありません。"), _("「データ」の画面でご確認ください。"))
        with self._register.write() as run:
            audit.record(self._register, What.IMPORT_BACK, str(found.id))
            return Undone(*imports.take_back(run, self._register, found.id))


def _folded(text: str) -> str:
    return re.sub(r"[\s_・（）()]", "", unicodedata.normalize("NFKC", text)).casefold()


def _entry(row: Sequence[str], layout: Layout) -> tuple[NewAttendee, str]:
    """Make an entry (cleaned) from a row, with the reason where a cell can't be read."""

    def cell(field: str) -> str:
        return layout.cell(row, field)

    reason = ""
    name = visible(cell("name"))
    if name[:1] in "=+-@" and name:
        reason = _("名前が計算式の形です。名前を入れなおしてください。")
    year = wareki.parse_year(cell("birth")) if cell("birth") else None
    if cell("birth") and year is None:
        reason = reason or _("生まれた年を読めません。「1948」か「昭和23」にしてください。")
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", cell("phone")))
    if digits and not (len(digits) == 4 or 9 <= len(digits) <= 11):
        reason = reason or _("電話番号のけた数がちがいます。")
    entry = NewAttendee(name, cell("kana"), year, digits[-4:], _family(cell("family")), cell("notes"))
    return rules.cleaned(entry), reason


def _family(text: str) -> str:
    folded = _folded(text)
    for family, signs in _FAMILIES.items():
        if any(sign in folded for sign in signs):
            return str(family)
    return ""
