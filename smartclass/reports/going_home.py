"""帰りの一枚: what was done today, up to three things for home, the next class, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.document import (
    Block,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    QrBlock,
    StepBlock,
    WritingLines,
)
from smartclass.domain.people_papers import AtHome, GoingHomeFigures, HomeSheet
from smartclass.domain.ruby import parse, plain_text
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from smartclass.reports import words

ID = "going_home"
TITLE = lazy("帰りの一枚")
SPAN = "people"
FORMATS = (".pdf",)

BODY_PT, LEAST_PT = 22.0, 16.0


def build(data: GoingHomeFigures) -> Document:
    """Return one page for each sheet; Problem where nobody has come and personal ones were wanted."""
    session = data.session
    if not data.sheets:
        raise Problem(
            _("まだ、だれも出席になっていません。"),
            _("受付で出席にするか、「教室のみなさんに」の紙をお使いください。"),
        )
    blocks: list[Block] = []
    for number, sheet in enumerate(data.sheets):
        if number:
            blocks.append(PageBreak())
        blocks += _sheet(data, sheet)
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"going-home-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=tuple(blocks),
        body_pt=BODY_PT,
        least_pt=LEAST_PT,
        most_pages=len(data.sheets),
        author=session.centre.name,
        bare=True,
    )


def _sheet(data: GoingHomeFigures, sheet: HomeSheet) -> Iterator[Block]:
    hello = _("{name} さん").format(name=sheet.name) if sheet.name else _("教室のみなさんへ")
    yield Paragraph(plain_text(f"{_day(data.session.day)}　{data.session.centre.name}"), size=13)
    yield Paragraph(plain_text(hello), size=20, bold=True)
    yield Heading(parse(_("{今日|きょう}も おつかれさまでした")), 1)
    if sheet.done:
        yield Heading(parse(_("{今日|きょう} したこと")))
        yield from (Paragraph(words.joined(plain_text("○ "), title)) for title in sheet.done)
    yield Heading(parse(_("おうちで やってみること")))
    yield from (_at_home(sheet, number, one) for number, one in enumerate(sheet.home, 1))
    if not sheet.home:
        yield Paragraph(parse(_("スマホで、ご{家族|かぞく}やお{友|とも}だちに、{電話|でんわ}をかけてみましょう。")))
    yield Heading(parse(_("つぎの {教室|きょうしつ}")))
    yield Facts(((_("日にち"), _next(data)), (_("こまったときの電話"), data.phone)), columns=1, row_mm=12.0)
    yield from (QrBlock(link.url, link.label, link.url, 30.0) for link in sheet.links)
    yield WritingLines(parse(_("つぎに {聞|き}きたいこと")), lines=1, fill=True)


def _at_home(sheet: HomeSheet, number: int, one: AtHome) -> StepBlock:
    """Return a step for this phone with its picture, or an invitation to the whole lesson."""
    if one.step is None:
        return StepBlock(
            number, parse(_("「{lesson}」を、もういちど ゆっくり。").format(lesson=one.lesson.title.markup))
        )
    shown = one.step.for_family(sheet.family)
    picture = one.lesson.picture(shown.picture) if shown.picture else None
    return StepBlock(number, shown.text, picture if picture and picture.is_file() else None, shown.alt.plain)


def _next(data: GoingHomeFigures) -> str:
    """Return the day and hour of the next class; "" leaves a line to write on."""
    coming = data.following
    return f"{_day(coming.day)} {i18n.clock_time(coming.starts)}" if coming else ""


def _day(value: date) -> str:
    return wareki.format_day(value) if i18n.language() == i18n.SOURCE else i18n.day(value)
