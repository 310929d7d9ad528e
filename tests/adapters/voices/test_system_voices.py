"""The voices of the system: eSpeak for other languages, and Windows' and macOS' own, against stand-ins."""

from __future__ import annotations

import sys
import types
import wave
from pathlib import Path

import pytest

from smartclass.adapters.voices import espeak, system
from smartclass.domain.ruby import plain_text
from tests.adapters.voices.engine import FakeEngine
from tests.adapters.voices.stand_ins import SENTENCE, Events, Now, go_on, parts


def test_espeak_reads_other_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "said.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(bytes(44_100))
    stand_in = tmp_path / "espeak-ng"
    stand_in.write_text(f"#!/bin/sh\ncat > /dev/null\ncat {file}\n")
    stand_in.chmod(0o755)
    monkeypatch.setattr(espeak.shutil, "which", lambda _name: str(stand_in))
    assert espeak.DRIVER.present()
    now, events = Now(), Events()
    voice = espeak.DRIVER.make(parts(tmp_path, now))
    sentence = plain_text("Touch the picture lightly.")
    voice.prepare(sentence, 1.0)
    voice.say(sentence, 1.0, events)
    go_on(voice, now, events)
    assert events.seen == ["start", (0, len(sentence.plain)), "end"]
    espeak.DRIVER.write_wav(sentence, 1.0, tmp_path / "y.wav", parts(tmp_path, now))
    assert (tmp_path / "y.wav").stat().st_size > 40_000
    stand_in.write_text("#!/bin/sh\nexit 3\n")
    broken = Events()
    voice.say(sentence, 1.0, broken)
    go_on(voice, now, broken)
    assert broken.seen == ["failed"]
    assert voice.silent() in (True, False)
    voice.close()


def test_the_systems_voice_is_run_by_the_external_loop_only(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = FakeEngine()
    fake = types.ModuleType("pyttsx3")
    fake.init = lambda _driver: engine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyttsx3", fake)
    monkeypatch.setattr(system.sys, "platform", "win32")
    assert system.DRIVER.present()
    events = Events()
    voice = system.DRIVER.make(None)  # type: ignore[arg-type]
    voice.prepare(SENTENCE, 1.0)
    voice.say(SENTENCE, 1.0, events)
    assert engine.said == ["スマホのうらに、カードをつけます。"]
    engine.tell("started-utterance")
    engine.tell("started-word", location=1, length=0)
    engine.tell("started-word", location=0, length=3)
    engine.tell("finished-utterance", completed=True)
    engine.tell("finished-utterance", completed=True)
    assert events.seen[0] == "start"
    assert events.seen[1][0] == 0  # type: ignore[index]
    assert events.seen[-1] == "end"
    broken = Events()
    voice.say(SENTENCE, 1.0, broken)
    engine.tell("finished-utterance", completed=False)
    assert broken.seen == ["failed"]
    voice.tick()
    voice.stop()
    engine.tell("started-word", location=0, length=3)
    voice.close()
    assert engine.loops == [False]
    with pytest.raises(OSError, match="files"):
        system.DRIVER.write_wav(SENTENCE, 1.0, Path("x"), None)  # type: ignore[arg-type]
    assert voice.silent() is False
