"""The words that are explained, from the files beside the lessons."""

from __future__ import annotations

from pathlib import Path

from smartclass import resources
from smartclass.content import toml_file, word_lists
from smartclass.content.check import furigana
from smartclass.domain.ruby import parse

LIST = 'format = 1\n[words]\n"アプリ" = "スマホの中の{道具|どうぐ}"\n"レジ" = "はらう所"\n[names]\n"マイナ" = "名前"\n'


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "glossary.toml").write_text(text, encoding="utf-8")
    return folder


def test_words_come_with_meaning_and_picture_names_do_not(tmp_path: Path) -> None:
    root = written(tmp_path, LIST + '[pictures]\n"アプリ" = "app.svg"\n"レジ" = "gone.svg"\n')
    (root / "glossary").mkdir()
    (root / "glossary" / "app.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    app, till = word_lists.terms([root])
    assert (app.word, app.meaning.markup, app.picture) == (
        "アプリ",
        "スマホの中の{道具|どうぐ}",
        root / "glossary/app.svg",
    )
    assert (till.word, till.picture) == ("レジ", None)


def test_the_towns_own_meaning_stands_on_top(tmp_path: Path) -> None:
    ours = written(tmp_path / "ours", LIST)
    town = written(tmp_path / "town", 'format = 1\n[words]\n"レジ" = "出口の横"\n"バス" = "町のバス"\n')
    found = {term.word: term.meaning.plain for term in word_lists.terms([ours, tmp_path / "none", town])}
    assert found == {"アプリ": "スマホの中の道具", "レジ": "出口の横", "バス": "町のバス"}


def test_furigana_in_a_meaning_is_read_and_a_broken_one_told(tmp_path: Path) -> None:
    root = written(tmp_path, 'format = 1\n[words]\n"アプリ" = "{道具|"\n')
    words, faults = word_lists.glossary([root])
    assert words == {}
    assert [(fault.line, fault.sentence[:12]) for fault in faults] == [(2, "ふりがなの印が読めません")]
    assert word_lists.terms([root]) == ()


def test_every_shipped_meaning_has_its_furigana_and_every_picture_is_there() -> None:
    root = resources.lessons()
    words, faults = word_lists.glossary([root])
    assert faults == ()
    bare = {
        word: wrong
        for word, meaning in words.items()
        for span in parse(meaning).spans
        for wrong in furigana.wrong(span)
    }
    assert bare == {}
    named = toml_file.read(root / "glossary.toml").data.get("pictures", {})
    assert sorted(named) == sorted(term.word for term in word_lists.terms([root]) if term.picture)
