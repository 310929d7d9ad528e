"""docs/lessons.md is what volunteers copy from: its examples must be lessons."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from smartclass import resources
from smartclass.content import drill_loader, lesson_shape, loader, practice_loader
from smartclass.content.check import check
from smartclass.domain.practice import ItemKind, SceneKind
from tests.content.samples import told

GUIDE = (resources.root() / "docs" / "lessons.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


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
