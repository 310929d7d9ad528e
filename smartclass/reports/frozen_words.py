"""The words of a frozen report: its mark, and one sentence for each figure that has changed since."""

from __future__ import annotations

from datetime import date

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.freezing import Difference, Key, Value
from smartclass.i18n import _, lazy
from smartclass.reports import talks, tallies, words

MEASURES = {
    "sessions": lazy("開催した回数"),
    "cancelled": lazy("中止した回数"),
    "minutes": lazy("教室の時間"),
    "staff": lazy("講師・支援員の延べ人数"),
    "staff_minutes": lazy("講師・支援員の延べ時間"),
    "seats": lazy("定員の合計"),
    "visits": lazy("延べ人数"),
    "people": lazy("実人数"),
    "newcomers": lazy("初めての人"),
    "count_only": lazy("人数だけ数えた人"),
    "walk_ins": lazy("飛び入りの延べ人数"),
    "stumbles": lazy("つまずき"),
}
BOOKINGS = {
    "applied": lazy("申込の延べ人数"),
    "came": lazy("申しこんで来た人"),
    "stayed_away": lazy("来なかった人"),
    "not_ticked": lazy("来たか分からない人"),
    "given_up": lazy("キャンセルした人"),
    "no_seat": lazy("席がとれなかった人"),
    "draws": lazy("抽選をした教室"),
    "drawn": lazy("抽選に入った申込"),
    "won": lazy("抽選で席がとれた人"),
}
_SAID: tuple[tuple[dict[str, str], str], ...] = (
    (MEASURES | BOOKINGS, "{words}"),
    ({str(band): said for band, said in words.BANDS.items()}, lazy("{words}の実人数")),
    ({str(outcome): said for outcome, said in talks.OUTCOME_WORDS.items()}, lazy("個別相談「{words}」")),
    ({str(answer): said for answer, said in talks.ANSWER_WORDS.items()}, lazy("アンケート「{words}」")),
)
_HOURS = ("minutes", "staff_minutes")


def day(value: date) -> str:
    """Return a day without its weekday: 令和8年11月5日, in other languages the Western one."""
    if i18n.language() != i18n.SOURCE:
        return i18n.day(value, weekday=False)
    return wareki.format_day(value, weekday=False)


def mark(frozen_on: date) -> str:
    """Return what stands in the foot of a frozen report."""
    return _("{day}に確定").format(day=day(frozen_on))


def changed(frozen_on: date) -> str:
    """Return what stands in the foot where the figures are no longer those that were frozen."""
    return _("{day}の確定のあとに、記録が変わっています").format(day=day(frozen_on))


def figure(key: Key) -> str:
    """Return what a figure is called: 合計の延べ人数, 令和8年11月の実人数, 中央館の60代."""
    group, part, measure = key
    name = measure
    for known, said in _SAID:
        if measure in known:
            name = (said if said == "{words}" else _(said)).format(words=_(known[measure]))
    if group == "month":
        part = tallies.month(date.fromisoformat(f"{part}-01"))
    return _("{part}：{figure}").format(part=part, figure=name) if part else name


def value(key: Key, said: Value | None) -> str:
    """Return a figure in words; hours for minutes, a dash where there is none."""
    if said is None:
        return "―"
    if key[2] in _HOURS and isinstance(said, int):
        return _("{n}時間").format(n=f"{tallies.hours(said):,.1f}")
    return i18n.number(said) if isinstance(said, int) else said


def sentence(one: Difference) -> str:
    """Return one difference on a line: 合計の延べ人数　120 → 121."""
    return f"{figure(one.key)}　{value(one.key, one.before)} → {value(one.key, one.now)}"


def nothing(*, rows_changed: bool) -> str:
    """Return what is said where every figure is as it was."""
    if rows_changed:
        return _("数は、確定したときと同じです。記録の中身は、変わったところがあります。")
    return _("確定したときと、何も変わっていません。")
