"""A stand-in for the engine pyttsx3 hands out."""

from __future__ import annotations

from collections.abc import Callable


class FakeEngine:
    """The few words of a pyttsx3 engine."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.loops: list[bool] = []
        self._listeners: dict[str, Callable[..., object]] = {}

    def connect(self, topic: str, listener: Callable[..., object]) -> None:
        self._listeners[topic] = listener

    def tell(self, topic: str, **words: object) -> None:
        self._listeners[topic](name="", **words)

    def startLoop(self, own: bool) -> None:
        self.loops.append(own)

    def endLoop(self) -> None: ...

    def setProperty(self, _name: str, _value: object) -> None: ...

    def say(self, text: str) -> None:
        self.said.append(text)

    def stop(self) -> None: ...

    def iterate(self) -> None: ...
