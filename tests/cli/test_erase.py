"""`erase` and `list due`: counts and ids, never a name."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from smartclass import bootstrap
from smartclass.paths import Home
from tests.cli.conftest import Command
from tests.conftest import JAPAN, FixedClock
from tests.storage.past import NAME, Past, fill


@pytest.fixture
def past(home: Home, clock: FixedClock) -> Past:
    app = bootstrap.build(home, clock=clock)
    try:
        return fill(app.register, clock)
    finally:
        app.close()


def test_who_is_due_by_id(smartclass: Command, past: Past) -> None:
    done = smartclass("list", "due", "--json")
    (row,) = json.loads(done.out)
    assert (row["id"], row["came"]) == (str(past.gone), True)
    assert row["keep_until"] < "2036-06-01"
    assert NAME not in done.out


def test_a_dry_run_changes_nothing(smartclass: Command, past: Past, home: Home) -> None:
    old = home.backups / "old.db"
    old.parent.mkdir()
    old.write_bytes(b"x")
    os.utime(old, (datetime(2030, 1, 1, tzinfo=JAPAN).timestamp(),) * 2)
    done = smartclass("erase", "--dry-run")
    assert (done.code, done.out.splitlines()) == (0, ["消す時期の人：1人", "古い控え：old.db（2030-01-01）"])
    assert len(json.loads(smartclass("list", "due", "--json").out)) == 1


def test_erasing_says_how_many_and_saves_the_certificate(smartclass: Command, past: Past, tmp_path: Path) -> None:
    out = tmp_path / "certificate.pdf"
    done = smartclass("erase", "--yes", "--certificate", out)
    assert done.code == 0
    assert "1人の名前を消しました" in done.out
    assert NAME not in done.out
    assert out.read_bytes().startswith(b"%PDF")
    again = smartclass("erase", "--yes")
    assert (again.code, again.out) == (2, "")
    assert "消す時期の人は、いません" in again.err


def test_one_of_the_two_must_be_said(smartclass: Command) -> None:
    assert smartclass("erase").code == 2
    assert smartclass("erase", "--yes", "--dry-run").code == 2
