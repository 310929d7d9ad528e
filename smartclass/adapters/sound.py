"""Playing without a device: time passes as if the sound were heard, so that captions go on."""

from __future__ import annotations

from collections.abc import Callable


class ClockSink:
    """A sink that only keeps time."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._began = self._seconds = 0.0

    def start(self, pcm: bytes, rate: int) -> None:
        self._began, self._seconds = self._ticks(), len(pcm) / 2 / rate if rate else 0.0

    def position(self) -> float:
        return min(self._ticks() - self._began, self._seconds)

    def finished(self) -> bool:
        return self._ticks() - self._began >= self._seconds

    def stop(self) -> None:
        self._seconds = 0.0
