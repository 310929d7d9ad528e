"""The certificate of erasure: how many people were erased, by which rule, on which day; no name is in it."""

from __future__ import annotations

from datetime import timedelta

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.document import Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.registry import Role
from smartclass.domain.retention import Erasure, ErasureFigures
from smartclass.domain.ruby import plain_text
from smartclass.i18n import SOURCE, _, language, lazy
from smartclass.reports import words

ID = "erasure"
TITLE = lazy("個人の記録の消去証明書")
SPAN = "erasure"
FORMATS = (".pdf",)
SEAL_MM = 24.0
"""High enough for a signature and a seal."""
ROLES = {
    Role.COORDINATOR: lazy("担当者"),
    Role.INSTRUCTOR: lazy("講師"),
    Role.HELPER: lazy("支援員"),
}


def build(data: ErasureFigures) -> Document:
    """Return the certificate on one page, with room for names and seals of those who answer for it."""
    erasure = data.erasure
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        Paragraph(plain_text(_("つぎのとおり、スマホ教室の名簿から、個人の記録を消去しました。"))),
        _facts(erasure),
        Paragraph(
            plain_text(
                _(
                    "この日より前に保存した控え（バックアップ）には、消した人の名前がのこっています。"
                    "USB などの控えも、きまりにしたがって消してください。"
                )
            ),
            boxed=True,
        ),
        Heading(plain_text(_("確認"))),
        _seals(),
    ]
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"erasure-{erasure.at.date().isoformat()}-{erasure.at:%H%M}",
        blocks=tuple(blocks),
        footer=_("消去の記録の番号：{id}").format(id=erasure.id),
        author=data.centre,
        most_pages=1,
        least_pt=9.0,
    )


def _facts(erasure: Erasure) -> Facts:
    rule = _("最後に来た日（来ていない人は、名簿に入れた日）の年度がおわってから、{n}年のこす").format(n=erasure.years)
    who = _("{day}のあと、一度も来ていない人").format(day=_last_day(erasure))
    if erasure.asked:
        rule, who = _("本人などからの申し出による消去（保存のきまりとは、べつです）"), _("消去の申し出があった人")
    return Facts(
        (
            (_("消去した日"), words.day(erasure.at.date())),
            (_("消去した人数"), words.people(erasure.people)),
            (_("保存のきまり"), rule),
            (_("消去した人"), who),
            (_("消去したもの"), _("名前、ふりがな、生まれた年、電話の下4けた、スマホの種類、メモ、参加カードの番号")),
            (_("のこしたもの"), _("出席の人数と、年代ごとの人数（だれのものかは、わかりません）")),
            (_("行った人"), _(ROLES[erasure.role])),
        ),
        columns=1,
    )


def _last_day(erasure: Erasure) -> str:
    last = erasure.kept_from - timedelta(days=1)
    return wareki.format_day(last, weekday=False) if language() == SOURCE else i18n.day(last, weekday=False)


def _seals() -> Table:
    columns = (
        Column(_("確認した日"), 0.25, write_in=True),
        Column(_("担当者（名前・印）"), 0.375, write_in=True),
        Column(_("責任者（名前・印）"), 0.375, write_in=True),
    )
    return Table(_("確認"), columns, (("", "", ""),), row_mm=SEAL_MM)
