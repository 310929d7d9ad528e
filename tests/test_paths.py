"""A file is replaced whole or stays as it was, and everything we keep lives in one folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from smartclass import paths
from smartclass.paths import Home, replacing


def test_everything_lives_in_the_home_folder(tmp_path: Path) -> None:
    home = Home(tmp_path)
    places = (home.database, home.settings, home.backups, home.logs, home.voice_cache, home.lessons)
    assert all(place.parent == tmp_path for place in places)
    assert len(set(places)) == len(places)


def test_the_default_is_this_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda app, appauthor: str(tmp_path / app))
    assert Home.default().root == tmp_path / "SmartClass"


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.pdf"
    with replacing(target) as file:
        file.write(b"half")
        assert not target.exists()
        file.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt(), ValueError()])
def test_an_error_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(type(error)), replacing(target) as file:  # noqa: PT012
        file.write(b"new")
        raise error
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_place_of_the_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OSError, match=r"a\.pdf"), replacing(tmp_path / "a.pdf") as file:
        file.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_where_folders_cannot_be_synced_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.sync_folder(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(paths.os, "name", "nt")
        patch.setattr(paths.os, "open", None)
        paths.sync_folder(tmp_path)
