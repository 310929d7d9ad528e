"""What is said of a form: what each mark means, and why a form can't be filled yet."""

from __future__ import annotations

from smartclass.domain import form_marks
from smartclass.domain.form_text import Fault, Why
from smartclass.i18n import SOURCE, _, language, lazy

MEANINGS = {
    "period": lazy("期間の名前（令和8年10月、令和8年度第3四半期、令和8年度）"),
    "month": lazy("和暦の年と月（令和8年10月）"),
    "month_number": lazy("月の数字（10）"),
    "quarter": lazy("四半期（第3四半期。もっと長い期間では空き）"),
    "fiscal_year": lazy("和暦の年度（令和8年度）"),
    "year": lazy("西暦の年（2026）"),
    "first_day": lazy("期間の最初の日"),
    "last_day": lazy("期間の最後の日"),
    "today": lazy("書きこんだ日"),
    "centre": lazy("会場の名前（すべての会場なら「全会場」）"),
    "held": lazy("開催した回数"),
    "cancelled": lazy("中止した回数"),
    "visits": lazy("来た人の延べ人数（人数だけ数えた人もふくむ）"),
    "people": lazy("お名前のある人の実人数"),
    "first_timers": lazy("実人数のうち、初めての人"),
    "walk_ins": lazy("飛び入りの延べ人数"),
    "count_only": lazy("お名前を聞かずに数えた延べ人数"),
    "expected": lazy("来る予定だった人の延べ人数"),
    "average": lazy("1回あたりの人数"),
    "staff": lazy("講師・支援員の延べ人数"),
    "hours": lazy("教室の時間の合計"),
    "minutes": lazy("教室の時間の合計（分）"),
    "centres": lazy("開催した会場の数"),
    "courses": lazy("開催した講座の数"),
    "age_under_60": lazy("59歳までの実人数"),
    "age_60s": lazy("60代の実人数"),
    "age_70s": lazy("70代の実人数"),
    "age_80s": lazy("80代の実人数"),
    "age_90s": lazy("90歳からの実人数"),
    "age_unknown": lazy("生まれた年を聞いていない人の実人数"),
    "rows:sessions": lazy("この行を、開催した教室の数だけくりかえす"),
    "rows:all": lazy("この行を、中止もふくめた教室の数だけくりかえす"),
    "row.number": lazy("1から始まる番号"),
    "row.date": lazy("教室の日"),
    "row.weekday": lazy("曜日（土）"),
    "row.starts": lazy("始まる時刻"),
    "row.ends": lazy("終わる時刻"),
    "row.time": lazy("時間（10:00〜11:30）"),
    "row.minutes": lazy("教室の長さ（分）"),
    "row.centre": lazy("教室の会場"),
    "row.course": lazy("教室の講座"),
    "row.visits": lazy("教室に来た人（人数だけ数えた人もふくむ）"),
    "row.present": lazy("教室に来た、お名前のある人"),
    "row.expected": lazy("教室に来る予定だった人"),
    "row.walk_ins": lazy("教室に飛び入りした人"),
    "row.count_only": lazy("教室で人数だけ数えた人"),
    "row.staff": lazy("教室の講師・支援員の数"),
    "row.state": lazy("「開催」か「中止」"),
}
"""By the name of the mark."""

_SAID = {
    Why.UNKNOWN: (lazy("「{mark}」という印は、ありません。"), lazy("印の一覧から選んでください。")),
    Why.FORMULA: (lazy("計算式の中に、印があります。"), lazy("印は、計算式でないセルに書いてください。")),
    Why.NO_ROWS: (lazy("「{mark}」は、くりかえす行の印です。"), lazy("同じ行に {near} を書いてください。")),
    Why.TWO_ROWS: (lazy("くりかえす行の印は、1つの行に1つだけ書けます。"), lazy("1つだけ残してください。")),
    Why.OPEN: (
        lazy("印のかっこが閉じていません。"),
        lazy("{near} のように、2つずつのかっこで囲んでください。"),
    ),
}


def meaning(name: str) -> str:
    """Return what a known mark means, that of one quarter or month too."""
    part, mark = form_marks.find(name) or ("", None)
    said = _(MEANINGS[mark.name]) if mark else ""
    if not part:
        return said
    return _("{part}の、{meaning}").format(part=form_marks.PARTS[part] if language() == SOURCE else part, meaning=said)


def fault(one: Fault) -> tuple[str, str]:
    """Return where a fault is and what it is, and what to do about it."""
    sentence, way_out = _SAID[one.why]
    if one.why is Why.UNKNOWN and one.near:
        way_out = lazy("{near} のことでしょうか。")
    said = {"mark": braced(one.mark), "near": braced(one.near)}
    words = _("{where}：{sentence}").format(where=one.where, sentence=_(sentence).format(**said))
    return words, _(way_out).format(**said)


def braced(name: str) -> str:
    """Return a name as it is written into a cell."""
    return "{{" + name + "}}"
