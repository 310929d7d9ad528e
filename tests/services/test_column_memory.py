"""What was chosen for a town's columns is there the next time; a damaged file is simply empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.services import column_memory
from smartclass.services.column_memory import ColumnMemory


def test_it_keeps_what_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "columns.json"
    assert ColumnMemory(file).all() == {}
    ColumnMemory(file).keep({"a": "name", "b": ""})
    ColumnMemory(file).keep({"b": "kana"})
    assert ColumnMemory(file).all() == {"a": "name", "b": "kana"}


@pytest.mark.parametrize("content", [b"\xff", b"[1]", b'{"a": ', b"[" * 100_000])
def test_a_damaged_file_is_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "columns.json").write_bytes(content)
    assert ColumnMemory(tmp_path / "columns.json").all() == {}


def test_fields_that_are_none_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "columns.json").write_text('{"a": "name", "b": "password", "c": 3}', encoding="utf-8")
    assert ColumnMemory(tmp_path / "columns.json").all() == {"a": "name"}


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_memory, "MOST", 2)
    memory = ColumnMemory(tmp_path / "columns.json")
    memory.keep({"a": "name", "b": "kana"})
    memory.keep({"a": "", "c": "notes"})
    assert memory.all() == {"a": "", "c": "notes"}


def test_a_disk_that_cannot_be_written_loses_only_this(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ColumnMemory(tmp_path / "file" / "columns.json").keep({"a": "name"})
