"""Where phrases begin in Japanese text, so that lines break between them (BudouX, loaded at first use)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from smartclass.domain.kinsoku import WORD, era_joins, may_break
from smartclass.domain.ruby import RubyText

_JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]")
_NUMBER = r"[0-9０-９一二三四五六七八九十百千万元]"
_WHOLE = (
    re.compile(r"[①-⑳❶-❿][\s\u3000]*[「『（(]?."),
    re.compile(rf"(?:令和|平成|昭和|大正|明治)[\s]?{_NUMBER}+年(?:度)?"),
    re.compile(r"(?:第|約|およそ|あと|毎月|午前|午後)[0-9０-９]+"),
    re.compile(
        r"[0-9０-９][0-9０-９,.，．]*(?:つ|回目?|桁|けた|人|名|年度?間?|か月間?|月|日間?|分間?|秒間?|時間?|円|番目?|件|枚|行|台|本|度|歳|才|階|週間?"
        r"|号|点|個|丁目|か所|か国|倍|文字|ページ|cm|mm|センチ|ミリ|メートル|パーセント|％|%)"
    ),
    re.compile(r"[「『（][^「」『』（）\s]{1,8}[」』）]"),
    re.compile(r"〒?[0-9０-９]+(?:[-‐－ー（(][0-9０-９]+[)）]?)+"),
)
"""Stretches that stay on one line: a circled number and what follows it, era years, numbers with their counter,
and the short words on a button: 「もどる」."""
_WORDS = re.compile(
    r"まちが[いうえっわ]|ちが[いうえっわ]|もど[らりるれろっさしすせそ]|さが[さしすせそ]|なお[さしすせそ]|の[こぞ][かくさしすせりるっい]"
    r"|はな[しすせれ]|にげ[まるたて]|とま[りるっ]|いそ[いがぐ]|たの[みむめ]|やめ[まるたて]|うご[かきく]|さい[ごふ]|はがき|日にち"
    r"|と(?:ちゅう|つぜん)|明る[いさくけ]|障がい|えんぴつ|ひらがな|めがね|さんぽ|にこにこ|なかよし|まなび|はなこ"
)
"""Words written in kana that the parser tears (ホームにも／どります, 機種でちが／います): it begins before them."""
_VERB_TAIL = re.compile(r"し(?:て|た)|[しせけれ](?:ます|ました|ません|ましょう)")
_NEVER_FIRST = re.compile(r"しです")
_BEFORE_SURU = frozenset("をはもにとで、。")


@lru_cache(maxsize=1)
def _parser() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=4096)
def phrase_starts(text: str) -> tuple[int, ...]:
    """Return the places in `text` where a phrase begins, rising, never 0; empty for text without Japanese."""
    if not _JAPANESE.search(text):
        return ()
    starts, place = [], 0
    for phrase in _parser().parse(text):
        starts.append(place)
        place += len(phrase)
    for word in _WORDS.finditer(text):
        inside = range(word.start() + 1, word.end())
        torn = [at for at in starts if at in inside]
        starts = [at for at in starts if at not in inside]
        if torn and text[word.start() - 1 : word.start()] in _BEFORE_SURU | {"が", "の", "や", "」"}:
            starts.append(word.start())
    whole = _whole(text)
    return tuple(at for at in sorted(set(starts)) if at and at not in whole and not _tears(text, at))


def breaks_for(text: RubyText) -> frozenset[int]:
    """Return where lines of `text` should break: phrase starts, with the author's marks on top."""
    inside: set[int] = set()
    place = 0
    for span in text.spans:
        if span.ruby:
            inside.update(range(place + 1, place + len(span.base)))
        place += len(span.base)
    return (frozenset(phrase_starts(text.plain)) | text.breaks) - text.joins - inside


def _whole(text: str) -> frozenset[int]:
    """Return the places inside everything that must stay on one line."""
    joined = set(era_joins(text))
    for pattern in (WORD, *_WHOLE):
        for match in pattern.finditer(text):
            joined.update(range(match.start() + 1, match.end()))
    return frozenset(joined)


def _tears(text: str, at: int) -> bool:
    """Tell whether a break before `at` would tear a word (は／なして, さが／せます, は／しです) or offend kinsoku."""
    before = text[at - 1]
    if not may_break(before, text[at]) or _NEVER_FIRST.match(text, at):
        return True
    if not "ぁ" <= before <= "ゖ":
        return False
    return at == 1 or (before not in _BEFORE_SURU and _VERB_TAIL.match(text, at) is not None)
