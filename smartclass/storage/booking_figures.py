"""What the reports ask about bookings and draws of a span: one pass each, through the index of days."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from smartclass.domain.booking_figures import NO_DRAW, NOBODY, BookingSums, DrawSums, Turned, of_line
from smartclass.domain.figures import SessionLine
from smartclass.domain.fiscal import Period
from smartclass.storage.register import Register

TURNED = """
    SELECT s.id,
        sum(a.present IS NOT 1 AND b.standing IN ('cancelled', 'booked')),
        sum(a.present IS NOT 1 AND b.standing IN ('waiting', 'applied')),
        sum(a.present IS 1)
    FROM class_session AS s
    CROSS JOIN booking AS b ON b.session_id = s.id AND b.deleted = 0
    LEFT JOIN attendance AS a ON a.session_id = s.id AND a.attendee_id = b.attendee_id AND a.deleted = 0
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND a.expected IS NOT 1
    GROUP BY s.id
"""
"""Bookings without a seat, by session: given up (or taken off the roster), without a seat to the end, came anyway."""

DRAWS = """
    SELECT s.id, d.lines FROM class_session AS s CROSS JOIN draw AS d ON d.session_id = s.id
    WHERE s.day BETWEEN ? AND ? AND s.deleted = 0 AND d.deleted = 0 AND d.at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Booked:
    """What the bookings of a span add to its session lines, by session (as stored)."""

    turned: Mapping[bytes, Turned] = field(default_factory=lambda: MappingProxyType({}))
    draws: Mapping[bytes, DrawSums] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, line: SessionLine) -> BookingSums:
        """Return what became of those who applied for one held class."""
        key = line.id.bytes
        return of_line(line, self.turned.get(key, NOBODY), self.draws.get(key, NO_DRAW))


def booked(register: Register, span: Period) -> Booked:
    """Return what the bookings of a span add to its session lines, of all centres."""
    days = (span.first.isoformat(), span.last.isoformat())
    return Booked(
        {session: Turned(*counts) for session, *counts in register.rows(TURNED, days)},
        {session: _sums(lines) for session, lines in register.rows(DRAWS, days)},
    )


def _sums(lines: str) -> DrawSums:
    waiting = [line[-1] for line in json.loads(lines)]
    return DrawSums(1, len(waiting), waiting.count(0))
