"""The tables and facts that reports of longer spans share: one line for each month, centre or course, with sums."""

from __future__ import annotations

from datetime import date

from smartclass.domain import wareki
from smartclass.domain.activity import ActivityFigures, Tally
from smartclass.domain.chart import Chart, Kind, Series
from smartclass.domain.document import Align, Column, Facts, Paragraph, Table
from smartclass.domain.fiscal import Kind as SpanKind
from smartclass.domain.registry import Centre
from smartclass.domain.ruby import plain_text
from smartclass.i18n import SOURCE, _, language
from smartclass.reports import talks, words


def hours(minutes: int) -> float:
    """Return minutes as hours with one decimal, a number in sheets too."""
    return round(minutes / 60, 1)


def place(centre: Centre | None) -> str:
    """Return the centre's name, or that it is all of them."""
    return centre.name if centre else _("全会場")


def month(day: date, *, with_year: bool = True) -> str:
    """Return a month for a table (R8.4, elsewhere 2026-04) or for a chart (4月, elsewhere Apr)."""
    if language() != SOURCE:
        from babel.dates import format_date

        return day.strftime("%Y-%m") if with_year else str(format_date(day, "MMM", locale=language()))
    said = wareki.of(day)
    if not with_year or said is None:
        return f"{day.month}月"
    return f"{said.era.letter}{said.number}.{day.month}月"


def head(data: ActivityFigures) -> Facts:
    """Return the span and the place."""
    return Facts(((_("期間"), words.period(data.period)), (_("会場"), place(data.centre))))


def totals(data: ActivityFigures) -> Facts:
    """Return the sums of the whole span as facts."""
    whole = data.whole
    return Facts(
        (
            (_("開催した回数"), _("{n}回").format(n=whole.sessions)),
            (_("中止した回数"), _("{n}回").format(n=whole.cancelled)),
            (_("教室の時間"), _("{n}時間").format(n=f"{hours(whole.minutes):,.1f}")),
            (_("講師・支援員の延べ時間"), _("{n}時間").format(n=f"{hours(whole.staff_minutes):,.1f}")),
            (_("講師・支援員の延べ人数"), words.people(whole.staff)),
            (_("定員の合計"), words.people(whole.seats)),
            (_("延べ人数"), words.people(whole.visits)),
            (_("実人数"), words.people(whole.people)),
            (_("そのうち初めての人"), words.people(whole.newcomers)),
            (_("人数だけ数えた人"), words.people(whole.count_only)),
            *_booked(data),
            *talks.pairs(data.talk_sums, data.survey),
        )
    )


def _booked(data: ActivityFigures) -> list[tuple[str, str]]:
    applied = data.whole.bookings.applied
    return [(_("申込の延べ人数"), words.people(applied))] if applied else []


def table(name: str, first: str, lines: tuple[tuple[str, Tally], ...], whole: Tally, *, main: bool = False) -> Table:
    """Return a line for each part, and the whole span as the last one."""
    columns = (
        Column(first, 0.215),
        *(
            Column(title, share, Align.RIGHT)
            for title, share in (
                (_("開催"), 0.06),
                (_("中止"), 0.09),
                (_("時間"), 0.08),
                (_("講師延べ"), 0.09),
                (_("講師時間"), 0.09),
                (_("定員"), 0.08),
                (_("延べ人数"), 0.1),
                (_("実人数"), 0.095),
                (_("初めて"), 0.1),
            )
        ),
    )
    rows = tuple((title, *_numbers(one)) for title, one in lines)
    return Table(name, columns, rows, (_("合計"), *_numbers(whole)), row_mm=7.0, main=main)


def _numbers(one: Tally) -> tuple[int | float, ...]:
    return (
        one.sessions,
        one.cancelled,
        hours(one.minutes),
        one.staff,
        hours(one.staff_minutes),
        one.seats,
        one.visits,
        one.people,
        one.newcomers,
    )


def month_lines(data: ActivityFigures) -> tuple[tuple[str, Tally], ...]:
    """Return the months with their names for a table."""
    return tuple((month(day), one) for day, one in data.months)


def named(tallies: tuple[Tally, ...]) -> tuple[tuple[str, Tally], ...]:
    """Return centres or courses with their names."""
    return tuple((one.name, one) for one in tallies)


def months_chart(data: ActivityFigures) -> Chart:
    """Return the visits of each month; one without a class has no value (it may be still to come)."""
    names = tuple(month(day, with_year=False) for day, _tally in data.months)
    values = tuple(float(one.visits) if one.sessions else None for _day, one in data.months)
    return Chart(Kind.COLUMNS, _("月ごとの延べ人数"), names, (Series(_("延べ人数"), values),))


def parts_chart(title: str, tallies: tuple[Tally, ...]) -> Chart:
    """Return visits and different people of each centre or course, the largest first."""
    ordered = sorted(tallies, key=lambda one: (-one.visits, one.name))
    series = (
        Series(_("延べ"), tuple(float(one.visits) for one in ordered)),
        Series(_("実人数"), tuple(float(one.people) for one in ordered)),
    )
    return Chart(Kind.ROWS, title, tuple(one.name for one in ordered), series)


def note() -> Paragraph:
    """Return how people are counted, in small print."""
    said = _(
        "延べ人数には、お名前を聞かずに人数だけ数えた人もふくみます。実人数は、お名前のある人を一人一回数えます。"
        "月や会場ごとの実人数をたしても、全体の実人数にはなりません。初めての人は、はじめて来た月と会場で数えます。"
    )
    return Paragraph(plain_text(said), size=9)


def title_of_span(data: ActivityFigures) -> str:
    """Return what the activity report of this span is called."""
    return {
        SpanKind.YEAR: _("スマホ教室 年間実績報告書"),
        SpanKind.QUARTER: _("スマホ教室 四半期実績報告書"),
    }.get(data.period.kind, _("スマホ教室 期間実績報告書"))
