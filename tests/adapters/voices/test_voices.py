"""The drivers: OpenJTalk through pyttsx3 for real, the silent one by the clock, the system's against a stand-in."""

from __future__ import annotations

import sys
import types
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from smartclass.adapters import voices
from smartclass.adapters.sound import ClockSink
from smartclass.adapters.voices import dictionary, espeak, openjtalk, silent, system
from smartclass.adapters.voices.clip_player import ClipPlayer, Making
from smartclass.adapters.voices.clips import Clip, Phrase
from smartclass.adapters.voices.estimate import morae, timed
from smartclass.adapters.voices.synthesis import Synthesiser, write_wav
from smartclass.domain.ruby import parse, plain_text
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


@pytest.fixture(scope="module")
def synthesiser(tmp_path_factory: pytest.TempPathFactory) -> Synthesiser:
    folder = tmp_path_factory.mktemp("voice")
    (folder / "town.csv").write_text("表記,読み,アクセント\n山中谷,ヤマナカダニ,0\n188,イヤヤ,0\n", encoding="utf-8")
    made = Synthesiser(folder, folder / "town.csv")
    made.warm_up()
    return made


def test_speech_is_heard_and_never_clips(synthesiser: Synthesiser, tmp_path: Path) -> None:
    import numpy

    clips = list(synthesiser.clips(SENTENCE, 0.85))
    assert len(clips) == 2
    assert clips[0].pause > 0 == clips[1].pause
    for clip in clips:
        samples = numpy.frombuffer(clip.pcm, "<i2")
        assert 10_000 < abs(samples).max() <= 30_000
    assert not any(clips[0].pcm[: int(0.15 * 48_000) * 2]), "silence first"
    starts = [phrase.start for clip in clips for phrase in clip.phrases]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert "".join(SENTENCE.plain[p.start : p.start + p.length] for c in clips for p in c.phrases) == SENTENCE.plain
    write_wav(clips, tmp_path / "x.wav")
    with wave.open(str(tmp_path / "x.wav")) as sound:
        assert sound.getframerate() == 48_000
        assert sound.getnframes() / 48_000 > 2.0


def test_slower_is_longer(synthesiser: Synthesiser) -> None:
    slow, quick = (sum(c.seconds for c in synthesiser.clips(SENTENCE, speed)) for speed in (0.7, 1.2))
    assert slow > quick * 1.3


@pytest.mark.parametrize("text", ["", "。", "　", "🙂"])
def test_what_has_no_sound_makes_no_clip(synthesiser: Synthesiser, text: str) -> None:
    assert list(synthesiser.clips(plain_text(text), 1.0)) == []


def test_a_long_breath_is_cut_so_that_it_starts_soon(synthesiser: Synthesiser) -> None:
    text = plain_text(
        "画面のいちばん下にならんでいる小さな絵の中から緑色の電話の絵をさがしてゆっくりとさわってみてください"
    )
    clips = list(synthesiser.clips(text, 0.85))
    assert len(clips) > 1
    assert clips[0].seconds < 5
    assert clips[0].pause == 0.0


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("{裏|うら}にします", "裏にします"),
        ("お{年寄|としよ}りの{方|かた}", "お年寄りのかた"),
        ("{188|いやや}に{電話|でんわ}", "イヤヤに電話"),
        ("{取|と}り{出|だ}す", "取り出す"),
        ("{相談|そうだん}は{188|いやや}です", "相談はイヤヤです"),
        ("{途|と}中で、{置|お}き{場所|ばしょ}へ", "途中で、置き場所へ"),
        ("21{分|ぷん}", "21分"),
        ("いちばん下の「は」", "いちばんシタの「ハ」"),
    ],
)
def test_furigana_win_over_the_analyser(synthesiser: Synthesiser, markup: str, said: str) -> None:
    assert synthesiser.spoken(parse(markup)).text == said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("長押し", "ナガオシ"),
        ("下松市", "クダマツシ"),
        ("山中谷", "ヤマナカダニ"),
        ("×", "バツ"),
        ("+", "プラス"),
        ("小文字", "コモジ"),
    ],
)
def test_the_dictionaries_are_in_use(synthesiser: Synthesiser, text: str, read: str) -> None:
    assert "".join(word[2] for word in synthesiser.words(text)) == read


def test_a_bare_number_never_enters_the_dictionary(synthesiser: Synthesiser) -> None:
    assert "イヤヤ" not in "".join(word[2] for word in synthesiser.words("1880円"))


def test_bad_dictionary_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(
        '表記,読み\n188,イヤヤ\n"a,b",ア\n空,\nひらがな,ひらがな\n長押し,ナガオシ,x\nだけ\n', encoding="utf-8"
    )
    assert dictionary.rows(file, tmp_path / "none.csv") == [("長押し", "ナガオシ", 0)]
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
    assert dictionary.rows(tmp_path / "bad.csv") == []
    assert dictionary.line("e-Tax", "イータックス", 9).startswith("ｅ－Ｔａｘ,,,-20000,")


def test_without_a_dictionary_the_voice_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyopenjtalk

    def broken(*_words: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(pyopenjtalk, "mecab_dict_index", broken)
    dictionary.load(tmp_path / "new", tmp_path / "none.csv")
    dictionary.load(tmp_path / "with,comma", tmp_path / "none.csv")
    assert not (tmp_path / "with,comma").exists()


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
