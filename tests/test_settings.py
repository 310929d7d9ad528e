"""Settings survive anything that can happen to their file, and never stop the program."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.lesson import Family
from smartclass.paths import Home
from smartclass.settings import FAMILIES, SPEEDS, THEMES, Settings, SettingsFile


def written(home: Home, content: Any) -> Settings:
    home.prepare()
    home.settings.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return SettingsFile(home).now


def test_without_a_file_everything_has_a_default(home: Home) -> None:
    assert SettingsFile(home).now == Settings()
    assert not home.root.exists()


def test_a_change_is_there_at_the_next_start(home: Home) -> None:
    file = SettingsFile(home)
    changed = file.change(theme="yellow", text_scale=150, centre="中央公民館", mm_per_px=0.25, sound=False)
    assert file.now is changed
    assert SettingsFile(home).now == changed
    assert (changed.theme, changed.text_scale, changed.centre) == ("yellow", 150, "中央公民館")
    assert [path.name for path in home.root.iterdir()] == ["settings.json"]


def test_the_families_are_those_of_lessons() -> None:
    assert set(FAMILIES) == {str(family) for family in Family}


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("theme", "pink", "light"),
        ("speed", "fast", "easy"),
        ("family", "nokia", "android"),
        ("text_scale", 5, 100),
        ("text_scale", 100_000, 200),
        ("text_scale", True, 100),
        ("text_scale", "150", 100),
        ("text_scale", 150.5, 100),
        ("lesson_px", -1, 24),
        ("lesson_px", 65, 64),
        ("mm_per_px", 1, 1.0),
        ("mm_per_px", 10**400, 0.0),
        ("mm_per_px", -(10**400), 0.0),
        ("mm_per_px", 1.01, 0.0),
        ("mm_per_px", 0.05, 0.05),
        ("mm_per_px", True, 0.0),
        ("sound", 1, True),
        ("sound", False, False),
        ("voice", None, ""),
        ("voice", ["x"], ""),
        ("unknown", 1, None),
    ],
)
def test_a_value_out_of_range_becomes_a_sensible_one(home: Home, field: str, value: object, kept: object) -> None:
    now = written(home, {field: value, "printer": "この部屋"})
    assert now.printer == "この部屋"
    if kept is not None:
        assert getattr(now, field) == kept
        assert type(getattr(now, field)) is type(kept)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none(home: Home, number: str) -> None:
    assert written(home, b'{"mm_per_px": %s, "text_scale": %s}' % (number.encode(), number.encode())) == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"theme": "da', b"\xff\xfe\x00", b"\0" * 300, b"[" * 100_000, b"9" * 5000],
    ids=["empty", "open", "cut", "not-utf8", "zeros", "deep", "huge"],
)
def test_a_damaged_file_is_set_aside(home: Home, content: bytes) -> None:
    assert written(home, content) == Settings()
    assert not home.settings.exists()
    assert (home.root / "settings.damaged.json").read_bytes() == content
    assert SettingsFile(home).change(theme="dark").theme == "dark"


@pytest.mark.parametrize("content", [[], 1, None, "text", [["theme", "dark"]]])
def test_json_that_holds_no_settings_is_a_default(home: Home, content: object) -> None:
    assert written(home, content) == Settings()


def test_half_a_character_can_be_read_and_written_again(home: Home) -> None:
    assert written(home, b'{"centre": "\\ud83d", "printer": "x"}').centre == ""
    file = SettingsFile(home)
    file.change(voice="\ud83d", theme="dark")
    assert SettingsFile(home).now == file.now == Settings(theme="dark", printer="x")


def test_a_place_that_cannot_be_written_keeps_the_change_for_this_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    file = SettingsFile(Home(tmp_path / "file"))
    with caplog.at_level(logging.WARNING, logger="smartclass"):
        assert file.change(theme="dark", centre="中央公民館").theme == "dark"
    assert file.now.theme == "dark"
    assert "settings not written" in caplog.text
    assert "中央" not in caplog.text


def test_a_damaged_file_that_cannot_be_moved_is_left(
    home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    home.prepare()
    home.settings.write_bytes(b"{")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with caplog.at_level(logging.WARNING, logger="smartclass"):
        assert SettingsFile(home).now == Settings()
    assert "could not be set aside" in caplog.text
    assert home.settings.read_bytes() == b"{"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(list(Settings.__dataclass_fields__)) | st.text(max_size=5), VALUES))
def test_whatever_stands_in_the_file_the_program_starts(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    home = Home(tmp_path_factory.mktemp("home"))
    now = written(home, content)
    assert now.theme in THEMES
    assert now.speed in SPEEDS
    assert 100 <= now.text_scale <= 200
    assert 24 <= now.lesson_px <= 64
    assert now.mm_per_px == 0 or 0.05 <= now.mm_per_px <= 1
    assert SettingsFile(home).change(sound=now.sound) == now
    assert SettingsFile(home).now == now
