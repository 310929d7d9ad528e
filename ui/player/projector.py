"""The window on the second screen: the step, or darkness. Notes and cues are not even here to be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smartclass.i18n import _
from ui.kit.label import label
from ui.kit.theme import Look, theme
from ui.player.stage import Stage
from ui.player.step_view import StepView

SHARE = 0.045
"""Text height as a part of the picture's height: at least 4 % can be read from the back row."""


class ProjectedStep(QWidget):
    """What the audience sees; also shown small in the presenter's view, so that both are always the same."""

    def __init__(self, look: Look, stage: Stage) -> None:
        super().__init__()
        self._stage, self._dark = stage, False
        self._title = label(Look(look.theme), "", 22, colour=look.theme.sub)
        self._view = StepView(Look(look.theme), largest=96, screen_share=SHARE)
        self._where = label(Look(look.theme), "", 22, bold=True, colour=look.theme.sub)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.addWidget(self._title)
        box.addWidget(self._view, 1)
        box.addWidget(self._where)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        stage.moved.connect(self.refresh)
        stage.curtained.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draw what the stage allows."""
        shown = self._stage.projected
        self._dark = shown is None
        for part in (self._title, self._view, self._where):
            part.setVisible(not self._dark)
        if shown is not None:
            lesson = self._stage.lesson
            small = max(14, round(self.height() * 0.032))
            for words in (self._title, self._where):
                words.set_pixel_size(small)
            self._title.set_text(lesson.title)
            self._where.set_text(_("{n} / {whole}").format(n=shown + 1, whole=len(lesson.steps)))
            self._view.show_step(lesson, lesson.steps[shown].for_family(self._stage.family))
        self.update()

    def lit(self, start: int, length: int) -> None:
        if not self._dark and not self._stage.frozen:
            self._view.lit(start, length)

    def readable(self) -> str:
        """Return every word that can be read here now."""
        if self._dark:
            return ""
        return "\n".join((self._title.text(), self._view.event_summary(), self._where.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._dark:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor("#000000"))
            painter.end()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.refresh()


class Projector(QWidget):
    """A frameless full-screen window on the chosen screen. The clicker's keys work here too."""

    closed = Signal()

    def __init__(self, stage: Stage, screen: QScreen, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._stage = stage
        self.setWindowTitle(_("スクリーン"))
        self.shown = ProjectedStep(Look(theme(look.theme.name)), stage)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.shown)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.closed.emit()
        elif not steer(self._stage, event):
            super().keyPressEvent(event)


def steer(stage: Stage, event: QKeyEvent) -> bool:
    """Do what a presenter's clicker or a foot pedal asks; false where the key means nothing here."""
    acts = {
        Qt.Key.Key_PageDown: stage.next,
        Qt.Key.Key_Right: stage.next,
        Qt.Key.Key_PageUp: stage.previous,
        Qt.Key.Key_Left: stage.previous,
        Qt.Key.Key_B: stage.toggle_black,
        Qt.Key.Key_Period: stage.toggle_black,
        Qt.Key.Key_F: stage.toggle_freeze,
        Qt.Key.Key_K: stage.switch_next,
    }
    act = acts.get(Qt.Key(event.key()))
    if act is None:
        return False
    act()
    return True


def other_screen(here: QScreen | None, wanted: str = "") -> QScreen | None:
    """Return the screen to project on: the one remembered, else any that is not this one, else None."""
    others = [screen for screen in QGuiApplication.screens() if screen is not here]
    return next((screen for screen in others if screen.name() == wanted), others[0] if others else None)
