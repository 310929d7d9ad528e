"""Certificates, name tents, seat plans, the password memo and take-home sheets, as documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from smartclass import i18n
from smartclass.domain.document import CardGrid, Document, Facts, Paragraph, QrBlock, StepBlock
from smartclass.domain.lesson import Family, StepText
from smartclass.domain.people_papers import MemoFigures
from smartclass.domain.ruby import parse
from smartclass.domain.whole_sheets import Certificate, NameTent, Seats, WriteBoxes
from smartclass.errors import Problem
from smartclass.reports import cards, certificate, going_home, handout, memo, name_tents, seat_plan, sign_in_sheet
from tests.reports.people import NAMES, certificates, tables
from tests.reports.people import going_home as sheets
from tests.reports.samples import handout_figures, session_figures


@pytest.fixture
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("ja")


def _facts(document: Document) -> list[tuple[str, str]]:
    return [pair for block in document.blocks if isinstance(block, Facts) for pair in block.pairs]


def _said(document: Document) -> str:
    return "\n".join(block.text.plain for block in document.blocks if hasattr(block, "text"))


def test_a_certificate_has_the_era_and_no_commas() -> None:
    made = [one for one in certificate.build(certificates()).blocks if isinstance(one, Certificate)]
    assert [one.name for one in made] == list(NAMES)
    assert {one.day for one in made} == {"令和8年11月21日"}
    assert {(one.honorific, one.giver, one.seal) for one in made} == {("様", "みどり台公民館", "印")}
    assert not {"、", "。"} & set("".join(made[0].words))


def test_a_short_course_stands_on_one_line_with_what_was_done() -> None:
    figures = certificates()
    short = replace(figures.session, course=replace(figures.session.course, title="はじめてのスマホ"))
    for session, line in (
        (short, "「はじめてのスマホ」に参加し よく学ばれました"),
        (figures.session, "に参加し よく学ばれました"),
    ):
        block = certificate.build(replace(figures, session=session)).blocks[0]
        assert isinstance(block, Certificate)
        assert block.words[-2] == line


def test_a_certificate_for_many_classes_says_how_many() -> None:
    first = next(one for one in certificate.build(certificates(3)).blocks if isinstance(one, Certificate))
    assert any("3回" in line for line in first.words)


def test_in_another_language_the_name_stands_alone(english: None) -> None:
    first = next(one for one in certificate.build(certificates()).blocks if isinstance(one, Certificate))
    assert (first.honorific, first.day) == ("", "21 November 2026")
    tent = next(one for one in name_tents.build(tables()).blocks if isinstance(one, NameTent))
    assert tent.kana == ""


def test_a_name_tent_for_each_person_with_kana() -> None:
    tents = [one for one in name_tents.build(tables()).blocks if isinstance(one, NameTent)]
    assert [one.name for one in tents] == list(NAMES)
    assert tents[1].kana == "いしざき まさお"


def test_seats_have_names_or_only_numbers() -> None:
    named = next(one for one in seat_plan.build(tables()).blocks if isinstance(one, Seats))
    assert (named.columns, named.rows, named.labels[0]) == (4, 3, ("1", "青木 フミ"))
    numbered = seat_plan.build(tables(names=False, columns=6, rows=4))
    seats = next(one for one in numbered.blocks if isinstance(one, Seats))
    assert (seats.columns, seats.rows, seats.labels[7]) == (6, 4, ("8", ""))
    assert not any(name in repr(numbered) for name in NAMES)


def test_the_memo_is_empty_and_asks_for_no_pin() -> None:
    document = memo.build(MemoFigures("みどり台公民館"))
    assert all(value == "" for _name, value in _facts(document))
    assert sum(isinstance(block, WriteBoxes) for block in document.blocks) == memo.ENTRIES
    assert "この紙は、家の中で大切にしまってください。" in _said(document)
    assert "暗証番号は、この紙に書きません" in _said(document)


def test_a_take_home_sheet_has_steps_of_this_phone_the_next_class_and_the_number() -> None:
    document = going_home.build(sheets())
    steps = [block for block in document.blocks if isinstance(block, StepBlock)]
    assert [one.text.plain for one in steps[:3]] == [
        "スマホのケースをはずします。",
        "スマホの上の端をつけます。",
        "「カードをスマホで読み取る」を、もういちど ゆっくり。",
    ]
    assert _facts(document)[:2] == [("日にち", "令和8年11月28日（土） 10:00"), ("こまったときの電話", "012-345-6789")]
    assert "教室のみなさんへ" in _said(document)
    assert f"{NAMES[0]} さん" in _said(document)
    assert document.most_pages == len(NAMES) + 1
    assert sum(isinstance(block, QrBlock) for block in document.blocks) == len(NAMES) + 1


def test_what_is_not_known_is_a_line_to_write_on() -> None:
    data = sheets(phone="")
    bare = replace(data.sheets[0], done=(), home=(), links=())
    document = going_home.build(replace(data, sheets=(bare,), following=None))
    assert [value for _name, value in _facts(document)] == ["", ""]
    assert "電話をかけてみましょう" in _said(document)


def test_what_nobody_is_on_is_refused_in_words() -> None:
    for build, data in (
        (certificate.build, replace(certificates(), people=())),
        (name_tents.build, tables(people=())),
        (going_home.build, replace(sheets(), sheets=())),
    ):
        with pytest.raises(Problem) as caught:
            build(data)  # type: ignore[operator]
        assert caught.value.way_out


def test_no_file_is_named_after_a_person() -> None:
    made = (
        certificate.build(certificates()),
        name_tents.build(tables()),
        seat_plan.build(tables()),
        memo.build(MemoFigures()),
        going_home.build(sheets()),
        cards.build(session_figures(), "card-10"),
    )
    assert all(document.file_stem.isascii() for document in made)
    assert len({document.file_stem for document in made}) == len(made)


def test_cards_for_ready_made_paper_are_marked_so() -> None:
    (grid,) = cards.build(session_figures(), "card-10").blocks
    assert isinstance(grid, CardGrid)
    assert grid.sheet == "card-10"


def test_a_large_sign_in_sheet_is_set_in_twenty_points() -> None:
    document = sign_in_sheet.build(session_figures(), large=True)
    (table,) = document.tables()
    assert (table.row_mm, table.most_pt, document.body_pt) == (16.0, 20.0, 18.0)
    assert len(table.rows) == 10


def test_a_bilingual_handout_has_english_below_and_says_nothing_twice() -> None:
    data = handout_figures(family=Family.ANDROID, steps=3)
    first = replace(data.lesson.steps[0], common=StepText(text=parse("Take off the case."), caution=parse("Gently.")))
    second = replace(data.lesson, title=parse("Read the card"), steps=(first, *data.lesson.steps[1:]))
    document = handout.build(replace(data, second=second))
    steps = [block for block in document.blocks if isinstance(block, StepBlock)]
    assert [one.second.plain for one in steps] == ["Take off the case.", "", ""]
    small = [block.text.plain for block in document.blocks if isinstance(block, Paragraph)]
    assert "Read the card" in small
    assert small.count(data.lesson.goal.plain) == 1
    assert document.file_stem == "handout-mynumber-read-card-android-en"


def test_a_caution_stands_below_in_both_languages() -> None:
    data = handout_figures(steps=3)
    other = replace(data.lesson.steps[1], common=StepText(text=parse("Put it down."), caution=parse("No metal.")))
    second = replace(data.lesson, steps=(data.lesson.steps[0], other, data.lesson.steps[2]))
    step = [b for b in handout.build(replace(data, second=second)).blocks if isinstance(b, StepBlock)][1]
    assert step.caution.plain == "金属の机では、読み取れません。\nNo metal."


def test_a_very_large_handout_is_a_third_larger() -> None:
    document = handout.build(replace(handout_figures(), large=True))
    assert document.body_pt == pytest.approx(32)
    assert document.file_stem.endswith("-large")
