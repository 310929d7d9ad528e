"""What stands on each paper, word for word, in the order in which it is read.

Where a change is meant, write the new text with `python -m tests.adapters.pdf.test_golden` and look at the difference.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from smartclass.reports import attendance, cards, handout, monthly, sign_in_sheet
from tests.adapters.samples import written
from tests.reports.samples import handout_figures, period_figures, session_figures

FOLDER = Path(__file__).resolve().parents[2] / "data" / "papers"
PAPERS = {
    "attendance": lambda: attendance.build(session_figures()),
    "cards": lambda: cards.build(session_figures()),
    "handout": lambda: handout.build(handout_figures()),
    "monthly": lambda: monthly.build(period_figures()),
    "sign_in_sheet": lambda: sign_in_sheet.build(session_figures()),
}


def _read(name: str) -> str:
    pages = pypdfium2.PdfDocument(written(PAPERS[name]()))
    texts = (page.get_textpage().get_text_range().replace("\r\n", "\n").strip() for page in pages)
    return "\n----\n".join(texts) + "\n"


@pytest.mark.parametrize("name", PAPERS)
def test_papers_say_what_they_said(name: str) -> None:
    assert _read(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for paper in PAPERS:
        (FOLDER / f"{paper}.txt").write_text(_read(paper), encoding="utf-8")
