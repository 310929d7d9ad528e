"""Calm cards over the screen: a question, a problem with its way out, a short notice, and work under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smartclass.i18n import _
from ui.kit.button import Button
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, column, row
from ui.kit.theme import Look


class Overlay(QWidget):
    """Covers its parent, lets nothing through, and shows one card in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._box = QVBoxLayout(self)
        self._box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._escape: Callable[[], None] | None = None
        parent.installEventFilter(self)
        self.hide()

    def show_card(self, card: Card, first: QWidget, escape: Callable[[], None] | None) -> None:
        """Show `card`, put the focus on `first`; Esc calls `escape`."""
        while (item := self._box.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        card.setMaximumWidth(round(self._under.width() * (0.8 if self._under.width() >= 1200 else 0.94)))
        card.setMinimumWidth(min(620, round(self._under.width() * 0.7)))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._box.addWidget(card)
        self._escape = escape
        self.setGeometry(self._under.rect())
        self.show()
        self.raise_()
        first.setFocus()

    def dismiss(self) -> None:
        self.hide()
        self._escape = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._under.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._escape:
            self._escape()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140))
        painter.end()


def ask(over: Overlay, look: Look, words: tuple[str, str, str, str], chosen: Callable[[], None]) -> None:
    """Put a question: words are title, text, yes, no. Esc means no."""
    title, text, yes, no = words
    agree = Button(look, yes, kind="primary", icon="check", tall=52)
    refuse = Button(look, no, tall=52)

    def accept() -> None:
        over.dismiss()
        chosen()

    agree.clicked.connect(accept)
    refuse.clicked.connect(over.dismiss)
    inside = column(label(look, title, 26, bold=True), label(look, text, 20), 8, row(None, refuse, agree))
    over.show_card(Card(look, inside), refuse, over.dismiss)


def tell_problem(over: Overlay, look: Look, sentence: str, way_out: str) -> None:
    """Show what happened and what the person can do."""
    fine = Button(look, _("わかりました"), kind="primary", tall=52)
    fine.clicked.connect(over.dismiss)
    inside = column(
        row(icon_label(look, "info", 36), label(look, sentence, 24, bold=True)),
        label(look, way_out, 20),
        8,
        row(None, fine),
    )
    over.show_card(Card(look, inside), fine, over.dismiss)


class Busy:
    """A card for work that takes more than a moment: what is being done, how far, and 「やめる」."""

    def __init__(self, over: Overlay, look: Look, words: str, cancel: Callable[[], None]) -> None:
        from PySide6.QtWidgets import QProgressBar

        self._over = over
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        stop = Button(look, _("やめる"), icon="close", tall=46)
        inside = column(label(look, words, 24, bold=True), self._bar, row(None, stop))

        def give_up() -> None:
            cancel()
            over.dismiss()

        stop.clicked.connect(give_up)
        self._card = Card(look, inside)
        self._stop = stop
        self._escape = give_up
        self._timer = QTimer(over)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: over.show_card(self._card, self._stop, self._escape))
        self._timer.start(400)

    def progress(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)

    def end(self) -> None:
        """Take the card away (it never appeared if the work was quick)."""
        if self._timer.isActive():
            self._timer.stop()
            self._card.deleteLater()
        else:
            self._over.dismiss()


class Notice(QWidget):
    """A short sentence at the bottom of the window that needs no answer and leaves by itself after a while."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._under = parent
        t = look.theme
        self._words = label(look, "", 20, bold=True, colour=t.page if t.name != "yellow" else t.on_action)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 14, 24, 14)
        box.addWidget(self._words)
        self._colour = t.text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show `sentence` for eight seconds."""
        self._words.set_text(sentence)
        room = self._under.width()
        width = min(room - 80, self._words.sizeHint().width() + 60)
        height = self._words.heightForWidth(width - 48) + 28
        self.setGeometry((room - width) // 2, self._under.height() - height - 110, width, height)
        self.show()
        self.raise_()
        self._timer.start(8000)

    def text(self) -> str:
        return self._words.text() if self.isVisible() else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(self.rect(), 14, 14)
        painter.end()
