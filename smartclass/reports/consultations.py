"""The list of consultations of one class: what was held, and free times to be written on."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.consultation import LENGTHS, Consultation, Outcome, Slot, slots, title_of
from smartclass.domain.document import Align, Block, Column, Document, Heading, Paragraph, Table
from smartclass.domain.figures import SessionFigures
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, lazy
from smartclass.reports import talks, words

ID = "consultations"
TITLE = lazy("個別相談の一覧")
SPAN = "session"
FORMATS = (".pdf", ".xlsx", ".csv")


def build(data: SessionFigures) -> Document:
    """Return the list with its sums; it holds names and notes, so it is for those who help and nobody else."""
    session = data.session
    minutes = max((one.minutes for one in data.talks), default=LENGTHS[0])
    times = slots(session.starts, session.ends, minutes, data.talks)
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        words.session_facts(session),
        _list(data, times),
        *talks.blocks(data.talk_sums, data.survey),
        Paragraph(plain_text(_("お名前と引きつぎのメモがのっています。係の人だけで使ってください。")), size=9),
    ]
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"consultations-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=tuple(blocks),
        footer=f"{session.centre.name}　{session.course.title}",
        author=session.centre.name,
    )


def _list(data: SessionFigures, times: tuple[Slot, ...]) -> Table:
    columns = (
        Column(_("時間"), 0.14, Align.CENTRE),
        Column(_("お名前"), 0.18, write_in=True),
        Column(_("話題"), 0.22, write_in=True),
        Column(_("結果"), 0.1, Align.CENTRE, write_in=True),
        Column(_("引きつぎ"), 0.36, write_in=True),
    )
    rows: list[tuple[str, ...]] = []
    for slot in times:
        rows += [_row(data, one) for one in slot.held] or [(words.hours(slot.starts, slot.ends), "", "", "", "")]
    return Table(_("個別相談"), columns, tuple(rows), row_mm=9.0, main=True)


def _row(data: SessionFigures, talk: Consultation) -> tuple[str, ...]:
    outcome = "" if talk.outcome is Outcome.OPEN else _(talks.OUTCOME_WORDS[talk.outcome])
    return (
        words.hours(talk.starts, talk.ends),
        talk.name,
        title_of(data.topics, talk.topic),
        outcome,
        talk.note,
    )
