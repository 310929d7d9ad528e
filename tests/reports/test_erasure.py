"""The certificate of erasure: the count, the rule, the day in both calendars, room for seals, and no name."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest

from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.domain.document import Document, Facts
from smartclass.domain.registry import Role
from smartclass.domain.retention import Erasure, ErasureFigures
from smartclass.reports import erasure
from tests.conftest import JAPAN


@pytest.fixture
def document() -> Document:
    made = Erasure(UUID(int=7), datetime(2028, 4, 3, 9, 5, tzinfo=JAPAN), Role.COORDINATOR, 1, date(2027, 4, 1), 1234)
    return erasure.build(ErasureFigures(made, "みどり野公民館"))


def test_it_says_how_many_when_and_by_which_rule(document: Document) -> None:
    (facts,) = (block for block in document.blocks if isinstance(block, Facts))
    said = dict(facts.pairs)
    assert said["消去した日"].startswith("令和10年4月3日")
    assert said["消去した人数"] == "1,234人"
    assert "1年" in said["保存のきまり"]
    assert "令和9年3月31日" in said["消去した人"]
    assert said["行った人"] == "担当者"
    assert document.file_stem == "erasure-2028-04-03-0905"


def test_there_is_room_for_seals_on_one_page(document: Document) -> None:
    import io

    import pypdfium2

    (seals,) = document.tables()
    assert seals.row_mm >= 20
    assert all(column.write_in for column in seals.columns)
    out = io.BytesIO()
    PdfWriter().write(document, out)
    assert len(pypdfium2.PdfDocument(out.getvalue())) == 1


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_word(role: Role) -> None:
    assert erasure.ROLES[role]
