"""Reading a TOML file somebody wrote by hand: the data, or one plain sentence about what stopped us."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from smartclass.content.lines import DEEPEST, Lines, Place
from smartclass.domain.lesson import Fault
from smartclass.i18n import _, lazy

LARGEST = 262_144
LONGEST_LINE = 4_000
MOST_DOTS = 400
"""In a line: a name of a thousand parts takes the parser a second, and a text has 300 characters at the most."""
FORMAT = 1

_WIDE = re.compile(r"^\s*(?:[A-Za-z_]+\s*[＝]|[A-Za-z_]+\s*=\s*[“”＂「]|\u3000)")
_BARE = re.compile(r"^\s*+[^\x00-\x7f]++\s*+=")
_REASONS = (
    ("Unterminated", lazy('文字の終わりの " がありません。')),
    ("Illegal character", lazy('文字の終わりの " がないか、使えない文字があります。')),
    ("Cannot overwrite", lazy("同じ項目が、2回書いてあります。1つにしてください。")),
    ("Cannot declare", lazy("同じ項目が、2回書いてあります。1つにしてください。")),
    ("Unclosed array", lazy("[ と ] の数が合いません。")),
    ("Invalid date", lazy("その日付は、ありません。2026-11-21 のように書いてください。")),
    ("Unescaped", lazy("\\ は、\\\\ のように2つ書いてください。")),
)


@dataclass(frozen=True)
class TomlFile:
    """One file as it was read; `fault` is set where it could not be, and then `data` is empty."""

    path: Path
    data: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    fault: Fault | None = None

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.text)

    def wrong(self, place: Place, sentence: str, *, holding: str = "", severe: bool = True) -> Fault:
        """Return a fault that points at `place`."""
        return Fault(self.path, self.lines.of(place, holding), sentence, severe)


def read(path: Path, newer: str = "") -> TomlFile:
    """Read a file of format 1. Too large, not UTF-8, not TOML or a newer format comes back as `fault`.

    `newer` is what is said of a newer format ("" speaks of a lesson).
    """

    def stopped(sentence: str, line: int = 0, text: str = "") -> TomlFile:
        return TomlFile(path, {}, text, Fault(path, line, sentence))

    try:
        if path.stat().st_size > LARGEST:
            return stopped(_("ファイルが大きすぎます。{n}KBまでにしてください。").format(n=LARGEST // 1024))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        return stopped(_("ファイルを読めません。"))
    except UnicodeDecodeError:
        return stopped(_("文字の種類が UTF-8 ではありません。メモ帳では、保存のときに UTF-8 をえらんでください。"))
    lengthy = next(
        (n for n, line in enumerate(text.splitlines(), 1) if len(line) > LONGEST_LINE or line.count(".") > MOST_DOTS), 0
    )
    if lengthy:
        return stopped(_("1行が長すぎます。とちゅうで行を分けてください。"), lengthy, text)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        return stopped(_("かっこの重なりが深すぎます。"), 0, text)
    except ValueError as error:
        return stopped(*_reason(str(error), text), text)
    if _deep(data):
        return stopped(_("かっこの重なりが深すぎます。"), 0, text)
    return _format_known(TomlFile(path, data, text), newer)


def _deep(data: Mapping[str, Any]) -> bool:
    """Tell whether tables and lists lie deeper in each other than anything that walks them can follow."""
    here: list[Any] = [data]
    for _level in range(DEEPEST):
        inside = [one for each in here for one in (each.values() if isinstance(each, dict) else each)]
        here = [one for one in inside if isinstance(one, dict | list)]
        if not here:
            return False
    return True


def _format_known(file: TomlFile, newer: str) -> TomlFile:
    version = file.data.get("format")
    if type(version) is not int or version < 1:
        sentence = _("はじめに「format = 1」と書いてください。")
    elif version > FORMAT:
        sentence = newer or _("新しい版の教材です。このプログラムを新しくすると、読めるようになります。")
    else:
        return file
    return TomlFile(file.path, {}, file.text, file.wrong(("format",), sentence))


def _reason(message: str, text: str) -> tuple[str, int]:
    """Put a TOML error into words an author understands, with its line."""
    at = re.search(r"at line (\d+)", message)
    line = int(at[1]) if at else text.count("\n") + 1
    written = (text.splitlines() or [""])[min(line, text.count("\n") + 1) - 1 : line]
    if written and _WIDE.match(written[0]):
        return _('「＝」「“」や空白が全角です。半角の = と " にしてください。'), line
    if written and _BARE.match(written[0]):
        return _('日本語の項目は、"スマホ" = "…" のように " で囲んでください。'), line
    for key, sentence in _REASONS:
        if key in message:
            return _(sentence), line
    return _('書き方がちがいます。" や = や ] のぬけを、ご確認ください。'), line
