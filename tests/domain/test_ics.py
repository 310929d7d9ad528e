"""The calendar file: every line as RFC 5545 wants it, and nothing of anybody in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.announcing import Schedule, Town, is_page, phone_digits
from smartclass.domain.ics import calendar
from smartclass.domain.registry import Course, SessionState
from tests.reports.samples import SESSION

NO_TOWN = Town()
STAMP = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def text(*sessions: object, town: Town = NO_TOWN) -> str:
    return calendar(Schedule(tuple(sessions), town), STAMP, lambda one: f"定員 {one.capacity}人\nb")  # type: ignore[arg-type]


def test_an_event_says_when_where_and_what() -> None:
    said = text(SESSION, town=Town(telephone="03-1234-5678")).replace("\r\n ", "")
    assert said.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert said.endswith("END:VCALENDAR\r\n")
    for line in (
        f"UID:{SESSION.id}@smartclass",
        "DTSTAMP:20261121T010000Z",
        "DTSTART;TZID=Asia/Tokyo:20261121T100000",
        "DTEND;TZID=Asia/Tokyo:20261121T113000",
        f"SUMMARY:{SESSION.course.title}",
        "LOCATION:みどり台公民館",
        "DESCRIPTION:定員 12人\\nb",
        "CONTACT:03-1234-5678",
        "STATUS:CONFIRMED",
    ):
        assert f"\r\n{line}\r\n" in said
    assert not any(member.name in said for member in SESSION.staff)


def test_a_class_called_off_is_cancelled_and_its_reason_is_kept_in() -> None:
    said = text(replace(SESSION, state=SessionState.CANCELLED, reason="講師の病気"))
    assert "STATUS:CANCELLED" in said
    assert "病気" not in said
    assert "CONTACT" not in said


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=120))
def test_lines_are_folded_between_characters_and_escaped(title: str) -> None:
    said = text(replace(SESSION, course=Course(SESSION.course.id, title)))
    lines = said.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    joined = said.replace("\r\n ", "")
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}\r\n" in joined


def test_numbers_and_pages_are_known() -> None:
    assert phone_digits("０３（１２３４）５６７８") == "0312345678"
    assert phone_digits("090‐1234-5678") == "09012345678"
    assert [phone_digits(wrong) for wrong in ("", "110", "1234567890", "09012345678901", "電話")] == [""] * 5
    assert is_page("https://www.city.example.jp/a")
    assert not any(map(is_page, ("", "www.city.jp", "javascript:x", "https://" + "a" * 113, "https://日本.jp")))
