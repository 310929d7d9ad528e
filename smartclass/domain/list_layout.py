"""Which column of somebody's list holds what: guessed from the heads, changed by hand, remembered by a mark."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

FIELDS = ("name", "kana", "birth", "phone", "family", "notes")
LOOKED_AT = 10
"""So many rows are looked at for the heads: town lists have a title, a date and a count above them."""
LONGEST_HEAD = 100
"""Characters of a head in which brackets are looked for; nobody writes longer ones."""

_JOINED = frozenset({"name", "kana", "notes"})
_HEADS = {
    "name": ("氏名", "名前", "お名前", "受講者名", "参加者名", "利用者名", "申込者名", "氏名漢字", "name", "fullname"),
    "kana": (
        *("ふりがな", "フリガナ", "カナ", "かな", "よみ", "よみがな", "読み", "読み方", "kana", "furigana"),
        *("氏名カナ", "氏名かな", "氏名フリガナ", "氏名ふりがな", "お名前カナ", "お名前フリガナ", "お名前ふりがな"),
        *("名前カナ", "名前かな", "カナ氏名", "名前ふりがな", "名前フリガナ", "氏名よみ", "受講者名カナ"),
    ),
    "birth": ("生年", "生まれ年", "生まれた年", "生年月日", "誕生年", "誕生日", "生年西暦", "birthyear", "birth"),
    "phone": ("電話", "電話番号", "携帯", "携帯電話", "携帯番号", "携帯電話番号", "連絡先", "phone", "tel"),
    "family": ("機種", "スマホ", "スマホの種類", "スマホの機種", "端末", "phonefamily", "device"),
    "notes": ("備考", "メモ", "特記", "特記事項", "notes", "memo"),
}
_PARTS = {
    "name": ("姓", "氏", "苗字", "名字", "名", "姓漢字", "名漢字", "lastname", "firstname"),
    "kana": ("セイ", "メイ", "せい", "めい", "姓カナ", "名カナ", "姓かな", "名かな", "姓フリガナ", "名フリガナ"),
}


def folded(text: str) -> str:
    """Return a head without what people write in many ways: spaces, brackets, width, case, 「必須」."""
    plain = re.sub(r"[\s_・（）()\[\]【】*※:]", "", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(r"(必須|任意)$", "", plain)


_KNOWN = {folded(alias): field for field, aliases in _HEADS.items() for alias in aliases}
_KNOWN_PARTS = {folded(alias): field for field, aliases in _PARTS.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the people begin (row, from 0), and for each column what stands above it and the field it fills.

    A field is one of FIELDS, or "" for a column that stays out. `heads` are all "" in a list without heads.
    """

    first: int
    heads: tuple[str, ...]
    fields: tuple[str, ...]

    def cell(self, row: Sequence[str], field: str) -> str:
        """Return what a row says for a field: 姓 and 名 are joined, of two telephones the first one counts."""
        found = [row[at] for at, one in enumerate(self.fields) if one == field and at < len(row) and row[at]]
        return " ".join(found) if field in _JOINED else next(iter(found), "")

    def with_field(self, column: int, field: str) -> Layout:
        """Return the layout with one column set to another field."""
        return replace(self, fields=(*self.fields[:column], field, *self.fields[column + 1 :]))

    @property
    def complete(self) -> bool:
        """Whether people can be read with it."""
        return "name" in self.fields

    def marks(self) -> dict[str, str]:
        """Return what to remember of it: a mark for each column, and its field."""
        return {mark(head, at, len(self.heads)): self.fields[at] for at, head in enumerate(self.heads)}


def mark(head: str, column: int, columns: int) -> str:
    """Return a mark that stands for a head, or for the place of a column that has none.

    It is a digest: a list without heads, taken for one with heads, must not leave a person's name in a file.
    """
    text = folded(head) or f"\0{column}/{columns}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def guess(rows: Sequence[Sequence[str]], remembered: Mapping[str, str]) -> Layout:
    """Find the heads (one line, or two where cells were merged) and say which column holds what.

    Where no line names a column of names, the first line with several cells is taken for the heads.
    """
    for at in range(min(LOOKED_AT, len(rows))):
        lines = 2 if at + 1 < len(rows) and _belong(rows[at], rows[at + 1], remembered) else 1
        heads = _joined(rows[at], rows[at + 1]) if lines == 2 else tuple(rows[at])
        fields = _fields(heads, remembered)
        if "name" in fields:
            return _widened(Layout(at + lines, heads, fields), rows)
    at = next((at for at, row in enumerate(rows[:LOOKED_AT]) if sum(map(bool, row)) > 1), 0)
    heads = tuple(rows[at]) if rows else ()
    return _widened(Layout(at + 1, heads, _fields(heads, remembered)), rows)


def without_heads(rows: Sequence[Sequence[str]], remembered: Mapping[str, str]) -> Layout:
    """Return the layout of a list whose first line with several cells is a person already."""
    at = next((at for at, row in enumerate(rows[:LOOKED_AT]) if sum(map(bool, row)) > 1), 0)
    made = _widened(Layout(at, (), ()), rows)
    marks = (remembered.get(mark("", column, len(made.heads)), "") for column in range(len(made.heads)))
    return replace(made, fields=tuple(marks))


def _fields(heads: Sequence[str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """Say what each column fills: what was chosen before, else the first whole head, else the parts of one."""
    chosen = [remembered.get(mark(head, at, len(heads))) for at, head in enumerate(heads)]
    fields = [one or "" for one in chosen]
    free = [at for at, one in enumerate(chosen) if one is None]
    for at in free:
        field = _known(heads[at])
        if field and field not in fields:
            fields[at] = field
    whole = set(fields)
    for at in free:
        part = _KNOWN_PARTS.get(folded(heads[at]), "")
        if part and not fields[at] and part not in whole:
            fields[at] = part
    return tuple(fields)


def _known(head: str) -> str:
    """Return the field a head names, with what it says in brackets or without: 「電話番号（下4けた）」."""
    outside = re.sub(r"[(\[【].*?[)\]】]", "", unicodedata.normalize("NFKC", head[:LONGEST_HEAD]))
    return _KNOWN.get(folded(head)) or _KNOWN.get(folded(outside), "")


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Put two lines of heads together: the lower one is the finer one."""
    wide = max(len(upper), len(lower))
    above, below = ((*line, *[""] * (wide - len(line))) for line in (upper, lower))
    return tuple(low or up for up, low in zip(above, below, strict=True))


def _belong(upper: Sequence[str], lower: Sequence[str], remembered: Mapping[str, str]) -> bool:
    """Tell whether two lines are one head with merged cells: 「氏名」 runs through both, another head is in one."""
    heads = _joined(upper, lower)
    fields = _fields(heads, remembered)
    if "name" not in fields:
        return False
    at = fields.index("name")
    high, low = (at < len(line) and bool(line[at]) for line in (upper, lower))
    other = lower if high else upper
    return high != low and any(_known(cell) for place, cell in enumerate(other) if place != at)


def _widened(layout: Layout, rows: Sequence[Sequence[str]]) -> Layout:
    """Add the columns that only the people's rows have."""
    wide = max((len(row) for row in rows[layout.first :]), default=0)
    more = [""] * max(0, wide - len(layout.heads))
    return replace(layout, heads=(*layout.heads, *more), fields=(*layout.fields, *more))
