"""The card about the register's protection: whether it is on, and what can be done about it."""

from __future__ import annotations

from functools import partial

from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, column, row


def protection_card(context: Context) -> Card:
    """Return the card; each button opens the screen that does it."""
    look, on = context.look, context.app.protection.on
    acts = (
        (("passphrase", _("合言葉を変える"), "lock"), ("code", _("紙を作りなおす"), "handout"))
        if on
        else (("protect", _("合言葉で守る"), "lock"),)
    )
    if on:
        acts = (*acts, ("renew", _("鍵ごと新しくする"), "again"))
    acts = (*acts, ("audit", _("操作の記録"), "report"))
    buttons = []
    for act, words, icon in acts:
        button = Button(look, words, icon=icon, tall=48)
        button.setObjectName(f"protection-{act}")
        button.clicked.connect(partial(_open, context, act))
        buttons.append(button)
    state = _("名簿と控えは、合言葉で守られています。") if on else _("名簿は、まだ守られていません。")
    about = (
        _("USB に入れた前の控えは、作ったときの合言葉で開きます。")
        if on
        else _("パソコンがなくなると、中の名簿を読まれるおそれがあります。")
    )
    return Card(
        look,
        column(
            label(look, _("守り"), 24, bold=True),
            row(icon_label(look, "shield" if on else "warn", 28), label(look, state, 18, bold=True), gap=10),
            label(look, about, 18),
            flow(*buttons, gap=4),
            gap=10,
        ),
    )


def _open(context: Context, act: str, _on: bool = False) -> None:
    if act == "audit":
        context.go("audit")
    else:
        context.go("protect", act=act)
