"""確定: making a report final, the mark it bears from then on, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from smartclass import reports
from smartclass.domain import freezing
from smartclass.domain.audit import What
from smartclass.domain.document import Document
from smartclass.domain.fiscal import Period
from smartclass.domain.freezing import Frozen, LaterAct, Standing
from smartclass.domain.registry import Centre, Role
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.reports import frozen_words
from smartclass.services.paper import Paper
from smartclass.services.reporting import Reporting
from smartclass.storage import audit, frozen
from smartclass.storage.register import Register, new_id

KINDS = ("monthly", "yearly", "courses", "open_data")
"""Reports that hold sums alone. What names people, or speaks of today, can't be final."""
MOST_ACTS = 200


class Freezing:
    """A freezing can't be undone; a new one supersedes it, and both stay."""

    def __init__(self, register: Register, reporting: Reporting, paper: Paper) -> None:
        self._register, self._reporting, self._paper = register, reporting, paper

    def freeze(
        self, report: str, span: Period, centre: UUID | None = None, *, role: Role = Role.COORDINATOR
    ) -> tuple[Frozen, Document]:
        """Make a report final as it is now; returns what was kept, and the document with its mark.

        Problem for a report that can't be, for a span that isn't over, and for an unknown centre.
        """
        self._must_be_possible(report)
        now = self._register.clock.now()
        if span.last >= now.date():
            raise Problem(
                _("この期間は、まだ終わっていません。"),
                _("{day}を過ぎてから、確定してください。").format(day=frozen_words.day(span.last)),
            )
        with self._register.write():  # one moment for all that is read
            data = self._gather(report, span, centre)
            where = data_centre(data)
            rows = frozen.inputs(self._register, span, where)
            act = frozen.last_act(self._register)
        document = _marked(reports.found()[report].build(data), frozen_words.mark(now.date()))
        made = Frozen(
            new_id(),
            report,
            span,
            centre,
            freezing.figures(data),
            rows,
            freezing.digest(self._paper.render(document, ".pdf")),
            now,
            role,
            act,
        )
        with self._register.write() as run:
            frozen.add(run, self._register, made)
            audit.record(self._register, What.FREEZE, f"{report}:{span.first}:{span.last}")
        return made, document

    def standing(self, report: str, span: Period, centre: UUID | None = None) -> Standing:
        """Return the last freezing of a report and what is different now; an empty one where there was none."""
        last = frozen.latest(self._register, report, span, centre) if report in KINDS else None
        return self._compared(last, self._gather(report, span, centre)) if last else Standing()

    def document(self, report: str, span: Period, centre: UUID | None = None) -> tuple[Document, Standing]:
        """Return a report as it is now, with the mark of its freezing, and how it stands."""
        if report not in KINDS or (last := frozen.latest(self._register, report, span, centre)) is None:
            made = self._paper.report(report, first=span.first, last=span.last, centre=centre)
            return made, Standing()
        data = self._gather(report, span, centre)
        standing = self._compared(last, data)
        return marked(reports.found()[report].build(data), standing), standing

    def of_figures(self, report: str, last: Frozen | None, data: Any) -> Document:
        """Return the document of figures already gathered, with the mark of its freezing where there was one."""
        document = reports.found()[report].build(data)
        return marked(document, self._compared(last, data)) if last else document

    def of_span(self, span: Period) -> Mapping[tuple[str, UUID | None], Frozen]:
        """Return the last freezing of every report of exactly this span, by (report, centre)."""
        return frozen.of_span(self._register, span)

    def behind(self, one: Frozen, most: int = MOST_ACTS) -> tuple[LaterAct, ...]:
        """Return what was done at the desk about the classes of a frozen report since, the newest first.

        With names: for the screen alone.
        """
        return frozen.acts_since(self._register, one, most)

    def sentences(self, standing: Standing) -> tuple[str, ...]:
        """Return each figure that has changed on a line: 合計の延べ人数　120 → 121."""
        return tuple(frozen_words.sentence(one) for one in standing.differences)

    def every(self) -> tuple[Frozen, ...]:
        """Return every freezing there ever was, the newest first."""
        return frozen.every(self._register)

    def titles(self) -> dict[str, str]:
        """Return what the reports that can be frozen are called, by id."""
        return {kind.id: kind.title for kind in self._paper.kinds() if kind.id in KINDS}

    def _must_be_possible(self, report: str) -> None:
        if report not in KINDS:
            titles = _("、").join(self.titles().values())
            raise Problem(
                _("この報告は、確定できません。"),
                _("確定できるのは、人数だけの報告です：{reports}").format(reports=titles),
            )

    def _compared(self, last: Frozen, data: Any) -> Standing:
        rows = frozen.inputs(self._register, last.period, data_centre(data))
        return Standing(last, freezing.differences(last.figures, freezing.figures(data)), rows != last.inputs)

    def _gather(self, report: str, span: Period, centre: UUID | None) -> Any:
        return self._reporting.of_period(getattr(reports.found()[report], "FIGURES", "period"), span, centre)


def data_centre(data: Any) -> Centre | None:
    """Return the centre that some figures are about, None for all of them."""
    if hasattr(data, "shown"):
        return data.shown  # type: ignore[no-any-return]
    return data.activity.centre if hasattr(data, "activity") else data.centre  # type: ignore[no-any-return]


def marked(document: Document, standing: Standing) -> Document:
    """Return a document with a line in its foot that says when it was frozen, and whether anything changed since."""
    if standing.frozen is None:
        return document
    day: date = standing.frozen.at.date()
    return _marked(document, frozen_words.mark(day) if standing.as_frozen else frozen_words.changed(day))


def _marked(document: Document, words: str) -> Document:
    return replace(document, footer=f"{document.footer}　{words}")
