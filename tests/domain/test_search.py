from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.first_grade import READINGS
from smartclass.domain.lesson import Family, Lesson, Step, StepText
from smartclass.domain.ruby import parse
from smartclass.domain.search import Index, folded


def lesson(name: str, title: str, *symptoms: str, step: str = "さわります。") -> Lesson:
    return Lesson(
        id=name,
        course="c",
        number=1,
        title=parse(title),
        goal=parse("できるようになります。"),
        symptoms=tuple(map(parse, symptoms)),
        minutes=10,
        families=(Family.ANDROID,),
        checked_on=date(2026, 11, 1),
        review_by=date(2027, 5, 1),
        sources=(),
        links=(),
        steps=(Step("a", StepText(text=parse(step))),),
        folder=Path("x"),
    )


CALL = lesson("call", "{電話|でんわ}に出る", "{電話|でんわ}に出られない", "どこを{押|お}すか{分|わ}からない")
CARD = lesson(
    "card", "カードを{読|よ}み{取|と}る", "カードが{読|よ}み{取|と}れない", step="{電話|でんわ}も{使|つか}えます。"
)
PAY = lesson("pay", "スーパーで、スマホではらう", "レジで{困|こま}る")
INDEX = Index((CALL, CARD, PAY), {"pay": (parse("お{金|かね}"),)})


def found(text: str, limit: int = 20) -> list[str]:
    return [one.id for one in INDEX.find(text, limit)]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("電話", ["call", "card"]),
        ("でんわ", ["call", "card"]),
        ("デンワ", ["call", "card"]),
        ("ﾃﾞﾝﾜ", ["call", "card"]),
        ("でんw", ["call", "card"]),
        ("電話に でられない", ["call"]),
        ("でんわにでられない", ["call"]),
        ("でんわにで", ["call"]),
        ("出られない", ["call"]),
        ("電話でれない", ["call"]),
        ("どこを押すかわからない", ["call"]),
        ("どこをおすか分からない", ["call"]),
        ("読みとれない", ["card"]),
        ("よみとる", ["card"]),
        ("カードが、よみ取れない！", ["card"]),
        ("すぱ", ["pay"]),
        ("スーパー", ["pay"]),
        ("お金", ["pay"]),
        ("おかね", ["pay"]),
        ("レジ こまる", ["pay"]),
        ("レジ 電話", []),
        ("りんご", []),
        ("りんごをたべたい", []),
        ("", []),
        ("　。", []),
        ("w", []),
    ],
)
def test_lessons_are_found_however_they_are_typed(typed: str, ids: list[str]) -> None:
    assert found(typed) == ids


def test_title_comes_before_complaint_before_step() -> None:
    index = Index(
        (
            lesson("step", "あ", step="かぎをさがします。"),
            lesson("complaint", "い", "かぎがない"),
            lesson("inside", "うちのかぎ"),
            lesson("title", "かぎ"),
        )
    )
    assert [one.id for one in index.find("かぎ")] == ["title", "inside", "complaint", "step"]
    assert [one.id for one in index.find("かぎ", 2)] == ["title", "inside"]
    assert index.find("かぎ", 0) == ()


def test_folding_makes_forms_alike() -> None:
    assert folded("ＡＢＣ ﾃﾞﾝﾜ・スーパー") == "abcでんわすぱ"


def test_eighty_kanji_have_their_readings() -> None:
    assert len(READINGS) == 80
    assert all(readings and all("ぁ" <= c <= "ゖ" for one in readings for c in one) for readings in READINGS.values())


@given(st.integers(0, 2), st.data())
def test_any_piece_of_a_title_finds_it(place: int, data: st.DataObject) -> None:
    one = (CALL, CARD, PAY)[place]
    form = data.draw(st.sampled_from((one.title.plain, one.title.reading)))
    start = data.draw(st.integers(0, len(form) - 1))
    piece = form[start : data.draw(st.integers(start + 1, len(form)))]
    if folded(piece):
        assert one in INDEX.find(piece)


@given(st.text(max_size=30))
def test_nothing_typed_is_a_crash(text: str) -> None:
    INDEX.find(text)
