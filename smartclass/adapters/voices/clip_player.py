"""Plays the clips of one sentence as they become ready, and says when each phrase begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field

from smartclass.adapters.sound import ClockSink
from smartclass.adapters.voices.clips import Clip
from smartclass.ports.voice import Sink, SinkFactory


@dataclass(slots=True)
class Making:
    """Clips on their way from a worker thread: `clips` grows, then `ended` turns true (`failed` where it broke)."""

    clips: list[Clip] = field(default_factory=list)
    ended: bool = False
    failed: bool = False
    dropped: bool = False
    """Set by whoever no longer wants it; the worker then stops after the clip it is making."""

    @classmethod
    def start(cls, executor: Executor, make: Callable[[], Iterable[Clip]]) -> Making:
        """Run `make` in the worker; appending to a list is safe between two threads."""
        making = cls()

        def work() -> None:
            try:
                for clip in make():
                    making.clips.append(clip)
                    if making.dropped:
                        break
            except Exception:
                making.failed = True
                raise
            finally:
                making.ended = True

        executor.submit(work)
        return making


class ClipPlayer:
    """One sentence at a time; `tick` moves it on."""

    def __init__(self, sinks: SinkFactory, ticks: Callable[[], float], on_phrase: Callable[[int, int], None]) -> None:
        self._sinks, self._ticks, self._on_phrase = sinks, ticks, on_phrase
        self._making: Making | None = None
        self._sink: Sink | None = None
        self._clip = self._said = 0
        self._pause_until = 0.0
        self.started = False
        self.silent = False

    def play(self, making: Making) -> None:
        self.stop()
        self._making = making

    def stop(self) -> None:
        """Fall silent at once."""
        if self._sink is not None:
            self._sink.stop()
        self._making = self._sink = None
        self._clip = self._said = 0
        self._pause_until = 0.0
        self.started = False

    def tick(self) -> bool | None:
        """Return None while there is something to say, True when all was said, False when it could not be made."""
        making = self._making
        if making is None or self._ticks() < self._pause_until:
            return None
        if self._sink is not None:
            self._play_on(making, self._sink)
            return None
        if self._clip < len(making.clips):
            self._begin(making.clips[self._clip])
            return None
        if making.ended:
            self.stop()
            return not making.failed
        return None

    def _begin(self, clip: Clip) -> None:
        """Start a clip; where no device plays it, the clock does."""
        self._said = 0
        self.started = True
        self._sink = self._sinks()
        try:
            self._sink.start(clip.pcm, clip.rate)
            self.silent = isinstance(self._sink, ClockSink)
        except OSError:
            self.silent = True
            self._sink = ClockSink(self._ticks)
            self._sink.start(clip.pcm, clip.rate)

    def _play_on(self, making: Making, sink: Sink) -> None:
        clip = making.clips[self._clip]
        at = sink.position()
        while self._said < len(clip.phrases) and clip.phrases[self._said].at <= at:
            phrase = clip.phrases[self._said]
            self._said += 1
            self._on_phrase(phrase.start, phrase.length)
        if sink.finished():
            sink.stop()
            self._sink = None
            self._clip += 1
            self._pause_until = self._ticks() + clip.pause
