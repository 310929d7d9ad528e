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

SHEETS = {"cut-8": lazy("ふつうの紙（8枚、切って使う）"), "card-10": lazy("名刺用紙（10枚）")}


def build(data: SessionFigures, sheet: str = "cut-8") -> Document:
    """Return the cards in roster order, each with its printed roster number; Problem where nobody is on the roster.

    `sheet` is what they are printed on, one of SHEETS.
    """
    session = data.session
    known = (row for row in data.roster if row.attendee.token)
    cards = tuple((str(row.number), session.course.title, row.attendee.token) for row in known)
    if not cards:
        raise Problem(_("まだ名簿に人がいません。"), _("先に受講者を名簿に入れてから、もう一度押してください。"))
    stem = f"cards-{session.day.isoformat()}-{session.starts:%H%M}"
    return _document(cards, session.centre.name, stem, sheet)


def single(code: str, centre: str) -> Document:
    """Return one card made anew, for whoever lost theirs; it belongs to no class, so it has no number."""
    return _document((("", centre, code),), centre, "card", "cut-8")


def _document(cards: tuple[tuple[str, str, str], ...], centre: str, stem: str, sheet: str) -> Document:
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=stem,
        blocks=(CardGrid(cards, _("{centre} 参加カード").format(centre=centre), sheet=sheet),),
        footer=_("線にそって切ってください。お名前は、ご本人が書きます。"),
        author=centre,
        bare=sheet != "cut-8",
    )
