"""Different people by centre and age band as open data: small counts masked so that they can't be worked out."""

from __future__ import annotations

from smartclass.domain.document import Align, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.masking import SMALL, protect
from smartclass.domain.ruby import plain_text
from smartclass.domain.span_figures import OpenFigures
from smartclass.i18n import _, language, lazy
from smartclass.reports import tallies, words

ID = "open_data"
TITLE = lazy("オープンデータ（年代ごとの実人数）")
SPAN = "period"
FIGURES = "open"
FORMATS = (".csv", ".xlsx", ".pdf")

MASK = "x"
"""Stands for every masked count, small or not: nobody must see which is which."""


def build(data: OpenFigures) -> Document:
    """Return the table, one line for each centre and (for all centres) their sum; the CSV holds it alone."""
    masked = protect([[bands.get(band, 0) for band in words.BANDS] for bands in data.bands])
    rows = []
    for centre, sessions, visits, counts in zip(data.centres, data.sessions, data.visits, masked, strict=False):
        if data.shown is None or data.shown.id == centre.id:
            rows.append(
                _row(data, (centre.code, centre.name), sessions, None if counts[-1] is None else visits, counts)
            )
    if data.shown is None and data.centres:
        hidden = any(counts[-1] is None for counts in masked)
        visits_sum = None if hidden else sum(data.visits)
        rows.append(_row(data, ("", _("合計")), sum(data.sessions), visits_sum, masked[-1]))
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"open-data-{data.period.first.isoformat()}-{data.period.last.isoformat()}",
        blocks=(
            Heading(plain_text(_(TITLE)), 1),
            Facts(((_("期間"), words.period(data.period)), (_("会場"), tallies.place(data.shown)))),
            _table(tuple(rows)),
            Paragraph(plain_text(_note()), size=9),
        ),
        landscape=True,
        footer=words.period(data.period),
        author=tallies.place(data.shown),
    )


def _row(
    data: OpenFigures, name: tuple[str, str], sessions: int, visits: int | None, counts: tuple[int | None, ...]
) -> tuple[str | int, ...]:
    shown = [MASK if value is None else value for value in (visits, counts[-1], *counts[:-1])]
    return data.period.first.isoformat(), data.period.last.isoformat(), *name, sessions, *shown


def _table(rows: tuple[tuple[str | int, ...], ...]) -> Table:
    titles = [
        (_("開始日"), 1.15),
        (_("終了日"), 1.15),
        (_("会場コード"), 1.0),
        (_("会場"), 2.2),
        (_("開催回数"), 0.8),
        (_("延べ人数"), 0.8),
        (_("実人数"), 0.8),
        *((_(band), 0.75) for band in words.BANDS.values()),
    ]
    columns = tuple(
        Column(title, share, Align.LEFT if place < 4 else Align.RIGHT) for place, (title, share) in enumerate(titles)
    )
    return Table(_("オープンデータ"), columns, rows, row_mm=7.5, main=True)


def _note() -> str:
    return _(
        "1〜{small}人の数と、そこから計算できてしまう数は「{mask}」にしています。0は0のままです。"
        "実人数は会場ごとに一人一回数えるので、2つの会場に来た人は、それぞれで数えます。"
    ).format(small=SMALL, mask=MASK)
