"""`list procedures`, `procedure` and `town procedure`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smartclass.domain.lesson import Family
from smartclass.paths import Home
from tests.cli.conftest import Command


def test_procedures_as_json(smartclass: Command) -> None:
    rows = json.loads(smartclass("list", "procedures", "--json").out)
    assert len(rows) == 55
    assert next(row for row in rows if row["id"] == "risai") == {
        "id": "risai",
        "kind": "disaster",
        "title": "罹災証明書の発行申請",
        "online": "unknown",
        "office": "",
        "hours": "",
        "phone": "",
        "events": ["disaster"],
    }


def test_procedures_of_an_event(smartclass: Command) -> None:
    lines = smartclass("list", "procedures", "--event", "death").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["child-allowance-unpaid", "condolence", "dog"]
    done = smartclass("list", "procedures", "--event", "party")
    assert (done.code, done.out) == (2, "")
    assert "disaster" in done.err
    assert smartclass("list", "lessons", "--event", "death").code == 2


def test_one_procedure_is_told(smartclass: Command) -> None:
    told = json.loads(smartclass("procedure", "move-out", "--json").out)
    assert told["ready"] == ["マイナンバーカード"]
    assert told["fields"] == ["name", "address", "people", "date"]
    assert "starts\tマイナポータル" in smartclass("procedure", "move-out").out.splitlines()
    assert smartclass("procedure", "gone").code == 2


def test_a_sheet_is_saved(smartclass: Command, tmp_path: Path) -> None:
    out = tmp_path / "risai.pdf"
    assert smartclass("procedure", "risai", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert smartclass("report", "make", "procedure", "--out", out).code == 2


def test_the_town_writes_in_one_place(smartclass: Command, home: Home) -> None:
    done = smartclass("town", "procedure", "risai", "--office", "税務課", "--phone", "0990-00-0000", "--online", "yes")
    assert done.out.splitlines() == ["office\t税務課", "hours\t", "phone\t0990-00-0000", "online\tyes"]
    assert smartclass("town", "procedure", "all", "--hours", "平日 8:30〜17:15").code == 0
    told = json.loads(smartclass("procedure", "risai", "--json").out)
    assert (told["office"], told["hours"], told["online"]) == ("税務課", "平日 8:30〜17:15", "yes")
    assert smartclass("check").code == 0
    assert smartclass("town", "procedure", "risai", "--online", "maybe").code == 2
    home.town.write_text("format = 7\n", encoding="utf-8")
    done = smartclass("town", "procedure", "risai", "--office", "x")
    assert (done.code, "新しい版" in done.err) == (1, True)
    assert smartclass("check").code == 1


@pytest.mark.parametrize("family", Family)
def test_every_practice_can_be_played(smartclass: Command, family: Family) -> None:
    rows = json.loads(smartclass("list", "procedures", "--json").out)
    for row in rows[:: 6 if family else 1]:
        done = smartclass("practice", row["id"], "--family", family, "--play", "--trouble")
        assert (done.code, done.out.splitlines()[-1]) == (0, "できました"), row["id"]
