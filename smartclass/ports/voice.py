"""What a voice can do, and what plays its sound: the same few words for every driver."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from smartclass.domain.ruby import RubyText


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice that can be chosen. `sound` is false for the silent one; languages () means any."""

    driver: str
    name: str
    languages: tuple[str, ...]
    sound: bool
    priority: int


class VoiceEvents(Protocol):
    """What a voice tells its listener, on the thread that calls `Voice.tick`."""

    def started(self) -> None: ...

    def phrase(self, start: int, length: int) -> None:
        """These characters of the sentence as displayed are being said now."""
        ...

    def finished(self) -> None: ...

    def failed(self) -> None:
        """No sound came out; the listener goes on without."""
        ...


class Voice(Protocol):
    """Says one sentence at a time. Nothing here may block the calling thread."""

    def prepare(self, sentence: RubyText, speed: float) -> None:
        """Start making the sound of a sentence that will probably be said next."""
        ...

    def say(self, sentence: RubyText, speed: float, events: VoiceEvents) -> None:
        """Say it now, stopping what was being said. `speed` 1.0 is the voice's own pace."""
        ...

    def stop(self) -> None:
        """Fall silent at once; no event follows."""
        ...

    def tick(self) -> None:
        """Let time pass; called about every 30 ms by whoever runs the event loop."""
        ...

    def close(self) -> None: ...


class Sink(Protocol):
    """Plays one stretch of sound (int16 mono PCM) and knows how far it is."""

    def start(self, pcm: bytes, rate: int) -> None:
        """Begin; OSError where there is no device."""
        ...

    def position(self) -> float:
        """Return the seconds heard so far."""
        ...

    def finished(self) -> bool: ...

    def stop(self) -> None: ...


SinkFactory = Callable[[], Sink]


@dataclass(frozen=True, slots=True)
class VoiceParts:
    """What a driver may use: a thread for synthesis, something that plays, a clock, a folder for its files."""

    executor: Executor
    sinks: SinkFactory
    ticks: Callable[[], float]
    cache: Path
    readings: Path


class VoiceDriver(Protocol):
    """A way of speaking: one file in adapters/voices."""

    info: VoiceInfo

    def present(self) -> bool:
        """Tell whether this PC has what the driver needs; quick, and never raises."""
        ...

    def make(self, parts: VoiceParts) -> Voice: ...

    def write_wav(self, sentence: RubyText, speed: float, path: Path, parts: VoiceParts) -> None:
        """Write the sentence as a sound file; OSError where this driver can't."""
        ...
