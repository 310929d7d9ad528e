"""Numbers and spans in words, as the lists behind figures say them."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.fiscal import Period
from smartclass.domain.registry import Centre
from smartclass.i18n import _, lazy

BOOKED = (
    ("applied", "pencil", lazy("申込の延べ人数")),
    ("stayed_away", "door", lazy("来なかった人")),
    ("given_up", "undo", lazy("キャンセルした人")),
    ("no_seat", "stop", lazy("席がとれなかった人")),
)
"""Totals of bookings: the name of the sum, its sign, its words."""


def in_people(count: int) -> str:
    """Return a number of people."""
    return i18n.ngettext("{n}人", "{n}人", count).format(n=i18n.number(count))


def in_talks(count: int) -> str:
    """Return a number of consultations."""
    return i18n.ngettext("{n}件", "{n}件", count).format(n=i18n.number(count))


def span_and_place(span: Period, centre: Centre | None) -> str:
    """Return a span and its place on lines of their own."""
    first, last = (i18n.day(day, weekday=False) for day in (span.first, span.last))
    days = "\n".join((_("{start}から").format(start=first), _("{end}まで").format(end=last)))
    return f"{days}\n{centre.name if centre else _('すべての会場')}"
