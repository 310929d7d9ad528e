"""Says one text after another for the practice phone: the newest wins, and what should follow is told when it ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smartclass.domain.ruby import RubyText
from ui.audio import Pulse
from ui.context import Context


class Speaker(QObject):
    """One voice for one screen."""

    lit = Signal(int, int)
    """Characters of the present text to light; a length of 0 puts the light out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._narrator = context.app.speech.narrator(self)
        self._pulse = Pulse(self, self._narrator.tick)
        self._then: Callable[[], None] | None = None
        self.text: RubyText | None = None

    def say(self, text: RubyText, then: Callable[[], None] | None = None) -> None:
        """Say `text` from its beginning; call `then` when all of it has been said (never when something newer came)."""
        self.stop()
        self.text = text
        self._narrator.load(text)
        self._then = then
        self._pulse.start()
        self._narrator.play()

    def again(self) -> None:
        """Say the newest text once more."""
        if self.text:
            self.say(self.text, self._then)

    def stop(self) -> None:
        """Be silent at once; nothing follows."""
        self._then = None
        self._narrator.stop()
        self._pulse.stop()
        self.lit.emit(0, 0)

    def sentence_started(self, number: int) -> None:
        """A sentence begins (from the narrator)."""

    def phrase(self, start: int, length: int) -> None:
        """Light a phrase (from the narrator)."""
        self.lit.emit(start, length)

    def finished(self) -> None:
        """All was said (from the narrator)."""
        self._pulse.stop()
        self.lit.emit(0, 0)
        then, self._then = self._then, None
        if then:
            then()
