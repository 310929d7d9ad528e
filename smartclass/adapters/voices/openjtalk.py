"""The Japanese voice: OpenJTalk as a pyttsx3 driver of our own, run by pyttsx3's external loop only.

pyttsx3 finds a driver as the module `pyttsx3.drivers.<name>`; there is no other way to register one. Its
`runAndWait` is never used (2.99 loses utterances), only `startLoop(False)` and `iterate`.
"""

from __future__ import annotations

import importlib.util
import sys
import types
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from smartclass.adapters.voices.clip_player import ClipPlayer, Making
from smartclass.adapters.voices.synthesis import Synthesiser, write_wav
from smartclass.domain.ruby import RubyText
from smartclass.ports.voice import Voice, VoiceEvents, VoiceInfo, VoiceParts

NAME = "openjtalk"
NEUTRAL = 200
"""pyttsx3's rate that stands for speed 1.0."""
KEPT = 24
"""Sentences kept ready: a step or two, at one speed."""

Key = tuple[str, float]


class _Pyttsx3Driver:
    """What pyttsx3 calls; the contract is that of pyttsx3/drivers/dummy.py."""

    def __init__(self, proxy: Any, voice: OpenJTalkVoice) -> None:
        self._proxy, self._voice = proxy, voice
        self._properties: dict[str, Any] = {"rate": NEUTRAL, "volume": 1.0, "voice": "mei", "pitch": 0}
        self._player = ClipPlayer(
            voice.parts.sinks,
            voice.parts.ticks,
            lambda start, length: proxy.notify("started-word", name=proxy._name, location=start, length=length),
        )
        self._told = False

    @property
    def silent(self) -> bool:
        return self._player.silent

    def say(self, text: str) -> None:
        self._proxy.setBusy(True)
        self._told = False
        self._player.play(self._voice.making(text, self._properties["rate"] / NEUTRAL))

    def stop(self) -> None:
        self._player.stop()
        self._proxy.setBusy(False)

    def save_to_file(self, text: str, filename: str) -> None:
        write_wav(self._voice.making(text, self._properties["rate"] / NEUTRAL).clips, Path(filename))

    def getProperty(self, name: str) -> Any:
        from pyttsx3.voice import Voice as Described

        return [Described("mei", "Mei", ["ja"], "Female", "Adult")] if name == "voices" else self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        if name not in self._properties:
            raise KeyError(name)
        self._properties[name] = value

    def startLoop(self) -> None:
        raise RuntimeError("only the external loop is used")

    def endLoop(self) -> None:
        self._player.stop()

    def iterate(self) -> Iterator[None]:
        self._proxy.setBusy(False)
        while True:
            self._step()
            yield

    def _step(self) -> None:
        ended = self._player.tick()
        if self._player.started and not self._told:
            self._told = True
            self._proxy.notify("started-utterance", name=self._proxy._name)
        if ended is not None:
            self._proxy.notify("finished-utterance", name=self._proxy._name, completed=ended)
            self._proxy.setBusy(False)

    def destroy(self) -> None:
        self._player.stop()


class OpenJTalkVoice:
    """One pyttsx3 engine over our driver, and the sentences that are ready or on their way."""

    def __init__(self, parts: VoiceParts) -> None:
        self.parts = parts
        self._synthesiser = Synthesiser(parts.cache, parts.readings)
        self._made: OrderedDict[Key, Making] = OrderedDict()
        self._wanted: dict[str, RubyText] = {}
        self._events: VoiceEvents | None = None
        self._driver: _Pyttsx3Driver | None = None
        self._engine: Any = None
        self._saying: Making | None = None

    def warm_up(self) -> None:
        """Load the dictionary in the worker, before anybody asks for a word."""
        self.parts.executor.submit(self._synthesiser.warm_up)

    def _start_engine(self) -> Any:
        import pyttsx3
        import pyttsx3.drivers

        module: Any = types.ModuleType(f"pyttsx3.drivers.{NAME}")

        def build(proxy: Any) -> _Pyttsx3Driver:
            self._driver = _Pyttsx3Driver(proxy, self)
            return self._driver

        module.buildDriver = build
        sys.modules[module.__name__] = module
        pyttsx3._activeEngines.clear()
        engine = pyttsx3.init(NAME)
        engine.connect("started-utterance", lambda **_told: self._started())
        engine.connect("started-word", lambda **told: self._phrase(told["location"], told["length"]))
        engine.connect("finished-utterance", lambda **told: self._finished(completed=told["completed"]))
        engine.startLoop(False)
        return engine

    def making(self, text: str, speed: float) -> Making:
        """Return the clips of a sentence given to pyttsx3 by its reading, started if need be."""
        key = (text, speed)
        if key not in self._made or self._made[key].failed or self._made[key].dropped:
            sentence = self._wanted[text]
            self._made[key] = Making.start(self.parts.executor, lambda: self._synthesiser.clips(sentence, speed))
        self._made.move_to_end(key)
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        return self._made[key]

    def prepare(self, sentence: RubyText, speed: float) -> None:
        self._wanted[sentence.reading] = sentence
        self.making(sentence.reading, round(NEUTRAL * speed) / NEUTRAL)

    def say(self, sentence: RubyText, speed: float, events: VoiceEvents) -> None:
        self.stop()
        if self._engine is None:
            self._engine = self._start_engine()
        self._wanted[sentence.reading] = sentence
        self._events = events
        self._engine.setProperty("rate", round(NEUTRAL * speed))
        self._saying = self.making(sentence.reading, round(NEUTRAL * speed) / NEUTRAL)
        self._engine.say(sentence.reading)
        self.tick()

    def stop(self) -> None:
        self._events = None
        if self._engine is not None:
            self._engine.stop()
        if self._saying is not None and not self._saying.ended:
            self._saying.dropped = True
        self._saying = None

    def tick(self) -> None:
        if self._engine is not None:
            self._engine.iterate()

    def silent(self) -> bool:
        """Tell whether the last sentence went to no device."""
        return self._driver is not None and self._driver.silent

    def close(self) -> None:
        if self._engine is not None:
            self._engine.endLoop()
            self._engine = None

    def _started(self) -> None:
        if self._events is not None:
            self._events.started()

    def _phrase(self, start: int, length: int) -> None:
        if self._events is not None:
            self._events.phrase(start, length)

    def _finished(self, *, completed: bool) -> None:
        events, self._events = self._events, None
        if events is not None:
            if completed:
                events.finished()
            else:
                events.failed()


class OpenJTalkDriver:
    """Japanese everywhere: dictionary and voice come with the package."""

    info = VoiceInfo(NAME, "Mei", ("ja",), sound=True, priority=90)

    def present(self) -> bool:
        return all(importlib.util.find_spec(name) is not None for name in ("pyopenjtalk", "pyttsx3"))

    def make(self, parts: VoiceParts) -> Voice:
        return OpenJTalkVoice(parts)

    def write_wav(self, sentence: RubyText, speed: float, path: Path, parts: VoiceParts) -> None:
        write_wav(list(Synthesiser(parts.cache, parts.readings).clips(sentence, speed)), path)


DRIVER = OpenJTalkDriver()
