"""The venues of a town (会場): one by one, or many at once from the town's own list of public buildings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from smartclass.domain import centre_list
from smartclass.domain.centre_list import Venue
from smartclass.domain.class_session import Centre
from smartclass.domain.list_layout import Layout
from smartclass.domain.visible import visible
from smartclass.errors import BadData, Problem
from smartclass.i18n import _
from smartclass.ports.table_reader import TableReader
from smartclass.services.column_memory import ColumnMemory
from smartclass.services.free_text import free_text, title
from smartclass.services.importing import BadRow, OpenList, Undone
from smartclass.storage import centres, sessions
from smartclass.storage.register import Register

LONGEST_NAME, LONGEST_CODE = 120, 40


@dataclass(frozen=True, slots=True)
class CentrePreview:
    """What a list of buildings would bring: venues to choose from, which are suggested, and rows left out."""

    good: tuple[Venue, ...]
    suggested: tuple[bool, ...]
    bad: tuple[BadRow, ...]
    layout: Layout

    @property
    def chosen(self) -> tuple[Venue, ...]:
        """The venues that are suggested."""
        return tuple(one for one, is_room in zip(self.good, self.suggested, strict=True) if is_room)


class Centres:
    """What is done with venues; nothing known of a class is ever lost by it."""

    def __init__(self, register: Register, reader: TableReader, memory: ColumnMemory) -> None:
        self._register, self._reader, self._memory = register, reader, memory

    def all(self) -> tuple[tuple[Centre, int], ...]:
        """Return every venue with the number of its classes, the oldest first."""
        counts = centres.classes(self._register)
        return tuple((one, counts.get(one.id, 0)) for one in sessions.centres(self._register))

    def add(self, name: str) -> Centre:
        """Add one venue; Problem without a name or where there is one of that name."""
        shown = self._name(name)
        with self._register.write() as run:
            return sessions.insert_centre(run, self._register, shown, "")

    def rename(self, centre: UUID, name: str) -> None:
        """Give a venue another name; Problem where another has it."""
        shown = self._name(name, besides=centre)
        with self._register.write() as run:
            centres.rename(run, self._register, centre, shown)

    def remove(self, centre: UUID) -> None:
        """Take a venue away that nothing happened at; Problem where something did, or where it is the only one."""
        if len(sessions.centres(self._register)) < 2:
            raise Problem(_("会場は、1か所のこしてください。"), _("名前を変えることは、できます。"))
        with self._register.write() as run:
            gone = centres.remove(run, self._register, [centre])
        if not gone:
            raise Problem(_("教室や相談の記録がある会場は、外せません。"), _("名前を変えることは、できます。"))

    def bring_back(self, centre: UUID) -> None:
        """Undo `remove`."""
        with self._register.write() as run:
            centres.bring_back(run, self._register, centre)

    def open(self, file: Path) -> OpenList:
        """Read a list of public buildings (CSV or XLSX) and guess which column holds what."""
        return self._opened(self._reader.read(file))

    def open_pasted(self, text: str) -> OpenList:
        """Read a list that was copied in a spreadsheet."""
        return self._opened(self._reader.pasted(text))

    def look(self, opened: OpenList, layout: Layout) -> CentrePreview:
        """Say which venues could come in, with a reason for each row left out; BadData without a column of names."""
        if not layout.complete:
            raise BadData(
                _("「名称」の列が見つかりません。"), _("1行めに「名称」か「施設名」の見出しを入れてください。")
            )
        seen = {centre_list.key(one.name): 0 for one in sessions.centres(self._register)}
        good: list[Venue] = []
        bad: list[BadRow] = []
        for number, row in enumerate(opened.rows[layout.first :], start=layout.first + 1):
            if not any(row):
                continue
            venue, reason = _venue(row, layout)
            same = seen.setdefault(centre_list.key(venue.name), number) if not reason else number
            if reason or same != number:
                there = _("{n}行めと同じ名前です。").format(n=same) if same else _("もう会場に入っています。")
                bad.append(BadRow(number, reason or there))
            else:
                good.append(venue)
        return CentrePreview(tuple(good), centre_list.suggested(good), tuple(bad), layout)

    def enter(self, venues: Iterable[Venue], layout: Layout | None = None) -> tuple[Centre, ...]:
        """Add venues in one transaction, and remember the columns; who came in between is not doubled."""
        known = {centre_list.key(one.name) for one in sessions.centres(self._register)}
        with self._register.write() as run:
            made = tuple(
                sessions.insert_centre(run, self._register, one.name, one.code)
                for one in venues
                if centre_list.key(one.name) not in known
            )
        if layout is not None:
            self._memory.keep({mark: field for mark, field in layout.marks().items() if field})
        return made

    def undo(self, made: Sequence[UUID]) -> Undone:
        """Take venues out again that just came in; those where a class was planned since stay."""
        with self._register.write() as run:
            gone = centres.remove(run, self._register, made)
        return Undone(len(gone), len(made) - len(gone))

    def _opened(self, read: Sequence[Sequence[str]]) -> OpenList:
        rows = tuple(tuple(row) for row in read)
        return OpenList(rows, centre_list.guess(rows, self._memory.all()))

    def _name(self, name: str, besides: UUID | None = None) -> str:
        shown = title(name, _("会場の名前を入れてください。"), LONGEST_NAME)
        wanted = centre_list.key(shown)
        if any(one.id != besides and centre_list.key(one.name) == wanted for one in sessions.centres(self._register)):
            raise Problem(_("同じ名前の会場が、もうあります。"))
        return shown


def _venue(row: Sequence[str], layout: Layout) -> tuple[Venue, str]:
    """Make a venue of a row, with the reason where that can't be done. A number that may be a person's is left out."""
    name = visible(layout.cell(row, "name"))
    if name[:1] in "=+-@" and name:
        return Venue(name), _("名前が計算式の形です。名前を入れなおしてください。")
    try:
        shown = title(name, _("名前がありません。"), LONGEST_NAME)
    except Problem as problem:
        return Venue(name), problem.sentence
    try:
        code = free_text(layout.cell(row, "code"), LONGEST_CODE)
    except Problem:
        code = ""
    return Venue(shown, code, visible(layout.cell(row, "place")), visible(layout.cell(row, "kana"))), ""
