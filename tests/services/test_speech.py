"""Narrator and voices, with a voice that only writes down what it was told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smartclass import i18n
from smartclass.adapters.sound import ClockSink
from smartclass.domain.ruby import RubyText, parse
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.ports.voice import VoiceEvents, VoiceInfo, VoiceParts
from smartclass.services.narrator import BETWEEN, SPEEDS, Narrator
from smartclass.services.speech import Speech
from smartclass.settings import SettingsFile
from tests.conftest import FixedClock

TEXT = parse("{一|いち}つめです。{二|に}つめです。おわりです。")


class Voice:
    """Remembers every call; ends a sentence when told to."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, float]] = []
        self.events: VoiceEvents | None = None
        self.warmed = False

    def prepare(self, sentence: RubyText, speed: float) -> None:
        self.calls.append(("prepare", sentence.plain, speed))

    def say(self, sentence: RubyText, speed: float, events: VoiceEvents) -> None:
        self.calls.append(("say", sentence.plain, speed))
        self.events = events
        events.started()

    def stop(self) -> None:
        self.calls.append(("stop", "", 0))
        self.events = None

    def tick(self) -> None:
        self.calls.append(("tick", "", 0))

    def close(self) -> None:
        self.calls.append(("close", "", 0))

    def warm_up(self) -> None:
        self.warmed = True

    def said(self) -> list[str]:
        return [words for call, words, _speed in self.calls if call == "say"]


class Listener:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def sentence_started(self, number: int) -> None:
        self.heard.append(number)

    def phrase(self, start: int, length: int) -> None:
        self.heard.append((start, length))

    def finished(self) -> None:
        self.heard.append("end")


class Driver:
    def __init__(self, name: str, languages: tuple[str, ...], priority: int, *, sound: bool = True) -> None:
        self.info = VoiceInfo(name, name, languages, sound=sound, priority=priority)
        self.voice = Voice()
        self.parts: VoiceParts | None = None
        self.broken = False

    def present(self) -> bool:
        return True

    def make(self, parts: VoiceParts) -> Voice:
        self.parts = parts
        return self.voice

    def write_wav(self, sentence: RubyText, speed: float, path: Path, parts: VoiceParts) -> None:
        if self.broken:
            raise OSError
        path.write_text(f"{sentence.reading} {speed}")


@pytest.fixture
def told() -> tuple[Narrator, Voice, Listener, FixedClock]:
    voice, listener, clock = Voice(), Listener(), FixedClock()
    narrator = Narrator(lambda: voice, clock.ticks, "easy", listener)
    narrator.load(TEXT)
    return narrator, voice, listener, clock


Told = tuple[Narrator, Voice, Listener, FixedClock]


def test_the_first_sentence_is_ready_before_anybody_asks(told: Told) -> None:
    assert told[1].calls == [("prepare", "一つめです。", 0.85)]


def test_sentence_by_sentence_with_pauses_between(told: Told) -> None:
    narrator, voice, listener, clock = told
    narrator.play()
    assert voice.said() == ["一つめです。"]
    assert ("prepare", "二つめです。", 0.85) in voice.calls
    narrator.phrase(0, 2)
    narrator.finished()
    narrator.tick()
    assert voice.said() == ["一つめです。"], "the pause is not over"
    clock.pass_by(seconds=BETWEEN)
    narrator.tick()
    narrator.phrase(1, 2)
    for _rest in range(2):
        narrator.finished()
        clock.pass_by(seconds=BETWEEN)
        narrator.tick()
    assert voice.said() == ["一つめです。", "二つめです。", "おわりです。"]
    assert listener.heard == [0, (0, 2), 1, (7, 2), 2, "end"]
    assert not narrator.playing


def test_stop_is_at_once_and_keeps_the_place(told: Told) -> None:
    narrator, voice, _listener, clock = told
    narrator.play()
    narrator.finished()
    clock.pass_by(seconds=BETWEEN)
    narrator.tick()
    narrator.stop()
    assert voice.calls[-1][0] == "stop"
    clock.pass_by(seconds=10)
    narrator.tick()
    assert len(voice.said()) == 2
    narrator.again()
    assert voice.said()[-1] == "二つめです。"


def test_a_new_speed_begins_the_sentence_again(told: Told) -> None:
    narrator, voice, _listener, _clock = told
    narrator.set_speed("quick")
    assert voice.said() == []
    narrator.play(1)
    narrator.set_speed("slow")
    assert [call for call in voice.calls if call[0] == "say"] == [
        ("say", "二つめです。", SPEEDS["quick"]),
        ("say", "二つめです。", SPEEDS["slow"]),
    ]


def test_a_sentence_that_can_not_be_made_is_passed_over(told: Told) -> None:
    narrator, voice, _listener, clock = told
    narrator.play()
    narrator.failed()
    clock.pass_by(seconds=BETWEEN)
    narrator.tick()
    assert voice.said()[-1] == "二つめです。"


def test_nothing_to_say_is_no_error() -> None:
    voice = Voice()
    narrator = Narrator(lambda: voice, lambda: 0.0, "easy", Listener())
    narrator.load(parse(""))
    narrator.play()
    assert not narrator.playing
    assert voice.calls == []


@pytest.fixture
def japanese() -> Driver:
    return Driver("japanese", ("ja",), 90)


@pytest.fixture
def speech(home: Home, clock: FixedClock, japanese: Driver) -> Iterator[Speech]:
    home.prepare()
    drivers = [japanese, Driver("english", ("en",), 40), Driver("silent", (), 0, sound=False)]
    made = Speech(
        home, clock, SettingsFile(home), lambda: drivers, sinks=lambda: ClockSink(clock.ticks), device=lambda: True
    )
    yield made
    made.close()
    i18n.use("ja")


def test_voices_for_the_language_in_use(speech: Speech) -> None:
    assert [info.driver for info in speech.voices()] == ["japanese", "silent"]
    i18n.use("en")
    assert [info.driver for info in speech.voices()] == ["english", "silent"]
    assert speech.chosen() == "english"


def test_a_chosen_voice_is_kept_while_it_is_there(speech: Speech) -> None:
    speech.choose("silent")
    assert speech.chosen() == "silent"
    speech.choose("gone")
    assert speech.chosen() == "japanese"


def test_the_state_is_said_in_words(home: Home, clock: FixedClock, japanese: Driver) -> None:
    home.prepare()
    settings = SettingsFile(home)
    heard = [True]
    speech = Speech(
        home, clock, settings, lambda: [japanese], sinks=lambda: ClockSink(clock.ticks), device=lambda: heard[0]
    )
    assert speech.state().can_sound
    heard[0] = False
    assert not speech.state().can_sound
    assert "スピーカー" in speech.state().sentence
    settings.change(sound=False)
    assert "文字だけ" in speech.state().sentence
    speech.close()


def test_a_sound_test_speaks_and_ends(speech: Speech, japanese: Driver) -> None:
    speech.warm_up()
    assert japanese.voice.warmed
    speech.test_sound()
    assert japanese.voice.said() == ["音が出ています。"]
    assert japanese.voice.events is not None
    japanese.voice.events.phrase(0, 1)
    japanese.voice.events.finished()
    japanese.voice.events.failed()
    speech.tick()
    speech.hush()
    assert japanese.voice.calls[-1][0] == "stop"


def test_a_narrator_uses_the_chosen_voice(speech: Speech, japanese: Driver) -> None:
    narrator = speech.narrator(Listener())
    narrator.load(TEXT)
    narrator.play()
    assert japanese.voice.said() == ["一つめです。"]
    assert japanese.parts is not None
    assert japanese.parts.executor.submit(lambda: 7).result() == 7


def test_a_wav_is_written_or_refused_in_words(speech: Speech, japanese: Driver, tmp_path: Path) -> None:
    speech.to_wav("{裏|うら}です", tmp_path / "x.wav")
    assert (tmp_path / "x.wav").read_text() == "うらです 0.85"
    speech.to_wav("{こわれた", tmp_path / "y.wav")
    assert (tmp_path / "y.wav").read_text().startswith("{こわれた")
    japanese.broken = True
    with pytest.raises(Problem, match="書けませんでした"):
        speech.to_wav("だめ", tmp_path / "z.wav")


def test_without_any_voice_there_is_no_wav(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    home.prepare()
    silent = [Driver("silent", (), 0, sound=False)]
    speech = Speech(
        home, clock, SettingsFile(home), lambda: silent, sinks=lambda: ClockSink(clock.ticks), device=lambda: True
    )
    with pytest.raises(Problem, match="声が入っていない"):
        speech.to_wav("x", tmp_path / "x.wav")
    speech.close()
