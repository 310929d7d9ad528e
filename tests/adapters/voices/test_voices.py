"""Which voices there are, and the silent one that goes by the clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.adapters import voices
from smartclass.adapters.voices import silent
from smartclass.adapters.voices.estimate import morae, timed
from smartclass.domain.ruby import parse, plain_text
from tests.adapters.voices.stand_ins import SENTENCE, Events, Now, go_on, parts


def test_the_silent_voice_is_always_there_and_last() -> None:
    found = voices.found()
    assert found[-1].info.driver == "silent"
    assert [driver.info.priority for driver in found] == sorted((d.info.priority for d in found), reverse=True)


def test_no_driver_at_all_is_a_broken_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices.pkgutil, "iter_modules", lambda _path: iter(()))
    with pytest.raises(RuntimeError):
        voices.found()


def test_silence_lights_every_phrase_at_a_calm_pace(tmp_path: Path) -> None:
    now, events = Now(), Events()
    voice = silent.DRIVER.make(parts(tmp_path, now))
    voice.prepare(SENTENCE, 0.85)
    voice.say(SENTENCE, 0.85, events)
    began = now.time
    go_on(voice, now, events)
    phrases = [one for one in events.seen if isinstance(one, tuple)]
    assert "".join(SENTENCE.plain[a : a + n] for a, n in phrases) == SENTENCE.plain
    pace = morae(SENTENCE.reading) / (now.time - began - 0.45)
    assert 5.0 < pace < 7.5
    voice.say(SENTENCE, 1.0, events)
    voice.close()
    with pytest.raises(OSError, match="silent"):
        silent.DRIVER.write_wav(SENTENCE, 1.0, tmp_path / "x.wav", parts(tmp_path, now))


def test_morae_and_times_without_a_voice() -> None:
    assert morae("しゃしん") == 3
    assert morae("です。") == 2
    assert timed(parse("{裏|うら}"), 1.0).pause >= 0.6
    assert timed(plain_text("ながい文です、ほんとうに"), 1.0).pause > timed(plain_text("ながい文です"), 1.0).pause
