"""The sheet of one procedure."""

from __future__ import annotations

from smartclass.domain.document import Facts, Heading, Paragraph
from smartclass.domain.procedures import Online, ProcedureFigures, TownEntry
from smartclass.reports import found, procedure
from tests.domain.test_procedures import procedure as sample


def test_it_says_who_what_where_and_leaves_lines_for_the_rest() -> None:
    made = procedure.build(ProcedureFigures(sample(), TownEntry("市民課", online=Online.YES), "中央公民館"))
    said = [block.text.plain for block in made.blocks if isinstance(block, Paragraph)]
    assert said == ["はじめてのとき", "本人", "□ カード", "□ 紙", "窓口"]
    (facts,) = (block for block in made.blocks if isinstance(block, Facts))
    assert facts.pairs == (("窓口", "市民課"), ("受付時間", ""), ("電話", ""), ("オンライン", "この町で、できます"))
    assert (made.file_stem, made.author, made.most_pages) == ("procedure-care-new", "中央公民館", 1)
    assert isinstance(made.blocks[0], Heading)


def test_what_is_not_known_is_a_line_to_write_on() -> None:
    made = procedure.build(ProcedureFigures(sample(), TownEntry()))
    (facts,) = (block for block in made.blocks if isinstance(block, Facts))
    assert all(value == "" for _name, value in facts.pairs)
    assert found()["procedure"].SPAN == "procedure"
