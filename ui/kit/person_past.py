"""What one person has done here, and what can be asked for about them: on their page in the office."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain.retention import Erasure
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.label import label
from ui.kit.layout import Card, column, row

SHOWN = 12


class PersonPast(Card):
    """Classes and lessons, the newest first; below them, apart from everything else, erasing on request."""

    def __init__(self, context: Context, person: UUID) -> None:
        self._context, self._person = context, person
        look, app = context.look, context.app
        done = app.following.history(person)
        titles = {lesson.id: lesson.title.plain for lesson in app.library.lessons()} if done.lessons else {}
        visits = [
            _("{day}　{course}（{centre}）").format(day=i18n.day(one.day), course=one.course, centre=one.centre)
            for one in done.visits
        ]
        lessons = [titles.get(lesson, lesson) for lesson, _seen in done.lessons]
        erase = Button(look, _("この人の記録を消す（申し出）"), icon="trash", kind="quiet", px=18, tall=46)
        erase.setObjectName("erase-person")
        erase.clicked.connect(lambda _on=False: self.ask())
        super().__init__(
            look,
            column(
                label(look, _("これまでのこと"), 24, bold=True),
                label(look, _("来た教室（{n}回）").format(n=len(visits)), 18, bold=True),
                label(look, _lines(visits, _("まだ、教室に来ていません。")), 18),
                label(look, _("見た教材（{n}）").format(n=len(lessons)), 18, bold=True),
                label(look, _lines(lessons, _("このパソコンで見た教材は、まだありません。")), 18),
                row(erase, None),
                gap=8,
            ),
        )

    def ask(self) -> None:
        """Say what would go and what would stay, and ask."""
        try:
            one = self._context.app.retention.one(self._person)
        except Problem as problem:
            self._context.problem(problem)
            return
        says = [
            _("{name}さんの、名前・ふりがな・生まれた年・電話・メモ・参加カードの番号を消します。").format(
                name=one.name
            ),
            _("出席 {n}回は、名前のない数としてのこります。").format(n=one.visits),
            *([_("これからの予約 {n}件は、取り消します。").format(n=one.ahead)] if one.ahead else []),
            _("消したあとは、もどせません。"),
        ]
        self._context.ask(_("この人の記録を消しますか"), "\n".join(says), _("消す"), _("やめる"), self.erase)

    def erase(self) -> None:
        """Erase on another thread: the file is written anew, which takes a while."""
        context, person = self._context, self._person
        retention = context.app.retention
        context.tell(_("消しています。少しお待ちください。"))

        def done(made: Erasure) -> None:
            if isValid(self):
                context.go("erasures", erasure=made.id)
            context.tell(_("消しました。証明書を印刷できます。"))

        context.tasks.run(lambda _task: retention.erase_one(person), done=done, failed=context.problem)


def _lines(lines: Sequence[str], empty: str) -> str:
    """Return lines below each other; of a long list the first ones, with how many more there are."""
    if not lines:
        return empty
    more = [_("ほかに {n}").format(n=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])
