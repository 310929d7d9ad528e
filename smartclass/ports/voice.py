"""What a voice can do, and what plays its sound: the same few words for every driver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be said. `display` is what stands on screen, `spoken` what the driver is given.

    `offsets[i]` is the place in `display` of character i of `spoken`; `speed` 1.0 is the voice's own pace.
    """

    display: str
    spoken: str
    offsets: tuple[int, ...]
    speed: float = 0.85
    pause_after: float = 0.8


@dataclass(frozen=True, slots=True)
class WordTime:
    """A phrase inside an utterance: seconds from its start, and which characters of `spoken` it covers."""

    start: float
    end: float
    location: int
    length: int


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice that can be chosen. `sound` is false for the silent one."""

    driver: str
    name: str
    language: str
    sound: bool


class VoiceEvents(Protocol):
    """What a voice tells its listener. All calls come on the thread that calls `Voice.tick`."""

    def started(self) -> None: ...

    def phrase(self, location: int, length: int) -> None: ...

    def finished(self, completed: bool) -> None: ...

    def failed(self, reason: str) -> None: ...


class Voice(Protocol):
    """Says one utterance at a time. Nothing here may block the calling thread."""

    info: VoiceInfo

    def prepare(self, utterance: Utterance) -> None:
        """Start making the sound of a sentence that will probably be said next."""
        ...

    def say(self, utterance: Utterance, events: VoiceEvents) -> None:
        """Say it now, stopping what was being said."""
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...

    def tick(self) -> None:
        """Let time pass; called about every 30 ms by whoever runs the event loop."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...


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
