"""Class sessions as an iCalendar file (RFC 5545) that calendars of offices and phones read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time

from smartclass.domain.announcing import Schedule
from smartclass.domain.registry import ClassSession, SessionState

_OCTETS = 75
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:JST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(schedule: Schedule, stamp: datetime, describe: Callable[[ClassSession], str]) -> str:
    """Return the file: one event a session, called-off ones as cancelled; `describe` puts one into words."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SmartClass//JA", "CALSCALE:GREGORIAN", *_ZONE]
    for session in schedule.sessions:
        lines += _event(session, stamp, describe(session), schedule.town.telephone)
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for line in _folded(lines))


def _event(session: ClassSession, stamp: datetime, words: str, telephone: str) -> Iterator[str]:
    off = session.state is SessionState.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:{session.id}@smartclass"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID=Asia/Tokyo:{_moment(session.day, session.starts)}"
    yield f"DTEND;TZID=Asia/Tokyo:{_moment(session.day, session.ends)}"
    yield f"SUMMARY:{_text(session.course.title)}"
    yield f"LOCATION:{_text(session.centre.name)}"
    yield f"DESCRIPTION:{_text(words)}"
    if telephone:
        yield f"CONTACT:{_text(telephone)}"
    yield f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}"
    yield "END:VEVENT"


def _moment(day: date, at: time) -> str:
    return f"{day:%Y%m%d}T{at:%H%M}00"


def _text(value: str) -> str:
    """Escape a text (RFC 5545, 3.3.11)."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return "\\n".join(value.splitlines())


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of at most 75 octets, never cutting a character in two (3.1)."""
    for line in lines:
        part, size = "", 0
        for letter in line:
            wide = len(letter.encode())
            if size + wide > _OCTETS:
                yield part
                part, size = " ", 1
            part, size = part + letter, size + wide
        yield part
