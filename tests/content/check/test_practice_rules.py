"""The rules for what is practised: the good drill keeps them all, and here is one change that breaks each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smartclass.content.check import check, phone_fit
from smartclass.content.check._typesetter import Estimate, ems
from smartclass.domain.ruby import parse
from tests.content.drills import written
from tests.content.samples import changed, copied, told

DAY = date(2026, 11, 22)
RED = '[[scene.item]]\nid = "red"\nkind = "button"\nlabel = "赤い{丸|まる}"\n'
MISS = '\n[[scene.miss]]\nitem = "red"\nsay = "それは「{切|き}る」です。"\n'
GREEN = 'kind = "button"\nlabel = "{緑|みどり}の{丸|まる}"\ngo = "talking"'
LAST = '[[scene]]\nid = "talking"\nkind = "call"\n'
NAME = '[[scene.item]]\nid = "name"\nkind = "input"\nlabel = "{名前|なまえ}"\nneed = "はなこ"\n\n'
HINT = '\n[scene.hint]\nsay = "{緑|みどり}の{丸|まる}に、さわります。"\n'

SLIPS = [
    # kind_words
    (HINT, "", 19, "すること（[scene.hint]）", True),
    (MISS, "", 30, "「red」にさわった人への、やさしいひとこと", False),
    # play_through
    ('label = "{緑|みどり}の{丸|まる}"\n', 'label = "{緑|みどり}の{丸|まる}"\nneed = "1"\n', 24, "input）にだけ", True),
    (RED, NAME.replace("はなこ", "花子") + RED, 30, "「花子」は、この電話のキーボードで打てません", True),
    (RED, NAME.replace("はなこ", "１２") + RED, 30, "「１２」は、この電話のキーボードで打てません", True),
    (RED, NAME + RED, 30, "打ったあと、進めません", True),
    ('go = "talking"\n', 'go = "talking"\nafter = ["red"]\n', 31, "印をつけるものの id を書いてください：red", True),
    (
        'go = "talking"\n',
        'go = "talking"\nafter = ["red"]\n',
        19,
        "android では、場面「ringing」から、おわりまで",
        True,
    ),
    # scenes
    ('go = "talking"', 'go = "lost"', 28, "場面「lost」がありません", True),
    ('start = "ringing"', 'start = "lost"', 10, "場面「lost」がありません", True),
    (LAST, LAST + '\n[[scene]]\nid = "extra"\nkind = "page"\n', 46, "場面「extra」へ行く道がありません", False),
    # the rules of lessons
    ("review_by = 2027-05-31", "review_by = 2026-11-20", 9, "あとにしてください", True),
    ("review_by = 2027-05-31", "review_by = 2029-05-31", 9, "2年以内", True),
    ("checked_on = 2026-11-21", "checked_on = 2026-11-23", 8, "まだ来ていない日", True),
    ("seen = 2026-11-20", "seen = 2026-11-29", 17, "資料を見た日（seen）が、まだ", True),
    ("https://", "http://", 16, "https:// ではじまる", True),
    ("{鳴|な}ったら", "鳴ったら", 4, "ふりがなのない漢字があります：鳴", True),
    ("{呼|よ}び出しがこわい", "テレポートしたい", 5, "「テレポート」は", True),
    ("それは", "あ" * 40, 40, "文が長いです", True),
    ("赤い{丸|まる}", "できないことはない", 33, "2回打ち消し", True),
    ("れんしゅう花子", "1234 5678 9012", 12, "12けたの数字", True),
    ("見本の資料", "【要確認】", 15, "【要確認】が残って", True),
    ('label = "赤い{丸|まる}"', 'picture = "gone.svg"', 33, "絵がありません：gone.svg", True),
    ('label = "赤い{丸|まる}"', 'picture = "gone.svg"', 33, "alt（絵の説明）", True),
    # phone_fit
    ("{緑|みどり}の{丸|まる}", "{緑|みどりのでんわのおとがするほう}", 27, "言葉が、はばに入りません", True),
    ('title = "{電話|でんわ}"', 'title = "{電話|でんわでんわでんわでんわでんわ}"', 22, "題が、はばに", True),
    ('title = "{電話|でんわ}"', f'title = "{"あ" * 60}"', 22, "まん中が見えません", True),
]


@pytest.mark.parametrize(("old", "new", "line", "words", "severe"), SLIPS)
def test_a_slip_in_a_drill_is_told(tmp_path: Path, old: str, new: str, line: int, words: str, severe: bool) -> None:
    found = check([written(tmp_path, (old, new))], today=DAY)
    assert any((one.line, one.severe) == (line, severe) and words in one.sentence for one in found), found


def test_the_good_drill_has_no_fault(tmp_path: Path) -> None:
    path = written(tmp_path)
    for root in (path, path.parent, path.parent.parent, tmp_path):
        assert check([root], today=DAY) == ()
    (late,) = check([path], today=date(2027, 6, 1))
    assert (late.line, late.severe) == (9, False)


def test_a_form_is_filled_in_and_sent(tmp_path: Path) -> None:
    sent = ('go = "talking"\n', 'go = "talking"\nafter = ["name"]\n')
    path = written(tmp_path, ('kind = "call"\ntitle', 'kind = "page"\ntitle'), sent, (RED, NAME + RED))
    assert check([path], today=DAY) == ()


def test_ids_are_unique_among_lessons_and_drills(tmp_path: Path) -> None:
    copied(tmp_path)
    root = tmp_path / "lessons"
    path = written(root, ("drill-answer", "basics-answer"))
    assert [(one.path, one.line) for one in check([root], today=date(2026, 11, 22)) if one.severe] == [(path, 2)]
    twin = written(root, ("drill-answer", "basics-answer"), name="21-twin.toml")
    assert [one.path for one in check([root]) if one.severe] == [path, twin]


def test_a_bad_drill_is_told_and_stops_nobody(tmp_path: Path) -> None:
    written(tmp_path, ("minutes = 5", "minutes = 0"), name="10-bad.toml")
    other = written(tmp_path, ("赤い", "再び"), name="20-other.toml")
    assert [(one.path.name, one.line) for one in check([tmp_path])] == [("10-bad.toml", 6), (other.name, 33)]


def test_pictures_beside_drills_are_looked_at(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>1234 5678 9012</text></svg>'
    path = written(tmp_path)
    (path.parent / "lone.svg").write_text(svg, encoding="utf-8")
    assert [(one.path.name, one.severe) for one in check([path])] == [("lone.svg", True), ("lone.svg", False)]


def test_a_drill_confirms_its_own_readings(tmp_path: Path) -> None:
    odd = ("{呼|よ}び出し", "{銀行|うみ}")
    (fault,) = check([written(tmp_path, odd)], readings=True)
    assert "「銀行」は「うみ」でよいですか" in fault.sentence
    path = written(tmp_path, odd, ("minutes = 5", 'minutes = 5\nconfirmed = ["銀行|うみ"]'))
    assert check([path], readings=True) == ()


def test_a_loop_has_no_end(tmp_path: Path) -> None:
    """The graph finds a way through `wrong`, which nobody takes on purpose."""
    typed = GREEN.replace("button", "input").replace('go = "talking"', 'need = "1"\ngo = "again"\nwrong = "talking"')
    again = '[[scene]]\nid = "again"\nkind = "page"\n[[scene.item]]\nid = "back"\nkind = "button"\ngo = "ringing"\n\n'
    found = check([written(tmp_path, (GREEN, typed), (LAST, again + LAST))])
    stuck = [one.sentence for one in found if "おわりまで進めません" in one.sentence]
    assert len(stuck) == 4
    assert "android では、場面「ringing」から" in stuck[0]


def test_in_trouble_the_way_goes_on_too(tmp_path: Path) -> None:
    lesson = copied(tmp_path)
    path = lesson / "practice.toml"
    trouble = '\n[[scene]]\nid = "advert"\nkind = "dialog"\nbefore = "talking"\n[scene.hint]\nsay = "とじます。"\n'
    close = '[[scene.item]]\nid = "close"\nkind = "button"\nlabel = "とじる"\ngo = "{go}"\n'
    text = path.read_text(encoding="utf-8")
    path.write_text(text + trouble + close.format(go="talking"), encoding="utf-8")
    assert told(lesson) == []
    path.write_text(text + trouble + close.format(go="advert"), encoding="utf-8")
    said = [sentence for _file, _line, sentence, _severe in told(lesson)]
    assert any("「advert」で行き止まり" in sentence for sentence in said)
    assert any("「こまった」のとき" in sentence for sentence in said)


def test_two_codes_before_one_camera_lie_on_each_other(tmp_path: Path) -> None:
    camera = ('kind = "call"\ntitle', 'kind = "camera"\ntitle')
    one = 'kind = "code"\nalt = "{印|しるし}"\nscan = "qr-a"\ngo = "talking"'
    other = '[[scene.item]]\nid = "red"\nkind = "code"\nalt = "{印|しるし}"\nscan = "qr-b"\ngo = "talking"\n'
    found = check([written(tmp_path, camera, (GREEN, one), (RED, other))])
    assert [(fault.line, fault.sentence.partition("：")[2]) for fault in found] == [(31, "ほかのものと重なります。")]


def test_words_and_a_keyboard_leave_room_for_each_other(tmp_path: Path) -> None:
    page = ('kind = "call"\ntitle = "{電話|でんわ}"', f'kind = "page"\ntitle = "{"あ" * 39}"')
    sent = ('go = "talking"\n', 'go = "talking"\nafter = ["name"]\n')
    (fault,) = check([written(tmp_path, page, sent, (RED, NAME + RED))])
    assert (fault.line, "まん中が見えません" in fault.sentence) == (22, True)


def test_a_place_too_low_or_outside_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_fit, "LEAST", 1000.0)
    monkeypatch.setattr(phone_fit, "WIDE", 10.0)
    said = {fault.sentence.partition("：")[2] for fault in check([written(tmp_path)])}
    assert said > {"さわる所が、小さすぎます。", "画面からはみ出します。"}


def test_a_fault_is_told_for_the_smallest_letters_that_have_it(tmp_path: Path) -> None:
    said = []
    for count in (14, 9, 7):
        wide = ('title = "{電話|でんわ}"', f'title = "{{電話|{"あ" * 2 * count}}}"')
        said += [one.sentence.partition("：")[0] for one in check([written(tmp_path, wide)])]
    assert said == [f"android（文字の大きさ {percent}%）" for percent in (100, 150, 200)]


def test_every_fault_of_a_screen_is_told_once(tmp_path: Path) -> None:
    wide = ("{緑|みどり}の{丸|まる}", "{緑|みどりのでんわのおとがするほう}")
    found = check([written(tmp_path, wide)])
    assert len({(one.line, one.sentence) for one in found}) == len(found) == 1


def test_a_lesson_is_played_from_its_steps_too(tmp_path: Path) -> None:
    lesson = changed(tmp_path, 'scene = "ringing"', 'scene = "missed"')
    path = lesson / "practice.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('go = "missed"\n', ""), encoding="utf-8")
    assert told(lesson) == []


def test_widths_are_estimated() -> None:
    assert ems("あaｂ") == 2.6
    estimate = Estimate()
    assert len(estimate(parse("あいうえお"), 50, 10).lines) == 1
    assert [line.end for line in estimate(parse("あいうえお"), 30, 10).lines] == [3, 5]
    assert len(estimate(parse("あ\nい"), 500, 10).lines) == 2
    text = parse("{亜|あいうえお}")
    assert estimate(text, 100, 20) is estimate(text, 100, 20)
    assert estimate(text, 30, 20).width == 50
