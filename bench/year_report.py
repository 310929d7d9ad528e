"""A fiscal year's figures over 1,000,000 attendances in 13 centres: gathering, the SQL behind it, and the PDF."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bench.month_report import ROWS, fill

ROUNDS = 5
YEAR = 2025


def lines() -> list[str]:
    """Return the figures in words."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.adapters.pdf.writer import PdfWriter
    from smartclass.domain.fiscal import year
    from smartclass.paths import Home
    from smartclass.reports import yearly
    from smartclass.storage import activity_queries, report_queries
    from smartclass.storage.register import Register

    with tempfile.TemporaryDirectory() as folder:
        register = Register.open(Home(Path(folder)), SystemClock())
        fill(register)
        span = year(YEAR)
        where = activity_queries.where(span, None)
        figures = activity_queries.activity(register, span, None)

        def bare() -> None:
            register.rows(report_queries.SESSIONS, where)
            register.rows(activity_queries.VISITS, where)
            register.rows(activity_queries.VISITORS, (where[0], *where))

        gathered = _median(lambda: activity_queries.activity(register, span, None))
        asked = _median(bare)
        absent = _median(
            lambda: activity_queries.regulars(register, span, None, span.last, span.last - timedelta(weeks=8)), 2
        )
        with Path(folder, "year.pdf").open("wb") as file:
            paper = _median(lambda: PdfWriter().write(yearly.build(figures), file), 3)
        register.close()
    return [
        f"{ROWS} attendances, {figures.whole.named} of them in the year: {gathered * 1000:.0f} ms; "
        f"bare SQL {asked * 1000:.0f} ms; ratio {gathered / asked:.2f}",
        f"who stopped coming {absent * 1000:.0f} ms; the year's PDF {paper * 1000:.0f} ms",
    ]


def _median(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    taken = []
    for _round in range(rounds):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
