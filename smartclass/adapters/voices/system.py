"""The system's own voice through pyttsx3: SAPI5 on Windows, NSSpeechSynthesizer on macOS."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from smartclass.adapters.voices.estimate import phrases_of
from smartclass.domain.ruby import RubyText
from smartclass.domain.spoken import Spoken, spoken
from smartclass.ports.voice import Voice, VoiceEvents, VoiceInfo, VoiceParts

NAMES = {"win32": "sapi5", "darwin": "nsss"}
WORDS_A_MINUTE = 170


class SystemVoice:
    """One pyttsx3 engine, external loop only. The engine belongs to the thread that ticks."""

    def __init__(self, driver: str) -> None:
        import pyttsx3

        self._engine: Any = pyttsx3.init(driver)
        self._events: VoiceEvents | None = None
        self._said = Spoken("", ())
        self._shown: tuple[tuple[int, int], ...] = ()
        self._engine.connect("started-utterance", lambda **_told: self._started())
        self._engine.connect("started-word", lambda **told: self._word(told["location"], told["length"]))
        self._engine.connect("finished-utterance", lambda **told: self._finished(completed=told["completed"]))
        self._engine.startLoop(False)

    def prepare(self, sentence: RubyText, speed: float) -> None:
        """The system's voices start at once."""

    def say(self, sentence: RubyText, speed: float, events: VoiceEvents) -> None:
        self.stop()
        self._events = events
        self._said, self._shown = spoken(sentence), phrases_of(sentence)
        self._engine.setProperty("rate", round(WORDS_A_MINUTE * speed))
        self._engine.say(self._said.text)

    def stop(self) -> None:
        self._events = None
        self._engine.stop()

    def tick(self) -> None:
        self._engine.iterate()

    def silent(self) -> bool:
        return False

    def close(self) -> None:
        self._engine.endLoop()

    def _started(self) -> None:
        if self._events is not None:
            self._events.started()

    def _word(self, location: int, length: int) -> None:
        """Light the phrase that holds the word; SAPI5 sends one false event of length 0 first."""
        if not length or self._events is None:
            return
        start, _length = self._said.displayed(location, length)
        for a, b in self._shown:
            if a <= start < b:
                self._events.phrase(a, b - a)

    def _finished(self, *, completed: bool) -> None:
        events, self._events = self._events, None
        if events is not None:
            if completed:
                events.finished()
            else:
                events.failed()


class SystemDriver:
    """Offered on Windows and macOS; Japanese keeps OpenJTalk unless somebody chooses this one."""

    info = VoiceInfo("system", "System", (), sound=True, priority=60)

    def present(self) -> bool:
        return sys.platform in NAMES

    def make(self, parts: VoiceParts) -> Voice:
        return SystemVoice(NAMES[sys.platform])

    def write_wav(self, sentence: RubyText, speed: float, path: Path, parts: VoiceParts) -> None:
        raise OSError("the system's voice is not written to files")


DRIVER = SystemDriver()
