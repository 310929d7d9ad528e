"""The call list of a class that is called off: whom to telephone, with room to tick and to write."""

from __future__ import annotations

from smartclass.domain.calls import CallList, Reached
from smartclass.domain.document import Align, Column, Document, Heading, Paragraph, Table
from smartclass.domain.registry import SessionState
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language, lazy
from smartclass.reports import words

ID = "call_list"
TITLE = lazy("れんらくの名簿")
SPAN = "calls"
FORMATS = (".pdf", ".xlsx", ".csv")
ROW_MM = 11.5

REACHED = {
    Reached.NOT_YET: "",
    Reached.NO_ANSWER: lazy("るす"),
    Reached.REACHED: lazy("つたえた"),
}


def build(data: CallList) -> Document:
    """Return the sheet; what the desk already wrote down is printed, the rest is left to write in."""
    session = data.session
    rows = tuple(
        (
            number,
            call.person.kana,
            call.person.name,
            call.person.phone_last4,
            _(REACHED[call.reached]) if REACHED[call.reached] else "",
            "",
        )
        for number, call in enumerate(data.calls, start=1)
    )
    columns = (
        Column(_("番号"), 0.08, Align.CENTRE),
        Column(_("ふりがな"), 0.24),
        Column(_("お名前"), 0.26),
        Column(_("電話の下4けた"), 0.14, Align.CENTRE),
        Column(_("つたえた"), 0.11, Align.CENTRE, write_in=True),
        Column(_("メモ"), 0.17, write_in=True),
    )
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"calls-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=(
            Heading(plain_text(_(TITLE)), 1),
            words.session_facts(session),
            Paragraph(plain_text(_say(data)), boxed=True),
            Table(_(TITLE), columns, rows, row_mm=ROW_MM, main=True),
        ),
        footer=_("お名前のある紙です。おわったら、しまうか、細かく切ってすててください。"),
        author=session.centre.name,
    )


def _say(data: CallList) -> str:
    """Return what to say on the telephone, with the day in it."""
    session = data.session
    facts = {"day": words.spoken_day(session.day), "time": words.hours(session.starts, session.ends)}
    if session.state is not SessionState.CANCELLED:
        return _("{day} {time} の教室について、お知らせがあります。").format(**facts)
    called_off = _("「{day} {time} の教室は、中止になりました。」とつたえます。").format(**facts)
    reason = _("　わけ：{reason}").format(reason=session.reason).strip() if session.reason else ""
    return f"{called_off}\n{reason}".strip()
