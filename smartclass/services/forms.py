"""The city's own form: what stands in it, what it would say for a period, and a filled copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from smartclass import resources
from smartclass.domain import form_marks, form_text
from smartclass.domain.fiscal import Kind, Period, fiscal_year, quarter_of
from smartclass.domain.form_marks import FormFigures, Mark, RowsMark
from smartclass.domain.form_text import Answers, Findings
from smartclass.errors import BadData, Problem
from smartclass.i18n import _
from smartclass.paths import replacing
from smartclass.ports.clock import Clock
from smartclass.ports.form_book import FormBook, FormFile, SheetView, Step
from smartclass.services import form_words

if TYPE_CHECKING:
    from smartclass.services.reporting import Reporting


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was found: its marks and faults; `lost` are the things a filled copy can't keep, in words."""

    file: FormFile
    findings: Findings
    lost: tuple[str, ...]

    def faults(self) -> tuple[tuple[str, str], ...]:
        """Return why it can't be filled yet: where and what, and what to do."""
        return tuple(form_words.fault(fault) for fault in self.findings.faults)

    def losing(self) -> str:
        """Say what a filled copy won't keep; "" where it keeps everything."""
        if not self.lost:
            return ""
        return _("この様式の{things}は、書きこんだファイルには残りません。").format(things=_("、").join(self.lost))


@dataclass(frozen=True, slots=True)
class Told:
    """A mark of a form: its name, what it means, and what it gives for the period ("" where a line has its own)."""

    name: str
    meaning: str
    value: str


def _nothing(_done: int, _whole: int) -> None:
    return None


class Forms:
    """Opens forms and fills copies of them; a form itself is never written to."""

    def __init__(self, reporting: Reporting, book: Callable[[], FormBook], clock: Clock) -> None:
        self._reporting, self._book, self._clock = reporting, book, clock

    def marks(self) -> tuple[tuple[str, str, str], ...]:
        """Return every mark there is: its name, its Japanese name, its meaning in the language now in use."""
        return tuple((mark.name, mark.alias, form_words.meaning(mark.name)) for mark in form_marks.every())

    def samples(self) -> tuple[Path, ...]:
        """Return the forms that come with the program."""
        return tuple(sorted(resources.asset("forms").glob("*.xlsx")))

    def open(self, path: Path) -> Form:
        """Read a form; BadData with a sentence where it is no form we can fill."""
        file = self._book().open(path)
        return Form(file, form_text.look(file.places), tuple(_(what) for what in file.lost))

    def told(self, form: Form, period: Period, centre: UUID | None = None) -> tuple[Told, ...]:
        """Return each known mark of a form with what it gives for a period."""
        answers = self._answers(form, period, centre)
        return tuple(_told(name, answers) for name in form.findings.known)

    def filled(self, form: Form, period: Period, centre: UUID | None = None, step: Step = _nothing) -> bytes:
        """Return a filled copy; BadData where the form has faults, or no mark at all."""
        if form.findings.faults:
            raise BadData(*form.faults()[0])
        if not form.findings.known:
            raise BadData(
                _("この様式には、印がありません。"),
                _("{mark} のような印を、セルに書いてください。").format(mark=form_words.braced(form_text.EXAMPLE)),
            )
        return self._book().fill(form.file, self._answers(form, period, centre), step)

    def view(self, data: bytes) -> tuple[SheetView, ...]:
        """Return the sheets of a filled copy to be looked at before it is saved."""
        return self._book().view(data)

    def save(self, form: Form, data: bytes, path: Path) -> None:
        """Write a filled copy as an .xlsx file; Problem where it can't be, or where the form itself lies there."""
        if path.suffix.lower() != ".xlsx":
            raise Problem(_("様式は、.xlsx でだけ保存できます。"), _("ファイル名の終わりを .xlsx にしてください。"))
        if path.resolve() == form.file.path.resolve():
            raise Problem(_("様式そのものには書きこみません。"), _("別の名前で保存してください。"))
        try:
            with replacing(path) as file:
                file.write(data)
        except OSError as error:
            raise Problem(
                _("この場所には保存できませんでした（{reason}）。").format(
                    reason=error.strerror or type(error).__name__
                ),
                _("同じファイルを開いていないか、空きがあるかを確かめるか、別の場所を選んでください。"),
            ) from error

    def _answers(self, form: Form, period: Period, centre: UUID | None) -> Answers:
        year = fiscal_year(period.first)
        parts = {
            part: self._reporting.period(form_marks.part_period(part, year), centre) for part in form.findings.parts
        }
        return Answers(FormFigures(self._clock.today(), self._reporting.period(period, centre), parts))


def file_name(form: Path, period: Period) -> str:
    """Return what a filled copy is called: the form's name and the period, form-2026-10.xlsx."""
    match period.kind:
        case Kind.MONTH:
            when = f"{period.first:%Y-%m}"
        case Kind.QUARTER:
            when = f"{fiscal_year(period.first)}-Q{quarter_of(period.first)}"
        case Kind.YEAR:
            when = f"{period.first.year}"
        case _other:
            when = f"{period.first.isoformat()}-{period.last.isoformat()}"
    return f"{form.stem}-{when}.xlsx"


def _told(name: str, answers: Answers) -> Told:
    match form_marks.find(name):
        case (_part, Mark()):
            value = form_marks.words(answers.value(name))
        case (_part, RowsMark() as mark):
            value = _("{n}行").format(n=len(answers.lines(mark)))
        case _other:
            value = ""
    return Told(name, form_words.meaning(name), value)
