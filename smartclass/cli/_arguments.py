"""What several commands take: ids, days, families; each wrong one is said in words."""

from __future__ import annotations

import argparse
from datetime import date
from uuid import UUID

from smartclass.bootstrap import App
from smartclass.domain.fiscal import Period, month, quarter, year
from smartclass.errors import Problem
from smartclass.i18n import _


def some_id(text: str) -> UUID:
    """Read an id as `list … --json` prints it."""
    try:
        return UUID(text)
    except ValueError:
        raise Problem(_("その番号は読めません。"), _("「list sessions --json」で番号をご確認ください。")) from None


def session_id(app: App, text: str) -> UUID:
    """Read a session's id, or "today" for the first class of today."""
    if text != "today":
        return app.classes.get(some_id(text)).id
    sessions = app.classes.today()
    if not sessions:
        raise Problem(_("今日の教室は、まだありません。"))
    return sessions[0].id


def add_period(parser: argparse.ArgumentParser) -> None:
    """Add the ways of saying a span of time."""
    parser.add_argument("--month", help="YYYY-MM")
    parser.add_argument("--quarter", help="YYYY-Qn of the fiscal year: Q1 is April to June")
    parser.add_argument("--fiscal-year", help="YYYY: 1 April YYYY to 31 March of the next year")
    parser.add_argument("--from", dest="first", help="YYYY-MM-DD")
    parser.add_argument("--to", dest="last", help="YYYY-MM-DD")


def period(given: argparse.Namespace) -> Period | None:
    """Return the span that was asked for, or None."""
    try:
        if given.month:
            whole, part = given.month.split("-")
            return month(int(whole), int(part))
        if given.quarter:
            whole, part = given.quarter.upper().split("-Q")
            return quarter(int(whole), int(part))
        if given.fiscal_year:
            return year(int(given.fiscal_year))
        if given.first or given.last:
            return Period(date.fromisoformat(given.first), date.fromisoformat(given.last))
    except (ValueError, TypeError, OverflowError):
        raise Problem(_("期間を読めません。"), _("「--month 2026-11」のように入れてください。")) from None
    return None
