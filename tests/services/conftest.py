"""A register's copies, and a stick to put them on."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.paths import Home
from smartclass.services.backups import Backups
from smartclass.settings import SettingsFile
from smartclass.storage.register import Register


@pytest.fixture
def settings(home: Home) -> SettingsFile:
    return SettingsFile(home)


@pytest.fixture
def backups(register: Register, settings: SettingsFile) -> Backups:
    return Backups(register, settings)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made
