"""Labels and fields in the program's own text, broken between phrases, readable by a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from smartclass.domain.ruby import RubyText
from ui.kit import icons
from ui.kit.ruby_label import RubyLabel
from ui.kit.theme import Look


def label(
    look: Look, text: RubyText | str, px: float = 18, *, bold: bool = False, colour: str = "", align: str = "left"
) -> RubyLabel:
    """Return wrapped text of `px` pixels (before scaling)."""
    t = look.theme
    made = RubyLabel()
    made.set_pixel_size(look.px(px))
    made.set_bold(bold)
    made.set_colours(colour or t.text, t.highlight, t.highlight_line)
    made.set_alignment({"left": Qt.AlignmentFlag.AlignLeft, "centre": Qt.AlignmentFlag.AlignHCenter}[align])
    made.set_text(text)
    return made


def icon_label(look: Look, name: str, px: int = 24, colour: str = "") -> QLabel:
    """Return a picture that a screen reader passes over."""
    made = QLabel()
    size = look.px(px)
    made.setPixmap(icons.pixmap(name, size, colour or look.theme.text, 2.0))
    made.setFixedSize(size, size)
    return made


class Field(QWidget):
    """A labelled line to type in, with a hint below that turns into the sentence saying what is missing."""

    def __init__(self, look: Look, title: str, *, hint: str = "", text: str = "", wide: int = 0) -> None:
        super().__init__()
        self._look, self._hint = look, hint
        self.edit = QLineEdit(text)
        self.edit.setAccessibleName(title)
        self.edit.setMinimumHeight(look.px(48))
        if wide:
            self.edit.setMaximumWidth(look.px(wide))
        self._below = label(look, hint, 16, colour=look.theme.sub)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(label(look, title, 18, bold=True))
        box.addWidget(self.edit)
        box.addWidget(self._below)
        box.addStretch(1)
        self._below.setVisible(bool(hint))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        return self.edit.text().strip()

    def note(self, sentence: str) -> None:
        """Show what is going on, in place of the hint, as quietly as the hint."""
        self._below.set_text(sentence)
        self._below.set_colours(self._look.theme.sub, "", "")
        self._below.setVisible(True)

    def say(self, sentence: str) -> None:
        """Show what is missing, in place of the hint; "" brings the hint back."""
        self._below.set_text(sentence or self._hint)
        self._below.set_colours(self._look.theme.bad if sentence else self._look.theme.sub, "", "")
        self._below.setVisible(bool(sentence or self._hint))
        if sentence:
            self.edit.setFocus()
