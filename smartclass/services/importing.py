"""Reading a list of people in: look first, with a reason for every row that can't come, then all or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smartclass.domain import people as rules
from smartclass.domain import wareki
from smartclass.domain.kana import kana_key, name_key
from smartclass.domain.lesson import Family
from smartclass.domain.registry import NewAttendee
from smartclass.errors import BadData
from smartclass.i18n import _
from smartclass.ports.table_reader import TableReader
from smartclass.services.people import People
from smartclass.storage import people
from smartclass.storage.register import Register

HEADS = {
    "name": ("氏名", "名前", "お名前", "受講者名", "参加者名", "name"),
    "kana": ("ふりがな", "フリガナ", "カナ", "かな", "氏名カナ", "氏名かな", "お名前カナ", "kana"),
    "birth": ("生年", "生まれ年", "生まれた年", "生年月日", "誕生年", "birthyear", "birth"),
    "phone": ("電話", "電話番号", "携帯", "携帯電話", "連絡先", "phone", "tel"),
    "family": ("機種", "スマホ", "スマホの種類", "端末", "phonefamily", "device"),
    "notes": ("備考", "メモ", "特記", "notes", "memo"),
}
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
class ImportPreview:
    """What a list would bring: people to add, and rows left out."""

    good: tuple[NewAttendee, ...]
    bad: tuple[BadRow, ...]


class Importing:
    """Turns rows into people; knows nothing of file formats."""

    def __init__(self, register: Register, reader: TableReader) -> None:
        self._register, self._reader = register, reader

    def preview(self, file: Path) -> ImportPreview:
        """Look into a list; BadData where it has no column of names."""
        rows = self._reader.read(file)
        head_at, columns = _head(rows)
        service = People(self._register)
        good: list[NewAttendee] = []
        bad: list[BadRow] = []
        seen: dict[tuple[str, str, int | None], int] = {}
        for number, row in enumerate(rows[head_at + 1 :], start=head_at + 2):
            if not any(row):
                continue
            entry, reason = _entry(row, columns)
            reason = reason or next(iter(service.faults(entry)), "")
            key = (name_key(entry.name), kana_key(entry.kana), entry.birth_year)
            if not reason and key in seen:
                reason = _("{n}行めと同じ人のようです。").format(n=seen[key])
            if not reason and any(rules.may_be_same(entry, other) for other in service.similar(entry)):
                reason = _("同じ名前の人が、もう名簿にいます。")
            if reason:
                bad.append(BadRow(number, reason))
            else:
                seen[key] = number
                good.append(rules.cleaned(entry))
        return ImportPreview(tuple(good), tuple(bad))

    def enter(self, preview: ImportPreview) -> int:
        """Add the good rows in one transaction; returns how many."""
        with self._register.write() as run:
            for entry in preview.good:
                people.insert(run, self._register, entry)
        return len(preview.good)


def _folded(text: str) -> str:
    return re.sub(r"[\s_・（）()]", "", unicodedata.normalize("NFKC", text)).casefold()


def _head(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    """Find the head row among the first ten and say which column holds what."""
    known = {_folded(alias): field for field, aliases in HEADS.items() for alias in aliases}
    for number, row in enumerate(rows[:10]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            field = known.get(_folded(cell))
            if field and field not in columns:
                columns[field] = place
        if "name" in columns:
            return number, columns
    raise BadData(_("「氏名」の列が見つかりません。"), _("1行めに「氏名」「ふりがな」などの見出しを入れてください。"))


def _entry(row: Sequence[str], columns: dict[str, int]) -> tuple[NewAttendee, str]:
    """Make an entry from a row, with the reason where a cell can't be read."""

    def cell(field: str) -> str:
        place = columns.get(field)
        return row[place] if place is not None and place < len(row) else ""

    reason = ""
    name = rules.visible(cell("name"))
    if name[:1] in "=+-@" and name:
        reason = _("名前が計算式の形です。名前を入れなおしてください。")
    year = wareki.parse_year(cell("birth")) if cell("birth") else None
    if cell("birth") and year is None:
        reason = reason or _("生まれた年を読めません。「1948」か「昭和23」にしてください。")
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", cell("phone")))
    if digits and not (len(digits) == 4 or 9 <= len(digits) <= 11):
        reason = reason or _("電話番号のけた数がちがいます。")
    entry = NewAttendee(name, cell("kana"), year, digits[-4:], _family(cell("family")), cell("notes"))
    return entry, reason


def _family(text: str) -> str:
    folded = _folded(text)
    for family, signs in _FAMILIES.items():
        if any(sign in folded for sign in signs):
            return str(family)
    return ""
