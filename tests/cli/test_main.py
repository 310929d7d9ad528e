"""The command line as a whole: every command is there, and every failure is one sentence and a code."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from smartclass import cli, i18n
from smartclass.bootstrap import App
from smartclass.cli import commands, main
from smartclass.errors import BadData
from smartclass.paths import Home
from tests.cli.conftest import Command

WHOLE = {
    "audit", "backup", "book", "cards", "check", "checkin", "consult", "copies", "demo", "draw", "erase", "export",
    "form", "handout", "import", "key", "links", "list", "merge", "numbers", "paper", "plan", "practice",
    "procedure", "report", "restore", "say", "schedule", "self-test", "survey", "town",
}  # fmt: skip


def test_every_command_is_found() -> None:
    assert set(commands()) == WHOLE
    assert all(command.HELP for command in commands().values())


def test_no_command_at_all_is_a_broken_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pkgutil, "iter_modules", lambda _path: [])
    with pytest.raises(RuntimeError, match="no commands"):
        commands()


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_every_command_explains_itself(smartclass: Command, name: str) -> None:
    done = smartclass(name, "--help")
    assert done.code == 0
    assert commands()[name].HELP in done.out


@pytest.mark.parametrize("arguments", [(), ("dance",), ("list",), ("list", "cats"), ("checkin", "A1:X")])
def test_a_wrong_request_is_one_line(smartclass: Command, home: Home, arguments: tuple[str, ...]) -> None:
    done = smartclass(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert not home.root.exists()


def test_a_home_that_is_a_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["--home", str(tmp_path / "file"), "list", "sessions"]) == 2
    assert "書きこめません" in capsys.readouterr().err


def test_a_damaged_register_is_said(smartclass: Command, home: Home) -> None:
    home.prepare()
    home.database.write_bytes(b"not a register" * 100)
    done = smartclass("list", "attendees")
    assert (done.code, done.out) == (2, "")
    assert "控え（バックアップ）から戻せます" in done.err


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0), (BadData("そうです。", "こうします。"), 1)]
)
def test_the_register_is_closed_however_a_command_ends(
    smartclass: Command, home: Home, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(_app: App) -> list[dict[str, str]]:
        raise error

    monkeypatch.setattr("smartclass.cli.list_.sessions", fail)
    done = smartclass("list", "sessions")
    assert done.code == code
    assert done.err == ("そうです。 こうします。\n" if code == 1 else "")
    assert [path.name for path in home.root.iterdir()] == ["register.db"]


def test_the_language_can_be_chosen(smartclass: Command) -> None:
    try:
        done = smartclass("--language", "en", "list", "reports", "--json")
        assert i18n.language() == "en"
        assert smartclass("--language", "xx", "list", "reports").code == 2
        japanese = smartclass("list", "reports", "--json")
        assert i18n.language() == "ja"
    finally:
        i18n.use("ja")
    assert [row["id"] for row in json.loads(done.out)] == [row["id"] for row in json.loads(japanese.out)]


def test_without_a_home_the_users_own_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "Home", type("Elsewhere", (Home,), {"default": classmethod(lambda _cls: Home(tmp_path))}))
    assert main(["list", "sessions"]) == 0
    assert (tmp_path / "register.db").exists()


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "smartclass", "--home", str(tmp_path / "home")]
    done = subprocess.run([*command, "self-test"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 0 not in json.loads(done.stdout).values()
    wrong = subprocess.run([*command, "restore", "nowhere.db"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert len(wrong.stderr.splitlines()) == 1


def test_the_self_test_fails_on_any_zero(smartclass: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = smartclass("self-test")
    assert whole.code == 0
    assert min(json.loads(whole.out).values()) > 0
    monkeypatch.setattr("smartclass.cli.self_test.check.rules", lambda: ())
    broken = smartclass("self-test")
    assert broken.code == 1
    assert json.loads(broken.out)["lesson_rules"] == 0
