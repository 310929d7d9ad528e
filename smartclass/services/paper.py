"""Everything that is printed or saved: which papers there are, making them, writing them as PDF, XLSX or CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from smartclass import reports
from smartclass.domain.audit import What, fits
from smartclass.domain.bookings import BookingList
from smartclass.domain.document import Document
from smartclass.domain.draw import DrawFigures
from smartclass.domain.fiscal import Period
from smartclass.domain.ids import CARD_PREFIX
from smartclass.domain.lesson import Family
from smartclass.domain.procedures import ProcedureFigures
from smartclass.domain.registry import Attendee
from smartclass.domain.retention import ErasureFigures
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.paths import replacing
from smartclass.ports.renderer import Renderer
from smartclass.services.reporting import Reporting

Renderers = Mapping[str, Callable[[], Renderer]]
"""By file ending: how to get the renderer. Called at the first use, so that nothing heavy loads before."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A paper that can be made; `span` is what it is about, one of `reports.SPANS`."""

    id: str
    title: str
    formats: tuple[str, ...]
    span: str


class Paper:
    """Makes documents from gathered figures, and files from documents."""

    def __init__(
        self, reporting: Reporting, renderers: Renderers, note: Callable[[What, str], object] = lambda _what, _on: None
    ) -> None:
        self._reporting, self._renderers, self._note = reporting, renderers, note

    def kinds(self) -> tuple[ReportKind, ...]:
        """Return every paper there is, titles in the language now in use."""
        return tuple(
            ReportKind(report.ID, _(report.TITLE), report.FORMATS, report.SPAN) for report in reports.found().values()
        )

    def attendance_report(self, session: UUID) -> Document:
        """Return the filled report of one class session."""
        return self.report("attendance", session=session)

    def sign_in_sheet(self, session: UUID) -> Document:
        """Return the sheet for the desk, to be written on."""
        return self.report("sign_in_sheet", session=session)

    def cards(self, session: UUID) -> Document:
        """Return a check-in card for everybody on the roster; Problem where nobody is."""
        return self.report("cards", session=session)

    def card(self, person: Attendee, centre: str) -> Document:
        """Return one card for somebody whose old one was lost (`People.new_card`)."""
        from smartclass.reports import cards

        return cards.single(CARD_PREFIX + person.token, centre)

    def handout(self, lesson_id: str, family: Family, *, again: Sequence[str] = ()) -> Document:
        """Return the handout of a lesson for a phone family (its first family where it doesn't cover that one).

        `again` are ids of steps to do once more, of one person or of a class; at most three of them are printed.
        """
        return reports.found()["handout"].build(self._reporting.handout(lesson_id, family, again))

    def class_plan(self, plan_id: str) -> Document:
        """Return the running sheet of a ready-made class; Problem where there is no such plan."""
        return reports.found()["class_plan"].build(self._reporting.plan(plan_id))

    def procedure(self, figures: ProcedureFigures) -> Document:
        """Return the sheet of one procedure of the town hall."""
        return reports.found()["procedure"].build(figures)

    def erasure(self, figures: ErasureFigures) -> Document:
        """Return the certificate of an erasure."""
        return reports.found()["erasure"].build(figures)

    def call_sheet(self, listing: BookingList) -> Document:
        """Return whom to call when a seat is free (it holds names and numbers to dial)."""
        return reports.found()["call_sheet"].build(listing)

    def draw_protocol(self, figures: DrawFigures) -> Document:
        """Return the protocol of a draw, by number and without a name."""
        return reports.found()["draw_protocol"].build(figures)

    def history(self, person: UUID) -> Document:
        """Return everything one person came to; Problem where they are no longer in the register."""
        return reports.found()["history"].build(self._reporting.history(person))

    def report(
        self,
        report_id: str,
        *,
        session: UUID | None = None,
        first: date | None = None,
        last: date | None = None,
        centre: UUID | None = None,
    ) -> Document:
        """Return a report by id, about a session or a span of days; Problem where what it is about was not given."""
        report = reports.found().get(report_id)
        if report is None or report.SPAN not in ("session", "period", "cards"):
            raise Problem(
                _("「{report}」という報告書は、ありません。").format(report=report_id),
                _("報告書の一覧から選んでください。"),
            )
        if report.SPAN == "period":
            figures = getattr(report, "FIGURES", "period")
            return report.build(self._reporting.of_period(figures, _period(first, last), centre))
        if session is None:
            raise Problem(_("どの教室の紙を作るか、まだ決まっていません。"), _("教室を選んでください。"))
        return report.build(self._reporting.session(session))

    def render(self, document: Document, suffix: str) -> bytes:
        """Return the document as a file of one kind: ".pdf", ".xlsx" or ".csv"; Problem for another."""
        make = self._renderers.get(suffix.lower())
        if make is None:
            raise Problem(
                _("「{suffix}」の形では、保存できません。").format(suffix=suffix),
                _("ファイル名の終わりを、次のどれかにしてください：{suffixes}").format(
                    suffixes=" ".join(self._renderers)
                ),
            )
        out = io.BytesIO()
        make().write(document, out)
        return out.getvalue()

    def printed(self, document: Document) -> None:
        """Write down that a document was given to the printer."""
        self._noted(What.PRINT, f"{document.file_stem}.pdf")

    def _noted(self, what: What, about: str) -> None:
        self._note(what, about if fits(about) else "paper")

    def save(self, document: Document, path: Path, *, noted: bool = True) -> None:
        """Write the document as the kind its file name says; the old file stays until the new one is complete.

        Problem where it can't be written there. `noted` False: one of many, which stand in the audit as one.
        """
        self.keep(self.render(document, path.suffix), path, document.file_stem if noted else "")

    def keep(self, data: bytes, path: Path, stem: str) -> None:
        """Write a rendered file; the old one stays until the new one is complete. Problem where it can't be written.

        `stem` says in the audit what was saved; "": it doesn't stand there by itself.
        """
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
        if stem:
            self._noted(What.SAVE, f"{stem}{path.suffix.lower()}")


def _period(first: date | None, last: date | None) -> Period:
    if first is None or last is None:
        raise Problem(_("いつからいつまでの報告書か、まだ決まっていません。"), _("期間を選んでください。"))
    if last < first:
        raise Problem(_("終わりの日が、始まりの日より前になっています。"), _("期間を直してください。"))
    return Period(first, last)
