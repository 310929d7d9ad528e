"""The mended ToUnicode map, and the guard that notices when ReportLab changes."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from smartclass.adapters.pdf import repair, variants


def _original(fontname: str, subset: list[int]) -> str:
    return "\n".join(f"<{i:02X}> <{v:04X}>" for i, v in enumerate(subset))


def test_high_characters_become_surrogate_pairs() -> None:
    text = repair.to_unicode("F", [65, 0x9AD9, 0x20BB7])
    assert "3 beginbfchar\n<00> <0041>\n<01> <9AD9>\n<02> <D842DFB7>\nendbfchar" in text
    assert "<00> <02>" in text


def test_a_block_holds_at_most_a_hundred_entries() -> None:
    text = repair.to_unicode("F", list(range(1, 257)))
    assert [line for line in text.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "56 beginbfchar",
    ]


def test_codes_without_a_character_and_stand_ins_for_variants() -> None:
    code = variants.private("辻\U000e0100")
    text = repair.to_unicode("F", [0, 65, code])
    assert "2 beginbfchar\n<01> <0041>\n<02> <8FBBDB40DD00>\nendbfchar" in text
    assert "<00> <02>" in text


def test_the_fault_is_mended_once() -> None:
    library = SimpleNamespace(makeToUnicodeCMap=_original)
    repair.mend(library)
    assert library.makeToUnicodeCMap is repair.to_unicode
    repair.mend(library)
    assert library.makeToUnicodeCMap is repair.to_unicode


def test_the_installed_library_still_has_the_shape_we_mend() -> None:
    from reportlab.pdfbase import ttfonts

    repair.mend(ttfonts)
    assert "<01> <D842DFB7>" in ttfonts.makeToUnicodeCMap("F", [65, 0x20BB7])


def test_a_library_that_mended_itself_is_left_alone() -> None:
    def mended(fontname: str, subset: list[int]) -> str:
        return "<01> <D842DFB7>"

    library = SimpleNamespace(makeToUnicodeCMap=mended)
    repair.mend(library)
    assert library.makeToUnicodeCMap is mended


def test_a_library_of_another_shape_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="has changed"):
        repair.mend(SimpleNamespace(makeToUnicodeCMap=lambda fontname: ""))
    with pytest.raises(RuntimeError, match="something new"):
        repair.mend(SimpleNamespace(makeToUnicodeCMap=lambda fontname, subset: ""))
