"""The index あかさたな… by which a roster is found at a glance."""

from __future__ import annotations

import unicodedata

HEADS = "あかさたなはまやらわ"
_ROWS = {
    "あ": "ァアィイゥウェエォオヴ",
    "か": "カガキギクグケゲコゴヵヶ",
    "さ": "サザシジスズセゼソゾ",
    "た": "タダチヂッツヅテデトド",
    "な": "ナニヌネノ",
    "は": "ハバパヒビピフブプヘベペホボポ",
    "ま": "マミムメモ",
    "や": "ャヤュユョヨ",
    "ら": "ラリルレロ",
    "わ": "ヮワヰヱヲン",
}


def head(kana: str) -> str:
    """Return the head (one of あかさたなはまやらわ) for a name's kana, or "" where it begins otherwise."""
    first = unicodedata.normalize("NFKC", kana)[:1]
    if "ぁ" <= first <= "ゖ":
        first = chr(ord(first) + 0x60)
    return next((row for row, members in _ROWS.items() if first and first in members), "")
