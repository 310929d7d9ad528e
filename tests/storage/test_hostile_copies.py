"""Copies and key files made to harm: refused in words, and nothing left outside of the home folder."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage import bundle, copies, restoring
from smartclass.storage.driver import dbapi2
from smartclass.storage.key_slots import Cost, DataKey, KeyFile, Kind, Unreadable, dump, load, wrap
from smartclass.storage.register import Register
from tests.conftest import FixedClock


def stamped(parts: dict[str, bytes], way: int = zipfile.ZIP_STORED) -> bytes:
    """Return a protected copy made by somebody who knows how to count its digest."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as file:
        for name, part in parts.items():
            file.writestr(name, part)
        file.comment = b"0" * 64
    content = out.getvalue()
    return content[:-64] + hashlib.sha256(content[:-64]).hexdigest().encode()


@pytest.mark.parametrize(
    "content",
    [
        stamped({bundle.REGISTER: bytes(50_000_000), bundle.KEYS: b"{}"}, zipfile.ZIP_DEFLATED),
        stamped({bundle.REGISTER: b"x", bundle.KEYS: bytes(50_000_000)}, zipfile.ZIP_LZMA),
        stamped({"../" + bundle.REGISTER: b"x", "/tmp/" + bundle.KEYS: b"{}"}),
        stamped({bundle.REGISTER: b"x", bundle.KEYS: b"{}"}),
        b"PK\x05\x06" + bytes(18),
    ],
    ids=["swells", "swelling key", "elsewhere", "no key", "short"],
)
def test_a_copy_made_to_harm_writes_nothing(tmp_path: Path, content: bytes) -> None:
    path, home = tmp_path / "copy.db", Home(tmp_path / "home")
    path.write_bytes(content)
    with pytest.raises(Problem):
        copies.candidate(home, path)
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["copy.db"]


@pytest.mark.parametrize("harm", ["DROP TABLE meta", "ALTER TABLE attendee RENAME TO other", "PRAGMA user_version = 3"])
def test_a_copy_with_other_tables_is_no_copy(register: Register, clock: FixedClock, tmp_path: Path, harm: str) -> None:
    path, home = tmp_path / "copy.db", Home(tmp_path / "other")
    register.backup_to(path)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(harm)
    connection.close()
    try:
        restoring.prepared(home, clock, path, None, "")
    except Problem:
        assert list(home.root.iterdir()) == []


@pytest.mark.parametrize("cost", [{"memory": 8.0}, {"lanes": True}, {"times": "1"}])
def test_a_key_file_with_numbers_that_are_none_is_damaged(cost: dict[str, object]) -> None:
    slot = wrap(DataKey(b"k" * 32), "x", Kind.COORDINATOR, "a", Cost(8, 1))
    body = json.loads(dump(KeyFile((slot,))))
    del body["checksum"]
    body["slots"][0] |= cost
    body["checksum"] = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    with pytest.raises(Unreadable):
        load(json.dumps(body, indent=1).encode())


def test_a_key_file_with_a_thousand_slots_is_damaged() -> None:
    slot = wrap(DataKey(b"k" * 32), "x", Kind.COORDINATOR, "a", Cost(8, 1))
    with pytest.raises(Unreadable):
        load(dump(KeyFile((slot,) * 1_000)))
