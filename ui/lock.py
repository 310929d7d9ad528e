"""The lock of an open program: covers the desk and the office until the door is opened again; lessons go on.

Nothing is closed and nothing typed is lost: what stands below is hidden, and shown again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from smartclass.domain.audit import What
from smartclass.errors import Problem
from ui.idle import Idle
from ui.kit.wedge import Wedge

if TYPE_CHECKING:
    from ui.unlock import Unlock
    from ui.window import Window


class Lock(QObject):
    """`locked` from the moment it locks until somebody has opened; `cover` is what stands above a locked screen."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self.locked = False
        self.cover: Unlock | None = None
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self.idle = Idle(self, self._app.clock, lambda: self._app.settings.now.lock_minutes)
        self.idle.passed.connect(self.now)

    def now(self) -> None:
        """Lock at once; nothing where the register isn't protected, for then nothing could open it again."""
        if self.locked or not self._app.protected:
            return
        self.locked = True
        self._app.audit.record(What.LOCK)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.follow()

    def follow(self) -> None:
        """Cover the present screen, or uncover it: lessons and practice stay, whoever is away from the desk."""
        screen = self._window.present
        covered = self.locked and screen is not None and screen.shell != "practice" and not screen.stays
        if screen is not None and screen.stays:
            screen.veil(on=self.locked)
        if covered:
            self._put()
        elif self.cover is not None:
            self._take()

    def _put(self) -> None:
        window = self._window
        if self.cover is None:
            self._focus = QApplication.focusWidget()
        for part in (window.present, window.bar, window.overlay, window.notice):
            if part is None:
                continue
            if part is window.present or not part.isHidden():  # a new screen is shown by its layout, a moment later
                self._hidden.append(part)
            part.hide()
        for wedge in window.findChildren(Wedge):
            wedge.stop()
        if self.cover is None:
            from ui.unlock import Unlock

            door = self._app.protection.door()
            self.cover = Unlock(door, self._app.settings.now, window.tasks, window)
            self.cover.accepted.connect(self._opened)
            self.cover.rejected.connect(self._failed)
        self.cover.setGeometry(window.rect())
        self.cover.show()
        self.cover.raise_()
        self.cover.begin()

    def _take(self) -> None:
        assert self.cover is not None
        self.cover.hide()
        self.cover.deleteLater()
        self.cover = None
        hidden, self._hidden = self._hidden, []
        for part in hidden:
            if part in (self._window.present, self._window.bar, self._window.overlay):
                part.show()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        for wedge in self._window.findChildren(Wedge):
            wedge.start()

    def fit(self) -> None:
        """Keep the cover as large as the window."""
        if self.cover is not None:
            self.cover.setGeometry(self._window.rect())

    def _opened(self) -> None:
        assert self.cover is not None
        assert self.cover.key is not None
        before = self._app.role
        self._app.register.admit(self.cover.key)
        self._app.audit.record(What.OPEN, "again")
        self.locked = False
        self.idle.touch()
        self.follow()
        if self._app.role is not before:
            self._window.changed_hands()

    def _failed(self) -> None:
        """The key file can't be read: say so on the cover, which stays."""
        assert self.cover is not None
        problem = self.cover.problem or Problem("")
        self.cover.show()
        self.cover.say(f"{problem.sentence} {problem.way_out}".strip())

    def close(self) -> None:
        self.idle.stop()
