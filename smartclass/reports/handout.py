"""The handout of one lesson for one phone family: large, calm, with furigana, to be read again at home."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.document import Block, Document, Heading, Paragraph, QrBlock, StepBlock, WritingLines
from smartclass.domain.figures import HandoutFigures
from smartclass.domain.lesson import Step
from smartclass.domain.ruby import NO_TEXT, RubyText, parse, plain_text
from smartclass.domain.stumbles import MOST_AGAIN
from smartclass.i18n import _, lazy
from smartclass.reports import words
from smartclass.reports.words import FAMILIES

ID = "handout"
TITLE = lazy("配布資料")
SPAN = "lesson"
FORMATS = (".pdf",)

BODY_PT, LEAST_PT = 24.0, 20.0
MOST_PAGES = 4
"""Two sheets printed on both sides: what people really keep."""
LARGER = 4 / 3
"""How much larger very large print is."""


def build(data: HandoutFigures) -> Document:
    """Return the handout: goal, numbered steps, where to go on, addresses, and room for one's own notes."""
    lesson = data.lesson
    title = lesson.title
    blocks: list[Block] = [
        Paragraph(plain_text(_("{phone}を使う方へ").format(phone=_(FAMILIES[data.family]))), size=14),
        Heading(title, 1),
        *(_second(data, _other(title, data.second.title)) if data.second else ()),
        Paragraph(lesson.goal, size=20, boxed=True),
        *(_second(data, _other(lesson.goal, data.second.goal)) if data.second else ()),
    ]
    blocks += _again(data)
    blocks += [_step(data, number, step) for number, step in enumerate(lesson.steps, 1)]
    blocks.append(WritingLines(parse(_("{次|つぎ}はここから（{番号|ばんごう}）")), lines=1))
    blocks += [QrBlock(link.url, link.label, link.url) for link in lesson.links]
    if data.next_title:
        blocks.append(Paragraph(words.joined(parse(_("この{次|つぎ}にすること：")), data.next_title), size=18))
    notes = parse(_("メモ（{暗証番号|あんしょうばんごう}は{書|か}かないでください）"))
    blocks.append(WritingLines(notes, lines=3, fill=True))
    return Document(
        title=title.plain,
        language=i18n.language(),
        file_stem=f"handout-{lesson.id}-{data.family}{'-en' if data.second else ''}{'-large' if data.large else ''}",
        blocks=tuple(blocks),
        body_pt=BODY_PT * (LARGER if data.large else 1),
        least_pt=LEAST_PT * (LARGER if data.large else 1),
        most_pages=MOST_PAGES * (2 if data.large or data.second else 1),
        footer=_("{title}　{day}に確かめた内容です").format(title=title.plain, day=_checked(data)),
        author=data.centre,
    )


def _again(data: HandoutFigures) -> list[Block]:
    """Return the few steps worth doing once more, in the order of the lesson: an invitation, no count, no reproach.

    One line with their numbers: the steps themselves stand below, and the handout must not grow by a sheet.
    """
    wanted = data.again[:MOST_AGAIN]
    numbers = [str(number) for number, step in enumerate(data.lesson.steps, 1) if step.id in wanted]
    if not numbers:
        return []
    said = _("きょう、もういちど やってみる ところ：{numbers}").format(numbers=_("、").join(numbers))
    return [Paragraph(plain_text(said), size=18, bold=True)]


def _second(data: HandoutFigures, text: RubyText) -> list[Block]:
    return [Paragraph(text, size=14, language=data.second_language)] if text else []


def _other(first: RubyText, second: RubyText) -> RubyText:
    """Return what stands below a text in the other language: nothing where nobody has translated it yet."""
    return second if second.plain != first.plain else NO_TEXT


def _step(data: HandoutFigures, number: int, step: Step) -> StepBlock:
    shown = step.for_family(data.family)
    other = next((one for one in data.second.steps if one.id == step.id), None) if data.second else None
    second = other.for_family(data.family) if other else None
    picture = data.lesson.picture(shown.picture) if shown.picture else None
    caution = shown.caution
    if step.private and _ONLY_YOU not in shown.text.plain + shown.caution.plain:
        caution = words.joined(parse(_("ここからは、ご{本人|ほんにん}だけで{進|すす}みます。")), caution)
    return StepBlock(
        number,
        shown.text,
        picture if picture and picture.is_file() else None,
        shown.alt.plain,
        words.below(caution, _other(shown.caution, second.caution)) if second else caution,
        _other(shown.text, second.text) if second else NO_TEXT,
        data.second_language,
    )


_ONLY_YOU = "本人だけ"
"""A step that already says so need not say it twice."""


def _checked(data: HandoutFigures) -> str:
    day = data.lesson.checked_on
    if i18n.language() != i18n.SOURCE:
        return i18n.day(day, weekday=False)
    return wareki.format_day(day, weekday=False)
