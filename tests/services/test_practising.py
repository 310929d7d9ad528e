from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smartclass import i18n
from smartclass.content import translate
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.library import Library
from smartclass.services.practising import Practising
from tests.content.drills import written
from tests.content.samples import GOOD
from tests.services.test_library import Today


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "lessons")
    return tmp_path / "lessons"


@pytest.fixture
def practising(home: Home, shipped: Path) -> Practising:
    written(shipped)
    return Practising(home, Library(home, Today(date(2026, 11, 21)), shipped), shipped)


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def said(context: str, markup: str, _code: str = "") -> str:
        return f"{context} {len(markup)}" if markup else ""

    monkeypatch.setattr(translate, "lesson_text", said)
    i18n.use("en")
    yield
    i18n.use("ja")


def test_lessons_and_drills_come_course_by_course(home: Home, shipped: Path, practising: Practising) -> None:
    written(home.lessons, ("drill-answer", "here"), course="away", name="01-here.toml")
    written(home.lessons, ("drill-answer", "first"), name="00-first.toml")
    exercises = practising.exercises()
    assert [(one.id, one.lesson) for one in exercises] == [
        ("first", ""),
        ("basics-answer", "basics-answer"),
        ("drill-answer", ""),
        ("here", ""),
    ]
    assert practising.exercises() is exercises
    assert exercises[1].about.plain == "かかってきた電話に、出られるようになります。"
    assert exercises[1].folder == shipped / "basics" / "01-denwa"


def test_one_is_given_by_its_id(practising: Practising) -> None:
    assert practising.get("drill-answer").title.plain == "電話に出るれんしゅう"
    with pytest.raises(Problem, match="このパソコンにありません"):
        practising.get("gone")


def test_a_lesson_has_a_practice_or_none(practising: Practising) -> None:
    exercise = practising.of_lesson("basics-answer")
    assert exercise is not None
    assert exercise.practice.start == "ringing"
    assert practising.of_lesson("basics-call") is None
    assert practising.of_lesson("drill-answer") is None


def test_they_are_found_as_somebody_types(practising: Practising) -> None:
    assert [one.id for one in practising.search("よびだし")] == ["drill-answer"]
    assert {one.id for one in practising.search("でんわ")} == {"basics-answer", "drill-answer"}
    assert len(practising.search("でんわ", 1)) == 1


def test_what_cannot_be_read_is_told_and_stops_nobody(home: Home, shipped: Path, practising: Practising) -> None:
    written(shipped, ("minutes = 5", "minutes = 99"), ("drill-answer", "bad"), name="30-bad.toml")
    written(shipped, ("drill-answer", "basics-call"), name="31-taken.toml")
    (shipped / "basics" / "01-denwa" / "practice.toml").write_text("format = x", encoding="utf-8")
    assert [one.id for one in practising.exercises()] == ["drill-answer"]
    assert [fault.path.name for fault in practising.faults()] == ["practice.toml", "30-bad.toml"]


def test_files_are_read_anew_when_told(shipped: Path, practising: Practising) -> None:
    assert len(practising.exercises()) == 2
    written(shipped, ("drill-answer", "new"), name="40-new.toml")
    assert len(practising.exercises()) == 2
    practising.forget()
    assert len(practising.exercises()) == 3


def test_whether_a_lesson_brings_one_is_seen_without_reading(practising: Practising) -> None:
    answer, call = practising._library.lessons()
    assert (practising.can_practise(answer), practising.can_practise(call)) == (True, False)


@pytest.mark.usefixtures("in_english")
def test_drills_are_found_by_their_japanese_words_too(practising: Practising) -> None:
    assert [one.title.plain for one in practising.search("よびだし")] == ["drill-answer 16"]


@pytest.mark.usefixtures("in_english")
def test_every_text_comes_in_the_language_in_use(practising: Practising) -> None:
    drill = practising.get("drill-answer")
    texts = [drill.title, drill.about, *drill.symptoms]
    for scene in drill.practice.scenes:
        texts += [scene.title, scene.hint, *(item.label for item in scene.items), *(miss.say for miss in scene.misses)]
    assert all(text.plain.startswith("drill-answer ") for text in texts if text)
    assert sum(bool(text) for text in texts) == 8
    lesson = practising.get("basics-answer").practice.scenes[0]
    assert lesson.title.plain == "basics-answer 8"
    assert lesson.items[0].go == "talking"
    i18n.use("ja")
    assert practising.get("drill-answer").title.plain == "電話に出るれんしゅう"


def test_a_language_chosen_while_a_thread_reads_leaves_nothing_in_two(
    practising: Practising, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, asked = practising._in_language, []

    def interrupted() -> object:
        made = read()
        asked.append(i18n.language())
        if len(asked) == 1:
            i18n.use("en")
        return made

    monkeypatch.setattr(practising, "_in_language", interrupted)
    assert not practising.ready()
    try:
        practising.exercises()
        assert asked == ["ja", "en"]
        assert practising.ready()
        i18n.use("ja")
        assert not practising.ready()
    finally:
        i18n.use("ja")
