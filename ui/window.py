"""The one window: a bar, the present screen, and the calm cards above both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from smartclass import i18n
from smartclass.domain.roles import may_open
from smartclass.errors import Problem
from smartclass.i18n import _
from ui import qt_words
from ui.context import Context
from ui.kit import overlay
from ui.kit.theme import Look, style_sheet, theme
from ui.lock import Lock
from ui.screen import Screen, load
from ui.shells.bars import Bar
from ui.shells.places import home_of, places
from ui.tasks import Tasks

if TYPE_CHECKING:
    from smartclass.bootstrap import App


IDLE = 2000
"""Milliseconds on a screen before the register is tidied."""
NARROW = 900
"""Pixels at 100 % below which a screen stands in one column."""


class Window(QWidget):
    """Shows one screen at a time and remembers the way back."""

    def __init__(self, app: App, tasks: Tasks) -> None:
        super().__init__()
        self._app = self.app = app
        self._tasks = self.tasks = tasks
        self._history: list[tuple[str, dict[str, Any]]] = []
        self.present: Screen | None = None
        self.bar: Bar | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.setMinimumSize(960, 540)
        self.overlay = overlay.Overlay(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._tidy)
        self._dress()
        self.lock = Lock(self)

    def changed_hands(self) -> None:
        """Somebody in another role has opened the door: begin anew, nothing of the one before is left."""
        self._history.clear()
        self.restyle()
        self.home()

    def _dress(self) -> None:
        """Take language, theme and text size from the settings."""
        now = self._app.settings.now
        i18n.use(now.language)
        qt_words.follow()
        self.look = Look(theme(now.theme), now.text_scale / 100, now.mm_per_px)
        self.setWindowTitle(_("まなびのスマホ教室"))
        self.setStyleSheet(style_sheet(self.look))
        self.notice = overlay.Notice(self, self.look)
        self.context = Context(
            app=self._app.seen(),
            look=self.look,
            tasks=self._tasks,
            go=self.go,
            back=self.back,
            home=self.home,
            tell=self.tell,
            problem=self.problem,
            ask=self.ask,
            restyle=self.restyle,
            compact=self.compact,
        )

    def compact(self) -> bool:
        """Tell whether side by side would be too narrow at this text size."""
        return self.width() / self.look.scale < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Build the screen anew where it has become narrow, or wide again."""
        super().resizeEvent(event)
        self.lock.fit()
        before = event.oldSize().width() / self.look.scale < NARROW
        if self._history and event.oldSize().width() > 0 and before != self.compact():
            QTimer.singleShot(0, self, self._anew)

    def go(self, screen: str, /, **where: Any) -> None:
        """Open a screen; the same screen opened again replaces itself in the way back."""
        if not may_open(self._app.role, screen):
            from smartclass.services.guard import refused

            self.problem(refused())
            return
        if self._history and self._history[-1][0] == screen:
            self._history.pop()
        else:
            self._keep_place()
        self._history.append((screen, where))
        self._show(screen, where)

    def back(self) -> None:
        """Return to the screen before; from the first one, stay."""
        if len(self._history) > 1:
            self._history.pop()
            self._show(*self._history[-1])

    def home(self) -> None:
        """Return to the first screen of this shell."""
        start = home_of(self.present.shell if self.present else "classroom")
        self._history.clear()
        self.go(start)

    def restyle(self) -> None:
        """Make everything anew in the language, theme and text size that the settings hold now."""
        self.notice.deleteLater()
        self._dress()
        self._anew()

    def _anew(self) -> None:
        """Make the present screen once more, where one stands in it."""
        if self._history:
            self._keep_place()
            self._show(*self._history[-1])

    def _keep_place(self) -> None:
        if self.present is not None and self._history:
            name, where = self._history[-1]
            self._history[-1] = (name, {**where, **self.present.place()})

    def tell(self, sentence: str) -> None:
        self.notice.say(sentence)

    def problem(self, problem: Problem) -> None:
        overlay.tell_problem(self.overlay, self.look, problem.sentence, problem.way_out)

    def ask(self, title: str, text: str, yes: str, no: str, chosen: Callable[[], None]) -> None:
        overlay.ask(self.overlay, self.look, (title, text, yes, no), chosen)

    def busy(self, words: str, cancel: Callable[[], None]) -> overlay.Busy:
        """Show a card with progress and 「やめる」 for work that takes longer than a moment."""
        return overlay.Busy(self.overlay, self.look, words, cancel)

    def _show(self, name: str, where: dict[str, Any]) -> None:
        old, old_bar = self.present, self.bar
        try:
            screen = load(name)(self.context)
            screen.arrive(**where)
        except Problem as problem:
            self._history.pop()
            if not self._history:
                raise
            self.problem(problem)
            return
        if old is not None and old_bar is not None:
            old.leave()
            for gone in (old, old_bar):
                self._box.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self._idle.start(IDLE)
        self.present = screen
        self.bar = self._bar_for(name, screen)
        self._box.addWidget(self.bar)
        self._box.addWidget(screen, 1)
        self.overlay.dismiss()
        self.notice.raise_()
        if old is not None and old.shell != "practice" == screen.shell:
            self.notice.hide()  # what was said to a helper may hold a name
        self.lock.follow()
        if self.lock.cover is not None:
            return
        first = screen.nextInFocusChain()
        if first is not None and screen.isAncestorOf(first):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tidy(self) -> None:
        """A quiet moment: what was written goes from the journal into the register's own file."""
        self._tasks.run(lambda _task: self._app.keeping.tidy(), done=lambda _value: None)

    def _bar_for(self, name: str, screen: Screen) -> Bar:
        start = home_of(screen.shell)
        first = name in (start, "welcome")
        bar = Bar(
            self.look,
            screen.title(),
            home=not first,
            back=len(self._history) > 1 and not first and not screen.own_back,
            places=places(screen.shell),
            here=name,
        )
        bar.back_chosen.connect(self.back)
        bar.home_chosen.connect(self.home)
        bar.place_chosen.connect(self.go)
        bar.setVisible(not screen.bare and (screen.shell != "practice" or not first))
        return bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, as people expect it to."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._idle.stop()
        self.lock.close()
        if self.present is not None:
            self.present.leave()
        super().closeEvent(event)
