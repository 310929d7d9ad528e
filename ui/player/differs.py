"""「画面がちがう」: one press notes step, phone and day, and says how to go on."""

from __future__ import annotations

from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.player.stage import Stage


def note_difference(context: Context, stage: Stage) -> None:
    """Note that the phone in hand looks different from the present step."""
    try:
        context.app.differences.note(stage.lesson.id, stage.lesson.steps[stage.index].id, stage.family)
    except Problem as problem:
        context.problem(problem)
        return
    context.tell(_("書きとめました。にている言葉や絵を、さがしてみましょう。"))
