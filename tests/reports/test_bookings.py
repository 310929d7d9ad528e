"""The call sheet and the protocol of a draw."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID, uuid4

from smartclass.domain.bookings import Booking, BookingList, Standing
from smartclass.domain.document import Document, Facts, Paragraph
from smartclass.domain.draw import DrawFigures, DrawLine
from smartclass.domain.registry import Attendee, Centre, ClassSession, Course
from smartclass.reports import call_sheet, draw_protocol
from tests.conftest import JAPAN

SESSION = ClassSession(
    UUID(int=1), Centre(uuid4(), "中央公民館"), Course(uuid4(), "スマホ"), date(2026, 11, 28), time(10), time(11), 1
)


def booking(name: str, standing: Standing, number: int, party: int, phone: str = "") -> Booking:
    person = Attendee(uuid4(), name, "かな", phone_last4="9999")
    return Booking(person, standing, UUID(int=party), number, number, phone)


def said(document: Document) -> str:
    texts = [block.text.plain for block in document.blocks if isinstance(block, Paragraph)]
    facts = [f"{name}={value}" for block in document.blocks if isinstance(block, Facts) for name, value in block.pairs]
    return "\n".join([document.title, document.footer, *texts, *facts])


def test_the_call_sheet_is_in_the_order_of_calls() -> None:
    listing = BookingList(
        SESSION,
        (
            booking("席 一", Standing.BOOKED, 1, 1),
            booking("待 二", Standing.WAITING, 2, 2, "09012345678"),
            booking("待 三", Standing.WAITING, 3, 2),
            booking("待 四", Standing.WAITING, 4, 4),
        ),
    )
    made = call_sheet.build(listing)
    (table,) = made.tables()
    assert [row[:2] + row[3:5] for row in table.rows] == [
        (1, 2, "待 二（2人いっしょ）", "090-1234-5678"),
        (1, 3, "待 三（2人いっしょ）", "…9999"),
        (2, 4, "待 四", "…9999"),
    ]
    assert "あいている席=0人" in said(made)
    assert made.file_stem == "calls-2026-11-28-1000"


def test_nobody_to_call() -> None:
    made = call_sheet.build(BookingList(SESSION, ()))
    assert made.tables() == ()
    assert "待っている人は、いません" in said(made)


def test_the_protocol_says_everything_but_names() -> None:
    lines = (DrawLine(1, 1, True, False), DrawLine(2, 2, False, True, 1), DrawLine(3, 3, False, False, 2))
    figures = DrawFigures(SESSION, "2026", datetime(2026, 11, 21, 9, 30, tzinfo=JAPAN), 1, lines, 2)
    made = draw_protocol.build(figures)
    words = said(made)
    for part in ("抽選の数=2026", "2回め", "席の数=1", "申しこんだ人=3人", "はじめての人=1人", "SHA-256", "9:30"):
        assert part in words, part
    (table,) = made.tables()
    assert table.rows == (
        (1, 1, "はじめて", "席が決まりました"),
        (2, 2, "前は席なし", "キャンセル待ち 1番め"),
        (3, 3, "", "キャンセル待ち 2番め"),
    )
    assert made.file_stem == "draw-2026-11-28-1000"
    assert draw_protocol.build(figures) == made
