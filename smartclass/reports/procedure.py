"""The sheet of one procedure: who may do it, what to have ready, where it starts, and this town's own office."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.document import Block, Document, Facts, Heading, Paragraph, WritingLines
from smartclass.domain.procedures import Online, ProcedureFigures
from smartclass.domain.ruby import RubyText, parse, plain_text
from smartclass.i18n import _, lazy
from smartclass.reports import words

ID = "procedure"
TITLE = lazy("手続きの紙")
SPAN = "procedure"
FORMATS = (".pdf",)

BODY_PT, LEAST_PT = 20.0, 16.0
BOX = "□ "
"""To be ticked when it is in the bag."""
ONLINE = {
    Online.YES: lazy("この町で、できます"),
    Online.NO: lazy("窓口だけです"),
    Online.UNKNOWN: "",
}
"""What is printed for whether it can be done online; nothing known leaves a line to write on."""


def build(data: ProcedureFigures) -> Document:
    """Return the sheet, on one page: what is not known yet is a line to write on."""
    one = data.procedure
    blocks: list[Block] = [
        Heading(one.title, 1),
        Paragraph(one.about, boxed=True),
        Heading(parse(_("できる人"))),
        Paragraph(one.who),
        Heading(parse(_("{用意|ようい}するもの"))),
        *(Paragraph(words.joined(plain_text(BOX), thing)) for thing in one.ready),
        Heading(parse(_("はじめる{所|ところ}"))),
        Paragraph(one.starts),
    ]
    if one.note:
        blocks.append(Paragraph(one.note, boxed=True))
    blocks += [Heading(parse(_("この{町|まち}の{窓口|まどぐち}"))), _town(data), _notes()]
    return Document(
        title=one.title.plain,
        language=i18n.language(),
        file_stem=f"procedure-{one.id}",
        blocks=tuple(blocks),
        body_pt=BODY_PT,
        least_pt=LEAST_PT,
        most_pages=1,
        footer=_("くわしいことは、窓口で ごかくにんください。"),
        author=data.centre,
    )


def _town(data: ProcedureFigures) -> Facts:
    town = data.town
    online = _(ONLINE[town.online]) if ONLINE[town.online] else ""
    return Facts(
        (
            (_("窓口"), town.office),
            (_("受付時間"), town.hours),
            (_("電話"), town.phone),
            (_("オンライン"), online),
        ),
        columns=1,
    )


def _notes() -> WritingLines:
    said: RubyText = parse(
        _("メモ（{受付|うけつけ}{番号|ばんごう}など。{暗証番号|あんしょうばんごう}は{書|か}きません）")
    )
    return WritingLines(said, lines=2, fill=True)
