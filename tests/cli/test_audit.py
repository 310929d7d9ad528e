"""`audit`, and the command line in the hands of a helper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from smartclass import bootstrap
from smartclass.paths import Home
from smartclass.storage.register import Register
from tests.cli.conftest import Class, Command
from tests.conftest import FixedClock

WORDS, HELPER, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24


def test_what_was_done_is_listed_by_ids_and_can_be_checked(
    smartclass: Command, todays_class: Class, tmp_path: Path
) -> None:
    smartclass("export", "person", todays_class.person, "--out", tmp_path / "one.xlsx")
    smartclass("backup", tmp_path / "copy.db")
    listed = json.loads(smartclass("audit", "--json").out)
    assert [(one["what"], one["about"]) for one in listed] == [
        ("open", "cli.export"),
        ("export", f"person:{todays_class.person}"),
        ("backup", ""),
        ("open", "cli.audit"),
    ]
    plain = smartclass("audit").out
    assert "書き出した" in plain
    assert "合言葉なし" in plain
    assert "佐藤" not in plain
    done = smartclass("audit", "--verify")
    assert (done.code, "どこも書きかえられていません" in done.out) == (0, True)
    seal = re.search(r"印：([0-9a-f ]{19})", done.out)
    assert seal is not None
    assert smartclass("audit", "--seal", seal.group(1)).code == 0
    assert smartclass("audit", "--seal", seal.group(1), "--verify").code == 0
    assert smartclass("audit", "--seal", "0" * 16).code == 1
    short = smartclass("audit", "--seal", "123")
    assert (short.code, "16文字" in short.err) == (2, True)
    assert smartclass("audit", "--month", "2026-11", "--out", tmp_path / "audit.pdf").code == 0
    assert (tmp_path / "audit.pdf").read_bytes().startswith(b"%PDF")


def test_a_broken_chain_is_exit_code_1(smartclass: Command, todays_class: Class, home: Home, clock: FixedClock) -> None:
    smartclass("list", "lessons")
    register = Register.open(home, clock)
    with register.write() as run:
        run("DROP TRIGGER audit_no_update")
        run("UPDATE audit SET about = 'cli.demo'")
    register.close()
    done = smartclass("audit", "--verify")
    assert (done.code, "1番めの記録が、書きかえられています" in done.out) == (1, True)


@pytest.fixture
def words(home: Home, clock: FixedClock, todays_class: Class, tmp_path: Path, cheap_keys: None) -> Path:
    app = bootstrap.build(home, clock=clock)
    app.protection.protect(WORDS, CODE)
    app.protection.add(WORDS, HELPER)
    app.close()
    (tmp_path / "words.txt").write_text(HELPER, encoding="utf-8")
    return tmp_path / "words.txt"


def test_a_helper_gets_nothing_but_teaching_from_any_command(
    smartclass: Command, words: Path, todays_class: Class, tmp_path: Path
) -> None:
    session, person = todays_class.session.id, todays_class.person
    allowed = [
        ("list", "lessons"),
        ("checkin", todays_class.card, "--session", session),
        ("numbers", "1", "--session", session, "--dry-run"),
        ("handout", "basics-calls", "--out", tmp_path / "handout.pdf"),
    ]
    refused = [
        ("list", "attendees"),
        ("list", "due"),
        ("export", "person", person, "--out", tmp_path),
        ("export", "centre", "--out", tmp_path / "all.xlsx"),
        ("backup", tmp_path / "copy.db"),
        ("restore", tmp_path / "words.txt"),
        ("erase", "--yes"),
        ("audit",),
        ("key", "list"),
        ("import", "list"),
        ("cards", "--session", session, "--out", tmp_path / "cards.pdf"),
        ("report", "make", "monthly", "--month", "2026-11", "--out", tmp_path / "month.pdf"),
        ("book", "--session", session),
        ("draw", "--session", session),
        ("consult", "list"),
        ("form", tmp_path / "form.xlsx", "--list"),
        ("demo",),
        ("schedule", "holidays"),
    ]
    before = set(tmp_path.rglob("*.*"))
    for command in refused:
        done = smartclass("--passphrase-file", words, *command)
        assert done.code == 2, command
        assert "担当者の画面" in done.err or command[0] in ("schedule", "form"), (command, done.err)
    made = {one for one in set(tmp_path.rglob("*.*")) - before if "home" not in one.parts}
    assert made == set()
    for command in allowed:
        done = smartclass("--passphrase-file", words, *command)
        assert done.code == 0, (command, done.err)


def test_every_command_notes_that_the_register_was_opened(smartclass: Command, words: Path) -> None:
    smartclass("--passphrase-file", words, "list", "lessons")
    (words.parent / "words.txt").write_text(WORDS, encoding="utf-8")
    entries = json.loads(smartclass("--passphrase-file", words, "audit", "--json").out)
    assert [(one["what"], one["role"]) for one in entries][-3:] == [
        ("key", "coordinator"),
        ("open", "helper"),
        ("open", "coordinator"),
    ]
    assert re.fullmatch("[0-9a-f]{8}", entries[-2]["slot"])
