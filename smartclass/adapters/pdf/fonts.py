"""The typefaces on paper: which one draws which character, how wide it is, and what no face can draw."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smartclass import resources
from smartclass.adapters.pdf import repair, variants
from smartclass.errors import Problem
from smartclass.i18n import _

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

LOCK = threading.RLock()
"""A ReportLab font object must not serve two documents at once: whoever draws holds this lock."""

ASCENT, DESCENT = 0.88, 0.12
"""All three families share this baseline, so they can stand in one line."""

_LATIN, _JAPANESE, _RARE = "BIZUDPGothic", "BIZUDGothic", "NotoSansJP"
_LAST_LATIN = "ɏ"
_LATIN_MARKS = frozenset("“”‘’–")
_FULL_WIDTH_ANYWAY = frozenset("×÷±°§¶´¨")
_TABULAR = frozenset("0123456789 :/.,-")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028\u2029\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_LOOSE_VOICING = re.compile(r"[\u3041-\u30ff][\u3099\u309a]")


class Run(NamedTuple):
    """A stretch of text in one face; `units` is its width in thousandths of an em."""

    face: str
    text: str
    units: float


def clean(text: str) -> str:
    """Drop what has no ink (loose selectors, controls, joiners) and join loose voicing marks to their kana.

    Whole-text normalisation is wrong here: it would turn some kanji of names into their common cousins.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _LOOSE_VOICING.sub(lambda match: unicodedata.normalize("NFC", match[0]), text))


@lru_cache(maxsize=20_000)
def runs(text: str, bold: bool = False, tabular: bool = False) -> tuple[Run, ...]:
    """Split `text` by face; `tabular` takes figures of one width (tables). Problem names what no face can draw."""
    found: list[tuple[str, list[str]]] = []
    if not text.isascii():
        text = variants.PAIR.sub(lambda pair: _variant(pair[0], bold), text)
    for character in clean(text):
        face = _face_of(character, bold, tabular)
        if found and found[-1][0] == face:
            found[-1][1].append(character)
        else:
            found.append((face, [character]))
    return tuple(Run(face, "".join(characters), _units(face, characters)) for face, characters in found)


def width(text: str, size: float, bold: bool = False, tabular: bool = False) -> float:
    """Return the width of `text` in points at `size` points."""
    return _ems(text, bold, tabular) * size / 1000


@lru_cache(maxsize=20_000)
def _ems(text: str, bold: bool, tabular: bool) -> float:
    return sum(run.units for run in runs(text, bold, tabular))


def missing(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no shipped face can draw, each once, in order."""
    return tuple(dict.fromkeys(c for c in clean(text) if not _has(_JAPANESE, False, c) and not _has(_RARE, False, c)))


def first_face() -> str:
    """Return a registered face for what ReportLab writes before the first text (never an unembedded Helvetica)."""
    return _font(_JAPANESE, False).fontName


def _face_of(character: str, bold: bool, tabular: bool) -> str:
    latin = character in _LATIN_MARKS or (character <= _LAST_LATIN and character not in _FULL_WIDTH_ANYWAY)
    if latin and not (tabular and character in _TABULAR):
        order: tuple[str, ...] = (_LATIN, _RARE)
    else:
        order = (_JAPANESE, _RARE)
    for family in order:
        if _has(family, bold, character):
            return f"{family}-{'Bold' if bold else 'Regular'}"
    raise Problem(
        _("「{character}」という文字は、印刷できる書体がありません。").format(character=character),
        _("ほかの字か、かなに直してから、もう一度お試しください。"),
    )


@cache
def _variant(pair: str, bold: bool) -> str:
    """Make a kanji with its variation selector printable; where no face has the variant, as the kanji itself."""
    fonts = [_font(family, bold).face for family in (_JAPANESE, _RARE)]
    found = [(face, variants.glyph(face, pair)) for face in fonts]
    found += [(face, face.charToGlyph.get(ord(pair[0]))) for face in fonts]
    for face, glyph in found:
        if glyph:
            code = variants.private(pair)
            face.charToGlyph[code] = glyph
            face.charWidths[code] = face.charWidths.get(ord(pair[0]), face.defaultWidth)
            return chr(code)
    return pair[0]


def _has(family: str, bold: bool, character: str) -> bool:
    return ord(character) in _font(family, bold).face.charToGlyph


def named(face: str) -> TTFont:
    """Return the font of a run."""
    family, _dash, weight = face.partition("-")
    return _font(family, weight == "Bold")


def _units(face: str, characters: list[str]) -> float:
    font = named(face).face
    return float(sum(font.charWidths.get(ord(character), font.defaultWidth) for character in characters))


@cache
def _font(family: str, bold: bool) -> TTFont:
    """Open and register a face the first time it is needed (about 70 ms each)."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    repair.mend(ttfonts)
    name = f"{family}-{'Bold' if bold else 'Regular'}"
    font = ttfonts.TTFont(name, str(resources.asset("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font
