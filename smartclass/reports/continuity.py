"""Who came more than once and has not been seen for some weeks: for the coordinator, to ask after them kindly."""

from __future__ import annotations

from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.domain.span_figures import ContinuityFigures
from smartclass.i18n import _, language, lazy
from smartclass.reports import tallies, words

ID = "continuity"
TITLE = lazy("しばらく来ていない人")
SPAN = "period"
FIGURES = "continuity"
FORMATS = (".pdf", ".xlsx", ".csv")


def build(data: ContinuityFigures) -> Document:
    """Return the list, the longest absence first; it has names and is not for others."""
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        Paragraph(
            plain_text(_("お名前のある、担当者だけの資料です。貼り出したり、配ったりしないでください。")), boxed=True
        ),
        Facts(
            (
                (_("期間"), words.period(data.period)),
                (_("会場"), tallies.place(data.centre)),
                (_("続けて来ている人"), words.people(data.going_on)),
                (_("{n}週間より長く来ていない人").format(n=data.weeks), words.people(len(data.away))),
            )
        ),
        _table(data),
        *([] if data.away else [Paragraph(plain_text(_("しばらく来ていない人は、いません。")))]),
        Paragraph(
            plain_text(
                _(
                    "この期間に来た人で、2回以上来たことがあり、{day}までの{n}週間に来ていない人です。"
                    "これからの教室に予定のある人は、「続けて来ている人」に数えます。"
                ).format(day=words.short_day(data.on), n=data.weeks)
            ),
            size=9,
        ),
    ]
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"not-seen-{data.on.isoformat()}",
        blocks=tuple(blocks),
        footer=_("担当者だけの資料です。使い終わったら、細かく切って捨ててください。"),
        author=tallies.place(data.centre),
    )


def _table(data: ContinuityFigures) -> Table:
    columns = (
        Column(_("お名前"), 0.2),
        Column(_("ふりがな"), 0.2),
        Column(_("回数"), 0.08, Align.RIGHT),
        Column(_("最後に来た日"), 0.17),
        Column(_("週間"), 0.08, Align.RIGHT),
        Column(_("最後の講座"), 0.27),
    )
    rows = tuple(
        (one.name, one.kana, one.times, words.short_day(one.last), (data.on - one.last).days // 7, one.course)
        for one in data.away
    )
    return Table(_(TITLE), columns, rows, row_mm=8.0, main=True)
