"""The papers that people keep, from the command line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Class, Command


@pytest.mark.parametrize(
    ("asked", "pages"),
    [
        ("paper certificate --session today", 1),
        ("paper name_tents --session today", 2),
        ("paper seat_plan --session today --columns 3 --rows 2 --numbers", 1),
        ("paper memo", 1),
        ("paper going_home --session today", 1),
        ("paper going_home --session today --personal", 1),
        ("paper going_home --session today --person {person}", 1),
        ("paper sign_in_sheet --session today --large", 1),
        ("cards --session today --sheet card-10", 1),
        ("handout basics-calls --bilingual", 0),
        ("handout basics-calls --large", 0),
    ],
)
def test_a_paper_is_written(smartclass: Command, todays_class: Class, tmp_path: Path, asked: str, pages: int) -> None:
    assert smartclass("checkin", todays_class.card, "--session", "today").code == 0
    out = tmp_path / "paper.pdf"
    done = smartclass(*asked.format(person=todays_class.person).split(), "--out", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert len(pypdfium2.PdfDocument(out.read_bytes())) == pages or not pages


@pytest.mark.parametrize(
    "asked",
    [
        "paper certificate",
        "paper certificate --session today",
        "paper going_home --session today --personal",
        "paper going_home --session today --person x",
        "paper poem --session today",
        "report make certificate --session today",
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    smartclass: Command, todays_class: Class, tmp_path: Path, asked: str
) -> None:
    done = smartclass(*asked.split(), "--out", tmp_path / "paper.pdf")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert not (tmp_path / "paper.pdf").exists()
