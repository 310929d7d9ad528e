"""Keys by which names are found and compared: kana folded to one form, kanji variants to one shape."""

from __future__ import annotations

import unicodedata

_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_SAME = str.maketrans("ヂヅヲヰヱ", "ジズオイエ")
_DROPPED = frozenset(" \u3000・･-‐ー―'’")
_VOWELS = {
    "ア": "アカサタナハマヤラワガザダバパ",
    "イ": "イキシチニヒミリギジビピ",
    "ウ": "ウクスツヌフムユルグズブプ",
    "エ": "エケセテネヘメレゲゼデベペ",
    "オ": "オコソトノホモヨロゴゾドボポ",
}
_VARIANTS = (
    "高髙", "崎﨑嵜", "辺邊邉", "斉齊斎齋", "浜濱濵", "沢澤", "吉𠮷", "島嶋嶌", "国國", "広廣", "桜櫻", "富冨",
    "竜龍", "滝瀧", "桑桒", "橋𣘺槗", "土𡈽", "徳德", "恵惠", "栄榮", "円圓", "関關", "黒黑", "柳栁", "峰峯",
    "真眞", "条條", "来來", "学學", "万萬", "与與", "弥彌", "寿壽", "実實", "静靜", "緑綠", "館舘",
    "鉄鐵銕", "曽曾", "祢禰", "薮藪", "桧檜", "穂穗", "豊豐", "芦蘆", "鴎鷗",
)  # fmt: skip
_SHAPES = str.maketrans({variant: group[0] for group in _VARIANTS for variant in group[1:]})


def kana_key(text: str) -> str:
    """Return the search key of a name's kana: オーノ ヨーコ and おおの ようこ give the same.

    Full and half width, hiragana and katakana, small and large kana, ヂヅヲ and ジズオ, long vowels, spaces and
    middle dots all fold together.
    """
    wide = unicodedata.normalize("NFKC", text.replace("゛", "\u3099").replace("゜", "\u309a"))
    letters = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in wide)
    letters = letters.translate(_SMALL).translate(_SAME).upper()
    kept: list[str] = []
    for letter in letters:
        if letter in _DROPPED or (kept and _lengthens(kept[-1], letter)):
            continue
        kept.append(letter)
    return "".join(kept)


def _lengthens(before: str, letter: str) -> bool:
    """Tell whether `letter` only makes the vowel of `before` long (おお, よう, ゆう, えい are written both ways)."""
    if letter == "ウ":
        return before in _VOWELS["オ"] or before in _VOWELS["ウ"]
    if letter == "オ":
        return before in _VOWELS["オ"]
    return letter == "イ" and before in _VOWELS["エ"]


def name_key(text: str) -> str:
    """Return the search key of a name as written: variants of a kanji (髙 高) and spaces fold together."""
    wide = unicodedata.normalize("NFKC", text)
    return "".join(c for c in wide.translate(_SHAPES).casefold() if not c.isspace() and not _selects_shape(c))


def _selects_shape(letter: str) -> bool:
    """Tell whether a character only says which drawing of the kanji before it is meant (葛󠄀)."""
    return 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF


def is_kana(key: str) -> bool:
    """Tell whether a kana key is kana throughout (a kanji typed into the search box stays what it was)."""
    return all("ァ" <= letter <= "ヺ" for letter in key)
