"""Which glyph draws a kanji with its variation selector."""

from __future__ import annotations

from smartclass.adapters.pdf import fonts, variants

ONE_DOT, TWO_DOTS = "\U000e0100", "\U000e0101"


def test_a_variant_is_the_usual_glyph_or_another() -> None:
    face = fonts._font("BIZUDGothic", False).face
    found = {variants.glyph(face, f"葛{selector}") for selector in (ONE_DOT, TWO_DOTS)}
    assert len(found) == 2
    assert face.charToGlyph[ord("葛")] in found
    assert variants.glyph(face, "葛\U000e01ef") is None
    assert variants.glyph(face, "一\ufe0f") is None


def test_a_face_without_variants_has_none() -> None:
    class Face:
        charToGlyph: dict[int, int] = {}  # noqa: N815, RUF012 # ReportLab's name

        def get_table(self, _name: str) -> bytes:
            return b"\x00\x00\x00\x01\x00\x03\x00\x01\x00\x00\x00\x0c\x00\x04"

    assert variants.glyph(Face(), f"葛{ONE_DOT}") is None


def test_a_pair_keeps_its_private_character() -> None:
    code = variants.private(f"葛{ONE_DOT}")
    assert variants.private(f"葛{ONE_DOT}") == code != variants.private(f"葛{TWO_DOTS}")
    assert variants.PAIRS[code] == f"葛{ONE_DOT}"


def test_a_variant_is_as_wide_as_its_kanji() -> None:
    assert fonts.width(f"辻{ONE_DOT}", 12) == fonts.width("辻", 12) == 12.0
    assert len(fonts.runs(f"辻{ONE_DOT}")[0].text) == 1
