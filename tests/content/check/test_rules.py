"""Each rule: the good lesson keeps it (test_check), and here is one change that breaks it, with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smartclass.content.check import readings, sentences
from smartclass.content.check.loan_words import known
from smartclass.domain.ruby import parse
from tests.content.samples import changed, copied, found, told

LESSON = [
    # ids
    (
        '[[link]]\nid = "guide"',
        '[[link]]\nid = "guide"\nlabel = "あ"\nurl = "https://a.jp"\n[[link]]\nid = "guide"',
        25,
        "2つあります：guide",
        True,
    ),
    # addresses
    (
        '[[source]]\ntitle = "見本の資料"\nurl = "https://example.jp/denwa"\nseen = 2026-11-20\n',
        "",
        0,
        "[[source]]",
        True,
    ),
    ('url = "https://example.jp/denwa"\nseen', 'url = "http://example.jp"\nseen', 17, "https:// ではじまる", True),
    (
        '方|かた}"\nurl = "https://example.jp/denwa"',
        '方|かた}"\nurl = "https://例.jp"',
        23,
        "https:// ではじまる",
        True,
    ),
    (
        '方|かた}"\nurl = "https://example.jp/denwa"',
        f'方|かた}}"\nurl = "https://example.jp/{"x" * 42}"',
        23,
        "（61文字）",
        True,
    ),
    # days
    ("review_by = 2027-05-31", "review_by = 2026-11-21", 12, "あとにしてください", True),
    ("review_by = 2027-05-31", "review_by = 2029-05-31", 12, "2年以内", True),
    (
        "checked_on = 2026-11-21\nreview_by = 2027-05-31",
        "checked_on = 2019-11-21\nreview_by = 2020-05-31",
        11,
        "古すぎ",
        True,
    ),
    # drawings
    ('"smaho.svg"', '"gone.svg"', 28, "絵がありません：gone.svg", True),
    ('picture = "smaho.svg"\n', "", 0, "この絵は、使われていません", False),
    ('alt = "{鳴|な}っているスマホ"\n', "", 28, "alt（絵の説明）", True),
    # sentences
    ("もしもし", "あ" * 40, 46, "文が長いです（49文字）", True),
    ("あわてなくて", "一。二。三。あわてなくて", 27, "文が5つあります", True),
    # open questions
    ("机の上に", "【要確認】机の上に", 30, "【要確認】が残って", True),
    # loan-words
    ("もしもし", "ハロウィン", 46, "「ハロウィン」は、やさしい言葉に", True),
    # double negatives
    ("出ません。", "出ないことはありません。", 38, "2回打ち消し", True),
    ("出ません。", "{出|で}なければなりません。", 38, "「〜してください」のほうが", False),
    # furigana
    ("かかってきた", "着信の", 4, "ふりがなのない漢字があります：着信", True),
    ("{緑|みどり}", "{緑|green}", 36, "ひらがなで書いてください：green", True),
    # special numbers
    ("もしもし", "１１０番", 46, "番号「110」の読み方", False),
    ("もしもし", "188にかけます", 46, "番号「188」の読み方", False),
    # my numbers
    ("机の上に", "1234-5678-9012 机の上に", 30, "12けたの数字", True),
    ("机の上に", "１２３４ ５６７８ ９０１８ 机の上に", 30, "本物のマイナンバー", True),
    # variants
    (
        'text = "「{応答|おうとう}」にさわります。"\nsay = "おうとう に さわります。"',
        'text = "さわります。"',
        40,
        "「say」も iphone",
        True,
    ),
    (
        '[step.on.iphone]\ntext = "「{応答|おうとう}」にさわります。"\nsay = "おうとう に さわります。"',
        "[step.on.iphone]",
        40,
        "中身がありません",
        True,
    ),
    # scenes
    ('scene = "ringing"', 'scene = "lost"', 32, "場面「lost」が、practice.toml に", True),
]
PRACTICE = [
    ('start = "ringing"', 'start = "lost"', 2, "場面「lost」がありません", True),
    ('goal = "talking"', 'goal = "lost"', 3, "場面「lost」がありません", True),
    ('go = "ringing"', 'go = "lost"', 47, "場面「lost」がありません", True),
    ('item = "red"', 'item = "blue"', 36, "この場面に「blue」は", True),
    ('families = ["iphone"]', 'families = ["android"]', 3, "iphone では、おわりの場面「talking」まで", True),
    ('go = "ringing"', 'go = "missed"', 39, "android では、場面「missed」で行き止まり", True),
    ('label = "{赤|あか}の{丸|まる}"\ngo = "missed"', 'label = "x"', 38, "場面「missed」へ行く道がありません", False),
    ('swipe = "up"', 'picture = "gone.svg"', 15, "絵がありません：gone.svg", True),
    ('swipe = "up"', 'picture = "../x.svg"', 15, "同じフォルダーにある", True),
    ('label = "{緑|みどり}の{丸|まる}"', 'picture = "smaho.svg"', 14, "alt（絵の説明）", True),
    ('"もういちど"', '"再び"', 46, "ふりがなのない漢字があります：再", True),
    ("れんしゅう花子", "123456789012", 4, "12けたの数字", True),
    ("それは", "【要確認】それは", 37, "【要確認】が残って", True),
]
KNOWN = {"マイナンバー", "カード", "スマホ"}


@pytest.mark.parametrize(("old", "new", "line", "words", "severe"), LESSON)
def test_a_slip_in_the_lesson_is_told(tmp_path: Path, old: str, new: str, line: int, words: str, severe: bool) -> None:
    faults = told(changed(tmp_path, old, new))
    assert any((at, strict) == (line, severe) and words in said for _file, at, said, strict in faults), faults


@pytest.mark.parametrize(("old", "new", "line", "words", "severe"), PRACTICE)
def test_a_slip_in_the_practice_is_told(
    tmp_path: Path, old: str, new: str, line: int, words: str, severe: bool
) -> None:
    faults = told(changed(tmp_path, old, new, file="practice.toml"))
    assert any((at, strict) == (line, severe) and words in said for _file, at, said, strict in faults), faults


def test_days_ahead_and_days_past_depend_on_today(tmp_path: Path) -> None:
    lesson = copied(tmp_path)
    early = [(line, severe) for _file, line, _said, severe in told(lesson, today=date(2026, 11, 19))]
    assert early == [(11, True), (18, True)]
    assert told(lesson, today=date(2026, 11, 21)) == []
    late = [(line, severe) for _file, line, _said, severe in told(lesson, today=date(2027, 6, 1))]
    assert late == [(12, False)]


def test_two_lessons_of_one_id_and_a_next_one_that_is_not_there(tmp_path: Path) -> None:
    lesson = changed(tmp_path, 'next_lesson = "basics-call"', 'next_lesson = "nothing"')
    other = lesson.parent / "02-kakeru" / "lesson.toml"
    other.write_text(other.read_text(encoding="utf-8").replace("basics-call", "basics-answer"), encoding="utf-8")
    said = {(line, sentence, severe) for _file, line, sentence, severe in told(lesson.parent)}
    assert said == {
        (13, "つぎの教材（next_lesson）が、見つかりません：nothing", False),
        (2, "同じ id の教材が、もうあります：basics-answer", True),
    }


def test_numbers_drawn_in_a_picture_are_seen(tmp_path: Path) -> None:
    lesson = changed(tmp_path, ">1234<", ">1234 5678 9012<", file="smaho.svg")
    assert [(name, said) for name, _line, said, _severe in told(lesson)] == [
        ("smaho.svg", "12けたの数字があります。マイナンバーとまちがえるので、使えません。")
    ]


def test_a_scene_needs_a_practice_but_a_broken_one_is_told_once(tmp_path: Path) -> None:
    lesson = copied(tmp_path)
    (lesson / "practice.toml").write_text("format = 1\nx", encoding="utf-8")
    assert [name for name, *_rest in told(lesson)] == ["practice.toml"]
    (lesson / "practice.toml").unlink()
    assert [(name, line) for name, line, *_rest in told(lesson)] == [("lesson.toml", 32)]


def test_a_practice_is_checked_even_beside_a_broken_lesson(tmp_path: Path) -> None:
    lesson = changed(tmp_path, 'go = "ringing"', 'go = "lost"', file="practice.toml")
    (lesson / "lesson.toml").write_text("format = 1\nx", encoding="utf-8")
    assert {name for name, *_rest in told(lesson)} == {"lesson.toml", "practice.toml"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("おします。", ["おします"]),
        ("「おします。」まちます！　はい？", ["「おします", "まちます", "はい"]),
        ("しるしだけ", ["しるしだけ"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_marks(text: str, parts: list[str]) -> None:
    assert sentences.split(text) == parts


@pytest.mark.parametrize(
    ("word", "is_known"),
    [("マイナンバーカード", True), ("スマホ", True), ("スマホケース", False), ("カー", False), ("カードカード", True)],
)
def test_words_may_be_put_together(word: str, is_known: bool) -> None:
    assert known(word, KNOWN) is is_known


@pytest.mark.parametrize(
    "said",
    [
        "できないわけではない",
        "{読|よ}めなくはない",
        "ないとはかぎりません",
        "{読|よ}まないではいられません",
        "さわらずにはいられない",
        "{言|い}わざるをえません",
        "いないはずがない",
        "なくもありません",
    ],
)
def test_other_double_negatives(tmp_path: Path, said: str) -> None:
    assert any("2回打ち消し" in sentence for _f, _l, sentence, _s in told(changed(tmp_path, "もしもし", said)))


@pytest.mark.parametrize("said", ["110円です", "1100です", "{188|いやや}です", "03-1188-0000", "188人"])
def test_other_numbers_need_no_reading(tmp_path: Path, said: str) -> None:
    assert told(changed(tmp_path, "もしもし", said)) == []


def test_what_the_analyser_leaves_out_is_no_doubt() -> None:
    assert list(readings.doubtful(parse("{☆☆|ほし}"))) == []
    assert list(readings.doubtful(parse("かな"))) == []


def test_okurigana_belongs_to_the_word() -> None:
    assert list(readings.doubtful(parse("{読|よ}み{取|と}ります。"))) == []
    assert [pair[:2] for pair in readings.doubtful(parse("{読|か}みます。"))] == [("読", "か")]


def test_readings_are_compared_only_when_asked(tmp_path: Path) -> None:
    lesson = changed(
        tmp_path, "「もしもし」と^{話|はな}しましょう。", "{銀行|うみ}へ{行|い}きます。{裏面|うらめん}です。"
    )
    assert told(lesson) == []
    doubtful = [(fault.line, fault.sentence, fault.severe) for fault in found(lesson, readings=True)]
    assert len(doubtful) == 1
    line, sentence, severe = doubtful[0]
    assert (line, severe) == (46, False)
    assert "「銀行」は「うみ」でよいですか（「ギンコウ」とも" in sentence
    path = lesson / "lesson.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes = 15", 'minutes = 15\nconfirmed = ["銀行|うみ"]'), encoding="utf-8")
    assert found(lesson, readings=True) == ()
