"""Everything one person came to: for that person, and for whoever plans what they learn next."""

from __future__ import annotations

from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.domain.span_figures import HistoryFigures, PersonVisit
from smartclass.i18n import _, language, lazy
from smartclass.reports import words

ID = "history"
TITLE = lazy("参加の記録")
SPAN = "person"
FORMATS = (".pdf", ".xlsx", ".csv")


def build(data: HistoryFigures) -> Document:
    """Return the record; the file's name says nobody's name."""
    came = [one for one in data.visits if one.present and not one.cancelled]
    days = sorted(one.day for one in came)
    facts = Facts(
        (
            (_("お名前"), data.name),
            (_("ふりがな"), data.kana or "—"),
            (_("来た回数"), _("{n}回").format(n=len(came))),
            (_("はじめて来た日"), words.short_day(days[0]) if days else "—"),
            (_("最後に来た日"), words.short_day(days[-1]) if days else "—"),
        )
    )
    blocks: list[Block] = [Heading(plain_text(_(TITLE)), 1), facts, _table(data)]
    if not data.visits:
        blocks.append(Paragraph(plain_text(_("教室の記録は、まだありません。"))))
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem="history",
        blocks=tuple(blocks),
        footer=_("お名前のある資料です。ご本人か担当者のほかには、見せないでください。"),
    )


def _table(data: HistoryFigures) -> Table:
    columns = (
        Column(_("日にち"), 0.16),
        Column(_("会場"), 0.2),
        Column(_("講座"), 0.23),
        Column(_("教材"), 0.29),
        Column(_("出席"), 0.12, Align.CENTRE),
    )
    rows = tuple(
        (words.short_day(one.day), one.centre, one.course, _("、").join(one.lessons), _state(one, data))
        for one in data.visits
    )
    return Table(_(TITLE), columns, rows, row_mm=9.0, main=True)


def _state(one: PersonVisit, data: HistoryFigures) -> str:
    if one.cancelled:
        return _("中止")
    if one.present:
        return _("出席")
    return _("予定") if one.day >= data.today else _("お休み")
