"""A poster of a course on one A4 sheet: what, when, where, how many, and whom to ask."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.announcing import PosterFigures, phone_digits
from smartclass.domain.document import Align, Block, Document, Paragraph, QrBlock
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language, lazy
from smartclass.reports import words

ID = "poster"
TITLE = lazy("ポスター（教室のお知らせ）")
SPAN = "poster"
FORMATS = (".pdf",)

_DAYS, _MANY = 27.0, 22.0
_CODE, _LARGE_CODE = 35.0, 60.0
"""Millimetres of the code; large where few days leave room, so that it is read from further away."""
_LONG = 12
"""A title of more characters than this is set smaller, so that it stays on two lines."""


def build(data: PosterFigures) -> Document:
    """Return the poster. Without a telephone and a page it says to ask at the place itself."""
    first = data.sessions[0]
    title, when = first.course.title, _when(data)
    blocks: list[Block] = [
        Paragraph(plain_text(_("スマホ教室の お知らせ　{year}").format(year=_year(data))), size=24, align=Align.CENTRE),
        Paragraph(plain_text(title), size=50 if len(title) <= _LONG else 38, bold=True, align=Align.CENTRE),
        Paragraph(plain_text(_("はじめての方も、ゆっくり いっしょに すすめます。")), size=21, align=Align.CENTRE),
        Paragraph(plain_text("\n".join(when)), size=_DAYS if len(when) <= 5 else _MANY, bold=True, boxed=True),
        Paragraph(plain_text(_("ところ　{place}").format(place=first.centre.name)), size=30, bold=True),
        Paragraph(plain_text(_("人数　{n}人まで").format(n=first.capacity)), size=26),
        *_ask(data, _LARGE_CODE if len(when) <= 2 else _CODE),
    ]
    return Document(
        title=title,
        language=language(),
        file_stem=f"poster-{first.day.isoformat()}-{first.starts:%H%M}",
        blocks=tuple(blocks),
        body_pt=24.0,
        footer=data.town.organiser,
        author=data.town.organiser or first.centre.name,
        most_pages=1,
        least_pt=14.0,
    )


def _year(data: PosterFigures) -> str:
    """Return 令和8年, or 令和8年〜令和9年 over the New Year."""
    years = [data.sessions[0].day, data.sessions[-1].day]
    said = [wareki.format_year(day) if language() == i18n.SOURCE else str(day.year) for day in years]
    return said[0] if said[0] == said[1] else f"{said[0]}〜{said[1]}"


def _when(data: PosterFigures) -> list[str]:
    """Return the lines of days: two days to a line and the hours once where they are always the same."""
    hours = [words.hours(one.starts, one.ends) for one in data.sessions]
    days = [words.spoken_day(one.day) for one in data.sessions]
    if len(set(hours)) > 1:
        return [f"{day}　{time}" for day, time in zip(days, hours, strict=True)]
    pairs = ["　".join(days[at : at + 2]) for at in range(0, len(days), 2)]
    return [*pairs, hours[0]]


def _ask(data: PosterFigures, mm: float) -> list[Block]:
    """Return how to ask: the telephone large, and a code for the page or, where there is none, for the telephone."""
    town, blocks = data.town, list[Block]()
    if not town.telephone and not town.page:
        return [Paragraph(plain_text(_("くわしいことは、この会場の窓口で おたずねください。")), size=22)]
    if town.telephone:
        blocks.append(Paragraph(plain_text(_("おといあわせ・おもうしこみ")), size=20))
        blocks.append(Paragraph(plain_text(_("電話 {number}").format(number=town.telephone)), size=38, bold=True))
    if town.page:
        blocks.append(QrBlock(town.page, plain_text(_("くわしくは、ホームページで")), town.page, mm))
    else:
        code = f"tel:{phone_digits(town.telephone)}"
        blocks.append(QrBlock(code, plain_text(_("スマホのカメラで、電話をかけられます")), town.telephone, mm))
    return blocks
