"""The blank sign-in sheet for the desk: the roster with large rows to write on, and empty rows for walk-ins."""

from __future__ import annotations

from dataclasses import replace

from smartclass.domain.document import Align, Column, Document, Facts, Heading, Table
from smartclass.domain.figures import SessionFigures
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language, lazy
from smartclass.reports import words

ID = "sign_in_sheet"
TITLE = lazy("受付名簿（書きこみ用）")
SPAN = "session"
FORMATS = (".pdf", ".xlsx")

ROW_MM = 11.5
"""High enough for a name written with a thick pen."""

_ROWS_ON_FIRST_PAGE, _LARGE_ROWS = 16, 10
_LARGE_ROW_MM, _LARGE_PT = 16.0, 20.0
_LEAST_EMPTY = 3


def build(data: SessionFigures, *, large: bool = False) -> Document:
    """Return the sheet in the order of its numbers: at least three empty rows, and as many as fill the page.

    `large` is for weak eyes (20 pt).
    """
    session = data.session
    empty = max(_LEAST_EMPTY, (_LARGE_ROWS if large else _ROWS_ON_FIRST_PAGE) - len(data.roster))
    in_order = sorted(data.roster, key=lambda row: row.number)
    known = tuple((row.number, row.attendee.kana, row.attendee.name, "", "") for row in in_order)
    blank = (("", "", "", "", ""),) * empty
    columns = (
        Column(_("番号"), 0.08, Align.CENTRE),
        Column(_("ふりがな"), 0.28),
        Column(_("お名前"), 0.30),
        Column(_("来た人に○"), 0.13, Align.CENTRE, write_in=True),
        Column(_("メモ"), 0.21, write_in=True),
    )
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"sign-in-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=(
            Heading(plain_text(_(TITLE)), 1),
            replace(words.session_facts(session), row_mm=11.0 if large else 8.5),
            Table(_("受付名簿"), columns, known + blank, row_mm=_LARGE_ROW_MM, most_pt=_LARGE_PT)
            if large
            else Table(_("受付名簿"), columns, known + blank, row_mm=ROW_MM),
            Facts(((_("来た人の合計"), ""), (_("そのうち飛び入り"), "")), 2),
        ),
        footer=_("飛び入りの方は、空いている行にお名前を書いてください。"),
        author=session.centre.name,
        body_pt=18.0 if large else 11.0,
    )
