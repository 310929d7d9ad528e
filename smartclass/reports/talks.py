"""Blocks on consultations and on the survey, as several reports have them; nothing where there was nothing."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain.consultation import OUTCOMES, Outcome, TalkSums
from smartclass.domain.document import Align, Block, Column, Heading, Table
from smartclass.domain.ruby import plain_text
from smartclass.domain.survey import Answer, SurveySums
from smartclass.i18n import _, lazy
from smartclass.reports import words

OUTCOME_WORDS = {
    Outcome.DONE: lazy("できた"),
    Outcome.HOMEWORK: lazy("宿題"),
    Outcome.DESK: lazy("窓口へ"),
    Outcome.OPEN: lazy("まだ"),
}
ANSWER_WORDS = {Answer.GOOD: lazy("よかった"), Answer.MIDDLE: lazy("ふつう"), Answer.MORE: lazy("もう少し")}


def talks(count: int) -> str:
    """Return a number of consultations."""
    return i18n.ngettext("{n}件", "{n}件", count).format(n=i18n.number(count))


def pairs(sums: TalkSums, survey: SurveySums) -> list[tuple[str, str]]:
    """Return what stands of both among the totals of a span; [] where there were none."""
    found = []
    if sums.total:
        found.append((_("相談の延べ件数"), talks(sums.total)))
    if survey.satisfied is not None:
        said = _("{share}%（{people}が回答）").format(share=survey.satisfied, people=words.people(survey.total))
        found.append((_("「よかった」の割合"), said))
    return found


def blocks(sums: TalkSums, survey: SurveySums) -> list[Block]:
    """Return the talks by topic and outcome with their sums, and the three answers; [] where there were none."""
    found: list[Block] = []
    if sums.total:
        found += [Heading(plain_text(_("個別相談"))), _topics(sums)]
    if survey.total:
        found += [Heading(plain_text(_("アンケート（教室はいかがでしたか）"))), _answers(survey)]
    return found


def _topics(sums: TalkSums) -> Table:
    columns = (
        Column(_("話題"), 0.35),
        *(Column(_(OUTCOME_WORDS[one]), 0.13, Align.RIGHT) for one in OUTCOMES),
        Column(_("合計"), 0.13, Align.RIGHT),
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (line.title or _("話題なし"), *line.counts, line.total) for line in sums.lines
    )
    return Table(_("個別相談"), columns, rows, (_("合計"), *sums.counts, sums.total))


def _answers(survey: SurveySums) -> Table:
    titles = [*(_(word) for word in ANSWER_WORDS.values()), _("合計")]
    numbers = [survey.of(one) for one in ANSWER_WORDS]
    columns = tuple(Column(title, 1.0, Align.CENTRE) for title in titles)
    return Table(_("アンケート"), columns, ((*numbers, survey.total),), row_mm=8.0)
