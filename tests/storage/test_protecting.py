"""A stolen, switched-off laptop: nothing to read without a secret, everything there with one."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from smartclass.errors import Damaged, Locked, Problem
from smartclass.paths import Home
from smartclass.storage import connection, copies, key_slots, protecting, restoring
from smartclass.storage.key_slots import KeyFile, Kind
from smartclass.storage.register import Register
from smartclass.storage.vault import MOST_VOLUNTEERS, Vault
from tests.conftest import FixedClock
from tests.storage.locked import CODE, KEY, NAME, NEW_WORDS, OTHER, WORDS, names, readable, slots
from tests.storage.test_register import keys, put

STEPS = 10
"""Renames and removals while the key is changed, and some."""

pytestmark = pytest.mark.usefixtures("cheap_keys")


def test_nothing_is_readable_and_nothing_is_lost(protected: Register, home: Home, clock: FixedClock) -> None:
    put(protected, "later " + NAME)
    assert readable(home.root) == []
    protected.close()
    assert readable(home.root) == []
    again = Register.open(home, clock, Vault(home).open(WORDS))
    assert keys(again) == {NAME, "later " + NAME}
    again.check()
    again.close()
    assert names(home) == ["keys.json", "keys.spare.json", "register.db"]


def test_it_goes_on_with_the_same_care(protected: Register) -> None:
    assert protected.row("PRAGMA journal_mode") == ("wal",)
    assert protected.row("PRAGMA temp_store") == (2,)
    assert protected.row("PRAGMA cache_size") == (-64000,)
    assert protected.row("PRAGMA synchronous") == (2,)


def test_without_a_key_it_is_locked_and_with_a_wrong_one_it_stays_so(
    protected: Register, home: Home, clock: FixedClock
) -> None:
    protected.close()
    with pytest.raises(Locked, match="合言葉で守られて"):
        Register.open(home, clock)
    with pytest.raises(Locked, match="ちがうようです"):
        Vault(home).open("not the words")
    with pytest.raises(Damaged):
        Register.open(home, clock, OTHER)


def test_the_recovery_code_opens_it_too(protected: Register, home: Home) -> None:
    assert Vault(home).open("oooo oooo oooo oooo oooo oooo") == KEY
    with pytest.raises(Locked):
        Vault(home).open(WORDS, (Kind.RECOVERY,))


def test_copies_made_before_are_protected_too(register: Register, home: Home, clock: FixedClock) -> None:
    put(register, NAME)
    register.backup_to(home.backups / "old.db")
    register.restore_from(home.backups / "old.db")
    (home.backups / "spoiled.db").write_bytes(b"SQLite format 3\0" + NAME.encode())
    assert len(readable(home.root)) >= 4
    assert register.protect(slots(home), KEY) == 1
    assert readable(home.root) == ["spoiled.db"]
    put(register, "after")
    register.restore_from(home.backups / "old.db")
    assert keys(register) == {NAME}


def test_a_copy_comes_back_on_a_new_pc_by_either_secret(
    protected: Register, other_home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    stick = tmp_path / "stick.db"
    protected.backup_to(stick)
    assert readable(tmp_path) == []
    with pytest.raises(Locked, match="べつの合言葉"):
        restoring.restore(other_home, clock, stick)
    with pytest.raises(Locked, match="ちがうようです"):
        restoring.restore(other_home, clock, stick, secret="no such words")
    assert not other_home.database.exists()
    for number, secret in enumerate((WORDS, CODE)):
        bare = Home(tmp_path / f"pc {number}")
        restoring.restore(bare, clock, stick, secret=secret)
        again = Register.open(bare, clock, Vault(bare).open(WORDS))
        assert keys(again) == {NAME}
        again.close()


def test_a_protected_copy_protects_the_home_it_comes_to(
    protected: Register, other_home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    stick = tmp_path / "stick.db"
    protected.backup_to(stick)
    plain = Register.open(other_home, clock)
    put(plain, "THERE-BEFORE")
    with pytest.raises(Locked):
        plain.restore_from(stick)
    assert keys(plain) == {"THERE-BEFORE"}
    aside = plain.restore_from(stick, WORDS)
    assert keys(plain) == {NAME}
    assert plain.key == KEY
    plain.close()
    assert readable(other_home.root, "THERE-BEFORE") == []
    back = Register.open(other_home, clock, Vault(other_home).open(CODE))
    back.restore_from(aside / "register.db")
    assert keys(back) == {"THERE-BEFORE"}
    back.close()


def test_a_copy_of_another_key_comes_under_the_key_of_this_pc(
    protected: Register, other_home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    stick, plain_stick = tmp_path / "stick.db", tmp_path / "plain.db"
    protected.backup_to(stick)
    other = Register.open(other_home, clock)
    other.backup_to(plain_stick)
    other.protect(slots(other_home, OTHER, NEW_WORDS), OTHER)
    with pytest.raises(Locked):
        other.restore_from(stick)
    other.restore_from(stick, WORDS)
    assert (other.key, keys(other)) == (OTHER, {NAME})
    other.restore_from(plain_stick)
    assert (other.key, keys(other)) == (OTHER, set())
    other.close()
    assert readable(other_home.root) == []
    Register.open(other_home, clock, Vault(other_home).open(NEW_WORDS)).close()


def test_a_folder_copied_by_hand_comes_back_with_its_journal(
    protected: Register, home: Home, other_home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    put(protected, "in the journal")
    by_hand = tmp_path / "by hand"
    shutil.copytree(home.root, by_hand)
    restoring.restore(other_home, clock, by_hand / "register.db", secret=WORDS)
    again = Register.open(other_home, clock, KEY)
    assert keys(again) == {NAME, "in the journal"}
    again.close()
    (by_hand / "keys.json").unlink()
    with pytest.raises(Problem, match="控えではない"):
        restoring.restore(other_home, clock, by_hand / "register.db", key=OTHER)


def test_a_damaged_register_comes_back_under_its_own_key(
    protected: Register, home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    stick = tmp_path / "stick.db"
    protected.backup_to(stick)
    protected.close()
    home.database.write_bytes(b"x" * 9000)
    with pytest.raises(Damaged):
        Register.open(home, clock, KEY)
    with pytest.raises(Locked):
        restoring.restore(home, clock, stick)
    restoring.restore(home, clock, stick, key=KEY)
    again = Register.open(home, clock, KEY)
    assert keys(again) == {NAME}
    again.close()


def test_lost_key_files_come_back_with_a_copy(
    protected: Register, home: Home, tmp_path: Path, clock: FixedClock
) -> None:
    stick = tmp_path / "stick.db"
    protected.backup_to(stick)
    protected.close()
    home.keys.write_bytes(b"spoiled")
    assert Vault(home).open(WORDS) == KEY  # from the spare
    (home.root / "keys.spare.json").write_bytes(b"spoiled too")
    with pytest.raises(Damaged, match=r"keys\.json"):
        Vault(home).open(WORDS)
    restoring.restore(home, clock, stick, secret=WORDS)
    again = Register.open(home, clock, Vault(home).open(WORDS))
    assert keys(again) == {NAME}
    again.close()


def test_a_register_that_is_gone_is_not_made_anew_unasked(protected: Register, home: Home, clock: FixedClock) -> None:
    protected.close()
    home.database.unlink()
    with pytest.raises(Damaged):
        Register.open(home, clock, KEY)
    assert not home.database.exists()
    home.database.touch()
    with pytest.raises(Damaged):
        Register.open(home, clock, KEY)
    assert not home.database.stat().st_size


def test_another_key_for_everything(protected: Register, home: Home, clock: FixedClock) -> None:
    protected.backup_to(home.backups / "monday.db")
    assert protected.protect(slots(home, OTHER, NEW_WORDS), OTHER) == 0
    put(protected, "after")
    protected.close()
    with pytest.raises(Locked):
        Vault(home).open(WORDS)
    again = Register.open(home, clock, Vault(home).open(NEW_WORDS))
    assert keys(again) == {NAME, "after"}
    again.restore_from(home.backups / "monday.db")
    assert keys(again) == {NAME}
    again.close()
    assert not Vault(home).read().former


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A power cut at the n-th step that changes the disk: whatever comes after it doesn't happen."""
    left = [10**6]
    steps = (Path.replace, Path.unlink)

    def counted(step: object) -> object:
        def run(self: Path, *args: object, **options: object) -> object:
            left[0] -= self.exists()
            if left[0] < 0:
                raise KeyboardInterrupt
            return step(self, *args, **options)  # type: ignore[operator]

        return run

    monkeypatch.setattr(Path, "replace", counted(steps[0]))
    monkeypatch.setattr(Path, "unlink", counted(steps[1]))
    yield left
    left[0] = 10**6


@pytest.mark.parametrize("renew", [False, True], ids=["protect", "renew"])
@pytest.mark.parametrize("step", range(STEPS))
def test_a_power_cut_at_any_step_loses_nothing(
    home: Home, clock: FixedClock, cut: list[int], renew: bool, step: int
) -> None:
    register = Register.open(home, clock)
    put(register, NAME)
    register.backup_to(home.backups / "monday.db")
    if renew:
        register.protect(slots(home), KEY)
    key, words = (OTHER, NEW_WORDS) if renew else (KEY, WORDS)
    file = slots(home, key, words)
    cut[0] = step
    with contextlib.suppress(KeyboardInterrupt):
        register.protect(file, key)
    cut[0] = 10**6
    register.close()
    vault = Vault(home)
    if not vault.locked:
        again = Register.open(home, clock)
    else:
        try:
            opened = vault.open(words)
        except Locked:
            opened = vault.open(WORDS)
        again = Register.open(home, clock, opened)
    assert keys(again) == {NAME}
    again.close()
    if vault.locked:
        assert not vault.read().former
        assert readable(home.root) == []


def test_what_was_interrupted_is_finished_at_the_next_unlocking(home: Home, clock: FixedClock) -> None:
    register = Register.open(home, clock)
    put(register, NAME)
    register.close()
    shutil.copyfile(home.database, home.root / ".restoring.db")
    Vault(home).save(slots(home))
    again = Register.open(home, clock, KEY)
    assert keys(again) == {NAME}
    again.close()
    assert readable(home.root) == []
    Vault(home).save(KeyFile(slots(home, OTHER).slots, key_slots.seal(OTHER, KEY)))
    third = Register.open(home, clock, OTHER)
    assert (keys(third), third.key, Vault(home).read().former) == ({NAME}, OTHER, b"")
    third.close()
    fourth = dataclasses.replace(slots(home, OTHER), former=key_slots.seal(OTHER, KEY))
    Vault(home).save(fourth)
    Register.open(home, clock, OTHER).close()
    assert Vault(home).read().former == b""
    Vault(home).save(dataclasses.replace(fourth, former=b"x" * 60))
    with pytest.raises(Damaged):
        Register.open(home, clock, OTHER)


@pytest.mark.parametrize("renew", [False, True])
def test_a_full_disk_changes_nothing(
    register: Register, home: Home, monkeypatch: pytest.MonkeyPatch, renew: bool
) -> None:
    put(register, NAME)
    key, file = KEY, slots(home)
    if renew:
        register.protect(file, key)
        key, file = OTHER, slots(home, OTHER)

    def fail(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "x")

    with monkeypatch.context() as broken:
        broken.setattr(copies, "sync", fail)
        with pytest.raises(Problem, match="空きが足りない"):
            register.protect(file, key)
    assert keys(register) == {NAME}
    assert Vault(home).locked is renew


def test_protecting_waits_for_other_programs(
    register: Register, home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.05)
    other = Register.open(home, clock)
    with pytest.raises(Problem, match="ほかのプログラム"):
        register.protect(slots(home), KEY)
    assert not Vault(home).locked
    other.close()
    with pytest.raises(AssertionError), register.write():
        register.protect(slots(home), KEY)


def test_secrets_are_changed_added_and_revoked(protected: Register, home: Home, tmp_path: Path) -> None:
    vault = Vault(home)
    vault.change(KEY, Kind.COORDINATOR, NEW_WORDS)
    with pytest.raises(Locked):
        vault.open(WORDS)
    added = [vault.add(KEY, f"volunteer words {n}") for n in range(MOST_VOLUNTEERS)]
    with pytest.raises(Problem, match="までです"):
        vault.add(KEY, "one too many words")
    assert vault.open("volunteer　words　１") == KEY
    vault.revoke(added[1])
    with pytest.raises(Locked):
        vault.open("volunteer words 1")
    coordinator = next(slot.name for slot in vault.read().slots if slot.kind is Kind.COORDINATOR)
    for name in (added[1], coordinator):
        with pytest.raises(Problem, match="もうありません"):
            vault.revoke(name)
    protected.backup_to(tmp_path / "copy.db")
    assert vault.open(NEW_WORDS) == KEY


def test_a_key_file_of_a_newer_version_is_refused_in_words(protected: Register, home: Home) -> None:
    home.keys.write_text('{"format": 2}')
    with pytest.raises(Problem, match="新しい版"):
        Vault(home).open(WORDS)
    assert protected.key == KEY


def test_a_key_file_that_cannot_be_written_is_said(
    protected: Register, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.EROFS, "x")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Problem, match="書きこめません"):
        Vault(home).change(KEY, Kind.COORDINATOR, NEW_WORDS)
    assert Vault(home).open(WORDS) == KEY


def test_a_home_without_copies_has_none_to_protect(home: Home) -> None:
    assert protecting.protect_copies(home, (KEY, slots(home))) == 0


def test_a_key_that_comes_with_a_copy_leaves_again_where_the_swap_fails(
    protected: Register, other_home: Home, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected.backup_to(tmp_path / "stick.db")
    plain = Register.open(other_home, clock)
    put(plain, "here")

    def fail(*_arguments: object) -> Path:
        raise Problem("x")

    monkeypatch.setattr(copies, "swap", fail)
    with pytest.raises(Problem):
        plain.restore_from(tmp_path / "stick.db", WORDS)
    assert (keys(plain), plain.key, Vault(other_home).locked) == ({"here"}, None, False)
    plain.close()
