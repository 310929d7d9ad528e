"""A register that can't be opened any more comes back from the newest copy that is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartclass.domain.backups import Missing, Origin
from smartclass.errors import Damaged, Problem
from smartclass.paths import Home
from smartclass.services.backups import Backups, Rescue
from smartclass.services.people import People
from smartclass.storage import shelf
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.services.test_backups import add
from tests.storage.test_copies import damage


@pytest.fixture
def broken(people: People, backups: Backups, register: Register, home: Home, clock: FixedClock) -> Rescue:
    """Two copies, the newer one damaged; then the register itself is damaged."""
    add(people, "新田 一")
    backups.keep()
    clock.pass_by(days=1)
    add(people, "新田 二")
    newer = backups.keep().path
    assert newer is not None
    damage(newer)
    add(people, "新田 三")
    register.close()
    return Rescue(home, clock)


def test_the_newest_whole_copy_is_offered(broken: Rescue, home: Home, clock: FixedClock) -> None:
    home.database.write_bytes(b"x" * 9000)
    offered = broken.newest_good()
    assert offered is not None
    assert offered.figures.people == 1
    assert offered.missing is None
    before = home.database.read_bytes()
    aside = broken.restore(offered.copy.path)
    assert (aside / "register.db").read_bytes() == before
    again = Register.open(home, clock)
    assert [one.name for one in People(again).all()] == ["新田 一"]
    again.close()
    first = broken.newest_good()
    assert first is not None
    assert first.copy.path == offered.copy.path, "what was put aside isn't offered"
    assert not list(home.root.glob(".looking*"))


def test_what_a_damaged_register_still_tells_is_compared(broken: Rescue, home: Home) -> None:
    offered = broken.newest_good()
    assert offered is not None
    assert offered.missing is not None
    assert offered.missing.people == 2
    assert broken.preview(offered.copy.path) == offered


def test_without_any_copy_nothing_is_offered(tmp_path: Path, clock: FixedClock) -> None:
    assert Rescue(Home(tmp_path / "new"), clock).newest_good() is None


def test_a_power_cut_in_the_middle_of_a_restore_loses_nothing(
    register: Register, people: People, backups: Backups, home: Home, clock: FixedClock
) -> None:
    path = backups.keep().path
    assert path is not None
    add(people, "新田 一")
    clock.pass_by(minutes=5)
    aside = backups.restore(path)
    register.close()
    home.database.unlink()  # moved away, and the copy had not yet taken its place
    with pytest.raises(Damaged, match="見つかりません"):
        Register.open(home, clock)
    offered = Rescue(home, clock).newest_good()
    assert offered is not None
    assert offered.copy.path == aside / "register.db"
    assert offered.figures.people == 1
    Rescue(home, clock).restore(offered.copy.path)
    again = Register.open(home, clock)
    assert len(People(again).all()) == 1
    again.close()


def test_a_restore_is_undone_by_restoring_what_was_put_aside(people: People, backups: Backups, home: Home) -> None:
    add(people, "新田 一")
    path = backups.keep().path
    assert path is not None
    add(people, "新田 二")
    aside = backups.restore(path)
    assert [one.name for one in people.all()] == ["新田 一"]
    before = next(copy for copy in backups.copies() if copy.origin is Origin.BEFORE_RESTORE)
    assert before.path == aside / "register.db"
    assert before.figures is not None
    assert before.figures.people == 2
    assert backups.keep().path, "a register that came back is a new state"
    preview = backups.preview(before.path)
    assert preview.missing == Missing()
    backups.restore(before.path)
    assert len(people.all()) == 2


def test_a_restore_whose_note_cannot_be_written_is_still_done(
    people: People, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backups.keep().path
    assert path is not None
    add(people, "新田 一")

    def fail(_path: Path, _note: object) -> None:
        raise Problem("x")

    monkeypatch.setattr(shelf, "write_note", fail)
    backups.restore(path)
    assert not people.all()
