"""One document of every kind that no paper for people is (those have figures of their own), all invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from smartclass.domain.announcing import PosterFigures, Schedule, Town
from smartclass.domain.audit import Entry, What, sealed, verify
from smartclass.domain.booking_figures import BookingSums, DrawSums, added
from smartclass.domain.bookings import Booking, BookingList, Standing
from smartclass.domain.calls import Call, CallList, Reached
from smartclass.domain.consultation import Consultation, Outcome, TalkSums, TopicLine
from smartclass.domain.document import Document
from smartclass.domain.draw import DrawFigures, DrawLine
from smartclass.domain.registry import Role
from smartclass.domain.retention import Erasure, ErasureFigures
from smartclass.domain.span_figures import (
    ContinuityFigures,
    CourseFigures,
    HistoryFigures,
    LessonUse,
    PersonVisit,
    Regular,
    StaffFigures,
    StaffWork,
)
from smartclass.domain.survey import SurveySums
from smartclass.domain.targets import Targets
from smartclass.reports import (
    audit,
    call_list,
    call_sheet,
    consultations,
    continuity,
    courses,
    disclosure,
    draw_protocol,
    erasure,
    event_list,
    history,
    kpi,
    open_data,
    poster,
    recovery_sheet,
    staff_hours,
    yearly,
)
from smartclass.reports.disclosure import DisclosureFigures, Held
from smartclass.services.audit import AuditFigures
from tests.conftest import JAPAN
from tests.reports.samples import PEOPLE, SESSION, roster, session_figures
from tests.reports.test_span_reports import TALLY, YEAR, activity, kpi_figures, open_figures

TOWN = Town("131008", "東京都", "見本市", "見本市役所", "03-1234-5678", "https://www.city.example.jp/smaho")
TALKS = TalkSums((TopicLine("電話", (2, 1, 0, 0)), TopicLine("", (0, 0, 1, 1))))


def whole_year() -> Document:
    """Return the year with bookings, a draw, consultations, and answers."""
    sums = BookingSums(30, 4, 2, 3, 1, DrawSums(2, 20, 12))
    parts = tuple(replace(part, bookings=sums) for part in activity().courses)
    whole = replace(TALLY, name="", bookings=added([sums, sums]))
    figures = replace(activity(), whole=whole, courses=parts, talk_sums=TALKS, survey=SurveySums(9, 2, 1))
    return yearly.build(figures)


def _staff() -> Document:
    work = StaffWork(UUID(int=1), "髙橋 誠", "helper", 3, 270, (180, 90, *(0,) * 10))
    return staff_hours.build(StaffFigures(YEAR, None, (work,)))


def _courses() -> Document:
    steps = (("電話が鳴ったら、画面を見ます。名前か番号が、出ています。いそがなくて大丈夫です。", 9),)
    return courses.build(CourseFigures(activity(), (LessonUse("a", "電話", "基本", 3, 20, 9, steps),)))


def _continuity() -> Document:
    away = tuple(Regular(UUID(int=9), name, kana, 5, date(2026, 9, 1), "講座", "会場") for name, kana, _born in PEOPLE)
    return continuity.build(ContinuityFigures(YEAR, None, date(2026, 11, 21), 8, 12, away))


def _history() -> Document:
    visit = PersonVisit(UUID(int=1), date(2026, 11, 7), "会場", "講座", True, True, False, ("電話", "地図"))
    return history.build(HistoryFigures("𠮷野家 千代", "よしのや ちよ", date(2026, 11, 21), (visit,)))


def _bookings() -> BookingList:
    found = tuple(
        Booking(
            row.attendee, (Standing.BOOKED, Standing.WAITING)[row.number > 3], UUID(int=row.number // 2), row.number
        )
        for row in roster()
    )
    return BookingList(SESSION, found)


def _draw() -> Document:
    lines = tuple(DrawLine(n, n, n == 2, n == 3, max(0, n - 4)) for n in range(1, 8))
    return draw_protocol.build(DrawFigures(SESSION, "20261121", datetime(2026, 11, 14, 9, tzinfo=JAPAN), 4, lines))


def _talks() -> Document:
    talk = Consultation(
        UUID(int=1), SESSION.id, SESSION.day, time(10, 5), 30, "", Outcome.HOMEWORK, "次回も", name="青木 フミ"
    )
    return consultations.build(replace(session_figures(), talks=(talk,)))


def _disclosure() -> Document:
    heads = (("名前", "名簿の名前です。"), ("メモ", "気をつけること。"))
    held = (Held("受講者", "来る人です。", heads, (("𣘺本 清", "午前"),)), Held("相談", "", heads, ()))
    return disclosure.build(DisclosureFigures("𣘺本 清", date(2026, 11, 21), held))


def _erasure() -> Document:
    at = datetime(2028, 4, 3, 9, 5, tzinfo=JAPAN)
    return erasure.build(ErasureFigures(Erasure(UUID(int=7), at, Role.COORDINATOR, 1, date(2027, 4, 1), 12), "公民館"))


def _audit() -> Document:
    at = datetime(2026, 11, 7, 10, 6, tzinfo=JAPAN).isoformat()
    first = sealed(Entry(1, at, "coordinator", "00ff00ff", str(What.OPEN), "", 7))
    entries = (first, sealed(Entry(2, at, "", "", str(What.EXPORT), "centre", 7, first.seal)))
    return audit.build(AuditFigures("中央公民館", YEAR, entries, verify(entries, entries[-1].seal)))


EVERY: dict[str, Callable[[], Document]] = {
    "audit": _audit,
    "call_list": lambda: call_list.build(
        CallList(SESSION, tuple(Call(row.attendee, Reached.NOT_YET) for row in roster()))
    ),
    "call_sheet": lambda: call_sheet.build(_bookings()),
    "consultations": _talks,
    "continuity": _continuity,
    "courses": _courses,
    "disclosure": _disclosure,
    "draw_protocol": _draw,
    "erasure": _erasure,
    "event_list": lambda: event_list.build(Schedule((SESSION,), TOWN)),
    "history": _history,
    "kpi": lambda: kpi.build(replace(kpi_figures(), targets=Targets(60, 300, 50, 10, 80), survey=SurveySums(9, 2, 1))),
    "open_data": lambda: open_data.build(open_figures()),
    "poster": lambda: poster.build(PosterFigures((SESSION, replace(SESSION, day=date(2027, 1, 9))), TOWN)),
    "recovery_sheet": lambda: recovery_sheet.build("7QK4M2XA0000111122223333", date(2026, 11, 21)),
    "staff_hours": _staff,
    "yearly": whole_year,
}
