"""Blocks on what became of those who applied (申込), and on draws (抽選); nothing where nobody did."""

from __future__ import annotations

from smartclass.domain.activity import ActivityFigures
from smartclass.domain.booking_figures import BookingSums
from smartclass.domain.document import Align, Block, Column, Facts, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _
from smartclass.reports import words


def blocks(data: ActivityFigures) -> list[Block]:
    """Return the draws and one line for each course, with their sums; [] where nobody applied."""
    whole = data.whole.bookings
    if not whole.applied:
        return []
    name = _("申込と抽選") if whole.draws.draws else _("申込")
    return [
        Heading(plain_text(name)),
        *_draws(whole),
        _table(name, data, unknown=whole.not_ticked > 0),
        Paragraph(plain_text(_note(unknown=whole.not_ticked > 0)), size=9),
    ]


def _draws(whole: BookingSums) -> list[Block]:
    draws = whole.draws
    if not draws.draws:
        return []
    return [
        Facts(
            (
                (_("抽選をした教室"), _("{n}回").format(n=draws.draws)),
                (_("抽選に入った申込"), words.people(draws.drawn)),
                (_("抽選で席がとれた人"), words.people(draws.won)),
                (_("抽選で席がとれなかった人"), words.people(draws.lost)),
            )
        )
    ]


def _table(name: str, data: ActivityFigures, *, unknown: bool) -> Table:
    titles = [_("申込"), _("来た"), _("来なかった"), _("キャンセル"), _("席なし"), *([_("不明")] if unknown else [])]
    columns = (
        Column(_("講座"), 1.0 - 0.13 * len(titles)),
        *(Column(title, 0.13, Align.RIGHT) for title in titles),
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (one.name, *_numbers(one.bookings, unknown=unknown)) for one in data.courses if one.bookings.applied
    )
    return Table(name, columns, rows, (_("合計"), *_numbers(data.whole.bookings, unknown=unknown)), row_mm=7.0)


def _numbers(one: BookingSums, *, unknown: bool) -> tuple[int, ...]:
    found = (one.applied, one.came, one.stayed_away, one.given_up, one.no_seat)
    return (*found, one.not_ticked) if unknown else found


def _note(*, unknown: bool) -> str:
    said = _(
        "申込は、開催した教室に申しこんだ人と、前もって名簿にのせた人の延べ人数です。"
        "「席なし」は、席がとれないまま教室の日になった人です。"
    )
    if unknown:
        said += _("「不明」は、人数だけ数えた教室に申しこんでいた人です。")
    return said
