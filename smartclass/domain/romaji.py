"""Reading rōmaji as kana: for a search box where somebody forgot to switch the keyboard to Japanese."""

from __future__ import annotations

import re

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ",
}  # fmt: skip
_GLIDES = {
    "ky": "キ", "sy": "シ", "sh": "シ", "ty": "チ", "ch": "チ", "cy": "チ", "ny": "ニ", "hy": "ヒ", "my": "ミ",
    "ry": "リ", "gy": "ギ", "zy": "ジ", "jy": "ジ", "j": "ジ", "by": "ビ", "py": "ピ",
}  # fmt: skip
_TABLE = {head + vowel: kana for head, row in _ROWS.items() for vowel, kana in zip("aiueo", row, strict=True)}
_TABLE |= {g + v: kana + small for g, kana in _GLIDES.items() for v, small in zip("aueo", "ャュェョ", strict=True)}
_TABLE |= {"ya": "ヤ", "yu": "ユ", "yo": "ヨ", "wa": "ワ", "wo": "オ", "n'": "ン"}
_TABLE |= {"shi": "シ", "chi": "チ", "tsu": "ツ", "fu": "フ", "ji": "ジ"}
_LETTERS = re.compile(r"[A-Za-z' -]+")


def kana_of(text: str) -> str:
    """Return rōmaji (Hepburn or the keyboard's) as katakana; anything else as it is.

    What can't be read yet (the t of "sat", on the way to "sato") is left out, so that it finds people as one types.
    """
    if not _LETTERS.fullmatch(text):
        return text
    letters = text.lower().replace(" ", "").replace("-", "")
    letters = re.sub(r"([kstcpgzdbjhr])\1", r"ッ\1", letters).replace("tch", "ッch")
    kana = ""
    while letters:
        size = next((n for n in (3, 2, 1) if letters[:n] in _TABLE), 0)
        if size:
            kana += _TABLE[letters[:size]]
        elif letters[0] == "ッ":
            kana += letters[0]
        elif letters[0] in "nm" and len(letters) > 1 and letters[1] not in "aiueoy":
            kana += "ン"
        letters = letters[size or 1 :]
    return kana
