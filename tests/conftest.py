"""What many tests need: a clock that stands still, and a register in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest
import uuid6

from smartclass import i18n, resources
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.library import Library
from smartclass.services.people import People
from smartclass.services.practising import Practising
from smartclass.services.progress import Progress
from smartclass.services.roll import Roll
from smartclass.storage import vault
from smartclass.storage.key_slots import Cost
from smartclass.storage.register import Register

JAPAN = timezone(timedelta(hours=9))

hypothesis.settings.register_profile("calm", deadline=None)  # a busy machine is no fault of the program
hypothesis.settings.load_profile("calm")


class FixedClock:
    """A clock that stands at Saturday, 21 November 2026, 10:00 in Japan until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 10, 0, tzinfo=JAPAN)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def ticks(self) -> float:
        return self.moment.timestamp()

    def pass_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture(autouse=True)
def ids_of_that_day() -> Iterator[None]:
    """New ids tell when a row was made (UUIDv7): in tests on the day of the fixed clock, whatever day it is."""
    beginning = int(FixedClock().moment.timestamp() * 1e9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uuid6, "time", SimpleNamespace(time_ns=lambda: beginning))
        patch.setattr(uuid6, "_last_v7_timestamp", None)
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """Our own lessons and practices are values that no test changes: one test reads them for all.

    A home with lessons of its own, and lessons that a test has written, are read as always.
    """
    known: dict[tuple[str, Path, str], tuple[Any, Any]] = {}

    def once(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def remembered(self: Any) -> Any:
            shipped, own = self._roots
            code = i18n.language()
            key = (read.__qualname__, shipped, code)
            if shipped != resources.lessons() or (own.exists() and any(own.iterdir())):
                return read(self)
            if key in known:
                made, self._source = known[key]
                return made
            made = read(self)
            if i18n.language() == code:
                known[key] = made, self._source
            return made

        return remembered

    with pytest.MonkeyPatch.context() as patch:
        for kind in (Library, Practising):
            patch.setattr(kind, "_in_language", once(kind._in_language))
        yield


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are derived at once: what is under test is where they go, not what a guess costs."""
    monkeypatch.setattr(vault, "USUAL", Cost(memory=8, times=1))


@pytest.fixture
def register(home: Home, clock: FixedClock) -> Iterator[Register]:
    opened = Register.open(home, clock)
    yield opened
    opened.close()


@pytest.fixture
def classes(register: Register) -> Classes:
    return Classes(register)


@pytest.fixture
def people(register: Register) -> People:
    return People(register)


@pytest.fixture
def roll(register: Register) -> Roll:
    return Roll(register)


@pytest.fixture
def progress(register: Register) -> Progress:
    return Progress(register)
