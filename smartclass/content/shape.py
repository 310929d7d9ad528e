"""What a hand-written file must look like: which keys there are, what each must be, and what isn't so."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartclass.content.lines import Place
from smartclass.domain.ruby import MarkupFault, parse
from smartclass.i18n import _

LONGEST_TEXT = 300
MOST_FAULTS = 100
"""Of one table: a file with more is no file of ours, and guessing what each key may have meant takes a minute."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKUP = re.compile(r"\{[^{}|]*\|[^{}|]*\}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `kind` is text, ruby, id, url, texts, rubies, whole, day, yes, table, tables, words or meanings.

    `choices` lists the only texts allowed, `low` and `high` bound a whole number, how many there may be, or (`high`)
    the characters of a text as it is read;
    `words` is a table whose keys are free and whose values are texts; those of `meanings` carry furigana.
    """

    kind: str
    needed: bool = False
    inside: Mapping[str, Key] | None = None
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 10_000


def faults(table: Mapping[str, Any], shape: Mapping[str, Key], at: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield (place, sentence) for what in `table` hasn't this shape, the first MOST_FAULTS of it."""
    return itertools.islice(_faults(table, shape, at), MOST_FAULTS)


def _faults(table: Mapping[str, Any], shape: Mapping[str, Key], at: Place) -> Iterator[tuple[Place, str]]:
    for name, key in shape.items():
        if key.needed and name not in table:
            yield at, _("「{name}」がありません。書いてください。").format(name=name)
    for name, value in table.items():
        known = shape.get(name)
        if known is None:
            yield (*at, name), _unknown(name, shape)
        else:
            yield from _wrong(value, known, (*at, name))


def _unknown(name: str, shape: Mapping[str, Key]) -> str:
    near = difflib.get_close_matches(name, shape, 1)
    if near:
        return _("「{name}」という項目はありません。「{near}」のことでしょうか。").format(name=name[:40], near=near[0])
    return _("「{name}」という項目はありません。つづりをご確認ください。").format(name=name[:40])


def _wrong(value: Any, key: Key, at: Place) -> Iterator[tuple[Place, str]]:
    name = str(at[-1])
    if key.kind in ("texts", "rubies"):
        yield from _wrong_list(value, key, at)
    elif key.kind == "tables":
        yield from _wrong_tables(value, key, at)
    elif key.kind in ("table", "words", "meanings"):
        if not isinstance(value, dict):
            yield at, _("「{name}」の書き方がちがいます。[{name}] と書いてください。").format(name=name)
        elif key.kind == "table":
            yield from faults(value, key.inside or {}, at)
        else:
            for word, meaning in value.items():
                yield from _wrong(meaning, Key("ruby" if key.kind == "meanings" else "text"), (*at, word))
    elif sentence := _wrong_single(value, key, name):
        yield at, sentence


def _wrong_list(value: Any, key: Key, at: Place) -> Iterator[tuple[Place, str]]:
    name = str(at[-1])
    if not isinstance(value, list):
        yield at, _("「{name}」は、[ と ] で囲んでください。").format(name=name)
        return
    if not key.low <= len(value) <= key.high:
        yield at, _("「{name}」は、{low}から{high}までにしてください。").format(name=name, low=key.low, high=key.high)
    if len({str(item) for item in value}) < len(value):
        yield at, _("「{name}」に、同じものが2つあります。").format(name=name)
    single = Key("ruby" if key.kind == "rubies" else "text", choices=key.choices)
    for item in value:
        if sentence := _wrong_single(item, single, name):
            yield at, sentence


def _wrong_tables(value: Any, key: Key, at: Place) -> Iterator[tuple[Place, str]]:
    name = str(at[-1])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        yield at, _("「{name}」は、[[{name}]] と書いてください。").format(name=name)
        return
    if not key.low <= len(value) <= key.high:
        yield at, _("「{name}」は、{low}から{high}までにしてください。").format(name=name, low=key.low, high=key.high)
    for number, item in enumerate(value):
        yield from faults(item, key.inside or {}, (*at, number))


def _wrong_single(value: Any, key: Key, name: str) -> str:
    if key.kind == "whole":
        if type(value) is not int:
            return _('「{name}」は、数字で書いてください（" はいりません）。').format(name=name)
        if not key.low <= value <= key.high:
            return _("「{name}」は、{low}から{high}までにしてください。").format(name=name, low=key.low, high=key.high)
        return ""
    if key.kind == "day":
        if type(value) is date:
            return ""
        return _('「{name}」は、2026-11-21 のように書いてください（" はいりません）。').format(name=name)
    if key.kind == "yes":
        return "" if type(value) is bool else _("「{name}」は、true か false です。").format(name=name)
    if not isinstance(value, str):
        return _('「{name}」は、" と " で囲んでください。').format(name=name)
    return _wrong_text(value, key, name)


def _wrong_text(value: str, key: Key, name: str) -> str:
    if len(value) > LONGEST_TEXT:
        return _("「{name}」が長すぎます。{n}文字までにしてください。").format(name=name, n=LONGEST_TEXT)
    if not value.strip():
        return _("「{name}」が空です。書くか、行ごと消してください。").format(name=name)
    if _CONTROL.search(value):
        return _("「{name}」に、目に見えない文字が入っています。書きなおしてください。").format(name=name)
    if key.choices and value not in key.choices:
        return _("「{name}」は、{choices} からえらんでください。").format(name=name, choices=_("、").join(key.choices))
    if key.kind == "id" and not (_ID.fullmatch(value) and len(value) <= 60):
        return _("「{name}」は、小さい英字と数字と - だけで書いてください。").format(name=name)
    if key.kind == "ruby":
        try:
            read = parse(value)
        except MarkupFault as fault:
            part = value[fault.position : fault.position + 12]
            return _("ふりがなの印が読めません：{part}").format(part=part)
        return _too_long(read.plain, key, name)
    elif key.kind == "text" and _MARKUP.search(value):
        return _("「{name}」には、ふりがなの印を使えません。ふつうの文字で書いてください。").format(name=name)
    return _too_long(value, key, name)


def _too_long(text: str, key: Key, name: str) -> str:
    if len(text) <= key.high:
        return ""
    return _("「{name}」が長すぎます。{n}文字までにしてください。").format(name=name, n=key.high)
