"""OpenJTalk through pyttsx3 for real, and the player of its clips."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from smartclass.adapters.sound import ClockSink
from smartclass.adapters.voices import openjtalk
from smartclass.adapters.voices.clip_player import ClipPlayer, Making
from smartclass.adapters.voices.clips import Clip, Phrase
from smartclass.adapters.voices.synthesis import Synthesiser
from smartclass.domain.ruby import plain_text
from tests.adapters.voices.stand_ins import SENTENCE, AtOnce, Events, Now, go_on, parts


@pytest.fixture
def spoken_voice(tmp_path_factory: pytest.TempPathFactory, synthesiser: Synthesiser) -> Iterator[tuple[Any, Now]]:
    now = Now()
    made = openjtalk.DRIVER.make(parts(tmp_path_factory.mktemp("v"), now))
    made._synthesiser = synthesiser  # type: ignore[attr-defined]
    yield made, now
    made.close()


def test_openjtalk_speaks_through_pyttsx3(spoken_voice: tuple[Any, Now]) -> None:
    voice, now = spoken_voice
    for _again in range(2):
        events = Events()
        voice.say(SENTENCE, 0.85, events)
        go_on(voice, now, events)
        assert events.seen[0] == "start"
        assert events.seen[-1] == "end"
        assert events.seen.count("end") == 1
        phrases = [one for one in events.seen if isinstance(one, tuple)]
        assert "".join(SENTENCE.plain[a : a + n] for a, n in phrases) == SENTENCE.plain
    assert voice.silent()


def test_stop_is_at_once_and_says_nothing_more(spoken_voice: tuple[Any, Now]) -> None:
    voice, now = spoken_voice
    first, second = Events(), Events()
    voice.say(SENTENCE, 0.85, first)
    now.time += 0.5
    voice.tick()
    voice.say(plain_text("つぎです。"), 1.0, second)
    go_on(voice, now, second)
    assert "end" not in first.seen
    assert second.seen[-1] == "end"


def test_pyttsx3_is_given_what_it_asks(spoken_voice: tuple[Any, Now], tmp_path: Path) -> None:
    voice, _now = spoken_voice
    voice.say(SENTENCE, 0.85, Events())
    driver = voice._driver
    assert driver.getProperty("voices")[0].id == "mei"
    driver.setProperty("volume", 0.5)
    assert driver.getProperty("volume") == 0.5
    with pytest.raises(KeyError):
        driver.setProperty("colour", 1)
    with pytest.raises(RuntimeError):
        driver.startLoop()
    driver.save_to_file(SENTENCE.reading, str(tmp_path / "x.wav"))
    assert (tmp_path / "x.wav").stat().st_size > 10_000
    driver.destroy()


def test_a_sentence_that_breaks_is_told(tmp_path: Path) -> None:
    now, events = Now(), Events()
    voice = openjtalk.OpenJTalkVoice(parts(tmp_path, now))

    def broken(*_words: object) -> Iterator[Clip]:
        raise RuntimeError
        yield

    voice._synthesiser.clips = broken  # type: ignore[method-assign]
    voice.say(SENTENCE, 1.0, events)
    go_on(voice, now, events)
    assert events.seen == ["failed"]
    voice.close()


def test_a_device_that_fails_leaves_the_captions_going() -> None:
    now = Now()
    seen: list[tuple[int, int]] = []

    class Broken(ClockSink):
        def start(self, pcm: bytes, rate: int) -> None:
            raise OSError

    player = ClipPlayer(lambda: Broken(now), now, lambda start, length: seen.append((start, length)))
    player.play(Making([Clip(bytes(9600), 4800, 0.5, (Phrase(0.0, 0, 2), Phrase(0.9, 2, 3)))], ended=True))
    ended = None
    for _ in range(60):
        ended = player.tick()
        if ended is not None:
            break
        now.time += 0.05
    assert ended is True
    assert seen == [(0, 2), (2, 3)]
    assert player.silent


def test_work_no_longer_wanted_stops_after_its_clip() -> None:
    made: list[int] = []
    making = Making()

    def clips() -> Iterator[Clip]:
        for number in range(5):
            made.append(number)
            yield Clip(b"", 1, 0.0, ())

    making = Making.start(AtOnce(), clips)
    assert made == [0, 1, 2, 3, 4]
    with ThreadPoolExecutor(1) as pool:
        making = Making.start(pool, clips)
        making.dropped = True
    assert making.ended
