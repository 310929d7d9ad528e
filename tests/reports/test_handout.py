"""The handout of one lesson for one phone family."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from smartclass import i18n, resources
from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.content import loader
from smartclass.domain.document import Document, Paragraph, QrBlock, StepBlock
from smartclass.domain.figures import HandoutFigures
from smartclass.domain.lesson import Family
from smartclass.domain.ruby import parse
from smartclass.reports import handout
from tests.reports.samples import handout_figures, lesson


def _steps(document: Document) -> list[StepBlock]:
    return [block for block in document.blocks if isinstance(block, StepBlock)]


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(i18n, "languages", lambda: ("ja", "en"))
    i18n.use("en")
    yield
    i18n.use("ja")


def test_every_step_stands_in_order_with_furigana() -> None:
    steps = _steps(handout.build(handout_figures()))
    assert [step.number for step in steps] == list(range(1, 11))
    assert any(span.ruby == "つくえ" for span in steps[1].text.spans)


def test_a_family_sees_its_own_words() -> None:
    android = _steps(handout.build(handout_figures()))
    iphone = _steps(handout.build(handout_figures(family=Family.IPHONE)))
    assert iphone[5].text.plain == "スマホの上の端をつけます。" != android[5].text.plain
    assert iphone[0] == android[0]


def test_notes_for_the_volunteer_are_never_printed() -> None:
    text = repr(handout.build(handout_figures()))
    assert "ひみつのメモ" not in text
    assert "置いてみましょう" not in text


def test_a_private_step_says_so_before_its_own_caution() -> None:
    steps = _steps(handout.build(handout_figures()))
    assert steps[4].caution.plain == "ここからは、ご本人だけで進みます。金属の机では、読み取れません。"
    assert steps[1].caution.plain == "金属の机では、読み取れません。"
    assert not steps[0].caution


def test_a_private_step_says_so_only_once() -> None:
    data = handout_figures()
    own = replace(data.lesson.steps[4].common, caution=parse("ご{本人|ほんにん}だけが入れます。"))
    steps = (*data.lesson.steps[:4], replace(data.lesson.steps[4], common=own))
    told = _steps(handout.build(replace(data, lesson=replace(data.lesson, steps=steps))))
    assert told[4].caution.plain == "ご本人だけが入れます。"


def test_a_picture_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    assert _steps(handout.build(handout_figures(tmp_path)))[0].picture is None
    (tmp_path / "case.svg").write_text("<svg/>", encoding="utf-8")
    step = _steps(handout.build(handout_figures(tmp_path)))[0]
    assert step.picture == tmp_path / "case.svg"
    assert step.alt == "ケースをはずす手"


def test_a_few_steps_are_worth_doing_once_more() -> None:
    data = handout_figures(family=Family.IPHONE)
    plain = handout.build(data)
    document = handout.build(replace(data, again=("s5", "s1", "s3", "s7", "gone")))
    (line,) = [block for block in document.blocks if block not in plain.blocks]
    assert isinstance(line, Paragraph)
    assert line.text.plain == "きょう、もういちど やってみる ところ：2、4、6"
    assert document.blocks.index(line) < document.blocks.index(_steps(document)[0])
    assert len(document.blocks) == len(plain.blocks) + 1
    assert handout.build(replace(data, again=("gone",))).blocks == plain.blocks


@pytest.mark.parametrize("lesson_id", ["basics-calls", "mynumber-read-card", "portal-login", "cashless-show-code"])
def test_that_line_takes_no_sheet_of_its_own(lesson_id: str) -> None:
    loaded, _faults = loader.load_all((resources.lessons(),))
    real = next(one for one in loaded if one.id == lesson_id)
    for family in real.families:
        figures = HandoutFigures(real, family, centre="みどり台公民館", again=tuple(step.id for step in real.steps[:3]))
        out = io.BytesIO()
        PdfWriter().write(handout.build(figures), out)
        assert len(re.findall(rb"/Type */Page\b", out.getvalue())) <= handout.MOST_PAGES


def test_addresses_are_codes_and_words() -> None:
    (code,) = [block for block in handout.build(handout_figures()).blocks if isinstance(block, QrBlock)]
    assert code.data == code.words == "https://www.jpki.go.jp/prepare/reader_writer.html"
    assert code.mm == 35.0


def test_the_next_lesson_is_named_only_where_there_is_one() -> None:
    assert "マイナポータルを見る" in str(
        [str(b.text) for b in handout.build(handout_figures()).blocks if hasattr(b, "text")]
    )
    alone = handout.build(HandoutFigures(lesson(), Family.ANDROID))
    assert "この次にすること" not in str([str(b.text) for b in alone.blocks if hasattr(b, "text")])


def test_the_footer_says_when_it_was_checked() -> None:
    assert handout.build(handout_figures()).footer == "カードをスマホで読み取る　令和8年11月21日に確かめた内容です"


@pytest.mark.usefixtures("english")
def test_other_languages_use_the_western_calendar() -> None:
    document = handout.build(handout_figures())
    assert document.language == "en"
    assert "2026" in document.footer
