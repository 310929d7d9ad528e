"""Ready-made classes: read from plans.toml, and what is wrong with one is told with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

from smartclass import resources
from smartclass.content import plans
from smartclass.content.check import check
from tests.content.samples import GOOD

PLAN = """format = 1
[[plan]]
id = "one"
title = "{初|はじ}めて"
about = "はじめの一日です。"
[[plan.class]]
title = "さわる"
minutes = 30
bring = ["めがね"]
[[plan.class.part]]
minutes = 10
words = "あいさつ"
[[plan.class.part]]
minutes = 20
lesson = "basics-touching"
"""


def town(folder: Path, text: str) -> Path:
    shutil.copytree(GOOD, folder / "lessons")
    (folder / "lessons" / "plans.toml").write_text(text, encoding="utf-8")
    return folder / "lessons"


def test_a_plan_is_read_with_its_times(tmp_path: Path) -> None:
    (plan,) = plans.load([town(tmp_path, PLAN)])
    (one,) = plan.classes
    assert (plan.id, plan.title.plain, plan.about.plain) == ("one", "初めて", "はじめの一日です。")
    assert (one.minutes, one.begins(), one.lessons) == (30, (0, 10), ("basics-touching",))
    assert [part.words.plain for part in one.parts] == ["あいさつ", ""]
    assert [item.plain for item in one.bring] == ["めがね"]


def test_the_towns_own_plan_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = town(tmp_path, PLAN.replace('"one"', '"plan-first-60"'))
    found = {plan.id: plan.title.plain for plan in plans.load([resources.lessons(), tmp_path / "none", own])}
    assert found["plan-first-60"] == "初めて"
    assert len(found) == len(plans.load([resources.lessons()]))


def test_a_good_plan_has_no_fault_and_may_name_our_lessons(tmp_path: Path) -> None:
    assert check([town(tmp_path, PLAN)]) == ()


def test_every_fault_of_a_plan_is_told_where_it_is(tmp_path: Path) -> None:
    bad = PLAN.replace("minutes = 30", "minutes = 31").replace("basics-touching", "basics-nothing")
    bad = bad.replace('words = "あいさつ"', "").replace("{初|はじ}めて", "初めて").replace("はじめの一日", "と" * 41)
    found = [(fault.line, fault.sentence[:14]) for fault in check([town(tmp_path, bad)])]
    assert found == [
        (4, "ふりがなのない漢字があります"),
        (5, "文が長いです（43文字）。4"),
        (8, "時間を足すと30分です。mi"),
        (10, "教材（lesson）か、する"),
        (13, "教材が見つかりません：bas"),
    ]


def test_a_plan_of_another_shape_or_no_toml_is_told_and_left_out(tmp_path: Path) -> None:
    shaped = town(tmp_path, PLAN.replace('id = "one"\n', ""))
    assert [fault.sentence[:6] for fault in check([shaped])] == ["「id」があ"]
    assert plans.load([shaped]) == ()
    (shaped / "plans.toml").write_text("format = ", encoding="utf-8")
    assert len(check([shaped])) == 1
    assert plans.load([shaped]) == ()
