"""修了証: a certificate on a landscape page for each person who finished, with the era date and room for the seal."""

from __future__ import annotations

from smartclass import i18n
from smartclass.domain import wareki
from smartclass.domain.document import Block, Document, PageBreak
from smartclass.domain.people_papers import CertificateFigures, Finisher
from smartclass.domain.whole_sheets import Certificate
from smartclass.errors import Problem
from smartclass.i18n import _, lazy

ID = "certificate"
TITLE = lazy("修了証")
SPAN = "people"
FORMATS = (".pdf",)

HONORIFIC = "様"
"""Only in Japanese: other languages write the name alone."""

_SHORT = 12
"""A course of so many characters stands on one line with what was done in it."""


def build(data: CertificateFigures) -> Document:
    """Return a page for each person, in the order given; Problem where nobody finished."""
    session = data.session
    if not data.people:
        raise Problem(
            _("修了証をわたす人が、まだいません。"),
            _("受付で出席にするか、「来た回数」を少なくしてください。"),
        )
    blocks: list[Block] = []
    for number, person in enumerate(data.people):
        if number:
            blocks.append(PageBreak())
        blocks.append(_one(data, person))
    return Document(
        title=_(TITLE),
        language=i18n.language(),
        file_stem=f"certificate-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=tuple(blocks),
        landscape=True,
        author=session.centre.name,
        bare=True,
    )


def _one(data: CertificateFigures, person: Finisher) -> Certificate:
    """Return one certificate; its sentences have no 、 and no 。, as is the custom."""
    session = data.session
    japanese = i18n.language() == i18n.SOURCE
    course = _("「{course}」").format(course=session.course.title)
    if data.least > 1:
        learnt = _("に{n}回 参加し よく学ばれました").format(n=i18n.number(person.times))
    else:
        learnt = _("に参加し よく学ばれました")
    fits = japanese and len(session.course.title) <= _SHORT  # no line begins with に where it needn't
    return Certificate(
        title=_("修　了　証"),
        name=person.name,
        honorific=HONORIFIC if japanese else "",
        words=(
            _("あなたは スマートフォン教室"),
            *((course + learnt,) if fits else (course, learnt)),
            _("ここに これを証します"),
        ),
        day=wareki.format_day(session.day, weekday=False) if japanese else i18n.day(session.day, weekday=False),
        giver=session.centre.name,
        seal=_("印"),
    )
