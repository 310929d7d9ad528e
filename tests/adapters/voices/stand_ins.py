"""What the tests of the voices share: a clock moved by hand, work done at once, and a listener that remembers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from smartclass.adapters.sound import ClockSink
from smartclass.domain.ruby import parse
from smartclass.ports.voice import VoiceParts

SENTENCE = parse("スマホの{裏|うら}に、カードをつけます。")


class Now:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


class AtOnce(Executor):
    """An executor that does the work right away."""

    def submit(self, work: Callable[..., Any], /, *words: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(work(*words, **named))
        except BaseException as error:  # noqa: BLE001 - that is what an executor does
            done.set_exception(error)
        return done


class Events:
    def __init__(self) -> None:
        self.seen: list[object] = []

    def started(self) -> None:
        self.seen.append("start")

    def phrase(self, start: int, length: int) -> None:
        self.seen.append((start, length))

    def finished(self) -> None:
        self.seen.append("end")

    def failed(self) -> None:
        self.seen.append("failed")


def parts(
    folder: Path, now: Now, executor: Executor | None = None, sink: Callable[[], Any] | None = None
) -> VoiceParts:
    return VoiceParts(executor or AtOnce(), sink or (lambda: ClockSink(now)), now, folder, folder / "town.csv")


def go_on(voice: Any, now: Now, events: Events, seconds: float = 30.0) -> None:
    """Let time pass in small steps until the sentence is over."""
    for _ in range(int(seconds / 0.05)):
        voice.tick()
        if events.seen and events.seen[-1] in ("end", "failed"):
            return
        now.time += 0.05
    raise AssertionError("never ended")
