"""A list of 3,000 people with rare kanji: every glyph drawn is one, and every name can be copied and searched."""

from __future__ import annotations

import io
import struct
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from uuid import UUID

import pikepdf
import pypdfium2
import pytest

from smartclass.domain import fiscal
from smartclass.domain.span_figures import ContinuityFigures, Regular
from smartclass.reports import continuity
from tests.adapters.samples import written

FAMILIES = (
    *(
        "髙橋",
        "宮﨑",
        "𠮷野",
        "渡邊",
        "渡邉",
        "濵田",
        "𣘺本",
        "桒原",
        "栁沢",
        "槗口",
        "𡈽屋",
        "德永",
        "瀨川",
        "神\ufa19",
    ),
    *(
        "葛\U000e0100城",
        "葛\U000e0101西",
        "辻\U000e0100",
        "辻\U000e0101",
        "斎藤",
        "齋藤",
        "齊藤",
        "藪",
        "籔",
        "煇",
        "鷗",
    ),
)
GIVEN = ("一郎", "花子", "𠮷男", "惠", "禮子", "ヨシ", "みさを", "キミヱ", "燿", "龍之介", "凜", "俱子")
COUNT = 3_000
Glyphs = tuple[tuple[int, ...], tuple[bytes, ...]]


def people() -> list[str]:
    return [f"{FAMILIES[n % len(FAMILIES)]} {GIVEN[n // len(FAMILIES) % len(GIVEN)]}" for n in range(COUNT)]


@pytest.fixture(scope="module")
def paper() -> bytes:
    away = tuple(
        Regular(UUID(int=n), name, "ふりがな", 5, date(2026, 9, 1), "はじめてのスマホ", "会場")
        for n, name in enumerate(people())
    )
    return written(continuity.build(ContinuityFigures(fiscal.year(2026), None, date(2026, 11, 21), 8, 0, away)))


def glyphs(program: bytes) -> Glyphs:
    """Return (glyph of each code, outline of each glyph) of an embedded TrueType font."""
    tables = {}
    for number in range(struct.unpack_from(">H", program, 4)[0]):
        name, _sum, start, length = struct.unpack_from(">4sLLL", program, 12 + 16 * number)
        tables[name] = program[start : start + length]
    cmap, loca, outlines = tables[b"cmap"], tables[b"loca"], tables[b"glyf"]
    (at,) = struct.unpack_from(">L", cmap, 8)
    kind, _length, _language, first, count = struct.unpack_from(">5H", cmap, at)
    assert (kind, first) == (6, 0)
    wide = struct.unpack_from(">h", tables[b"head"], 50)[0]
    places = [n * (1 if wide else 2) for (n,) in struct.iter_unpack(">L" if wide else ">H", loca)]
    drawn = tuple(outlines[a:b] for a, b in pairwise(places))
    return struct.unpack_from(f">{count}H", cmap, at + 10), drawn


def test_no_character_is_a_box(paper: bytes) -> None:
    used: dict[bytes, set[int]] = defaultdict(set)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        for page in pdf.pages:
            program = b""
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    program = page.Resources.Font[str(operands[0])].FontDescriptor.FontFile2.read_bytes()
                elif str(operator) == "Tj":
                    used[program].update(bytes(operands[0]))
    seen: set[bytes] = set()
    for program, codes in used.items():
        of_code, drawn = glyphs(program)
        box = drawn[0]
        assert box
        for code in codes:
            glyph = of_code[code]
            assert glyph, f"code {code} is no glyph"
            assert drawn[glyph] != box
            seen.add(drawn[glyph])
    characters = set("".join(people())) - {" ", "\U000e0100", "\U000e0101"}
    assert len(seen) >= len(characters)


def test_every_name_can_be_copied_and_searched(paper: bytes) -> None:
    pdf = pypdfium2.PdfDocument(paper)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert {name: text.count(name) for name in people()} == Counter(people())
