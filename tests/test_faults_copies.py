"""What fails while a copy is made, looked into or brought back: each fault in its sentence, and nothing lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smartclass.bootstrap import build
from smartclass.domain.backups import Origin
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.backups import FOLDER
from smartclass.storage import duplicating
from tests.conftest import JAPAN, FixedClock
from tests.faulty import Desk, desk, torn_writes

PAGE = 4096


@pytest.fixture
def day(home: Home, clock: FixedClock) -> Iterator[Desk]:
    made = desk(build(home, clock=clock), clock)
    yield made
    made.app.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def hidden(*folders: Path) -> list[str]:
    return [path.name for folder in folders for path in folder.rglob(".*")]


# --- copies


def keep(day: Desk, _copy: Path) -> None:
    day.app.backups.keep()


def by_hand(day: Desk, copy: Path) -> None:
    day.app.keeping.backup(copy)


def bring_back(day: Desk, copy: Path) -> None:
    day.app.backups.restore(copy)


def look(day: Desk, copy: Path) -> None:
    day.app.backups.preview(copy)


@pytest.mark.parametrize("act", [keep, by_hand, bring_back, look])
@pytest.mark.parametrize("after", [0, 1000, 5 * PAGE, 40 * PAGE + 7])
def test_a_copy_whose_writing_stops_half_way(
    day: Desk, home: Home, stick: Path, act: Callable[[Desk, Path], None], after: int
) -> None:
    copy = stick / "月曜.db"
    day.app.keeping.backup(copy)
    day.app.backups.keep()
    before = {path: path.read_bytes() for path in (copy, *home.backups.iterdir())}
    day.next()
    with torn_writes(after), pytest.raises(Problem) as caught:
        act(day, copy)
    assert caught.value.way_out.endswith("。")
    assert {path: path.read_bytes() for path in before} == before
    assert hidden(home.root, stick) == []
    day.goes_on()
    day.app.backups.keep()


def test_what_lies_from_a_power_cut_hinders_no_copy(day: Desk, stick: Path) -> None:
    (stick / ".月曜.db.part").write_bytes(b"half")
    day.app.keeping.backup(stick / "月曜.db")
    assert hidden(stick) == []
    assert day.app.backups.preview(stick / "月曜.db").figures.attendances == 1


def test_what_lies_from_a_power_cut_goes_when_nobody_is_at_it(day: Desk, home: Home, clock: FixedClock) -> None:
    aside = home.backups / "before-restore-20261121-100000-000000"
    aside.mkdir(parents=True)
    names = (".restoring.db", ".restoring.db-wal", ".rewritten.db-journal", ".settings.json.12.part")
    copies = (".before-version-18-20261121-100000.db.part", ".smartclass-20261121-100000-abcdef-00001.db.part")
    halves = [*(home.root / name for name in names), *(home.backups / name for name in copies)]
    halves.append(aside / ".register.json.12.part")
    for half in halves:
        half.write_bytes("髙𣘺".encode())
    clock.moment = datetime.fromtimestamp(halves[0].stat().st_mtime, JAPAN)
    day.app.backups.keep()
    assert all(half.exists() for half in halves), "somebody may be at work"
    clock.pass_by(hours=-2)
    day.app.backups.keep()
    assert hidden(home.root) == []
    day.goes_on()


# --- the stick


def test_a_stick_pulled_out_while_it_is_written(day: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicating, "BLOCK", PAGE)
    day.app.backups.to_stick(stick)
    before = sorted(path.name for path in (stick / FOLDER).iterdir())
    day.next()

    def pull(done: int, _whole: int) -> None:
        if done > 3 * PAGE:
            raise OSError(errno.ENODEV, "x")

    with pytest.raises(Problem, match="さしなおして"):
        day.app.backups.to_stick(stick, pull)
    assert sorted(path.name for path in (stick / FOLDER).iterdir()) == before
    day.goes_on()
    day.app.backups.to_stick(stick)


def test_a_stick_that_is_gone(day: Desk, stick: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.symlink_to(stick, target_is_directory=True)
    day.app.backups.choose_folder(away)
    copy = next((stick / FOLDER).glob("*.db"))
    shutil.rmtree(stick)
    day.next()
    with pytest.raises(Problem, match="置けません"):
        day.app.backups.to_stick(away)
    kept = day.app.backups.keep()
    assert kept.elsewhere is not None
    assert "置けません" in kept.elsewhere.sentence
    for act in (bring_back, look):
        with pytest.raises(Problem, match="読むことができません"):
            act(day, away / FOLDER / copy.name)
    assert day.app.backups.copies([away])[0].origin is Origin.KEPT
    day.goes_on()


@pytest.mark.parametrize("act", [bring_back, look])
def test_a_stick_pulled_out_while_it_is_read(
    day: Desk, home: Home, stick: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Desk, Path], None]
) -> None:
    day.app.keeping.backup(stick / "月曜.db")

    def pull(_from: Path, to: Path) -> None:
        to.write_bytes(b"half")
        raise OSError(errno.EIO, "x")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", pull)
        with pytest.raises(Problem, match="読むことができません"):
            act(day, stick / "月曜.db")
    assert hidden(home.root) == []
    day.goes_on()
