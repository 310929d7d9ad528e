from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smartclass import i18n, resources
from smartclass.content import extractor, loader
from smartclass.content.translate import translated
from tests.content.samples import GOOD

PROGRAM = '''"""A program."""
from smartclass.i18n import _, lazy, ngettext, pgettext
A = _("こんにちは")
B = lazy("あとで")
C = ngettext("{n}人です", "{n}人です", 2)
D = pgettext("月", "月")
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small checkout with one program file, the good lessons, and English."""
    shutil.copy(resources.root() / "babel.cfg", tmp_path)
    shutil.copytree(GOOD, tmp_path / "lessons")
    (tmp_path / "smartclass").mkdir()
    (tmp_path / "ui").mkdir()
    (tmp_path / "smartclass" / "one.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "locales" / "en" / "LC_MESSAGES").mkdir(parents=True)
    return tmp_path


def po(root: Path, domain: str) -> Path:
    return root / "locales" / "en" / "LC_MESSAGES" / f"{domain}.po"


def translate(path: Path, message: str, english: str) -> None:
    text = path.read_text(encoding="utf-8")
    old = f'msgid "{message}"\nmsgstr ""'
    assert old in text
    path.write_text(text.replace(old, f'msgid "{message}"\nmsgstr "{english}"'), encoding="utf-8")


def test_a_lesson_gives_its_texts_in_its_context() -> None:
    with (GOOD / "basics" / "01-denwa" / "lesson.toml").open("rb") as file:
        found = list(extractor.extract_lesson(file, ("_",), (), options={}))
    assert (3, "pgettext", ("basics-answer", "{電話|でんわ}に出る"), ["title"]) in found
    assert (7, "pgettext", ("basics-answer", "どこを{押|お}すか{分|わ}からない"), ["symptoms"]) in found
    assert (42, "pgettext", ("basics-answer", "おうとう に さわります。"), ["step, on, iphone, say"]) in found
    said = {text for _line, _name, (_context, text), _about in found}
    assert "見本の資料" not in said
    assert not said & {"smaho.svg", "ringing", "basics-call", "android"}


def test_a_practice_speaks_in_the_context_of_its_lesson() -> None:
    with (GOOD / "basics" / "01-denwa" / "practice.toml").open("rb") as file:
        found = list(extractor.extract_lesson(file))
    assert (46, "pgettext", ("basics-answer", "もういちど"), ["scene, item, label"]) in found


def test_a_practice_alone_and_a_broken_file_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "practice.toml"
    path.write_text('[[scene]]\ntitle = "あ"\nodd = 1\n[scene.hint]\nsay = ""\n', encoding="utf-8")
    with path.open("rb") as file:
        assert [one[2] for one in extractor.extract_lesson(file)] == [(tmp_path.name, "あ")]
    path.write_text("title = ", encoding="utf-8")
    with path.open("rb") as file:
        assert list(extractor.extract_lesson(file)) == []


def test_catalogues_are_made_merged_and_left_alone(root: Path) -> None:
    extractor.update_catalogues(root)
    program = po(root, "smartclass").read_text(encoding="utf-8")
    assert 'msgctxt "月"' in program
    assert 'msgid_plural "{n}人です"' in program
    assert "Creation-Date" not in program
    lessons = po(root, "lessons").read_text(encoding="utf-8")
    assert 'msgctxt "courses"\nmsgid "スマホの{基本|きほん}"' in lessons
    assert "python-brace-format" not in lessons
    before = po(root, "lessons").stat().st_mtime_ns
    extractor.update_catalogues(root)
    assert po(root, "lessons").stat().st_mtime_ns == before


def test_a_translation_is_kept_even_while_its_sentence_is_away(root: Path) -> None:
    extractor.update_catalogues(root)
    translate(po(root, "smartclass"), "こんにちは", "Hello")
    source = root / "smartclass" / "one.py"
    source.write_text(PROGRAM.replace("こんにちは", "こんにちわ"), encoding="utf-8")
    extractor.update_catalogues(root)
    assert 'msgid "こんにちわ"\nmsgstr ""' in po(root, "smartclass").read_text(encoding="utf-8")
    extractor.update_catalogues(root)
    source.write_text(PROGRAM, encoding="utf-8")
    extractor.update_catalogues(root)
    text = po(root, "smartclass").read_text(encoding="utf-8")
    assert 'msgid "こんにちは"\nmsgstr "Hello"' in text
    assert "fuzzy" not in text


def test_what_is_missing_is_counted(root: Path) -> None:
    before = extractor.untranslated(root)
    assert {one.domain for one in before} == {"smartclass", "lessons"}
    extractor.update_catalogues(root)
    assert len(extractor.untranslated(root)) == len(before)
    translate(po(root, "smartclass"), "あとで", "Later")
    missing = extractor.untranslated(root)
    assert len(missing) == len(before) - 1
    assert extractor.Untranslated("en", "smartclass", "{n}人です") in missing


def test_a_translated_lesson_reads_in_its_language(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extractor.update_catalogues(root)
    translate(po(root, "lessons"), "{電話|でんわ}に出る", "Answer a call")
    translate(po(root, "lessons"), "「もしもし」と^{話|はな}しましょう。", "Say {hello")
    assert extractor.compile_catalogues(root) == 2
    lesson = loader.load(GOOD / "basics" / "01-denwa").lesson
    assert lesson is not None
    assert translated(lesson) is lesson
    monkeypatch.setattr(resources, "locales", lambda: root / "locales")
    i18n._catalogue.cache_clear()
    i18n.use("en")
    try:
        english = translated(lesson)
    finally:
        i18n.use("ja")
        i18n._catalogue.cache_clear()
    assert english.title.plain == "Answer a call"
    assert english.steps[2].common.text.plain == "Say {hello"
    assert english.steps[0].common.text == lesson.steps[0].common.text


def test_the_command_says_what_is_missing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resources, "root", lambda: root)
    assert extractor.main() == 0
    assert f"untranslated: {len(extractor.untranslated(root))}" in capsys.readouterr().out
