"""Courses and lessons of a span: how often they were held, how many came, where hands stumbled (sums only)."""

from __future__ import annotations

from smartclass.domain.document import Align, Block, Column, Document, Heading, Paragraph, Table
from smartclass.domain.ruby import plain_text
from smartclass.domain.span_figures import CourseFigures, LessonUse
from smartclass.i18n import _, language, lazy
from smartclass.reports import tallies, words

ID = "courses"
TITLE = lazy("講座と教材の記録")
SPAN = "period"
FIGURES = "courses"
FORMATS = (".pdf", ".xlsx", ".csv")


def build(data: CourseFigures) -> Document:
    """Return the report; nobody can be told from its stumbles."""
    activity = data.activity
    courses, lessons = _("講座ごとの実績"), _("教材ごとの記録")
    blocks: list[Block] = [Heading(plain_text(_(TITLE)), 1), tallies.head(activity), Heading(plain_text(courses))]
    blocks.append(tallies.table(courses, _("講座"), tallies.named(activity.courses), activity.whole))
    if activity.whole.visits:
        blocks.append(tallies.parts_chart(_("講座ごとの延べ人数と実人数"), activity.courses))
    if not activity.courses:
        blocks.append(Paragraph(plain_text(_("この期間には、まだ教室がありません。"))))
    if data.lessons:
        blocks += [Heading(plain_text(lessons)), _lessons(lessons, data), *_stumbles(data)]
    blocks.append(tallies.note())
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"courses-{activity.period.first.isoformat()}-{activity.period.last.isoformat()}",
        blocks=tuple(blocks),
        footer=f"{words.period(activity.period)}　{tallies.place(activity.centre)}",
        author=tallies.place(activity.centre),
    )


def _lessons(name: str, data: CourseFigures) -> Table:
    columns = (
        Column(_("教材"), 0.44),
        Column(_("教材のまとまり"), 0.26),
        Column(_("開催"), 0.09, Align.RIGHT),
        Column(_("延べ人数"), 0.1, Align.RIGHT),
        Column(_("つまずき"), 0.11, Align.RIGHT),
    )
    rows = tuple((one.title, one.course, one.sessions, one.visits, one.stumbles) for one in data.lessons)
    return Table(name, columns, rows, row_mm=8.0, main=True)


def _stumbles(data: CourseFigures) -> list[Block]:
    """Return the steps where hands stumbled most, lesson by lesson: what to explain more slowly next time."""
    rows = tuple(row for one in data.lessons for row in _steps(one))
    if not rows:
        return []
    name = _("つまずきの多い手順")
    columns = (Column(_("教材"), 0.34), Column(_("手順"), 0.54), Column(_("回数"), 0.12, Align.RIGHT))
    said = _("回数は、れんしゅうの中でのつまずきの合計です。だれのものかは、記録していません。")
    return [
        Heading(plain_text(name)),
        Table(name, columns, rows, row_mm=11.0),
        Paragraph(plain_text(said), size=9),
    ]


def _steps(lesson: LessonUse) -> list[tuple[str, str, int]]:
    return [(lesson.title, step, times) for step, times in lesson.steps]
