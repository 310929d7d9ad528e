"""The ground floor: sentences of a failure, shipped files, the log, and words in the language chosen."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from smartclass import i18n, logs, resources
from smartclass.errors import BadData, Problem
from smartclass.logs import LOG


@pytest.fixture(autouse=True)
def _japanese_afterwards() -> Iterator[None]:
    yield
    i18n.use("ja")


def test_a_problem_is_a_sentence_with_a_way_out_and_a_code() -> None:
    assert str(Problem("こうです。", "こうします。")) == "こうです。 こうします。"
    assert str(BadData("こうです。")) == "こうです。"
    assert (Problem.code, BadData.code) == (2, 1)


def test_sentences_stand_together_as_the_language_writes_them() -> None:
    assert i18n.sentences("こうです。", "", "こうします。") == "こうです。こうします。"
    i18n.use("en")
    assert i18n.sentences("So it is.", "", "Do this.") == "So it is. Do this."


def test_shipped_files_are_found_and_a_missing_one_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert resources.asset("fonts").is_dir()
    assert resources.lessons().is_dir()
    with pytest.raises(FileNotFoundError, match="assets/no/such"):
        resources.asset("no", "such")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.locales() == tmp_path / "locales"


@pytest.fixture
def quiet_log() -> Iterator[None]:
    before = (list(LOG.handlers), LOG.level, LOG.propagate)
    yield
    for handler in LOG.handlers[len(before[0]) :]:
        handler.close()
        LOG.removeHandler(handler)
    LOG.level, LOG.propagate = before[1:]


@pytest.mark.usefixtures("quiet_log")
def test_the_log_is_a_file_that_does_not_grow(tmp_path: Path) -> None:
    logs.to_folder(tmp_path / "logs")
    for _line in range(5000):
        LOG.info("%s", "x" * 300)
    sizes = [path.stat().st_size for path in (tmp_path / "logs").iterdir()]
    assert len(sizes) == 3
    assert max(sizes) <= 262_144


@pytest.mark.usefixtures("quiet_log")
def test_where_no_log_can_be_written_the_program_does_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    handlers = len(LOG.handlers)
    logs.to_folder(tmp_path / "file")
    assert len(logging.getLogger("smartclass").handlers) == handlers


def test_japanese_needs_no_catalogue() -> None:
    assert i18n.languages()[0] == "ja"
    assert i18n._("名簿に書きこめません。") == "名簿に書きこめません。"
    assert i18n.ngettext("{n}人", "{n}人です", 1) == "{n}人です"
    assert i18n.pgettext("button", "出席") == "出席"
    assert i18n.lesson_text("any", "{今日|きょう}") == "{今日|きょう}"
    assert i18n.lazy("出席") == "出席"


def test_another_language_falls_back_to_japanese_sentence_by_sentence() -> None:
    i18n.use("en")
    assert i18n.language() == "en"
    assert i18n._("まだだれも書いたことのない文") == "まだだれも書いたことのない文"
    assert i18n.ngettext("one", "many", 1) == "one"
    assert i18n.pgettext("nowhere", "出席") == "出席"
    assert i18n.lesson_text("no-such-lesson", "{今日|きょう}") == "{今日|きょう}"
    assert i18n.lesson_text("no-such-lesson", "") == ""
    i18n.use("xx")
    assert i18n.language() == "ja"


def test_days_times_and_numbers_follow_the_language() -> None:
    day = date(2026, 11, 21)
    assert i18n.day(day) == "2026年11月21日（土）"
    assert i18n.day(day, weekday=False) == "2026年11月21日"
    assert i18n.clock_time(time(9, 5)) == "9:05"
    assert i18n.number(1234) == "1,234"
    i18n.use("en")
    assert i18n.day(day) == "Saturday, 21 November 2026"
    assert i18n.day(day, weekday=False) == "21 November 2026"
