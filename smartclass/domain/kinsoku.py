"""Where a Japanese line may break (kinsoku, after JIS X 4051), before any measure is taken."""

from __future__ import annotations

import re
from functools import lru_cache

from smartclass.domain.kana import selects_shape

NO_START = frozenset(
    "、。，．・：；？！‼⁇⁈⁉ー―–゠…‥」』】〉》〕］｝）〙〗〟’”»ヽヾゝゞ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "゛゜%％‰℃°′″｡､｣･ﾞﾟｰｧｨｩｪｫｬｭｮｯ),.:;?!]}'\""
)
NO_END = frozenset("「『【〈《〔［｛（〘〖〝‘“«￥＄£№＃#([{\\$¥｢")
WORD = re.compile(
    r"[A-Za-z0-9À-ɏ@_+#&=~][A-Za-z0-9À-ɏ@_.+#&=~%:/?,'’\-]*[A-Za-z0-9À-ɏ@_+#&=~%/'’]|[A-Za-z0-9À-ɏ@_+#&=~]"
)
_COUNTERS = "回桁人年月日分秒円時つ番件枚行台本度歳才階週号点個名件丁目か所ヶ月間目秒ぷん位倍円割校冊頁"
_ERA = re.compile(r"(?:令和|平成|昭和|大正|明治)(?:\s?(?:\d+|元|[一二三四五六七八九十]+)年?)?")
_PARTS = re.compile(r"[^/.?&=\-_:]*[/.?&=\-_:]+|[^/.?&=\-_:]+")
_PAIRS = frozenset(("――", "……", "‥‥", "——"))
_DIGITS = frozenset("0123456789０１２３４５６７８９元")
_CIRCLED = re.compile(r"[①-⑳❶-❿㊀-㊉]")


@lru_cache(maxsize=16384)
def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end with the character `before` and the next begin with `after`."""
    if not before or not after or before == "\n" or after == "\n":
        return True
    if after.isspace() or before == "\u00a0" or after in NO_START or before in NO_END:
        return False
    if before + after in _PAIRS or _CIRCLED.match(before):
        return False
    if selects_shape(after[0]):
        return False
    return not (before in _DIGITS and after in _COUNTERS)


def era_joins(text: str) -> frozenset[int]:
    """Return the places inside 令和8年 and its like, where a line must not break."""
    return frozenset(place for match in _ERA.finditer(text) for place in range(match.start() + 1, match.end()))


def parts(word: str) -> list[str]:
    """Return the parts of a Latin word or an address, each ending where it is best cut: after / . ? & = - _ or :"""
    return _PARTS.findall(word)
