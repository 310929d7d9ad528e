"""Check-in cards for the people on a roster: a number, the course, a QR code, and never a name."""

from __future__ import annotations

from smartclass.domain.document import CardGrid, Document
from smartclass.domain.figures import SessionFigures
from smartclass.errors import Problem
from smartclass.i18n import _, language, lazy

ID = "cards"
TITLE = lazy("参加カード")
SPAN = "cards"
FORMATS = (".pdf",)


def build(data: SessionFigures) -> Document:
    """Return the cards in roster order, each with its printed roster number; Problem where nobody is on the roster."""
    session = data.session
    known = (row for row in data.roster if row.attendee.token)
    cards = tuple((str(row.number), session.course.title, row.attendee.token) for row in known)
    if not cards:
        raise Problem(_("まだ名簿に人がいません。"), _("先に受講者を名簿に入れてから、もう一度押してください。"))
    heading = _("{centre} 参加カード").format(centre=session.centre.name)
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"cards-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=(CardGrid(cards, heading),),
        footer=_("線にそって切ってください。お名前は、ご本人が書きます。"),
        author=session.centre.name,
    )
