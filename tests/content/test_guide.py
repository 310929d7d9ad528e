"""docs/lessons.md is what volunteers copy from: its examples must be lessons."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from smartclass import resources
from smartclass.content import drill_loader, lesson_shape, loader, practice_loader, word_lists
from smartclass.content.check import check
from smartclass.domain.practice import ItemKind, SceneKind
from tests.content.samples import GOOD, told

GUIDE = (resources.root() / "docs" / "lessons.md").read_text(encoding="utf-8")
EVERY = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
LISTS = {head: block for block in EVERY for head in ("[words]", "[[plan]]") if head in block}
BLOCKS = [block for block in EVERY if block not in LISTS.values()]


def test_the_examples_make_a_lesson(tmp_path: Path) -> None:
    folder = tmp_path / "basics" / "10-answer"
    folder.mkdir(parents=True)
    (folder / "lesson.toml").write_text("\n".join(BLOCKS[:3]), encoding="utf-8")
    (folder / "practice.toml").write_text(BLOCKS[3], encoding="utf-8")
    loaded = loader.load(folder)
    assert loaded.lesson is not None, loaded.faults
    assert practice_loader.load(folder).faults == ()
    left = {
        said for name, _line, said, severe in told(folder, today=date(2026, 11, 22)) if name == "lesson.toml" and severe
    }
    assert left == {f"絵がありません：{name}.svg" for name in ("ring", "swipe", "tap")}


def test_the_example_of_a_drill_has_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "basics" / "drills" / "30-alarm.toml"
    path.parent.mkdir(parents=True)
    path.write_text(BLOCKS[4], encoding="utf-8")
    assert check([path], today=date(2026, 11, 22)) == ()
    exercise = drill_loader.load(path).exercise
    assert exercise is not None
    assert exercise.about.plain == "鳴った目覚ましを、止められるようになります。"


def test_every_key_and_every_kind_is_explained() -> None:
    step = lesson_shape.LESSON["step"].inside or {}
    for key in (
        *lesson_shape.LESSON,
        *drill_loader.HEADER,
        *step,
        *map(str, SceneKind),
        *map(str, ItemKind),
        *practice_loader.GESTURES,
    ):
        assert f"`{key}`" in GUIDE or f"[[{key}]]" in GUIDE or f"[step.{key}." in GUIDE or f"`{key} = " in GUIDE, key


def test_the_examples_of_words_and_of_a_plan_have_no_fault(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "app.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (tmp_path / "glossary.toml").write_text("format = 1\n" + LISTS["[words]"], encoding="utf-8")
    (term,) = word_lists.terms([tmp_path])
    assert (term.word, term.picture) == ("アプリ", tmp_path / "glossary" / "app.svg")
    shutil.copytree(GOOD, tmp_path / "lessons")
    (tmp_path / "lessons" / "plans.toml").write_text("format = 1\n" + LISTS["[[plan]]"], encoding="utf-8")
    assert check([tmp_path / "lessons"]) == ()
