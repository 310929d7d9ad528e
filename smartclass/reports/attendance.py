"""The attendance report of one class session, after it: who came, how many, and in which age bands."""

from __future__ import annotations

from collections import Counter

from smartclass import i18n
from smartclass.domain import age_band
from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.figures import Correction, SessionFigures
from smartclass.domain.registry import Mark, RosterRow
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, lazy
from smartclass.reports import talks, words

ID = "attendance"
TITLE = lazy("出席の記録")
SPAN = "session"
FORMATS = (".pdf", ".xlsx", ".csv")

MARK = "○"
MARKS = {Mark.LATE: lazy("途中から"), Mark.LEFT_EARLY: lazy("途中まで")}


def build(data: SessionFigures) -> Document:
    """Return the report; corrected rows carry a number in brackets that is explained below the table."""
    session = data.session
    notes = {correction.number: index for index, correction in enumerate(data.corrections, 1)}
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        words.session_facts(session),
        _totals(data),
        Heading(plain_text(_("名簿"))),
        _roster(data, notes),
    ]
    blocks += [_footnote(index, correction) for index, correction in enumerate(data.corrections, 1)]
    came = [row.attendee.birth_year for row in data.roster if row.present and row.attendee.id not in data.kept_bands]
    blocks += [
        Heading(plain_text(_("年代ごとの人数（お名前のある出席者）"))),
        words.band_table(age_band.tally(came, session.day, Counter(data.kept_bands.values()))),
        Paragraph(plain_text(_("年齢は、生まれた年だけから数えています。")), size=9),
    ]
    blocks += talks.blocks(data.talk_sums, data.survey)
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"attendance-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=tuple(blocks),
        footer=f"{session.centre.name}　{session.course.title}",
        author=session.centre.name,
    )


def _totals(data: SessionFigures) -> Facts:
    return Facts(
        (
            (_("来た人の合計"), words.people(data.counts.total)),
            (_("お名前のある出席者"), words.people(data.counts.present)),
            (_("そのうち飛び入り"), words.people(data.walk_ins)),
            (_("人数だけ数えた人"), words.people(data.counts.count_only)),
            (_("予定していた人"), words.people(data.counts.expected)),
            (_("お休み"), words.people(data.absent)),
        )
    )


def _roster(data: SessionFigures, notes: dict[int, int]) -> Table:
    columns = (
        Column(_("番号"), 0.08, Align.CENTRE),
        Column(_("ふりがな"), 0.28),
        Column(_("お名前"), 0.28),
        Column(_("出席"), 0.09, Align.CENTRE),
        Column(_("来た時刻"), 0.12, Align.CENTRE),
        Column(_("備考"), 0.15),
    )
    return Table(_("名簿"), columns, tuple(_row(data, row, notes) for row in data.roster), row_mm=8.0)


def _row(data: SessionFigures, row: RosterRow, notes: dict[int, int]) -> tuple[str | int, ...]:
    remarks = [_("飛び入り")] if data.is_walk_in(row) else []
    remarks += [_(MARKS[mark]) for mark in Mark if row.present and mark in row.marks]
    if row.number in notes:
        remarks.append(_("訂正（{n}）").format(n=notes[row.number]))
    at = i18n.clock_time(row.at) if row.present and row.at else ""
    mark = MARK if row.present else ""
    return row.number, row.attendee.kana, row.attendee.name, mark, at, " ".join(remarks)


def _footnote(index: int, correction: Correction) -> Paragraph:
    made = _("出席に直しました") if correction.present else _("お休みに直しました")
    when = f"{words.short_day(correction.at.date())} {i18n.clock_time(correction.at)}"
    text = _("（{n}）{number}番：{when} {made}。").format(n=index, number=correction.number, when=when, made=made)
    return Paragraph(plain_text(f"{text}{correction.reason}"), size=9)
