"""The voice that is always there: it says nothing, but captions and highlight go on at a calm pace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from smartclass.adapters.voices.clips import Phrase
from smartclass.adapters.voices.estimate import timed
from smartclass.domain.ruby import RubyText
from smartclass.ports.voice import Voice, VoiceEvents, VoiceInfo, VoiceParts


class SilentVoice:
    """Goes through the phrases by the clock."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._events: VoiceEvents | None = None
        self._phrases: list[Phrase] = []
        self._began = self._ends = 0.0

    def prepare(self, sentence: RubyText, speed: float) -> None:
        """Nothing to prepare."""

    def say(self, sentence: RubyText, speed: float, events: VoiceEvents) -> None:
        clip = timed(sentence, speed)
        self._events, self._phrases = events, list(clip.phrases)
        self._began = self._ticks()
        self._ends = self._began + clip.pause
        events.started()
        self.tick()

    def stop(self) -> None:
        self._events = None
        self._phrases = []

    def tick(self) -> None:
        now = self._ticks()
        while self._events is not None and self._phrases and self._began + self._phrases[0].at <= now:
            phrase = self._phrases.pop(0)
            self._events.phrase(phrase.start, phrase.length)
        if self._events is not None and now >= self._ends:
            events, self._events = self._events, None
            events.finished()

    def close(self) -> None:
        self.stop()


class SilentDriver:
    """Present everywhere, chosen last."""

    info = VoiceInfo("silent", "", (), sound=False, priority=0)

    def present(self) -> bool:
        return True

    def make(self, parts: VoiceParts) -> Voice:
        return SilentVoice(parts.ticks)

    def write_wav(self, sentence: RubyText, speed: float, path: Path, parts: VoiceParts) -> None:
        raise OSError("the silent voice makes no sound")


DRIVER = SilentDriver()
