"""A card that explains a word: the word large, its picture, its meaning; and the words of a step to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from smartclass.domain.glossary import Term
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, column, row
from ui.kit.overlay import Overlay
from ui.kit.svg_view import SvgView

PICTURE = (240, 180)


def explain(context: Context, over: Overlay, term: Term) -> None:
    """Show what `term` means."""
    look = context.look
    close = Button(look, _("とじる"), icon="close", kind="primary", px=24, tall=60)
    close.setObjectName("close-word")
    close.clicked.connect(over.dismiss)
    words = column(label(look, term.word, 36, bold=True), label(look, term.meaning, 26), None, gap=12)
    over.show_card(Card(look, column(_beside(context, term, words), row(None, close), gap=16)), close, over.dismiss)


def choose(context: Context, over: Overlay, terms: Sequence[Term]) -> None:
    """Offer the words of a step; a single one is explained at once."""
    if len(terms) == 1:
        explain(context, over, terms[0])
        return
    look = context.look
    buttons: list[QWidget] = []
    for number, term in enumerate(terms):
        button = Button(look, term.word, px=24, tall=60)
        button.setObjectName(f"word-{number}")
        button.clicked.connect(lambda _on=False, term=term: explain(context, over, term))
        buttons.append(button)
    close = Button(look, _("とじる"), icon="close", px=24, tall=60)
    close.clicked.connect(over.dismiss)
    title = label(look, _("どの言葉の意味を見ますか"), 28, bold=True)
    over.show_card(Card(look, column(title, flow(*buttons), row(None, close), gap=14)), buttons[0], over.dismiss)


def _beside(context: Context, term: Term, words: QVBoxLayout) -> QBoxLayout:
    if term.picture is None:
        return words
    look = context.look
    picture = SvgView(look.theme.line)
    picture.setFixedSize(look.px(PICTURE[0]), look.px(PICTURE[1]))
    picture.show_file(term.picture, "")
    return row(picture, words, gap=20)
