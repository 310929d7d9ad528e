"""`form`: what marks there are, what a form says, and a filled copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from smartclass import resources
from tests.cli.conftest import Class, Command

SAMPLE = resources.asset("forms", "monthly.xlsx")


def form(path: Path, *cells: str, chart: bool = False) -> Path:
    made = Workbook()
    assert made.active is not None
    made.active.append(cells)
    if chart:
        made.active.add_chart(BarChart())
    made.save(path)
    return path


def test_every_mark_is_listed(smartclass: Command) -> None:
    done = smartclass("form", "--marks")
    assert done.code == 0
    assert "{{visits}}\t{{延べ人数}}\t来た人の延べ人数" in done.out
    assert len(done.out.splitlines()) == 48


def test_a_form_is_listed_with_its_faults(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    done = smartclass("form", SAMPLE, "--list")
    assert (done.code, done.err) == (0, "")
    assert "{{month}}\t令和8年11月\t" in done.out
    assert "{{month}}\t令和8年10月\t" in smartclass("form", SAMPLE, "--list", "--month", "2026-10").out
    wrong = smartclass("form", form(tmp_path / "a.xlsx", "{{vists}}", chart=True), "--list")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.splitlines() == [
        "この様式のグラフは、書きこんだファイルには残りません。",
        "Sheet A1：「{{vists}}」という印は、ありません。 {{visits}} のことでしょうか。",
    ]


def test_a_copy_is_filled(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    done = smartclass("form", SAMPLE, "--quarter", "2026-Q3", "--centre", todays_class.session.centre.id, "--out", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert load_workbook(out).worksheets[0]["C10"].value == "中央公民館"


def test_what_gets_lost_is_asked_about_first(smartclass: Command, todays_class: Class, tmp_path: Path) -> None:
    path, out = form(tmp_path / "a.xlsx", "{{visits}}", chart=True), tmp_path / "out.xlsx"
    done = smartclass("form", path, "--month", "2026-11", "--out", out)
    assert (done.code, out.exists()) == (2, False)
    assert "グラフは、書きこんだファイルには残りません" in done.err
    assert smartclass("form", path, "--month", "2026-11", "--losing", "--out", out).code == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("form", "--list"), 2),
        (("form",), 2),
        (("form", SAMPLE, "--out", "x.xlsx"), 2),
        (("form", SAMPLE, "--out", "x.pdf", "--month", "2026-11"), 2),
        (("form", Path(__file__), "--list"), 1),
        (("form", "nowhere.xlsx", "--list"), 1),
    ],
)
def test_a_wrong_request_is_one_line(
    smartclass: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[object, ...], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    done = smartclass(*arguments)
    assert (done.code, done.out, len(done.err.splitlines())) == (code, "", 1)
    assert not list(tmp_path.glob("x.*"))
