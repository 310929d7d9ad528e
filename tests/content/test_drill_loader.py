from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.content import drill_loader
from smartclass.domain.lesson import Family
from tests.content.drills import written


def test_a_whole_drill_is_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    exercise = drill_loader.load(path).exercise
    assert exercise is not None
    assert (exercise.id, exercise.course, exercise.number, exercise.minutes) == ("drill-answer", "basics", 20, 5)
    assert (exercise.title.plain, exercise.lesson) == ("電話に出るれんしゅう", "")
    assert exercise.about is exercise.goal
    assert [symptom.plain for symptom in exercise.symptoms] == ["呼び出しがこわい"]
    assert exercise.families == (Family.ANDROID, Family.IPHONE)
    assert exercise.folder == path.parent
    assert [scene.id for scene in exercise.practice.scenes] == ["ringing", "talking"]


def test_a_drill_is_for_every_phone_unless_it_says_otherwise(tmp_path: Path) -> None:
    exercise = drill_loader.load(written(tmp_path, ('families = ["android", "iphone"]\n', ""))).exercise
    assert exercise is not None
    assert exercise.families == tuple(Family)


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ('id = "drill-answer"\n', "", "「id」がありません", 0),
        ('about = "{鳴|な}ったら、出られるようになります。"\n', "", "「about」がありません", 0),
        ("minutes = 5", "minutes = 61", "1から60まで", 6),
        ("minutes = 5", "minutes = 5\ngoals = 1", "「goal」のことでしょうか", 7),
        ("review_by = 2027-05-31", 'review_by = "soon"', "2026-11-21 のように", 9),
        ('symptoms = ["{呼|よ}び出しがこわい"]', "symptoms = []", "1から20まで", 5),
        ('kind = "button"', 'kind = "door"', "からえらんでください", 26),
        ('"{緑|みどり}の{丸|まる}"', '"' + "あ" * 121 + '"', "120文字まで", 27),
        ('"{緑|みどり}の{丸|まる}"', '"' + "{亜|あ}" * 50 + '"', "", 0),
        ('go = "talking"', 'need = "' + "1" * 61 + '"', "60文字まで", 28),
        ("seen = 2026-11-20", "seen = 2026-11-20\nwho = 1", "「who」という項目", 18),
        ("format = 1", "format = 2", "新しい版", 1),
    ],
)
def test_each_slip_is_told_with_its_line(tmp_path: Path, old: str, new: str, words: str, line: int) -> None:
    path = written(tmp_path, (old, new))
    loaded = drill_loader.load(path)
    if not words:
        assert loaded.exercise is not None, loaded.faults
        return
    assert loaded.exercise is None
    assert any(words in one.sentence and (one.line, one.path) == (line, path) for one in loaded.faults), loaded.faults


def test_a_thousand_scenes_are_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path)
    more = "".join(f'[[scene]]\nid = "s{n}"\nkind = "page"\n' for n in range(1000))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    (fault,) = drill_loader.load(path).faults
    assert "1から200まで" in fault.sentence


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[[scene]]\n" * 9, b"x" * 300_000, b"a = [" * 3000])
def test_what_is_no_drill_is_a_fault(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path)
    path.write_bytes(content)
    loaded = drill_loader.load(path)
    assert loaded.exercise is None
    assert loaded.faults


def test_its_name_begins_with_a_number(tmp_path: Path) -> None:
    path = written(tmp_path, name="answer.toml")
    assert [fault.sentence[:10] for fault in drill_loader.load(path).faults] == ["ファイルの名前は、「"]
    assert "ファイルを読めません" in drill_loader.load(path.with_name("09-gone.toml")).faults[0].sentence


def test_drills_are_found_from_everywhere(tmp_path: Path) -> None:
    path = written(tmp_path)
    other = written(tmp_path, ("drill-answer", "other"), course="portal", name="05-other.toml")
    assert drill_loader.files(tmp_path) == (path, other)
    for root in (path, path.parent, path.parent.parent):
        assert drill_loader.files(root) == (path,)
    assert drill_loader.files(tmp_path / "gone") == ()
    (tmp_path / "courses.toml").touch()
    assert drill_loader.files(tmp_path / "courses.toml") == ()


def test_the_first_of_an_id_counts_and_a_bad_one_stops_nobody(tmp_path: Path) -> None:
    first = written(tmp_path)
    twin = written(tmp_path, name="21-twin.toml")
    bad = written(tmp_path, ("format = 1", "format = x"), name="22-bad.toml")
    found, faults = drill_loader.load_all([tmp_path])
    assert [(one.id, one.number) for one in found] == [("drill-answer", 20)]
    assert [(fault.path, fault.line) for fault in faults] == [(twin, 2), (bad, 1)]
    assert first != twin
