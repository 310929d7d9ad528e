"""The protocol of a draw: seed, time, rules, counts, and the result by booking number; there is no name in it."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.draw import DrawFigures, DrawLine
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, lazy
from smartclass.reports import words

ID = "draw_protocol"
TITLE = lazy("抽選の記録")
SPAN = "draw"
FORMATS = (".pdf", ".xlsx", ".csv")

RULES = (
    lazy("いっしょに申しこんだ人は、ひとつの組です。組の番号は、その中のいちばん小さい受付番号です。"),
    lazy("はじめての人、前の抽選で席がなかった人がいる組を、先にします。"),
    lazy("それぞれの中の順番は「抽選の数:組の番号」の SHA-256 の値が小さい順です。"),
    lazy(
        "この順に席を決めます。残りの席が組の人数より少ないときは、その組をキャンセル待ちにして、つぎの組に進みます。"
    ),
    lazy("同じ申込と同じ「抽選の数」なら、だれがしても同じ結果になります。"),
)


def build(data: DrawFigures) -> Document:
    """Return the protocol; the same draw gives the same one whenever it is printed."""
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        words.session_facts(data.session),
        _facts(data),
        Heading(plain_text(_("結果（受付番号の順）"))),
        _table(data),
        Heading(plain_text(_("決めかた"))),
        *(Paragraph(plain_text(f"{number}. {_(rule)}"), size=10) for number, rule in enumerate(RULES, start=1)),
    ]
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"draw-{data.session.day.isoformat()}-{data.session.starts:%H%M}",
        blocks=tuple(blocks),
        footer=_("お名前はありません。受付番号でお知らせします。"),
        author=data.session.centre.name,
    )


def _facts(data: DrawFigures) -> Facts:
    seated = sum(line.seated for line in data.lines)
    when = f"{words.day(data.at.date())} {i18n.clock_time(data.at)}"
    return Facts(
        (
            (_("抽選した日時"), when),
            (_("抽選の数"), data.seed),
            (_("抽選の回数"), _("{n}回め").format(n=data.times)),
            (_("席の数"), str(data.seats)),
            (_("申しこんだ人"), words.people(len(data.lines))),
            (_("組の数"), str(len({line.party for line in data.lines}))),
            (_("はじめての人"), words.people(sum(line.first_timer for line in data.lines))),
            (_("前の抽選で席がなかった人"), words.people(sum(line.lost_last for line in data.lines))),
            (_("席が決まった人"), words.people(seated)),
            (_("キャンセル待ちの人"), words.people(len(data.lines) - seated)),
        )
    )


def _table(data: DrawFigures) -> Table:
    columns = (
        Column(_("受付番号"), 0.2, Align.CENTRE),
        Column(_("組の番号"), 0.2, Align.CENTRE),
        Column(_("先にする わけ"), 0.3),
        Column(_("結果"), 0.3),
    )
    return Table(_("抽選の結果"), columns, tuple(_row(line) for line in data.lines), main=True)


def _row(line: DrawLine) -> tuple[str | int, ...]:
    why = [_("はじめて")] if line.first_timer else []
    why += [_("前は席なし")] if line.lost_last else []
    result = _("席が決まりました") if line.seated else _("キャンセル待ち {n}番め").format(n=line.waiting)
    return line.number, line.party, _("、").join(why), result
