"""The voices of this PC: which there are, which is chosen, and whether anybody can hear them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from smartclass.domain.ruby import parse, plain_text
from smartclass.errors import Problem
from smartclass.i18n import _, language
from smartclass.paths import Home
from smartclass.ports.clock import Clock
from smartclass.ports.voice import SinkFactory, Voice, VoiceDriver, VoiceInfo, VoiceParts
from smartclass.services.narrator import SPEEDS, Listener, Narrator
from smartclass.settings import SettingsFile

Drivers = Callable[[], Sequence[VoiceDriver]]


@dataclass(frozen=True, slots=True)
class SoundState:
    """Whether sound can be heard, in words for the screen, with what to do where it can't."""

    can_sound: bool
    sentence: str


class Speech:
    """Gives narrators a voice; drivers are looked for at the first word, not before."""

    def __init__(
        self,
        home: Home,
        clock: Clock,
        settings: SettingsFile,
        drivers: Drivers,
        *,
        sinks: SinkFactory,
        device: Callable[[], bool],
        executor: Executor | None = None,
    ) -> None:
        self._home, self._clock, self._settings, self._find = home, clock, settings, drivers
        self._sinks, self._device = sinks, device
        self._executor = executor
        self._own: ThreadPoolExecutor | None = None
        self._drivers: tuple[VoiceDriver, ...] = ()
        self._voices: dict[str, Voice] = {}

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the voices that can read the language now in use, the best first; the silent one is last."""
        return tuple(driver.info for driver in self._usable())

    def chosen(self) -> str:
        """Return the driver id of the voice in use."""
        names = [driver.info.driver for driver in self._usable()]
        wanted = self._settings.now.voice
        return wanted if wanted in names else names[0]

    def choose(self, driver: str) -> None:
        """Use another voice from now on."""
        self.hush()
        self._settings.change(voice=driver)

    def state(self) -> SoundState:
        """Tell whether sound will be heard."""
        if not self._settings.now.sound or self.chosen() == "silent":
            return SoundState(can_sound=False, sentence=_("音は出しません。文字だけで進みます。"))
        if not self._device():
            words = _("音が出ません。スピーカーをつないでください。文字は、そのまま進みます。")
            return SoundState(can_sound=False, sentence=words)
        return SoundState(can_sound=True, sentence=_("音が出ます。"))

    def narrator(self, listener: Listener) -> Narrator:
        """Return a narrator that tells `listener` where it is."""
        return Narrator(self._voice, self._clock.ticks, self._settings.now.speed, listener)

    def warm_up(self) -> None:
        """Load the voice in the background, so that the first word comes at once."""
        warm = getattr(self._voice(), "warm_up", None)
        if warm is not None:
            warm()

    def test_sound(self) -> None:
        """Say one sentence, so that somebody can hear whether it works."""
        self._voice().say(plain_text(_("音が出ています。")), SPEEDS[self._settings.now.speed], _Deaf())

    def tick(self) -> None:
        """Let a sound test go on."""
        for voice in self._voices.values():
            voice.tick()

    def hush(self) -> None:
        """Stop whatever is being said."""
        for voice in self._voices.values():
            voice.stop()

    def to_wav(self, text: str, path: Path) -> None:
        """Write one text (furigana marks allowed) as a WAV file; Problem where no voice can."""
        try:
            sentence = parse(text)
        except ValueError:
            sentence = plain_text(text)
        for driver in self._usable():
            if not driver.info.sound:
                continue
            try:
                driver.write_wav(sentence, SPEEDS[self._settings.now.speed], path, self._parts())
            except OSError as error:
                raise Problem(_("音のファイルを書けませんでした。"), _("保存する場所をご確認ください。")) from error
            return
        raise Problem(_("声が入っていないため、音のファイルを作れません。"))

    def close(self) -> None:
        """Let go of the voices."""
        for voice in self._voices.values():
            voice.close()
        self._voices.clear()
        if self._own is not None:
            self._own.shutdown(wait=True, cancel_futures=True)

    def _usable(self) -> list[VoiceDriver]:
        if not self._drivers:
            self._drivers = tuple(self._find())
        now = language()
        return [one for one in self._drivers if not one.info.languages or now in one.info.languages]

    def _voice(self) -> Voice:
        name = self.chosen() if self._settings.now.sound else "silent"
        if name not in self._voices:
            driver = next(one for one in self._usable() if one.info.driver == name)
            self._voices[name] = driver.make(self._parts())
        return self._voices[name]

    def _parts(self) -> VoiceParts:
        if self._executor is None and self._own is None:
            self._own = ThreadPoolExecutor(max_workers=1, thread_name_prefix="voice")
        executor = self._executor or self._own
        assert executor is not None
        readings = self._home.root / "readings.csv"
        return VoiceParts(executor, self._sinks, self._clock.ticks, self._home.voice_cache, readings)


class _Deaf:
    """Nobody listens to a sound test."""

    def started(self) -> None: ...

    def phrase(self, start: int, length: int) -> None: ...

    def finished(self) -> None: ...

    def failed(self) -> None: ...
