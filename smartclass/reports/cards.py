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
    return _sheet(cards, session.centre.name, f"cards-{session.day.isoformat()}-{session.starts:%H%M}")


def single(code: str, centre: str) -> Document:
    """Return one card made anew, for whoever lost theirs; it belongs to no class, so it has no number."""
    return _sheet((("", centre, code),), centre, "card")


def _sheet(cards: tuple[tuple[str, str, str], ...], centre: str, stem: str) -> Document:
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=stem,
        blocks=(CardGrid(cards, _("{centre} 参加カード").format(centre=centre)),),
        footer=_("線にそって切ってください。お名前は、ご本人が書きます。"),
        author=centre,
    )
