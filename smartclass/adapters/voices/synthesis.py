"""From a sentence to sound with OpenJTalk: breath group by breath group, so that the first is heard at once."""

from __future__ import annotations

import os
import re
import sys
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from smartclass.adapters.voices import dictionary
from smartclass.adapters.voices.clips import COMMA_PAUSE, LEAD, Clip, Phrase
from smartclass.adapters.voices.estimate import phrases_of
from smartclass.domain.ruby import RubyText
from smartclass.domain.spoken import Spoken, Word, spoken

LONGEST = 300
LOUDEST = 30_000
_PHONE = re.compile(r"-(.+?)\+")
_SILENT = ("sil", "pau")
_LEAN = {"use_sudachi_kanji_yomi": False, "predict_nani": False}
"""Without the second dictionary (70 MB, 0.3 s at its first word): furigana settle what it would guess."""
_LONG_GROUP = 70
"""Phones in a breath group above which it is cut at an accent phrase, so that speech starts soon enough."""


@lru_cache(maxsize=1)
def _engine(cache: Path, readings: Path) -> Any:
    """Load OpenJTalk and the user dictionary (0.3 s), without their remarks about optional parts."""
    with _hushed():
        import pyopenjtalk

        dictionary.load(cache, readings)
    return pyopenjtalk


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep what native code prints off the terminal (a progress bar, advice to developers)."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        yield
    finally:
        for number, copy in zip((1, 2), kept, strict=True):
            os.dup2(copy, number)
            os.close(copy)
        os.close(nowhere)


class Synthesiser:
    """Makes clips; belongs to one worker thread at a time."""

    def __init__(self, cache: Path, readings: Path) -> None:
        self._cache, self._readings = cache, readings
        self._lock = threading.Lock()

    @property
    def jtalk(self) -> Any:
        return _engine(self._cache, self._readings)

    def warm_up(self) -> None:
        """Load everything and say one word to nobody."""
        with self._lock:
            labels = self.jtalk.extract_fullcontext("準備", **_LEAN)
            self.jtalk.synthesize(labels)

    @lru_cache(maxsize=256)  # noqa: B019 - one synthesiser lives as long as the program
    def _words(self, text: str) -> list[dict[str, Any]]:
        return list(self.jtalk.g2p_mapping(text, revert_long_vowels=True, revert_yotsugana=True, **_LEAN))

    def spoken(self, sentence: RubyText) -> Spoken:
        """Return what is given to the voice for a sentence with furigana."""
        return spoken(sentence, self.words(sentence.plain), self.words(sentence.plain, "pron"))

    def words(self, text: str, kind: str = "read") -> list[Word]:
        """Return the analyser's words with their readings, or ("pron") as they sound where they stand."""
        found = []
        for word in self._words(text):
            if word["char_span"] is not None:
                start, end = word["char_span"]
                found.append((start, end, word[kind].replace("’", "")))
        return found

    def clips(self, sentence: RubyText, speed: float) -> Iterator[Clip]:
        """Yield the clips of a sentence, the first as soon as it is ready; none for a text without sound."""
        with self._lock:
            said = self.spoken(sentence)
            text = said.text[:LONGEST]
            if not any(letter.isalnum() for letter in text):
                return
            labels = self.jtalk.extract_fullcontext(text, **_LEAN)
            groups = _breath_groups(labels)
            weights = self._weights(text)
        shown = phrases_of(sentence)
        done = 0.0
        whole = sum(weight for _place, weight in weights) or 1.0
        phones = sum(len(group) for group in groups) or 1
        for number, group in enumerate(groups):
            with self._lock:
                samples, rate = self.jtalk.synthesize([labels[index] for index in group], speed)
            share = whole * len(group) / phones
            last = number == len(groups) - 1
            pause = 0.0 if last or not _pauses(labels, group) else COMMA_PAUSE
            lead = LEAD if number == 0 else 0.0
            places = _phrase_times(said, weights, (done, done + share), len(samples) / rate, lead, shown)
            yield Clip(_pcm(samples, rate, lead), rate, pause, places)
            done += share

    def _weights(self, text: str) -> list[tuple[int, float]]:
        """Return (place in the spoken text, how long it takes in phones) for each word."""
        found = []
        for word in self._words(text):
            phones = sum(phone not in _SILENT for phone in word["phonemes"])
            if phones and word["char_span"] is not None:
                found.append((int(word["char_span"][0]), float(phones)))
        return found


def _phone(label: str) -> str:
    match = _PHONE.search(label)
    return match[1] if match else "sil"


def _breath_groups(labels: list[str]) -> list[list[int]]:
    """Return the label numbers between pauses; a very long group is cut where an accent phrase begins."""
    groups: list[list[int]] = []
    group: list[int] = []
    for index, label in enumerate(labels):
        if _phone(label) in _SILENT:
            if group:
                groups.append(group)
            group = []
            continue
        begins = bool(group) and _accent_phrase(label) != _accent_phrase(labels[index - 1])
        if len(group) >= _LONG_GROUP // 2 and begins and len(labels) > _LONG_GROUP and not groups:
            groups.append(group)
            group = []
        group.append(index)
    if group:
        groups.append(group)
    return groups


def _accent_phrase(label: str) -> str:
    """Return the part of a full-context label that tells accent phrases apart (F: place in the breath group)."""
    match = re.search(r"/F:(.+?)/", label)
    return match[1] if match else ""


def _pauses(labels: list[str], group: list[int]) -> bool:
    after = group[-1] + 1
    return after < len(labels) and _phone(labels[after]) == "pau"


def _phrase_times(
    said: Spoken,
    weights: list[tuple[int, float]],
    part: tuple[float, float],
    seconds: float,
    lead: float,
    shown: tuple[tuple[int, int], ...],
) -> tuple[Phrase, ...]:
    """Return the displayed phrases that begin inside this breath group, by the phones said before them."""
    found: list[Phrase] = []
    before = 0.0
    lit: set[int] = set()
    for place, weight in weights:
        start, _length = said.displayed(place, 1)
        for a, b in shown:
            if a <= start < b and a not in lit:
                lit.add(a)
                if part[0] - 0.5 <= before < part[1] - 0.5:
                    share = max(0.0, before - part[0]) / max(1.0, part[1] - part[0])
                    found.append(Phrase(lead + seconds * share, a, b - a))
        before += weight
    return tuple(found)


def _pcm(samples: Any, rate: int, lead: float) -> bytes:
    """Return int16 samples with silence before, soft edges and no clipping (peaks pass int16 as they come)."""
    import numpy

    edge = min(240, len(samples) // 2)
    ramp = numpy.linspace(0.0, 1.0, edge)
    samples[:edge] *= ramp
    samples[len(samples) - edge :] *= ramp[::-1]
    peak = float(numpy.abs(samples).max()) if len(samples) else 0.0
    scaled = samples * min(1.0, LOUDEST / peak) if peak else samples
    sound: bytes = numpy.clip(scaled, -32768, 32767).astype("<i2").tobytes()
    return bytes(2 * int(rate * lead)) + sound


def write_wav(clips: list[Clip], path: Path) -> None:
    """Write clips and their pauses as one WAV file; OSError where it can't be written."""
    rate = clips[0].rate if clips else 48_000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        for clip in clips:
            file.writeframes(clip.pcm + bytes(2 * int(rate * clip.pause)))


assert sys.byteorder == "little", "samples are written little-endian"
