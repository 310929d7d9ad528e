"""`report`, `cards`, `handout`, `say`, `check`: files are made whole or not at all."""

from __future__ import annotations

import json
import wave
from pathlib import Path
from uuid import uuid4

import pytest

from smartclass import resources
from tests.cli.conftest import Class, Command


@pytest.mark.parametrize(
    ("arguments", "suffix", "begin"),
    [
        (("report", "make", "attendance", "--session", "today"), ".pdf", b"%PDF"),
        (("report", "make", "attendance", "--session", "today"), ".xlsx", b"PK"),
        (("report", "make", "attendance", "--session", "today"), ".csv", b"\xef\xbb\xbf"),
        (("report", "make", "sign_in_sheet", "--session", "today"), ".pdf", b"%PDF"),
        (("report", "make", "monthly", "--month", "2026-11"), ".pdf", b"%PDF"),
        (("report", "make", "monthly", "--quarter", "2026-q3"), ".csv", b"\xef\xbb\xbf"),
        (("report", "make", "monthly", "--fiscal-year", "2026"), ".csv", b"\xef\xbb\xbf"),
        (("report", "make", "monthly", "--from", "2026-11-01", "--to", "2026-11-30"), ".csv", b"\xef\xbb\xbf"),
        (("cards", "--session", "today"), ".pdf", b"%PDF"),
        (("handout", "mynumber-read-card", "--family", "iphone"), ".pdf", b"%PDF"),
    ],
)
def test_a_paper_is_made(
    smartclass: Command, todays_class: Class, tmp_path: Path, arguments: tuple[str, ...], suffix: str, begin: bytes
) -> None:
    out = tmp_path / f"paper{suffix}"
    done = smartclass(*arguments, "--out", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert out.read_bytes().startswith(begin)


def test_a_report_of_one_centre(smartclass: Command, tmp_path: Path) -> None:
    out = tmp_path / "paper.csv"
    smartclass("demo")
    centre = json.loads(smartclass("list", "sessions", "--json").out)[0]["centre_id"]
    asked = ("report", "make", "monthly", "--month", "2026-10", "--out", out)
    assert smartclass(*asked, "--centre", centre).code == 0
    assert "はじめてのスマホ" in out.read_text(encoding="utf-8-sig")
    for centre in (uuid4(), "here"):
        done = smartclass(*asked, "--centre", centre)
        assert (done.code, len(done.err.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "make", "monthly", "--month", "2026-13"),
        ("report", "make", "monthly", "--month", "2026"),
        ("report", "make", "monthly", "--month", "20261111111-11"),
        ("report", "make", "monthly", "--quarter", "2026-Q5"),
        ("report", "make", "monthly", "--fiscal-year", "0"),
        ("report", "make", "monthly", "--fiscal-year", "9999"),
        ("report", "make", "monthly", "--from", "2026-11-31", "--to", "2026-12-01"),
        ("report", "make", "monthly", "--from", "2026-12-01", "--to", "2026-11-01"),
        ("report", "make", "monthly", "--from", "2026-11-01"),
        ("report", "make", "monthly"),
        ("report", "make", "attendance"),
        ("report", "make", "nothing", "--month", "2026-11"),
        ("handout", "no-such-lesson"),
        ("handout", "mynumber-read-card", "--family", "nokia"),
        ("cards", "--session", "today2"),
    ],
)
def test_a_request_that_cannot_be_done_makes_nothing(
    smartclass: Command, todays_class: Class, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    out = tmp_path / "out" / "paper.pdf"
    done = smartclass(*arguments, "--out", out)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert not out.parent.exists()


def test_an_ending_we_do_not_write(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    done = smartclass("cards", "--session", "today", "--out", tmp_path / "cards.docx")
    assert done.code == 2
    assert ".pdf" in done.err


def test_a_place_that_cannot_be_written_keeps_what_is_there(
    smartclass: Command, todays_class: Class, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"old")
    done = smartclass("cards", "--session", "today", "--out", tmp_path / "file" / "cards.pdf")
    assert done.code == 2
    assert "保存できません" in done.err
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_text_is_spoken(smartclass: Command, tmp_path: Path) -> None:
    done = smartclass("say", "{今日|きょう}は。", "--out", tmp_path / "a.wav")
    assert (done.code, done.err) == (0, "")
    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert sound.getnframes() > sound.getframerate() / 4


def test_the_shipped_lessons_pass_the_check(smartclass: Command) -> None:
    done = smartclass("check")
    assert done.code == 0, done.out
    assert done.out.splitlines()[-1].startswith("直すところ 0、")


def test_a_lesson_with_faults_is_named_by_file_and_line(smartclass: Command, tmp_path: Path) -> None:
    shipped = next(resources.lessons().glob("mynumber/*/lesson.toml"))
    broken = tmp_path / "lessons" / shipped.name
    broken.parent.mkdir()
    broken.write_text(shipped.read_text(encoding="utf-8").replace("id =", "idd =", 1), encoding="utf-8")
    done = smartclass("check", broken)
    assert done.code == 1
    assert f"{broken}:" in done.out


def test_a_lesson_that_is_not_there_is_a_fault(smartclass: Command, tmp_path: Path) -> None:
    done = smartclass("check", tmp_path / "nowhere")
    assert done.code != 0


def test_a_ready_made_class_in_words_as_json_and_on_paper(smartclass: Command, tmp_path: Path) -> None:
    listed = json.loads(smartclass("list", "plans", "--json").out)
    six = next(row for row in listed if row["id"] == "plan-six")
    assert six["classes"] == 6
    assert six["minutes"] == 540
    said = smartclass("plan", "plan-first-60").out
    assert "60" in said
    assert "basics-touching" in said
    (one,) = json.loads(smartclass("plan", "plan-first-60", "--json").out)
    assert one["parts"][1]["at"] == one["parts"][0]["minutes"]
    out = tmp_path / "plan.pdf"
    assert smartclass("plan", "plan-six", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")
    gone = smartclass("plan", "nothing")
    assert gone.code == 2
    assert "その進め方は" in gone.err
