"""`practice` and `list practices`: what can be practised, and the shortest way through it."""

from __future__ import annotations

import json
from itertools import product

import pytest

from smartclass.cli.practice import in_words
from smartclass.domain.lesson import Family
from smartclass.domain.practice import Item, ItemKind, Pinch, Way
from smartclass.domain.ruby import parse
from smartclass.paths import Home
from tests.cli.conftest import Command
from tests.content.drills import written

DRILL = "drill-read-qr"


def test_practices_as_json(smartclass: Command) -> None:
    rows = json.loads(smartclass("list", "practices", "--json").out)
    assert {"basics-calls", "portal-login", DRILL} <= {row["id"] for row in rows}
    drill = next(row for row in rows if row["id"] == DRILL)
    assert (drill["title"], drill["course"], drill["lesson"]) == ("QRコードを読む", "basics", "")
    assert (drill["minutes"], drill["scenes"], drill["families"]) == (5, 8, ["android", "iphone", "rakuraku"])
    assert next(row for row in rows if row["id"] == "basics-calls")["lesson"] == "basics-calls"


def test_one_exercise_is_told(smartclass: Command) -> None:
    row = json.loads(smartclass("practice", DRILL, "--json").out)
    assert row["about"] == "カメラで、QRコードを読めるようになります。"
    lines = smartclass("practice", DRILL).out.splitlines()
    assert "title\tQRコードを読む" in lines
    assert "families\tandroid iphone rakuraku" in lines


def test_the_shortest_way_is_printed(smartclass: Command) -> None:
    lines = smartclass("practice", DRILL, "--family", "iphone", "--play").out.splitlines()
    assert lines[0] == "QRコードを読む"
    assert lines[1:5] == [
        "1. ホーム",
        "   声：「カメラ」の絵に、トンとさわります。",
        "   手：「カメラ」に、トンとさわる",
        "   → カメラ",
    ]
    assert "   手：「renshu.example.jp をひらく」に、トンとさわる" in lines
    assert lines[-1] == "できました"


def test_trouble_comes_in_between(smartclass: Command) -> None:
    plain = json.loads(smartclass("practice", DRILL, "--play", "--json").out)
    trouble = json.loads(smartclass("practice", DRILL, "--play", "--trouble", "--json").out)
    assert [pace["scene"] for pace in plain] == ["home", "camera", "found", "page"]
    assert [pace["scene"] for pace in trouble] == ["home", "dark", "camera", "found", "no-signal", "page"]
    assert plain[1] == {
        "scene": "camera",
        "title": "カメラ",
        "say": "コードを、わくのまん中に動かします。さわらなくても読めます。",
        "item": "code",
        "does": "「お知らせの紙にある、QRコード」を、わくのまん中に入れる",
        "acts": 1,
        "result": "advanced",
        "next": "found",
    }
    assert plain[-1]["result"] == "finished"


def test_everything_can_be_played_on_every_phone(smartclass: Command) -> None:
    rows = json.loads(smartclass("list", "practices", "--json").out)
    for row, family in product(rows, Family):
        if str(family) in row["families"]:
            done = smartclass("practice", row["id"], "--family", family, "--play", "--trouble")
            assert (done.code, done.out.splitlines()[-1]) == (0, "できました"), (row["id"], family)


def test_what_is_not_there_is_said(smartclass: Command) -> None:
    done = smartclass("practice", "gone")
    assert (done.code, done.out) == (2, "")
    assert "このパソコンにありません" in done.err


def test_a_phone_it_is_not_for_is_said(smartclass: Command, home: Home) -> None:
    written(home.lessons)
    assert smartclass("practice", "drill-answer").code == 0
    done = smartclass("practice", "drill-answer", "--family", "rakuraku")
    assert (done.code, done.out) == (2, "")
    assert "その機種のためのものではありません" in done.err


def test_a_way_that_ends_is_said(smartclass: Command, home: Home) -> None:
    hint = '\n[scene.hint]\nsay = "{緑|みどり}の{丸|まる}に、さわります。"\n'
    written(home.lessons, ('goal = "talking"', 'goal = "gone"'), (hint, ""), ('title = "{電話|でんわ}"\n', ""))
    assert smartclass("practice", "drill-answer", "--play").out.splitlines()[-1] == "おわりまで進めません。"
    written(home.lessons, (hint, ""), ('kind = "call"\ntitle = "{電話|でんわ}"\n', 'kind = "call"\n'))
    lines = smartclass("practice", "drill-answer", "--play").out.splitlines()
    assert lines[1:] == ["1. ringing", "   手：「緑の丸」に、トンとさわる", "   → talking", "できました"]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Item("a", ItemKind.BUTTON, parse("{送|おく}る")), "「送る」に、トンとさわる"),
        (Item("a", ItemKind.ICON, swipe=Way.UP), "「a」を、上になぞる"),
        (Item("a", ItemKind.IMAGE, alt=parse("え"), pinch=Pinch.IN), "「え」を、2本の指でせばめる"),
        (Item("a", ItemKind.PROGRESS, hold=3), "「a」を、3びょう おさえる"),
        (Item("a", ItemKind.INPUT, need="5028"), "「a」に、「5028」と打つ"),
        (Item("a", ItemKind.ICON, long=True), "「a」に、長くさわる"),
        (Item("a", ItemKind.ICON, double=True), "「a」に、2回つづけてさわる"),
        (Item("a", ItemKind.IMAGE, drag="card"), "「a」に、カードを重ねる"),
    ],
)
def test_every_act_is_said_in_words(item: Item, words: str) -> None:
    assert in_words(item) == words
