"""Rule: furigana the analyser reads differently is looked at once, and confirmed (only when asked; slow to load)."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.domain.ruby import RubyText
from smartclass.i18n import _

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_LONG = {
    "ア": "アカサタナハマヤラワガザダバパャ",
    "オ": "オコソトノホモヨロゴゾドボポョ",
    "エ": "エケセテネヘメレゲゼデベペ",
}


def faults(shelf: Shelf) -> Iterator[Fault]:
    if not shelf.readings:
        return
    confirmed = {case.sheet.file.path.parent: frozenset(case.data.get("confirmed", ())) for case in shelf.lessons}
    sheets = (*(case.sheet for case in shelf.drills), *(case.sheet for case in shelf.catalogues))
    alone = {sheet.file.path: frozenset(sheet.file.data.get("confirmed", ())) for sheet in sheets}
    for sheet, text in shelf.texts():
        allowed = alone.get(sheet.file.path) or confirmed.get(sheet.file.path.parent, frozenset())
        for base, ruby, heard in doubtful(text.said):
            pair = f"{base}|{ruby}"
            if pair not in shelf.allowed and pair not in allowed:
                sentence = _(
                    "「{base}」は「{ruby}」でよいですか（「{heard}」とも読めます）。よければ confirmed に書きます。"
                )
                told = sentence.format(base=base, ruby=ruby, heard=heard)
                yield sheet.wrong(text.place, told, holding=pair, severe=False)


def doubtful(text: RubyText) -> Iterator[tuple[str, str, str]]:
    """Yield (base, ruby, what the analyser reads) for each furigana it would read otherwise.

    Okurigana belongs to the analyser's word: the comparison is made on the stretch of whole words around a ruby.
    """
    if not any(span.ruby for span in text.spans):
        return
    words = _words(text.plain)
    place = 0
    spans = [(span, place := place + len(span.base)) for span in text.spans]
    placed = [(end - len(span.base), end, span) for span, end in spans]
    for start, end, span in placed:
        if not span.ruby:
            continue
        around = [word for word in words if word[0] < end and word[1] > start]
        if not around:
            continue
        first, last = around[0][0], around[-1][1]
        wanted = "".join(
            other.ruby or other.base[max(0, first - a) : max(0, last - a)]
            for a, b, other in placed
            if a < last and b > first
        )
        whole = all(first <= a and b <= last for a, b, other in placed if other.ruby and a < last and b > first)
        heard = "".join(word[2] for word in around)
        comparable = whole and _KANA.fullmatch(wanted) and _KANA.fullmatch(heard)
        if comparable and _sound(wanted) != _sound(heard):
            yield span.base, span.ruby, heard


def _words(plain: str) -> list[tuple[int, int, str]]:
    """Return the analyser's words: where each begins and ends in `plain`, and its reading in katakana."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore", DeprecationWarning)
        import pyopenjtalk

        mapping = pyopenjtalk.g2p_mapping(plain, revert_long_vowels=True, revert_yotsugana=True, predict_nani=False)
    return [(*word["char_span"], word["read"].replace("’", "")) for word in mapping if word["char_span"]]


def _sound(kana: str) -> str:
    """Return katakana in which おう and おー, ぢ and じ are the same."""
    letters = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in kana)
    letters = letters.translate(str.maketrans("ヂヅヲ", "ジズオ"))
    kept = ""
    for letter in letters:
        before = kept[-1:]
        lengthens = (letter == "ウ" and before in _LONG["オ"]) or (letter == "イ" and before in _LONG["エ"])
        kept += "ー" if before and before != "ー" and (lengthens or before == letter == "オ") else letter
    return kept
