"""Damage to a protected register or its copies is always noticed, and never taken for another key."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from smartclass.errors import Damaged, Problem
from smartclass.paths import Home
from smartclass.storage import bundle, copies
from smartclass.storage.driver import DatabaseError
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.locked import KEY, NAME, OTHER
from tests.storage.test_register import keys

pytestmark = pytest.mark.usefixtures("cheap_keys")


def test_every_changed_byte_of_a_copy_is_noticed(protected: Register, tmp_path: Path) -> None:
    stick = tmp_path / "stick.db"
    protected.backup_to(stick)
    whole = stick.read_bytes()
    for place in [*range(0, len(whole), 1511), 4, 12, *range(len(whole) - 120, len(whole), 7)]:
        spoiled = bytearray(whole)
        spoiled[place] ^= 1
        stick.write_bytes(spoiled)
        with pytest.raises(Problem, match=r"こわれて|控えではない"):
            protected.restore_from(stick)
    for length in (0, 100, len(whole) // 2, len(whole) - 1):
        stick.write_bytes(whole[:length])
        with pytest.raises(Problem, match=r"こわれて|控えではない"):
            protected.restore_from(stick)
    assert keys(protected) == {NAME}


def test_a_damaged_page_is_noticed_by_opening_or_by_the_check(
    protected: Register, home: Home, clock: FixedClock
) -> None:
    protected.close()
    content = bytearray(home.database.read_bytes())
    content[-5000] ^= 1
    home.database.write_bytes(content)
    with pytest.raises(Damaged), closing(Register.open(home, clock, KEY)) as register:
        register.check()
    with pytest.raises(Problem, match="こわれて"):
        copies.verify(home.database, KEY)


def test_a_zip_of_something_else_is_no_copy(protected: Register, home: Home, tmp_path: Path) -> None:
    out = tmp_path / "x.db"
    bundle.pack(home.database, b"no keys", out)
    with pytest.raises(Problem, match="こわれて"):
        protected.restore_from(out)
    with pytest.raises(bundle.Broken):
        bundle.unpack(_other_zip(tmp_path), tmp_path / "z.db")


def _other_zip(folder: Path) -> Path:
    """A zip with a right digest that doesn't hold what a copy holds."""
    import zipfile

    path = folder / "other.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("letter.txt", "x")
        file.comment = b"0" * 64
    digest = bundle._digest(path)
    path.write_bytes(path.read_bytes()[:-64] + digest)
    return path


def test_an_error_of_the_disk_is_not_taken_for_another_key(
    protected: Register, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copies.opens(home.database, KEY)
    assert not copies.opens(home.database, OTHER)

    class Broken:
        def execute(self, _sql: str) -> None:
            raise DatabaseError("disk I/O error")

        def close(self) -> None:
            """Nothing is open."""

    monkeypatch.setattr(copies, "connect", lambda _path, _key: Broken())
    with pytest.raises(DatabaseError):
        copies.opens(home.database, KEY)


def test_a_damaged_page_that_nobody_reads_is_noticed_too(protected: Register, home: Home) -> None:
    with protected.write() as run:
        for number in range(40):
            run("INSERT INTO meta (key, value) VALUES (?, ?)", (f"big {number}", "x" * 3000))
    with protected.write() as run:
        run("DELETE FROM meta WHERE key LIKE 'big %'")
    protected.close()
    content = bytearray(home.database.read_bytes())
    content[-3000] ^= 1
    home.database.write_bytes(content)
    with pytest.raises(Problem, match="この控えは"):
        copies.verify(home.database, KEY)
