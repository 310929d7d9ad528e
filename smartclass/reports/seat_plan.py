"""座席表: who sits where, with names or with the numbers of the roster, seen by those who sit there."""

from __future__ import annotations

from smartclass.domain.document import Document, Heading, Paragraph
from smartclass.domain.people_papers import TableFigures, seats
from smartclass.domain.ruby import plain_text
from smartclass.domain.whole_sheets import Seats
from smartclass.i18n import _, language, lazy
from smartclass.reports import words

ID = "seat_plan"
TITLE = lazy("座席表")
SPAN = "people"
FORMATS = (".pdf",)


def build(data: TableFigures) -> Document:
    """Return the plan on one landscape page; empty seats stay empty, to be written in."""
    session = data.session
    columns, rows = seats(len(data.people), session.capacity, data.columns, data.rows)
    labels = tuple((str(guest.number), guest.name if data.names else "") for guest in data.people)
    when = f"{words.day(session.day)}　{words.hours(session.starts, session.ends)}　{session.centre.name}"
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"seats-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=(
            Heading(plain_text(_("座席表　{course}").format(course=session.course.title)), 1),
            Paragraph(plain_text(when), size=12),
            Seats(_("前（スクリーン）"), columns, rows, labels),
        ),
        landscape=True,
        footer=_("番号は、受付の名簿の番号です。"),
        author=session.centre.name,
    )
