"""eSpeak NG for languages other than Japanese, as a process of its own (it can't read kanji)."""

from __future__ import annotations

import io
import shutil
import subprocess
import wave
from collections.abc import Iterator
from pathlib import Path

from smartclass.adapters.voices.clip_player import ClipPlayer, Making
from smartclass.adapters.voices.clips import Clip, Phrase
from smartclass.adapters.voices.estimate import timed
from smartclass.adapters.voices.synthesis import write_wav
from smartclass.domain.ruby import RubyText
from smartclass.i18n import language
from smartclass.ports.voice import Voice, VoiceEvents, VoiceInfo, VoiceParts

WORDS_A_MINUTE = 150


def clips(sentence: RubyText, speed: float) -> Iterator[Clip]:
    """Yield the sentence as one clip with its phrases spread by length."""
    command = [shutil.which("espeak-ng") or "espeak-ng", "-v", language(), "-s", str(round(WORDS_A_MINUTE * speed))]
    done = subprocess.run(  # noqa: S603 - a fixed program; the text goes through stdin
        [*command, "--stdin", "--stdout"], input=sentence.plain.encode(), capture_output=True, check=True, timeout=20
    )
    with wave.open(io.BytesIO(done.stdout)) as sound:
        rate = sound.getframerate()
        pcm = sound.readframes(sound.getnframes())
    guess = timed(sentence, speed)
    stretch = len(pcm) / 2 / rate / guess.pause
    phrases = tuple(Phrase(phrase.at * stretch, phrase.start, phrase.length) for phrase in guess.phrases)
    yield Clip(pcm, rate, 0.0, phrases)


class EspeakVoice:
    """Plays what the eSpeak process wrote."""

    def __init__(self, parts: VoiceParts) -> None:
        self._parts = parts
        self._events: VoiceEvents | None = None
        self._told = False
        self._player = ClipPlayer(parts.sinks, parts.ticks, self._phrase)

    def prepare(self, sentence: RubyText, speed: float) -> None:
        """eSpeak needs no more than 20 ms."""

    def say(self, sentence: RubyText, speed: float, events: VoiceEvents) -> None:
        self.stop()
        self._events, self._told = events, False
        self._player.play(Making.start(self._parts.executor, lambda: clips(sentence, speed)))

    def stop(self) -> None:
        self._events = None
        self._player.stop()

    def tick(self) -> None:
        ended = self._player.tick()
        events = self._events
        if events is None:
            return
        if self._player.started and not self._told:
            self._told = True
            events.started()
        if ended is not None:
            self._events = None
            if ended:
                events.finished()
            else:
                events.failed()

    def silent(self) -> bool:
        return self._player.silent

    def close(self) -> None:
        self.stop()

    def _phrase(self, start: int, length: int) -> None:
        if self._events is not None:
            self._events.phrase(start, length)


class EspeakDriver:
    """Used where the command is installed."""

    info = VoiceInfo("espeak", "eSpeak NG", ("en",), sound=True, priority=40)

    def present(self) -> bool:
        return shutil.which("espeak-ng") is not None

    def make(self, parts: VoiceParts) -> Voice:
        return EspeakVoice(parts)

    def write_wav(self, sentence: RubyText, speed: float, path: Path, parts: VoiceParts) -> None:
        write_wav(list(clips(sentence, speed)), path)


DRIVER = EspeakDriver()
