from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartclass.content import loader
from smartclass.domain.lesson import Family
from tests.content.samples import BAD, GOOD, changed, copied


def test_a_whole_lesson_is_read() -> None:
    lesson = loader.load(GOOD / "basics" / "01-denwa").lesson
    assert lesson is not None
    assert (lesson.id, lesson.course, lesson.number) == ("basics-answer", "basics", 1)
    assert lesson.title.plain == "電話に出る"
    assert lesson.title.reading == "でんわに出る"
    assert [symptom.plain for symptom in lesson.symptoms] == ["電話に出られない", "どこを押すか分からない"]
    assert lesson.families == (Family.ANDROID, Family.IPHONE, Family.RAKURAKU)
    assert (lesson.checked_on, lesson.review_by) == (date(2026, 11, 21), date(2027, 5, 31))
    assert lesson.sources[0].seen == date(2026, 11, 20)
    assert lesson.links[0].url == "https://example.jp/denwa"
    assert lesson.next_lesson == "basics-call"
    assert [step.id for step in lesson.steps] == ["ring", "answer", "done"]
    assert lesson.steps[2].private
    assert lesson.picture("smaho.svg").is_file()


def test_a_variant_changes_only_what_it_gives() -> None:
    lesson = loader.load(GOOD / "basics" / "01-denwa").lesson
    assert lesson is not None
    iphone, android = (lesson.steps[1].for_family(family) for family in (Family.IPHONE, Family.ANDROID))
    assert iphone.text.plain == "「応答」にさわります。"
    assert android.text.plain == "緑の丸を、上になぞります。"
    assert iphone.caution == android.caution


BROKEN = {
    "01-open-quote": (3, "文字の終わり"),
    "02-newer": (1, "新しい版の教材です"),
    "03-unknown-key": (9, "「minutes」のことでしょうか"),
    "04-wrong-type": (9, "数字で書いてください"),
    "05-wrong-ruby": (4, "ふりがなの印が読めません"),
    "06-text-for-day": (11, "2026-11-21 のように"),
    "07-no-such-day": (12, "その日付は、ありません"),
    "08-wide-equals": (3, "全角"),
    "09-too-deep": (0, "深すぎます"),
    "10-outside": (26, "同じフォルダーにある"),
    "11-script": (26, "動くもの"),
    "12-missing-key": (0, "「goal」がありません"),
    "13-cp932": (0, "UTF-8 ではありません"),
    "14-unknown-family": (10, "android、iphone、rakuraku"),
    "15-no-answer": (24, "android の人に見せる文"),
    "16-same-step": (31, "2つあります：ring"),
    "17-too-long": (27, "長すぎます"),
    "18-twice": (10, "2回書いてあります"),
    "19-japanese-key": (9, '" で囲んでください'),
    "no-number": (0, "数字と - ではじめてください"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_lesson_is_told_in_words_and_with_its_line(name: str) -> None:
    loaded = loader.load(BAD / "basics" / name)
    line, words = BROKEN[name]
    assert loaded.lesson is None
    assert any(words in fault.sentence and fault.line == line for fault in loaded.faults), loaded.faults
    assert all(fault.severe and fault.path.name == "lesson.toml" for fault in loaded.faults)


def test_every_kept_bad_lesson_has_its_test() -> None:
    assert {path.parent.name for path in BAD.glob("*/*/lesson.toml")} == set(BROKEN)


def test_a_bad_lesson_never_stops_the_others() -> None:
    lessons, faults = loader.load_all([BAD, GOOD])
    assert [lesson.id for lesson in lessons] == ["basics-answer", "basics-call"]
    assert {fault.path.parent.name for fault in faults} == set(BROKEN)


def test_the_second_lesson_of_the_same_id_is_told(tmp_path: Path) -> None:
    copied(tmp_path)
    lessons, faults = loader.load_all([GOOD, tmp_path / "lessons"])
    assert len(lessons) == 2
    assert [(fault.line, "もうあります" in fault.sentence) for fault in faults] == [(2, True), (2, True)]


def test_where_nothing_is_there_is_nothing(tmp_path: Path) -> None:
    assert loader.load_all([tmp_path / "nowhere", tmp_path]) == ((), ())
    loaded = loader.load(tmp_path)
    assert (loaded.lesson, [fault.sentence for fault in loaded.faults]) == (None, ["ファイルを読めません。"])


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ("format = 1\n", "", "はじめに「format = 1」", 0),
        ("format = 1", "format = true", "はじめに「format = 1」", 1),
        ("minutes = 15", "minutes = 0", "1から180まで", 9),
        ("minutes = 15", "minutes = 15\nx = [1", "[ と ] の数", 11),
        ("minutes = 15", 'minutes = 15\nconfirmed = "x"', "[ と ] で囲んで", 10),
        ('title = "{電話|でんわ}に出る"', "title = 5", '" と " で囲んで', 3),
        ('title = "{電話|でんわ}に出る"', 'title = " "', "空です", 3),
        ('title = "{電話|でんわ}に出る"', 'title = "a\\u202eb"', "目に見えない文字", 3),
        ('id = "ring"', 'id = "Ring!"', "小さい英字", 26),
        ('"どこを{押|お}すか{分|わ}からない"', "7", '" と " で囲んで', 5),
        ('"どこを{押|お}すか{分|わ}からない"', '"{電話|でんわ}に出られない"', "同じものが2つ", 5),
        ("private = true", 'private = "yes"', "true か false", 47),
        ("private = true", 'private = true\non = "x"', "[on] と書いて", 48),
        ('say_cue = "', 'say_cue = "{机|つくえ}', "ふりがなの印を使えません", 31),
        (
            'families = ["android", "iphone", "rakuraku"]',
            'families = ["android"]',
            "families に「iphone」がありません",
            40,
        ),
        ("[[link]]", "[link]", "[[link]] と書いて", 20),
        ('"https://example.jp/denwa"\nseen', '"https://example.jp/a\\b"\nseen', "見えない文字", 17),
    ],
)
def test_each_kind_of_slip_has_its_sentence(tmp_path: Path, old: str, new: str, words: str, line: int) -> None:
    faults = loader.load(changed(tmp_path, old, new)).faults
    assert any(words in fault.sentence and fault.line == line for fault in faults), faults


def test_too_many_steps_too_large_files_and_endless_lines_are_refused(tmp_path: Path) -> None:
    lesson = copied(tmp_path)
    path = lesson / "lesson.toml"
    text = path.read_text(encoding="utf-8")
    step = '\n[[step]]\nid = "s-{n}"\ntext = "あ"\n'
    path.write_text(text + "".join(step.replace("{n}", str(n)) for n in range(38)), encoding="utf-8")
    assert "1から40まで" in loader.load(lesson).faults[0].sentence
    path.write_text(text + "#" * 5000, encoding="utf-8")
    assert "1行が長すぎます" in loader.load(lesson).faults[0].sentence
    path.write_text(text + "#\n" * 140_000, encoding="utf-8")
    assert "256KB" in loader.load(lesson).faults[0].sentence


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 1300))
def test_no_damage_to_a_file_is_a_crash(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    folder = tmp_path_factory.mktemp("x") / "01-x"
    folder.mkdir()
    whole = (GOOD / "basics" / "01-denwa" / "lesson.toml").read_bytes()
    (folder / "lesson.toml").write_bytes(whole[:at] + noise + whole[at:])
    loaded = loader.load(folder)
    assert (loaded.lesson is None) == bool(loaded.faults)
