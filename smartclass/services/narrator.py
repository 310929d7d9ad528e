"""Reading aloud, sentence by sentence: where it is, what comes next, and how to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from smartclass.domain.ruby import RubyText
from smartclass.domain.sentences import Sentence, sentences
from smartclass.ports.voice import Voice

SPEEDS = {"slow": 0.70, "easy": 0.85, "normal": 1.0, "quick": 1.2}
"""The four named speeds; "easy" is about 6.3 morae a second."""
BETWEEN = 0.8
"""Seconds between sentences (0.7–1.0 is comfortable)."""


class Listener(Protocol):
    """Hears where the voice is. `start` and `length` count characters of the text given to `load`."""

    def sentence_started(self, number: int) -> None: ...

    def phrase(self, start: int, length: int) -> None: ...

    def finished(self) -> None: ...


class Narrator:
    """Says the sentences of one text through whatever voice there is. `tick` about every 30 ms."""

    def __init__(self, voice: Callable[[], Voice], ticks: Callable[[], float], speed: str, listener: Listener) -> None:
        self._voice, self._ticks, self._listener = voice, ticks, listener
        self._speed = SPEEDS[speed]
        self._parts: tuple[Sentence, ...] = ()
        self._at = 0
        self._playing = False
        self._resume_at: float | None = None

    @property
    def playing(self) -> bool:
        return self._playing

    def load(self, text: RubyText) -> None:
        """Take a new text and make its first sentence ready; nothing is said yet."""
        self.stop()
        self._parts, self._at = sentences(text), 0
        if self._parts:
            self._voice().prepare(self._parts[0].text, self._speed)

    def play(self, from_sentence: int = 0) -> None:
        """Say everything from a sentence on."""
        self.stop()
        if not self._parts:
            return
        self._at = min(max(0, from_sentence), len(self._parts) - 1)
        self._playing = True
        self._say()

    def again(self) -> None:
        """Say the present sentence once more, and go on from there."""
        self.play(self._at)

    def stop(self) -> None:
        """Fall silent at once; the place is kept."""
        if self._playing:
            self._voice().stop()
        self._playing, self._resume_at = False, None

    def set_speed(self, name: str) -> None:
        """Change the speed; a sentence under way begins again at the new one."""
        self._speed = SPEEDS[name]
        if self._playing:
            self.again()

    def tick(self) -> None:
        """Move on."""
        if self._resume_at is not None and self._ticks() >= self._resume_at:
            self._resume_at = None
            self._say()
        if self._playing:
            self._voice().tick()

    def _say(self) -> None:
        part = self._parts[self._at]
        self._listener.sentence_started(self._at)
        self._voice().say(part.text, self._speed, self)
        if self._at + 1 < len(self._parts):
            self._voice().prepare(self._parts[self._at + 1].text, self._speed)

    def started(self) -> None:
        """Sound has begun (from the voice)."""

    def phrase(self, start: int, length: int) -> None:
        """Pass a phrase on, counted in the whole text (from the voice)."""
        self._listener.phrase(self._parts[self._at].start + start, length)

    def finished(self) -> None:
        """Go on to the next sentence after a pause (from the voice)."""
        if self._at + 1 < len(self._parts):
            self._at += 1
            self._resume_at = self._ticks() + BETWEEN
            return
        self._playing = False
        self._at = 0
        self._listener.finished()

    def failed(self) -> None:
        """The voice could not make this sentence: the caption was shown, go on (from the voice)."""
        self.finished()
