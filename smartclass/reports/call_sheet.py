"""The call sheet: who waits for a seat, in order, with the number to dial and room to write what they said."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.bookings import Booking, BookingList, Standing, parties, phone_words
from smartclass.domain.document import Align, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, lazy
from smartclass.reports import words

ID = "call_sheet"
TITLE = lazy("キャンセル待ちの電話表")
SPAN = "bookings"
FORMATS = (".pdf", ".xlsx")

ROW_MM = 12.0
"""High enough for a name written with a thick pen."""


def build(data: BookingList) -> Document:
    """Return the sheet; it holds names and numbers, so it says to keep it in the office."""
    session = data.session
    line = parties(data.of(Standing.WAITING))
    rows = tuple(_row(order, one, len(party)) for order, party in enumerate(line, start=1) for one in party)
    columns = (
        Column(_("順番"), 0.08, Align.CENTRE),
        Column(_("受付番号"), 0.10, Align.CENTRE),
        Column(_("ふりがな"), 0.20),
        Column(_("お名前"), 0.20),
        Column(_("電話"), 0.20),
        Column(_("返事"), 0.22, write_in=True),
    )
    free = max(0, data.free)
    facts = Facts(
        (
            (_("定員"), words.people(session.capacity)),
            (_("席が決まった人"), words.people(len(data.of(Standing.BOOKED)))),
            (_("あいている席"), words.people(free)),
            (_("待っている人"), words.people(len(rows))),
        )
    )
    about = _("上から順に電話します。「2人いっしょ」の組は、席がふたつあいたときに電話します。")
    empty = (Paragraph(plain_text(_("待っている人は、いません。"))),)
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"calls-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=(
            Heading(plain_text(_(TITLE)), 1),
            words.session_facts(session),
            facts,
            Paragraph(plain_text(about)),
            *((Table(_("電話表"), columns, rows, row_mm=ROW_MM),) if rows else empty),
        ),
        footer=_("お名前と電話番号があります。事務室の中だけで使い、おわったら裁断してください。"),
        author=session.centre.name,
    )


def _row(order: int, one: Booking, size: int) -> tuple[str | int, ...]:
    together = _("（{n}人いっしょ）").format(n=size) if size > 1 else ""
    digits = one.phone or one.person.phone_last4
    return order, one.number, one.person.kana, one.person.name + together, phone_words(digits), ""
