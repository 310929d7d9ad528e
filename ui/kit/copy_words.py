"""How a copy of the register is spoken of: when, how much is in it, and what would be missing. Never who."""

from __future__ import annotations

from datetime import date, datetime

from smartclass import i18n
from smartclass.domain.backups import Copy, Figures, Missing, Origin, Preview
from smartclass.i18n import _, lazy

ORIGINS = {
    Origin.KEPT: lazy("自動の控え"),
    Origin.BY_HAND: lazy("手で保存した控え"),
    Origin.BEFORE_UPDATE: lazy("プログラムを新しくする前の控え"),
    Origin.BEFORE_RESTORE: lazy("控えから戻す前の記録"),
}


def moment(at: datetime, today: date) -> str:
    """Return a day and a time; today is called so."""
    day = _("今日") if at.date() == today else i18n.day(at.date())
    return _("{day} {time}").format(day=day, time=i18n.clock_time(at))


def held(figures: Figures) -> str:
    """Return how much is in a copy."""
    return _("教室 {sessions}回、受講者 {people}人、出席 {visits}件").format(
        sessions=figures.sessions, people=figures.people, visits=figures.attendances
    )


def detail(copy: Copy) -> str:
    """Return the second line for a copy in a list: where it comes from, and how much is in it where that is known."""
    origin = _(ORIGINS[copy.origin])
    return _("{origin}：{figures}").format(origin=origin, figures=held(copy.figures)) if copy.figures else origin


def lost(missing: Missing) -> str:
    """Return what a copy doesn't hold of the present register."""
    parts = (
        (missing.sessions, _("教室 {n}回")),
        (missing.people, _("受講者 {n}人")),
        (missing.attendances, _("出席 {n}件")),
    )
    return _("、").join(words.format(n=count) for count, words in parts if count)


def consequence(preview: Preview, today: date) -> str:
    """Return in one or two sentences what bringing this copy back would cost."""
    if preview.missing is None:
        when = moment(preview.figures.last or preview.copy.at, today)
        return _("{when} よりあとの記録は、入っていません。紙の名簿から、入れなおせます。").format(when=when)
    if preview.missing.nothing:
        return _("今の記録は、ぜんぶこの控えに入っています。")
    return _("この控えに入っていないもの：{missing}").format(missing=lost(preview.missing))
