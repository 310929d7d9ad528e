"""Taking out what the register holds: all of one person (個人情報の開示), or all of the centre, columns in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from smartclass.domain.audit import What
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.paths import replacing
from smartclass.ports.table_writer import Cell, Sheet, TableWriter
from smartclass.reports import columns, disclosure
from smartclass.reports.disclosure import DisclosureFigures, Held
from smartclass.services.paper import Paper
from smartclass.services.people import People
from smartclass.storage import audit, everything
from smartclass.storage.everything import Shape
from smartclass.storage.register import Register

Step = Callable[[int, int], None]
"""Called with (rows done, rows in all) while it goes on; may raise to stop."""
Writers = Mapping[str, Callable[[], TableWriter]]


def _nobody(_done: int, _whole: int) -> None:
    """Report to nobody."""


class Exporting:
    """Reads the tables of whatever version the register has; `titles` gives the words for ids of lessons."""

    def __init__(
        self, register: Register, paper: Paper, writers: Writers, titles: Callable[[], Mapping[str, str]]
    ) -> None:
        self._register, self._paper, self._writers, self._titles = register, paper, writers, titles

    def centre(self, out: Path, step: Step = _nobody) -> int:
        """Write every table as .xlsx (a sheet each) or .zip (a CSV each); returns how many rows.

        The file stands there only when it is whole. Problem for another ending, or where it can't be written.
        """
        make = self._writers.get(out.suffix.lower())
        if make is None:
            raise Problem(
                _("「{suffix}」の形では、書き出せません。").format(suffix=out.suffix),
                _("ファイル名の終わりを、次のどれかにしてください：{suffixes}").format(
                    suffixes=" ".join(self._writers)
                ),
            )
        writer = make()
        shapes = everything.shapes(self._register)
        counts = [everything.count(self._register, shape) for shape in shapes]
        if writer.most_rows and max(counts) > writer.most_rows:
            raise Problem(_("Excel には行が多すぎます。"), _("「.zip」（CSV）で書き出してください。"))
        progress = _Progress(sum(counts), step)
        sheets = [_descriptions(shapes), *(self._sheet(shape, progress) for shape in shapes)]
        _save(writer, sheets, out)
        audit.record(self._register, What.EXPORT, f"all{out.suffix.lower()}")
        return progress.done

    def columns_page(self) -> str:
        """Return every table and column in words, as the Markdown that docs/columns.md holds."""
        lines: list[str] = []
        for shape in everything.shapes(self._register):
            title, about = columns.table(shape.name)
            head = f"| {_('列')} | {_('列の名前（英字）')} | {_('説明')} |"
            lines += [f"## {title}（`{shape.name}`）", "", about, "", head, "|---|---|---|"]
            for name in shape.columns:
                called, what = columns.column(shape.name, name)
                lines.append(f"| {called} | `{name}` | {what} |")
            lines.append("")
        return "\n".join(lines)

    def person(self, person: UUID, out: Path, step: Step = _nobody) -> tuple[Path, ...]:
        """Write everything about one person; returns the files.

        `out` is a file (.pdf to read, .xlsx or .zip as tables) or else a folder, which gets both the paper and the
        workbook. Names of files hold the day alone. Problem where nobody has this id.
        """
        name = People(self._register).get(person).name
        shapes = [shape for shape in everything.shapes(self._register) if everything.of_person(shape)]
        shapes.sort(key=lambda shape: shape.name != "attendee")
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for number, shape in enumerate(shapes):
            step(number, len(shapes) + 1)
            rows[shape.name] = [row for some in everything.chunks(self._register, shape, person) for row in some]
        called = _Called(self._register, self._titles())
        held = tuple(_held(shape, rows[shape.name], called) for shape in shapes)
        paper = disclosure.build(DisclosureFigures(name, self._register.clock.today(), held))
        sheets = [_descriptions(shapes), *(_words_sheet(shape, rows[shape.name], called) for shape in shapes)]
        alone = not out.is_dir() and out.suffix.lower() in (".pdf", *self._writers)
        files = (out,) if alone else tuple(out / f"{paper.file_stem}{suffix}" for suffix in (".pdf", ".xlsx"))
        step(len(shapes), len(shapes) + 1)
        for file in files:
            if file.suffix.lower() == ".pdf":
                self._paper.save(paper, file)
            else:
                _save(self._writers[file.suffix.lower()](), sheets, file)
        audit.record(self._register, What.EXPORT, f"person:{person}")
        return files

    def _sheet(self, shape: Shape, progress: _Progress) -> Sheet:
        def rows() -> Iterator[tuple[Cell, ...]]:
            for some in everything.chunks(self._register, shape):
                progress.add(len(some))
                for row in some:
                    yield tuple(_plain(cell) for cell in row)

        return _headed(shape, rows())


class _Progress:
    """Counts rows over all the tables."""

    def __init__(self, whole: int, step: Step) -> None:
        self.done, self._whole, self._step = 0, whole, step

    def add(self, rows: int) -> None:
        self.done += rows
        self._step(min(self.done, self._whole), self._whole)


class _Called:
    """Puts words in the place of numbers: which class, which lesson, when."""

    def __init__(self, register: Register, titles: Mapping[str, str]) -> None:
        self._register, self._titles = register, titles
        self._known: dict[tuple[str, bytes], str] = {}

    def __call__(self, column: str, raw: Any) -> Cell:
        if isinstance(raw, bytes):
            key = (column, raw)
            if key not in self._known:
                self._known[key] = everything.called(self._register, *key) or str(_plain(raw))
            return self._known[key]
        if column in ("lesson", "exercise"):
            return self._titles.get(str(raw), str(raw))
        if isinstance(raw, str) and (column == "at" or column.endswith("_at")) and len(raw) > len("2026-11-21"):
            return f"{datetime.fromisoformat(raw):%Y-%m-%d %H:%M}"
        return columns.value(column, _plain(raw))


def _plain(raw: Any) -> Cell:
    """Return a value of the database as a cell: ids as text, nothing as an empty text."""
    if raw is None:
        return ""
    if isinstance(raw, bytes):
        return str(UUID(bytes=raw)) if len(raw) == 16 else raw.hex()
    return raw if isinstance(raw, int | float) else str(raw)


def _headed(shape: Shape, rows: Any) -> Sheet:
    heads = tuple(columns.column(shape.name, name)[0] for name in shape.columns)
    return Sheet(shape.name, columns.table(shape.name)[0], shape.columns, heads, rows)


def _words_sheet(shape: Shape, rows: list[tuple[Any, ...]], called: _Called) -> Sheet:
    return _headed(shape, [_said(shape.columns, row, called) for row in rows])


def _said(names: tuple[str, ...], row: tuple[Any, ...], called: _Called) -> tuple[Cell, ...]:
    return tuple(called(name, cell) for name, cell in zip(names, row, strict=True))


def _held(shape: Shape, rows: list[tuple[Any, ...]], called: _Called) -> Held:
    """Return a table as a person reads it: without the columns that only machines need."""
    kept = [at for at, name in enumerate(shape.columns) if name not in columns.TECHNICAL]
    names = tuple(shape.columns[at] for at in kept)
    lines = tuple(_said(names, tuple(row[at] for at in kept), called) for row in rows)
    return Held(*columns.table(shape.name), tuple(columns.column(shape.name, name) for name in names), lines)


def _descriptions(shapes: Any) -> Sheet:
    rows = [
        (columns.table(shape.name)[0], shape.name, columns.column(shape.name, name)[0], name, about)
        for shape in shapes
        for name, about in ((name, columns.column(shape.name, name)[1]) for name in shape.columns)
    ]
    heads = (_("表"), _("表の名前（英字）"), _("列"), _("列の名前（英字）"), _("説明"))
    return Sheet("columns", _("列の説明"), ("table_title", "table", "column_title", "column", "about"), heads, rows)


def _save(writer: TableWriter, sheets: list[Sheet], out: Path) -> None:
    try:
        with replacing(out) as file:
            writer.write(sheets, file)
    except OSError as error:
        raise Problem(
            _("この場所には保存できませんでした（{reason}）。").format(reason=error.strerror or type(error).__name__),
            _("同じファイルを開いていないか、空きがあるかを確かめるか、別の場所を選んでください。"),
        ) from error
