"""A whole fiscal year for every centre at once: the activity report and the list of classes, as PDF and as XLSX."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from smartclass.domain import fiscal
from smartclass.domain.audit import What
from smartclass.domain.consultation import tally
from smartclass.domain.document import Document
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.services.freezing import Freezing
from smartclass.services.library import Library
from smartclass.services.paper import Paper
from smartclass.storage import all_centres, audit, consultations, survey
from smartclass.storage.all_centres import Both
from smartclass.storage.register import Register

Step = Callable[[int, int], None]
"""Called with (files written, files in all) before each file; may raise to stop: what is written stays, whole."""
SUFFIXES = (".pdf", ".xlsx")
REPORTS = ("yearly", "monthly")
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*\s.]+')
_LONGEST = 40
Names = dict[UUID | None, str]


class YearPapers:
    """Counts once for all centres; the documents are the same, to the byte, as those made one by one."""

    def __init__(self, register: Register, library: Library, paper: Paper, freezing: Freezing) -> None:
        self._register, self._library, self._paper, self._freezing = register, library, paper, freezing

    def save(self, year: int, folder: Path, step: Step = lambda _done, _whole: None) -> tuple[Path, ...]:
        """Write all papers of a fiscal year into `folder`, made where it is missing; returns the files.

        Problem where there is no class in that year, or where it can't be written there.
        """
        if not 1990 <= year <= 2200:
            raise Problem(_("その年度は、えらべません。"), _("西暦4けたで入れてください。"))
        span = fiscal.year(year)
        centres, figures = all_centres.figures(self._register, span)
        if not centres:
            raise Problem(_("この年度には、まだ教室がありません。"), _("ほかの年度をえらんでください。"))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(
                _("この場所には保存できませんでした（{reason}）。").format(
                    reason=error.strerror or type(error).__name__
                ),
                _("べつの場所を選んでください。"),
            ) from error
        whole = (len(centres) + 1) * len(REPORTS) * len(SUFFIXES)
        written: list[Path] = []
        try:
            with _no_sweeping():
                for document in self._documents(span, _names(centres), figures):
                    for suffix in SUFFIXES:
                        step(len(written), whole)
                        self._paper.save(document, folder / f"{document.file_stem}{suffix}", noted=False)
                        written.append(folder / f"{document.file_stem}{suffix}")
        finally:
            if written:
                audit.record(self._register, What.SAVE, f"year-{year}:{len(written)}")
        return tuple(written)

    def _documents(self, span: Period, names: Names, figures: Iterator[Both]) -> Iterator[Document]:
        frozen = self._freezing.of_span(span)
        for both in figures:
            centre = both[0].centre
            at = centre.id if centre else None
            for report, data in zip(REPORTS, self._with_talks(span, both), strict=True):
                made = self._freezing.of_figures(report, frozen.get((report, at)), data)
                yield replace(made, file_stem=f"{made.file_stem}-{names[at]}")

    def _with_talks(self, span: Period, both: Both) -> Both:
        activity, period = both
        at = period.centre.id if period.centre else None
        where = (span.first, span.last, at)
        sums = tally(self._library.topics(), consultations.sums(self._register, *where))
        answers = survey.sums(self._register, *where)
        with_talks = replace(activity, talk_sums=sums, survey=answers)
        return with_talks, replace(period, talk_sums=sums, survey=answers)


@contextlib.contextmanager
def _no_sweeping() -> Iterator[None]:
    """Leave Python's search for cyclic garbage till afterwards: a year has many cells and no cycles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _names(centres: Sequence[Centre]) -> Names:
    """Return the end of each centre's file names: its place in the list and its name, as any disk accepts it."""
    found: Names = {None: "00"}
    for number, centre in enumerate(centres, 1):
        fit = _UNFIT.sub("-", centre.name)[:_LONGEST].strip("-")
        found[centre.id] = "-".join(part for part in (f"{number:02}", fit) if part)
    return found
