"""The sheet has the code in groups, says what losing it means, and knows no person."""

from __future__ import annotations

from datetime import date

from smartclass.domain.document import Paragraph
from smartclass.reports import found, recovery_sheet


def test_the_sheet() -> None:
    sheet = recovery_sheet.build("7QK4M2XA0000111122223333", date(2026, 11, 21))
    lines = [block.text.plain for block in sheet.blocks if isinstance(block, Paragraph)]
    assert {"7QK4-M2XA-0000", "1111-2222-3333"} <= set(lines)
    assert any("だれにも開けません" in line for line in lines)
    assert sheet.file_stem == "recovery-sheet"
    assert sheet.most_pages == 1


def test_it_is_no_report_to_choose_from_a_list() -> None:
    assert "recovery_sheet" not in found()
