"""A form over a real register: what is found, what is told, what is saved, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import Workbook, load_workbook

from smartclass import i18n
from smartclass.bootstrap import App, build
from smartclass.domain import fiscal, form_marks
from smartclass.errors import BadData, Problem
from smartclass.paths import Home
from smartclass.resources import root
from smartclass.services import form_words
from smartclass.services.forms import Forms, file_name
from tests.conftest import FixedClock

NOVEMBER = fiscal.month(2026, 11)


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    made.classes.add_centre("中央公民館")
    for day in (7, 14, 21):
        session = made.classes.create(course="スマホ講座", day=clock.today().replace(day=day), starts=time(10))
        made.roll.set_count_only(session.id, day)
    yield made
    made.close()
    i18n.use("ja")


@pytest.fixture
def forms(app: App) -> Forms:
    return app.forms


def form(path: Path, *cells: object) -> Path:
    made = Workbook()
    assert made.active is not None
    made.active.append(cells)
    made.save(path)
    return path


def test_a_form_is_told_filled_and_saved(forms: Forms, tmp_path: Path) -> None:
    opened = forms.open(form(tmp_path / "a.xlsx", "{{visits}}", "{{q3.held}}", "{{行:開催}}", "{{row.date}}"))
    told = [(one.name, one.value, one.meaning) for one in forms.told(opened, NOVEMBER)]
    assert told[0] == ("visits", "42", "来た人の延べ人数（人数だけ数えた人もふくむ）")
    assert told[1] == ("q3.held", "3", "第3四半期の、開催した回数")
    assert [one[:2] for one in told[2:]] == [("行:開催", "3行"), ("row.date", "")]
    data = forms.filled(opened, NOVEMBER)
    forms.save(opened, data, tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert [sheet["A1"].value, sheet["B1"].value, sheet["D3"].value.day] == [42, 3, 21]
    assert forms.view(data)[0].cells[0].text == "42"


def test_one_centre_or_all(app: App, forms: Forms, tmp_path: Path) -> None:
    opened = forms.open(form(tmp_path / "a.xlsx", "{{visits}}"))
    other = app.classes.add_centre("別館")
    assert [forms.told(opened, NOVEMBER, centre)[0].value for centre in (None, other.id)] == ["42", "0"]
    with pytest.raises(Problem, match="会場"):
        forms.told(opened, NOVEMBER, uuid4())


def test_a_form_with_a_fault_is_told_in_words_and_never_filled(forms: Forms, tmp_path: Path) -> None:
    opened = forms.open(form(tmp_path / "a.xlsx", "{{people}}", "{{vists}}", "{{zzz}}", "{{row.date}}", "{{x"))
    assert opened.faults() == (
        ("Sheet B1：「{{vists}}」という印は、ありません。", "{{visits}} のことでしょうか。"),
        ("Sheet C1：「{{zzz}}」という印は、ありません。", "印の一覧から選んでください。"),
        ("Sheet D1：「{{row.date}}」は、くりかえす行の印です。", "同じ行に {{rows:sessions}} を書いてください。"),
        (
            "Sheet E1：印のかっこが閉じていません。",
            "{{visits}} のように、2つずつのかっこで囲んでください。",
        ),
    )
    assert [one.name for one in forms.told(opened, NOVEMBER)] == ["people", "row.date"]
    with pytest.raises(BadData, match="vists"):
        forms.filled(opened, NOVEMBER)


def test_a_form_without_marks_says_what_to_write(forms: Forms, tmp_path: Path) -> None:
    opened = forms.open(form(tmp_path / "a.xlsx", "ことば"))
    with pytest.raises(BadData, match="印がありません") as problem:
        forms.filled(opened, NOVEMBER)
    assert "{{visits}}" in problem.value.way_out


def test_the_form_itself_is_never_written(forms: Forms, tmp_path: Path) -> None:
    path = form(tmp_path / "a.xlsx", "{{visits}}")
    opened, before = forms.open(path), path.read_bytes()
    data = forms.filled(opened, NOVEMBER)
    for out, said in (
        (path, "様式そのもの"),
        (tmp_path / "a.pdf", ".xlsx でだけ"),
        (path / "b.xlsx", "保存できません"),
    ):
        with pytest.raises(Problem, match=said):
            forms.save(opened, data, out)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.*")] == ["a.xlsx"]


def test_what_gets_lost_is_said(forms: Forms) -> None:
    opened = forms.open(forms.samples()[0])
    assert opened.losing() == ""
    lost = type(opened)(opened.file, opened.findings, ("図形", "グラフ"))
    assert lost.losing() == "この様式の図形、グラフは、書きこんだファイルには残りません。"


def test_the_samples_are_forms(forms: Forms) -> None:
    assert [path.stem for path in forms.samples()] == ["monthly", "yearly"]
    for path in forms.samples():
        opened = forms.open(path)
        assert (opened.faults(), opened.lost) == ((), ())
        assert forms.filled(opened, fiscal.year(2026)).startswith(b"PK")


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (NOVEMBER, "様式-2026-11.xlsx"),
        (fiscal.quarter(2026, 4), "様式-2026-Q4.xlsx"),
        (fiscal.year(2026), "様式-2026.xlsx"),
        (fiscal.Period(NOVEMBER.first, NOVEMBER.first), "様式-2026-11-01-2026-11-01.xlsx"),
    ],
)
def test_a_copy_is_named_after_its_form_and_period(period: fiscal.Period, name: str) -> None:
    assert file_name(Path("様式.xlsx"), period) == name


def test_every_mark_has_a_meaning_and_stands_in_the_guide(forms: Forms) -> None:
    assert [mark.name for mark in form_marks.every()] == list(form_words.MEANINGS)
    guide = (root() / "docs" / "forms.md").read_text(encoding="utf-8")
    rows = [f"| `{{{{{name}}}}}` | `{{{{{alias}}}}}` | {meaning} |" for name, alias, meaning in forms.marks()]
    assert [row for row in rows if row not in guide] == []
    assert guide.count("\n| `{{") == len(rows)


def test_a_part_is_named_in_the_language_of_the_screen() -> None:
    i18n.use("en")
    try:
        said = form_words.meaning("第1四半期.held")
    finally:
        i18n.use("ja")
    assert "q1" in said
    assert "第1四半期" not in said
    assert "第1四半期" in form_words.meaning("q1.held")
    assert form_words.meaning("nothing") == ""
