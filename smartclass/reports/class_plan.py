"""進行表: a ready-made class on paper for those who hold it, minute by minute, with what to bring and to print."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.document import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    WritingLines,
)
from smartclass.domain.plan import PlanFigures, PlannedClass
from smartclass.domain.ruby import RubyText, plain_text
from smartclass.i18n import _, lazy

ID = "class_plan"
TITLE = lazy("進行表")
SPAN = "plan"
FORMATS = (".pdf", ".xlsx")

ROW_MM = 10.0


def build(data: PlanFigures) -> Document:
    """Return the sheet: a page for each class of the plan."""
    plan = data.plan
    blocks: list[Block] = []
    for number, one in enumerate(plan.classes):
        if number:
            blocks.append(PageBreak())
        blocks += _class(data, one, number)
    return Document(
        title=_("進行表　{title}").format(title=plan.title.plain),
        language=i18n.language(),
        file_stem=f"plan-{plan.id}",
        blocks=tuple(blocks),
        body_pt=11.0,
        least_pt=9.0,
        most_pages=len(plan.classes),
        footer=_("時間は、めやすです。ゆっくりで大丈夫です。"),
    )


def _class(data: PlanFigures, one: PlannedClass, number: int) -> list[Block]:
    many = len(data.plan.classes) > 1
    name = _("第{n}回　{title}").format(n=number + 1, title=one.title.plain) if many else one.title.plain
    blocks: list[Block] = [
        Heading(plain_text(data.plan.title.plain), 1),
        Heading(plain_text(_("{name}（{minutes}分）").format(name=name, minutes=one.minutes)), 2),
    ]
    if not number:
        blocks.append(Paragraph(plain_text(data.plan.about.plain), boxed=True))
    columns = (
        Column(_("はじめから"), 0.14, Align.RIGHT),
        Column(_("分"), 0.08, Align.RIGHT),
        Column(_("すること"), 0.53),
        Column(_("メモ"), 0.25, write_in=True),
    )
    rows = tuple(
        (_("{n}分").format(n=begins), part.minutes, said(data, part.words, part.lesson), "")
        for begins, part in zip(one.begins(), one.parts, strict=True)
    )
    blocks.append(Table(name, columns, rows, totals=(_("合計"), one.minutes, "", ""), row_mm=ROW_MM))
    blocks += _list(_("参加する方の持ちもの"), one.bring)
    blocks += _list(_("前の日までに用意するもの"), (*one.prepare, *_papers(data, one)))
    blocks.append(WritingLines(plain_text(_("ふりかえり（うまくいったこと、次に変えること）")), lines=2))
    return blocks


def said(data: PlanFigures, words: RubyText, lesson: str) -> str:
    """Return a part in words: what is done, or the lesson's title, or both."""
    found = data.lessons.get(lesson)
    title = _("教材「{title}」").format(title=found.title.plain) if found else ""
    return "　".join(part for part in (title, words.plain) if part)


def _papers(data: PlanFigures, one: PlannedClass) -> list[RubyText]:
    """Return the papers to print: the sign-in sheet, and the handout of each lesson."""
    handouts = [
        plain_text(_("印刷：配る紙「{title}」を人数分").format(title=data.lessons[lesson].title.plain))
        for lesson in one.lessons
        if lesson in data.lessons
    ]
    return [plain_text(_("印刷：受付の名簿")), *handouts]


def _list(title: str, items: tuple[RubyText, ...]) -> list[Block]:
    if not items:
        return []
    marked = [Paragraph(plain_text(_("□ {item}").format(item=item.plain))) for item in items]
    return [Heading(plain_text(title), 2), *marked]
