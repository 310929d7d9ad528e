"""The user dictionary: readings that the analyser gets wrong, from our list and the town's own."""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from pathlib import Path

from smartclass import resources
from smartclass.logs import LOG

_ACCENT = re.compile(r"[0-9]{1,2}")
_LONGEST = 40
_MOST = 2000


def rows(*files: Path) -> list[tuple[str, str, int]]:
    """Read (surface, katakana reading, accent) from CSV files; rows that can't be used are passed over.

    A bare number is never taken: an entry 188 would be found inside 1880円.
    """
    found: dict[str, tuple[str, str, int]] = {}
    for file in files:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        for row in _table(text)[1:_MOST]:
            if len(row) < 2:
                continue
            surface = unicodedata.normalize("NFKC", row[0]).strip()
            reading = unicodedata.normalize("NFKC", row[1]).strip()
            usable = surface and reading and "," not in surface and len(surface) <= _LONGEST and not surface.isdigit()
            if usable and all("ァ" <= letter <= "ー" for letter in reading):
                accent = int(row[2].strip()) if len(row) > 2 and _ACCENT.fullmatch(row[2].strip()) else 0
                found[surface] = (surface, reading, accent)
    return list(found.values())


def _table(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(text.splitlines()))
    except csv.Error:
        return []


def _wide(surface: str) -> str:
    """OpenJTalk sees Latin letters and marks in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in surface)


def line(surface: str, reading: str, accent: int) -> str:
    """Return one line for MeCab's dictionary compiler."""
    count = sum(letter not in "ャュョァィゥェォ" for letter in reading)
    wide = _wide(surface)
    kind = "名詞,固有名詞,一般,*,*,*"
    return f"{wide},,,-20000,{kind},{wide},{reading},{reading},{min(accent, count)}/{count},*"


def load(cache: Path, town: Path) -> None:
    """Compile the dictionary into `cache` where it has changed, and give it to the analyser; without it, go on."""
    import pyopenjtalk

    entries = rows(resources.asset("voice", "readings.csv"), town)
    text = "\n".join(line(*entry) for entry in entries) + "\n"
    made = cache / f"readings-{hashlib.sha256(text.encode()).hexdigest()[:12]}.dic"
    if "," in str(made):
        return
    try:
        if not made.exists():
            cache.mkdir(parents=True, exist_ok=True)
            source = cache / "readings.csv"
            source.write_text(text, encoding="utf-8")
            pyopenjtalk.mecab_dict_index(str(source), str(made))
        pyopenjtalk.update_global_jtalk_with_user_dict(str(made))
    except (OSError, RuntimeError, ValueError) as error:
        LOG.warning("user dictionary not used: %s", type(error).__name__)
