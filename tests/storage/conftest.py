"""A protected register, and a PC it may move to."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.paths import Home
from smartclass.storage.register import Register
from tests.storage.locked import KEY, NAME, slots
from tests.storage.test_register import put


@pytest.fixture
def protected(register: Register, home: Home) -> Register:
    put(register, NAME)
    assert register.protect(slots(home), KEY) == 0
    return register


@pytest.fixture
def other_home(tmp_path: Path) -> Home:
    return Home(tmp_path / "new pc")
