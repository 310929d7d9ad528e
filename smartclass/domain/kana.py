"""Keys by which names are found and compared: kana folded to one form, kanji variants to one shape."""

from __future__ import annotations

import unicodedata

NO_KANA = "\uffff"
"""Sorts after every kana."""

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
    middle dots all fold together; a vowel that begins the given name (さとう おさむ) stays.
    """
    return "".join(_folded(word, -1) for word in _words(text))


def kana_keys(text: str) -> tuple[str, ...]:
    """Return every key that somebody's kana may be kept under: `kana_key` first, then without regard for the space.

    In さとうおさむ nothing says where the given name begins, so each vowel that may only lengthen may begin it.
    """
    letters = "".join(_words(text))
    starts = [at for at in range(1, len(letters)) if _lengthens(_last(_folded(letters[:at], -1)), letters[at])]
    return tuple(dict.fromkeys((kana_key(text), *(_folded(letters, start) for start in (-1, *starts)))))


def _words(text: str) -> list[str]:
    """Return the words of a text in large, full-width katakana."""
    wide = unicodedata.normalize("NFKC", text.replace("゛", "\u3099").replace("゜", "\u309a"))
    letters = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in wide)
    return letters.translate(_SMALL).translate(_SAME).upper().split()


def _folded(word: str, start: int) -> str:
    """Return a word without what only lengthens a vowel; the letter at `start` begins a word of its own."""
    kept = ""
    for at, letter in enumerate(word):
        if letter not in _DROPPED and (at == start or not _lengthens(_last(kept), letter)):
            kept += letter
    return kept


def _last(text: str) -> str:
    return text[-1:]


def _lengthens(before: str, letter: str) -> bool:
    """Tell whether `letter` only makes the vowel of `before` long (おお, よう, ゆう, えい are written both ways)."""
    if not before:
        return False
    if letter == "ウ":
        return before in _VOWELS["オ"] or before in _VOWELS["ウ"]
    if letter == "オ":
        return before in _VOWELS["オ"]
    return letter == "イ" and before in _VOWELS["エ"]


def kana_order(text: str) -> str:
    """Return what sorts names as a printed list does (五十音順): おおの before おか, はた before ばば, no kana last.

    Surnames are compared first; sounds without their marks, a long vowel as its vowel, then with the marks
    (after JIS X 4061, simplified).
    """
    wide = unicodedata.normalize("NFKC", text.replace("゛", "\u3099").replace("゜", "\u309a"))
    letters = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in wide)
    plain = ""
    for letter in unicodedata.normalize("NFD", letters.translate(_SMALL)).upper():
        if letter == "ー":
            plain += next((vowel for vowel, row in _VOWELS.items() if plain and plain[-1] in row), "")
        elif not unicodedata.combining(letter):
            plain += letter
    return f"{' '.join(plain.split())}\t{letters}" if plain.strip() else NO_KANA


def name_key(text: str) -> str:
    """Return the search key of a name as written: variants of a kanji (髙 高) and spaces fold together."""
    wide = unicodedata.normalize("NFKC", text)
    return "".join(c for c in wide.translate(_SHAPES).casefold() if not c.isspace() and not selects_shape(c))


def selects_shape(letter: str) -> bool:
    """Tell whether a character only says which drawing of the kanji before it is meant (葛󠄀)."""
    return 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF


def is_kana(key: str) -> bool:
    """Tell whether a kana key is kana throughout (a kanji typed into the search box stays what it was)."""
    return all("ァ" <= letter <= "ヺ" for letter in key)
