"""パスワードのメモ: an empty form to be filled in at home; the program prints it and knows nothing."""

from __future__ import annotations

from smartclass.domain.document import Block, Document, Facts, Heading, Paragraph, WritingLines
from smartclass.domain.people_papers import MemoFigures
from smartclass.domain.ruby import parse
from smartclass.domain.whole_sheets import WriteBoxes
from smartclass.i18n import _, language, lazy

ID = "memo"
TITLE = lazy("パスワードのメモ")
SPAN = "people"
FORMATS = (".pdf",)

ENTRIES = 2


def build(data: MemoFigures) -> Document:
    """Return the form on one page: two passwords, a box for each letter."""
    blocks: list[Block] = [
        Heading(parse(_("わたしの パスワードの メモ")), 1),
        Paragraph(
            parse(_("この{紙|かみ}は、{家|いえ}の{中|なか}で{大切|たいせつ}にしまってください。")),
            bold=True,
            boxed=True,
        ),
    ]
    for _entry in range(ENTRIES):
        blocks += [
            Facts(((_("なんの パスワード"), ""), (_("ID・メールアドレス"), "")), columns=1, row_mm=13.0),
            WriteBoxes(parse(_("パスワード（{大文字|おおもじ}と{小文字|こもじ}を、はっきりと）")), lines=2),
        ]
    blocks.append(
        Paragraph(
            parse(
                _(
                    "マイナンバーカードの{暗証|あんしょう}{番号|ばんごう}は、この{紙|かみ}に{書|か}きません。"
                    "カードと{別|べつ}の{所|ところ}に、しまってください。"
                )
            ),
            size=14,
        )
    )
    blocks.append(WritingLines(parse(_("メモ")), lines=1, fill=True))
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem="password-memo",
        blocks=tuple(blocks),
        body_pt=18.0,
        least_pt=14.0,
        most_pages=1,
        footer=_("書くのは、おうちで。教室のパソコンには、何も残りません。"),
        author=data.centre,
    )
