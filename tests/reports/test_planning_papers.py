"""The poster, the call list and the event list, as documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest

from smartclass import i18n
from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.domain.announcing import PosterFigures, Schedule, Town
from smartclass.domain.calls import Call, CallList, Reached
from smartclass.domain.document import Document, Paragraph, QrBlock
from smartclass.domain.registry import SessionState
from smartclass.reports import call_list, event_list, poster
from tests.reports.samples import SESSION, roster

NEXT = replace(SESSION, day=date(2027, 1, 9))


@pytest.fixture
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("ja")


def words(document: Document) -> str:
    return "\n".join(block.text.plain for block in document.blocks if isinstance(block, Paragraph))


def codes(document: Document) -> list[str]:
    return [block.data for block in document.blocks if isinstance(block, QrBlock)]


def pages(document: Document) -> int:
    import io

    import pypdfium2

    file = io.BytesIO()
    PdfWriter().write(document, file)
    return len(pypdfium2.PdfDocument(file.getvalue()))


def test_a_poster_names_days_hours_place_and_seats() -> None:
    made = poster.build(PosterFigures((SESSION, NEXT), Town(telephone="03-1234-5678")))
    said = words(made)
    assert "令和8年〜令和9年" in said
    assert "11月21日（土）　1月9日（土）\n10:00〜11:30" in said
    assert "みどり台公民館" in said
    assert "12人まで" in said
    assert "電話 03-1234-5678" in said
    assert codes(made) == ["tel:0312345678"]
    assert not any(member.name in said for member in SESSION.staff)


def test_the_page_takes_the_code_and_without_both_the_desk_is_named() -> None:
    page = "https://www.city.example.jp/a"
    assert codes(poster.build(PosterFigures((SESSION,), Town(telephone="0312345678", page=page)))) == [page]
    assert codes(poster.build(PosterFigures((SESSION,), Town(page=page)))) == [page]
    bare = poster.build(PosterFigures((SESSION,)))
    assert codes(bare) == []
    assert "窓口で" in words(bare)


def test_hours_stand_with_each_day_where_they_differ() -> None:
    said = words(poster.build(PosterFigures((SESSION, replace(NEXT, starts=time(9))))))
    assert "11月21日（土）　10:00〜11:30\n1月9日（土）　9:00〜11:30" in said


@pytest.mark.parametrize("days", [1, 8])
@pytest.mark.parametrize("hours", [[10], [9, 10]])
def test_a_poster_is_one_page(days: int, hours: list[int]) -> None:
    sessions = tuple(
        replace(SESSION, day=date(2026, 12, 1 + n), starts=time(hours[n % len(hours)])) for n in range(days)
    )
    town = Town(organiser="見本市", telephone="03-1234-5678", page="https://www.city.example.jp/" + "a" * 60)
    assert pages(poster.build(PosterFigures(sessions, town))) == 1


def test_a_poster_in_english_has_the_western_year(english: None) -> None:
    said = words(poster.build(PosterFigures((SESSION, NEXT))))
    assert "2026〜2027" in said
    assert "21 November 2026" in said


def test_a_call_list_says_what_to_say_and_what_was_done() -> None:
    off = replace(SESSION, state=SessionState.CANCELLED, reason="台風のため")
    people = [row.attendee for row in roster(3)]
    calls = tuple(Call(one, reached) for one, reached in zip(people, Reached, strict=True))
    made = call_list.build(CallList(off, calls))
    assert "中止になりました" in words(made)
    assert "わけ：台風のため" in words(made)
    assert [row[4] for row in made.tables()[0].rows] == ["", "るす", "つたえた"]
    assert people[0].name not in made.file_stem
    assert pages(made) == 1
    assert "わけ" not in words(call_list.build(CallList(replace(off, reason=""), ())))
    assert "お知らせがあります" in words(call_list.build(CallList(SESSION, calls)))


def test_an_event_list_of_nothing_is_a_head() -> None:
    made = event_list.build(Schedule(()))
    assert made.tables()[0].rows == ()
    assert made.file_stem == "event-list-none"
