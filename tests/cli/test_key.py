"""The register's protection from the command line: set up, opened, changed, brought to a new PC."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import pytest

from smartclass.bootstrap import gate
from smartclass.paths import Home
from smartclass.services.protection import Protection
from tests.cli.conftest import Command

WORDS, NEW_WORDS, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture(autouse=True)
def known_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Protection, "new_code", lambda _self: CODE)


@pytest.fixture
def secrets(tmp_path: Path) -> dict[str, Path]:
    """Files with a passphrase in their first line."""
    files = {"now": WORDS, "new": NEW_WORDS, "short": "short", "code": "oooo-oooo-oooo-oooo-oooo-oooo", "wrong": "no"}
    for name, words in files.items():
        (tmp_path / name).write_text(f"\ufeff{words}\n(second line)\n", encoding="utf-8")
    return {name: tmp_path / name for name in files}


@pytest.fixture
def protected(smartclass: Command, secrets: dict[str, Path], tmp_path: Path) -> Command:
    smartclass("demo", "--unprotected")
    done = smartclass("--passphrase-file", secrets["now"], "key", "protect", "--sheet", tmp_path / "sheet.pdf")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    return smartclass


def test_without_a_passphrase_nothing_is_told(protected: Command, secrets: dict[str, Path], tmp_path: Path) -> None:
    for arguments in (("list", "attendees"), ("backup", tmp_path / "x.db"), ("restore", tmp_path / "x.db")):
        done = protected(*arguments)
        assert (done.code, done.out) == (2, "")
        assert "--passphrase-file" in done.err
    assert "ちがうようです" in protected("--passphrase-file", secrets["wrong"], "list", "attendees").err
    assert "読めません" in protected("--passphrase-file", tmp_path / "none", "list", "attendees").err
    assert protected("--passphrase-file", secrets["code"], "list", "attendees").out.count("\n") >= 60


def test_it_is_asked_for_at_a_terminal(protected: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([WORDS, NEW_WORDS, NEW_WORDS, NEW_WORDS, "one thing or", "another thing"])
    monkeypatch.setattr(getpass, "getpass", lambda _words: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert protected("key", "passphrase").code == 0
    done = protected("key", "passphrase")
    assert (done.code, "ちがいます" in done.err) == (2, True)


def test_what_opens_it_is_changed(protected: Command, secrets: dict[str, Path], tmp_path: Path, home: Home) -> None:
    now = ("--passphrase-file", secrets["now"], "key")
    assert "10文字以上" in protected(*now, "passphrase", "--new-file", secrets["short"]).err
    assert protected(*now, "passphrase", "--new-file", secrets["new"]).code == 0
    assert protected(*now, "list").code == 2
    new = ("--passphrase-file", secrets["new"], "key")
    added = protected(*new, "add", "--new-file", secrets["now"]).out.strip()
    listed = [line.split("\t") for line in protected(*new, "list").out.splitlines()]
    assert sorted(kind for kind, _name in listed) == ["coordinator", "recovery", "volunteer"]
    assert ["volunteer", added] in listed
    volunteer = protected(*now, "revoke", added)
    assert (volunteer.code, "担当者の画面" in volunteer.err) == (2, True)  # opens the register, not the vault
    assert protected(*new, "revoke", added).code == 0
    assert protected(*now, "list").code == 2
    assert protected(*new, "recovery", "--sheet", tmp_path / "again.pdf").code == 0
    (home.backups).mkdir()
    (home.backups / "spoiled.db").write_bytes(b"SQLite format 3\0")
    done = protected(*new, "renew", "--new-file", secrets["now"], "--sheet", tmp_path / "third.pdf")
    assert "1つ残って" in done.out
    assert gate(home).open(WORDS)


def test_protection_is_for_good(protected: Command, secrets: dict[str, Path], tmp_path: Path) -> None:
    now = ("--passphrase-file", secrets["now"])
    assert "はずせません" in protected(*now, "demo", "--unprotected").err
    again = protected(*now, "key", "protect", "--sheet", tmp_path / "x.pdf")
    assert (again.code, "もう合言葉で" in again.err) == (2, True)


def test_a_copy_on_a_stick_fills_a_new_pc(
    protected: Command, secrets: dict[str, Path], tmp_path: Path, home: Home
) -> None:
    now = ("--passphrase-file", secrets["now"])
    assert protected(*now, "backup", tmp_path / "stick.db").code == 0
    other = tmp_path / "other"
    assert protected("--home", other, "restore", tmp_path / "stick.db").code == 2
    assert protected("--home", other, *now, "restore", tmp_path / "stick.db").code == 0
    assert protected("--home", other, *now, "list", "attendees").out.count("\n") >= 60
    third = tmp_path / "third"
    new = ("--home", third, "--passphrase-file", secrets["new"])
    protected(*new, "key", "protect", "--sheet", tmp_path / "x.pdf")
    copied = protected(*new, "restore", tmp_path / "stick.db", "--copy-passphrase-file", secrets["code"])
    assert copied.code == 0
    assert protected(*new, "list", "attendees").out.count("\n") >= 60


def test_a_copy_is_looked_into_by_its_own_passphrase(
    protected: Command, secrets: dict[str, Path], tmp_path: Path, home: Home
) -> None:
    now = ("--passphrase-file", secrets["now"])
    name = protected(*now, "backup").out.strip()
    assert "受講者 60人" in protected(*now, "restore", home.backups / name, "--preview").out
    there = ("--home", tmp_path / "other", "restore", home.backups / name, "--preview")
    assert "--passphrase-file" in protected(*there).err
    assert "ちがうようです" in protected(*there, "--copy-passphrase-file", secrets["wrong"]).err
    assert "受講者 60人" in protected(*there, "--copy-passphrase-file", secrets["code"]).out
    for path in home.root.glob("register.db*"):
        path.write_bytes(b"x" * 9000)
    assert "受講者 60人" in protected(*now, "restore", home.backups / name, "--preview").out


@pytest.mark.parametrize("spoil", ["register.db", "keys*"])
def test_what_is_damaged_comes_back(
    protected: Command, secrets: dict[str, Path], tmp_path: Path, home: Home, spoil: str
) -> None:
    now = ("--passphrase-file", secrets["now"])
    protected(*now, "backup", tmp_path / "stick.db")
    for path in home.root.glob(spoil):
        path.write_bytes(b"x" * 9000)
    assert protected(*now, "list", "attendees").code == 2
    assert protected(*now, "restore", tmp_path / "stick.db").code == 0
    assert protected(*now, "list", "attendees").out.count("\n") >= 60
