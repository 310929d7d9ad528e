"""The audit on paper: what was done with the register, by which role, when; ids only, and the seal to keep."""

from __future__ import annotations

from typing import Protocol

from smartclass import i18n
from smartclass.domain.audit import Entry, Verdict, What, Why, witness
from smartclass.domain.document import Align, Block, Column, Document, Facts, Heading, Paragraph, Table
from smartclass.domain.fiscal import Period
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, lazy
from smartclass.reports import words

ID = "audit"
TITLE = lazy("操作の記録")
SPAN = "audit"
FORMATS = (".pdf", ".xlsx", ".csv")

WHATS = {
    What.OPEN: lazy("名簿を開いた"),
    What.LOCK: lazy("画面に鍵がかかった"),
    What.EXPORT: lazy("書き出した"),
    What.PRINT: lazy("印刷した"),
    What.SAVE: lazy("紙を保存した"),
    What.IMPORT: lazy("名簿を読みこんだ"),
    What.IMPORT_BACK: lazy("読みこみを取り消した"),
    What.MERGE: lazy("2人を1人にまとめた"),
    What.MERGE_BACK: lazy("まとめたのを取り消した"),
    What.ERASE: lazy("名前を消した"),
    What.BACKUP: lazy("控えを保存した"),
    What.RESTORE: lazy("控えから戻した"),
    What.KEY: lazy("合言葉や鍵を変えた"),
    What.DRAW: lazy("抽選をした"),
    What.DRAW_BACK: lazy("抽選を取り消した"),
    What.CORRECT: lazy("出席を直した"),
    What.FREEZE: lazy("報告を確定した"),
}
ROLES = {
    "coordinator": lazy("担当者"),
    "instructor": lazy("講師"),
    "helper": lazy("支援員"),
    "": lazy("合言葉なし"),
}


class Figures(Protocol):
    """What `build` needs."""

    @property
    def centre(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def entries(self) -> tuple[Entry, ...]: ...
    @property
    def verdict(self) -> Verdict: ...


def what_words(what: str) -> str:
    """Return what was done, in words; a kind that we don't know as it stands."""
    return _(WHATS[What(what)]) if what in set(What) else what


def who_words(entry: Entry) -> str:
    """Return the role and, in brackets, which passphrase of that role it was."""
    role = _(ROLES[entry.role]) if entry.role in ROLES else entry.role
    return _("{role}（{slot}）").format(role=role, slot=entry.slot) if entry.slot else role


def verdict_words(verdict: Verdict) -> str:
    """Return in one sentence whether the chain is whole, or where it breaks first."""
    if verdict.why is None and not verdict.entries:
        return _("記録は、まだありません。")
    if verdict.why is None:
        return _("{n}件すべて、どこも書きかえられていません。").format(n=i18n.number(verdict.entries))
    said = {
        Why.CHANGED: _("{n}番めの記録が、書きかえられています。"),
        Why.GAP: _("{n}番めの前で、記録が抜けているか、順番がちがいます。"),
        Why.END: _("{n}番めからあとの記録が、なくなっています。"),
    }
    return said[verdict.why].format(n=verdict.seq)


def build(data: Figures) -> Document:
    """Return the list of a span of days; the seal at its foot proves later that nothing before it was changed."""
    first, last, seal = data.period.first, data.period.last, witness(data.verdict.head)
    blocks: list[Block] = [
        Heading(plain_text(_(TITLE)), 1),
        Facts(
            (
                (_("期間"), f"{words.short_day(first)} 〜 {words.short_day(last)}"),
                (_("この期間の件数"), _("{n}件").format(n=i18n.number(len(data.entries)))),
                (_("確かめた結果"), verdict_words(data.verdict)),
                (_("いちばん新しい印"), seal),
            ),
            columns=1,
        ),
        Paragraph(
            plain_text(
                _(
                    "この紙をしまっておくと、ここまでの記録が書きかえられていないことを、"
                    "あとから「印」で確かめられます。名前は入っていません。"
                )
            ),
            boxed=True,
        ),
        _table(data.entries),
    ]
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"audit-{first.isoformat()}-{last.isoformat()}",
        blocks=tuple(blocks),
        body_pt=10.0,
        footer=_("印：{seal}").format(seal=seal),
        author=data.centre,
    )


def _table(entries: tuple[Entry, ...]) -> Table:
    columns = (
        Column(_("順番"), 0.07, Align.RIGHT),
        Column(_("日時"), 0.17),
        Column(_("だれ"), 0.15),
        Column(_("したこと"), 0.15),
        Column(_("どれを（番号）"), 0.36),
        Column(_("印"), 0.1),
    )
    return Table(_("操作の記録"), columns, tuple(_row(one) for one in entries), main=True)


def _row(entry: Entry) -> tuple[str | int, ...]:
    at = entry.at[:16].replace("T", " ")
    return entry.seq, at, who_words(entry), what_words(entry.what), entry.about.replace(":", " "), entry.seal[:8]
