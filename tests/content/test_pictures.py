from __future__ import annotations

import os
from pathlib import Path

import pytest

from smartclass.content import pictures
from tests.content.samples import GOOD

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def drawn(folder: Path, inside: str, head: str = HEAD, before: str = "") -> str:
    path = folder / "x.svg"
    path.write_text(f"{before}{head}{inside}</svg>", encoding="utf-8")
    return pictures.fault(path)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<!-- a note --><rect fill='url(#g)'/>",
        "<style>rect { fill: red }</style>",
        "<use xlink:href='#a'/><use href='#a'/>",
        "<text>ことば</text>",
    ],
)
def test_a_plain_drawing_is_fine(tmp_path: Path, inside: str) -> None:
    assert drawn(tmp_path, inside) == ""
    assert pictures.fault(GOOD / "basics" / "01-denwa" / "smaho.svg") == ""


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        "<g><g><script xlink:href='#a'/></g></g>",
        "<rect onclick='x()'/>",
        "<use xlink:href='other.svg#a'/>",
        "<use href='https://example.jp/a.svg#a'/>",
        "<image xlink:href='data:image/png;base64,AAAA'/>",
        "<foreignObject/>",
        "<a xlink:href='#a'/>",
        "<rect style='fill:url(https://example.jp/x)'/>",
        "<style>@import 'x.css';</style>",
        "<style>rect { fill: url( 'https://example.jp' ) }</style>",
        "<set attributeName='x'/>",
        "<?xml-stylesheet href='x.css'?>",
    ],
)
def test_whatever_acts_or_reaches_out_is_refused(tmp_path: Path, inside: str) -> None:
    assert "動くものや外のもの" in drawn(tmp_path, inside)


def test_entities_are_never_read(tmp_path: Path) -> None:
    before = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert "DOCTYPE" in drawn(tmp_path, "<text>&x;</text>", before=before)


def test_what_is_no_drawing_is_told(tmp_path: Path) -> None:
    assert "こわれています" in drawn(tmp_path, "<rect>")
    assert "SVG の絵ではありません" in drawn(tmp_path, "", head="<svg>")
    assert "読めません" in pictures.fault(tmp_path / "none.svg")
    large = tmp_path / "large.svg"
    large.write_bytes(b"<" * (pictures.LARGEST + 1))
    assert "大きすぎる" in pictures.fault(large)


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_to_another_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link.svg").symlink_to(GOOD / "basics" / "01-denwa" / "smaho.svg")
    assert "ほかの場所" in pictures.fault(tmp_path / "link.svg")


@pytest.mark.parametrize("name", ["smaho.svg", "1-a_b.svg"])
def test_a_simple_name_is_fine(name: str) -> None:
    assert pictures.name_fault(name) == ""


@pytest.mark.parametrize(
    "name", ["../a.svg", "a/b.svg", "/a.svg", "a.png", ".svg", "A.svg", "a.svg.exe", "c:a.svg", "a.svg\n", "え.svg"]
)
def test_any_other_name_is_refused(name: str) -> None:
    assert "同じフォルダーにある" in pictures.name_fault(name)


def test_the_words_in_a_picture_are_read() -> None:
    assert pictures.words(GOOD / "basics" / "01-denwa" / "smaho.svg") == "1234"
