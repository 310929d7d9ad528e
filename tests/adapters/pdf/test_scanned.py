"""Every QR code of every kind of paper is read from a bad print: 150 dpi, grain, out of focus, tilted by 5 degrees."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from smartclass.domain.document import CardGrid, Document, QrBlock
from tests.adapters.pdf.test_structure import KINDS, SVG
from tests.adapters.pdf.test_whole import _scanned
from tests.adapters.samples import written

WITH_CODES = (
    "bilingual_handout",
    "cards",
    "cards_on_ready_made_sheets",
    "going_home",
    "handout",
    "large_handout",
    "poster",
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "case.svg").write_text(SVG, encoding="utf-8")
    return {kind: make(Path(folder)) for kind, make in KINDS.items()}


def codes(paper: Document) -> list[str]:
    grids = [card[2] for block in paper.blocks if isinstance(block, CardGrid) for card in block.cards]
    return grids + [block.data for block in paper.blocks if isinstance(block, QrBlock)]


def test_no_other_kind_has_a_code(papers: dict[str, Document]) -> None:
    assert tuple(sorted(kind for kind, paper in papers.items() if codes(paper))) == WITH_CODES


@pytest.mark.parametrize("kind", WITH_CODES)
def test_every_code_is_read(kind: str, papers: dict[str, Document]) -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    pdf = pypdfium2.PdfDocument(written(papers[kind]))
    read = [code.text for page in pdf for code in zxingcpp.read_barcodes(_scanned(page, 5))]
    assert sorted(read) == sorted(codes(papers[kind]))
