"""From the press of 「きく」 to the first sample: an unseen sentence of 60 characters, and a shipped one."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

UNSEEN = (
    "マイナンバーカードをスマートフォンの裏側にぴったりつけて、読み取りが終わるまで動かさずにそのまましばらくお待ちください。",
    "電話に出るときは、画面に出ている緑色の丸い印に指を軽くのせて、そのまま右のほうへゆっくりとすべらせるように動かしてみましょう。",
    "お店の人に使いたい支払いの名前を伝えてから、スマートフォンの画面に出たバーコードを見せて、金額をご自分の目でも確かめてください。",
)
PATIENCE = 10.0


class Ear:
    """A sink that only notes when the first sample came."""

    heard = 0.0

    def start(self, pcm: bytes, rate: int) -> None:
        Ear.heard = Ear.heard or time.perf_counter()

    def position(self) -> float:
        return 0.0

    def finished(self) -> bool:
        return False

    def stop(self) -> None: ...


class Nobody:
    """Listens to no event."""

    def started(self) -> None: ...

    def phrase(self, start: int, length: int) -> None: ...

    def finished(self) -> None: ...

    def failed(self) -> None: ...


def wait(voice: Any, say: Callable[[], None]) -> float:
    """Return the seconds from `say` to the first sample."""
    Ear.heard = 0.0
    began = time.perf_counter()
    say()
    while not Ear.heard:
        voice.tick()
        time.sleep(0.002)
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError("no sound came")
    return Ear.heard - began


def measure() -> tuple[list[float], list[float]]:
    """Return the seconds for unseen sentences, and for shipped ones shown half a second before the press."""
    from smartclass import resources
    from smartclass.adapters.voices.openjtalk import DRIVER
    from smartclass.content.loader import load_all
    from smartclass.domain.ruby import plain_text
    from smartclass.domain.sentences import sentences
    from smartclass.ports.voice import VoiceParts

    lessons, _faults = load_all([resources.lessons()])
    shipped = [sentences(step.common.text)[0].text for step in lessons[0].steps]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as executor:
        parts = VoiceParts(executor, Ear, time.monotonic, Path(folder), Path(folder) / "none.csv")
        voice: Any = DRIVER.make(parts)
        voice.warm_up()
        executor.submit(lambda: None).result()
        unseen = []
        for text in UNSEEN:
            executor.submit(lambda: None).result()
            unseen.append(wait(voice, lambda text=text: voice.say(plain_text(text), 0.85, Nobody())))
            voice.stop()
        known = []
        for sentence in shipped:
            voice.stop()
            voice.prepare(sentence, 0.85)
            time.sleep(0.5)
            known.append(wait(voice, lambda sentence=sentence: voice.say(sentence, 0.85, Nobody())))
        voice.close()
    return unseen, known


def lines() -> list[str]:
    """Return the figures in words."""
    unseen, known = measure()
    return [
        f"unseen, {min(map(len, UNSEEN))} to {max(map(len, UNSEEN))} characters:"
        f" {', '.join(f'{seconds * 1000:.0f}' for seconds in unseen)} ms (limit 400)",
        f"shipped: median {statistics.median(known) * 1000:.0f} ms, worst {max(known) * 1000:.0f} ms (limit 150)",
    ]
