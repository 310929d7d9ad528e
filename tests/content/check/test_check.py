from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smartclass import resources
from smartclass.content import check as package
from smartclass.content.check import check, rules
from tests.content.samples import BAD, GOOD, changed, copied, told


def test_the_good_lessons_have_no_fault() -> None:
    assert check([GOOD]) == ()


def test_every_rule_is_found() -> None:
    assert set(rules()) == {
        "addresses",
        "days",
        "double_negatives",
        "drawings",
        "furigana",
        "ids",
        "kind_words",
        "loan_words",
        "my_numbers",
        "open_questions",
        "phone_fit",
        "play_through",
        "procedure_practices",
        "readings",
        "scenes",
        "sentences",
        "special_numbers",
        "variants",
    }


def test_no_rules_at_all_is_a_bug(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(package, "__path__", [str(tmp_path)])
    with pytest.raises(RuntimeError, match="no lesson rules"):
        rules()


def test_a_path_may_be_a_file_a_lesson_a_course_or_all() -> None:
    lesson = GOOD / "basics" / "02-kakeru"
    late = date(2026, 12, 1)
    for path in (lesson / "lesson.toml", lesson, lesson.parent, GOOD):
        assert [fault.path.parent.name for fault in check([path], today=late)] == ["02-kakeru"]
    assert len(check([GOOD, lesson], today=late)) == 1


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "教材（lesson.toml）がありません" in check([tmp_path])[0].sentence


def test_the_bad_are_listed_in_order_and_the_good_beside_them_checked(tmp_path: Path) -> None:
    lesson = changed(tmp_path, "もしもし", "テレポート")
    found = check([BAD, lesson.parent])
    assert list(found) == sorted(found, key=lambda fault: (str(fault.path), fault.line, fault.sentence))
    assert {fault.path.parent.name for fault in found} > {"01-denwa", "02-newer"}


def test_a_bad_word_list_is_told_once(tmp_path: Path) -> None:
    lesson = copied(tmp_path)
    (lesson.parent.parent / "glossary.toml").write_text("format = 1\nword = 3\n", encoding="utf-8")
    (lesson.parent.parent / "readings.toml").write_text("format = 1\n[allowed]\nx = ", encoding="utf-8")
    assert [(name, line) for name, line, _said, _severe in told(lesson.parent)] == [
        ("glossary.toml", 0),
        ("glossary.toml", 2),
        ("readings.toml", 3),
    ]


def test_a_lesson_names_a_drill_that_is_there(tmp_path: Path) -> None:
    root = copied(tmp_path).parents[1]
    drills = root / "basics" / "drills"
    drills.mkdir(parents=True, exist_ok=True)
    shipped = resources.lessons() / "basics" / "drills"
    for path in (shipped / "30-wifi.toml", *shipped.glob("*.svg")):
        (drills / path.name).write_bytes(path.read_bytes())
    lesson = next(root.glob("*/*/lesson.toml"))
    text = lesson.read_text(encoding="utf-8")
    for named, faults in (("drill-wifi", 0), ("drill-nothing", 1)):
        lesson.write_text(text.replace("minutes =", f'drill = "{named}"\nminutes =', 1), encoding="utf-8")
        assert len([one for one in check([root]) if "（drill）" in one.sentence]) == faults
