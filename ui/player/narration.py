"""Joins the narrator to a stage: reads the present step aloud and says which words to light."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smartclass.domain.ruby import RubyText, parse
from ui.audio import Pulse
from ui.context import Context
from ui.player.stage import Stage


class Narration(QObject):
    """Each new step is made ready while people are still looking at it."""

    lit = Signal(int, int)
    """Characters of the step's text to light; a length of 0 puts the light out."""
    ended = Signal()

    def __init__(self, context: Context, stage: Stage) -> None:
        super().__init__()
        self._context, self._stage = context, stage
        self._narrator = context.app.speech.narrator(self)
        self._pulse = Pulse(self, self._narrator.tick)
        stage.moved.connect(self._load)
        self._load()

    @property
    def playing(self) -> bool:
        return self._narrator.playing

    def play(self) -> None:
        """Read the whole step."""
        self._pulse.start()
        self._narrator.play()

    def again(self) -> None:
        """Read the present sentence once more."""
        self._pulse.start()
        self._narrator.again()

    def stop(self) -> None:
        """Be silent at once."""
        self._narrator.stop()
        self._pulse.stop()
        self.lit.emit(0, 0)

    def set_speed(self, name: str) -> None:
        """Change the speed without losing the place."""
        self._context.app.settings.change(speed=name)
        self._narrator.set_speed(name)

    def close(self) -> None:
        self.stop()

    def _load(self) -> None:
        was_playing = self._narrator.playing
        self.stop()
        self._narrator.load(self._words())
        if was_playing:
            self.play()

    def _words(self) -> RubyText:
        """What is said: `say` only where the author wants other words than those on screen."""
        text = self._stage.text
        return parse(text.say) if text.say else text.text

    def sentence_started(self, number: int) -> None:
        """A sentence begins (from the narrator)."""

    def phrase(self, start: int, length: int) -> None:
        """Light a phrase, unless other words than the displayed ones are being said (from the narrator)."""
        if not self._stage.text.say:
            self.lit.emit(start, length)

    def finished(self) -> None:
        """All was said (from the narrator)."""
        self._pulse.stop()
        self.lit.emit(0, 0)
        self.ended.emit()
