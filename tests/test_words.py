"""The English catalogues: up to date, complete, with the placeholders of the Japanese, and in English."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from smartclass import resources
from smartclass.content.extractor import update_catalogues
from smartclass.domain.ruby import parse

ROOT = resources.root()
DOMAINS = ("smartclass", "lessons")

JAPANESE = re.compile(r"[\u2e80-\u9fff\uff01-\uffee]")
RUN = re.compile(r"[\u3005\u3041-\u9fff\uff66-\uff9f]+")
RUBY = re.compile(r"(?<!\{)\{[^{}|]+\|[^{}|]+\}(?!\})")

KEPT = (
    "名称 or 施設名",
    "公共施設一覧",
    "まなびのスマホ教室",  # the program's name
    *("〜ないことはない", "〜してください", "〜なければなりません", "【要確認】"),  # what lesson writers write
    *("{{漢字|かんじ}}", "{{188|いやや}}", "スマホ"),  # the same, as examples
    *("氏名", "ふりがな"),  # heads of a roster file
)
"""The Japanese that the program's English may quote."""


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="en")


def messages(domain: str) -> Iterator[tuple[str, str]]:
    """Yield (Japanese, English), both forms of a plural."""
    for message in read(ROOT / f"locales/en/LC_MESSAGES/{domain}.po"):
        if message.id:
            ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
            strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
            yield from ((ids[min(n, len(ids) - 1)], string) for n, string in enumerate(strings))


def fields(text: str) -> set[str]:
    """Return the names of the placeholders of `text`, furigana aside."""
    return {name for _text, name, _format, _kind in Formatter().parse(RUBY.sub("", text)) if name is not None}


def japanese_left(text: str, kept: tuple[str, ...]) -> str:
    """Return the Japanese characters of `text` that no kept word accounts for."""
    for word in sorted(kept, key=len, reverse=True):
        text = text.replace(word, "")
    return "".join(JAPANESE.findall(text))


def not_quoted(japanese: str, english: str) -> list[str]:
    """Return the Japanese words of `english` that its Japanese doesn't hold."""
    plain = parse(japanese).plain
    return [run for run in RUN.findall(english) if run not in plain]


def keys(catalogue: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, str(message.id)) for message in catalogue if message.id}


def test_the_catalogues_hold_the_words_of_today(tmp_path: Path) -> None:
    for folder in ("smartclass", "ui", "lessons", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.svg", "__pycache__", "*.mo"))
    shutil.copy(ROOT / "babel.cfg", tmp_path)
    update_catalogues(tmp_path)
    for domain in DOMAINS:
        fresh = keys(read(tmp_path / f"locales/{domain}.pot"))
        assert fresh == keys(read(ROOT / f"locales/{domain}.pot")), "run `python3 dev.py words`"
        assert fresh == keys(read(ROOT / f"locales/en/LC_MESSAGES/{domain}.po")), "run `python3 dev.py words`"


@pytest.mark.parametrize("domain", DOMAINS)
def test_everything_is_in_english(domain: str) -> None:
    pairs = list(messages(domain))
    assert len(pairs) > 200
    assert [japanese for japanese, english in pairs if not english] == []
    assert not any(message.fuzzy for message in read(ROOT / f"locales/en/LC_MESSAGES/{domain}.po") if message.id)


def test_placeholders_are_those_of_the_japanese() -> None:
    assert [pair for pair in messages("smartclass") if fields(pair[0]) != fields(pair[1])] == []
    assert fields("{n}人と{{漢字|かんじ}}と{次|つぎ}") == {"n"} != fields("{m} people")


def test_english_is_in_english() -> None:
    assert [english for _japanese, english in messages("smartclass") if japanese_left(english, KEPT)] == []
    assert [word for word in KEPT if not any(word in english for _japanese, english in messages("smartclass"))] == []
    assert japanese_left("Tap 設定、now", KEPT) != ""


def test_english_lessons_quote_only_what_their_japanese_says() -> None:
    """Words on a Japanese phone stand beside their meaning: they are the words of the sentence itself."""
    assert [pair for pair in messages("lessons") if not_quoted(*pair)] == []
    assert not_quoted("{設定|せってい}を{開|ひら}く", "Open Settings (設定)") == []
    assert not_quoted("{設定|せってい}を{開|ひら}く", "Open 歯車") == ["歯車"]


def test_english_has_no_furigana() -> None:
    assert [english for _japanese, english in messages("smartclass") if RUBY.search(english)] == []
    assert RUBY.search("the {絵|え}")
    for _japanese, english in messages("lessons"):
        text = parse(english)
        assert text.plain == english
        assert not text.breaks | text.joins, english


@pytest.mark.parametrize("domain", DOMAINS)
def test_english_keeps_the_spaces_and_lines_of_the_japanese(domain: str) -> None:
    for japanese, english in messages(domain):
        assert english.count("\n") == japanese.count("\n"), english
        assert "  " not in english
        assert not english.endswith("!"), english
