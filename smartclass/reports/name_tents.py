"""名札（卓上）: an A4 page for each person, folded in the middle, so that both sides of the table read the name."""

from __future__ import annotations

from smartclass.domain.document import Block, Document, PageBreak
from smartclass.domain.people_papers import TableFigures
from smartclass.domain.whole_sheets import NameTent
from smartclass.errors import Problem
from smartclass.i18n import SOURCE, _, language, lazy

ID = "name_tents"
TITLE = lazy("机の名札")
SPAN = "people"
FORMATS = (".pdf",)


def build(data: TableFigures) -> Document:
    """Return a page for each person on the roster, in its order; Problem where nobody is on it."""
    session = data.session
    if not data.people:
        raise Problem(_("まだ名簿に人がいません。"), _("先に受講者を名簿に入れてから、もう一度押してください。"))
    blocks: list[Block] = []
    for number, person in enumerate(data.people):
        if number:
            blocks.append(PageBreak())
        kana = person.kana if language() == SOURCE and person.kana != person.name else ""
        blocks.append(NameTent(person.name, kana, session.course.title, _("点線で、山の形に折ってください")))
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"name-tents-{session.day.isoformat()}-{session.starts:%H%M}",
        blocks=tuple(blocks),
        author=session.centre.name,
        bare=True,
    )
