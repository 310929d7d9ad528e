"""もしものときの紙: the recovery code on paper, what it is for, and where it is kept."""

from __future__ import annotations

from datetime import date

from smartclass.domain import recovery_code
from smartclass.domain.document import Align, Block, Document, Facts, Heading, Paragraph
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language
from smartclass.reports import words

CODE_PT = 30.0


def build(code: str, day: date) -> Document:
    """Return one page: the code large and in groups, how it is used, where the paper belongs."""
    groups = recovery_code.grouped(code).split("-")
    lines = ("-".join(groups[:3]), "-".join(groups[3:]))
    blocks: list[Block] = [
        Heading(plain_text(_("もしものときの紙")), 1),
        Paragraph(plain_text(_("名簿の合言葉を忘れたときに使う番号です。")), size=15.0),
        *(Paragraph(plain_text(line), size=CODE_PT, bold=True, boxed=True, align=Align.CENTRE) for line in lines),
        Paragraph(plain_text(_("0 は数字のゼロ、1 は数字のいちです。大文字でも小文字でも、かまいません。"))),
        Heading(plain_text(_("使い方")), 2),
        Paragraph(plain_text(_("1. 合言葉の画面で「合言葉を忘れたとき」を押します。"))),
        Paragraph(plain_text(_("2. 上の番号を入れます。"))),
        Paragraph(plain_text(_("3. 新しい合言葉を決めます。この番号は、そのあとも使えます。"))),
        Heading(plain_text(_("しまう場所")), 2),
        Paragraph(plain_text(_("パソコンとは べつの、鍵のかかるところ（役場の金庫など）に しまってください。"))),
        Paragraph(plain_text(_("この紙とパソコンがそろうと、だれでも名簿を開けます。")), boxed=True),
        Paragraph(
            plain_text(_("合言葉とこの紙の両方がなくなると、名簿は だれにも開けません。作った人にも開けません。")),
            boxed=True,
        ),
        Facts(
            ((_("作った日"), words.day(day)), (_("しまった場所"), ""), (_("確かめた人"), ""), (_("会場"), "")),
        ),
    ]
    return Document(
        title=_("もしものときの紙"),
        language=language(),
        file_stem="recovery-sheet",
        blocks=tuple(blocks),
        body_pt=13.0,
        most_pages=1,
        least_pt=10.0,
    )
