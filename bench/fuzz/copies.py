"""The doors of the register: damaged copies, a schema that isn't ours, bundles and key files made to harm."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

from bench.fuzz import mutation
from bench.fuzz.doors import Case

SECRET = "sakura densha mikan"
_HARM = (
    "DROP TABLE {0}",
    "ALTER TABLE {0} RENAME TO other",
    "DELETE FROM meta",
    "UPDATE meta SET value = 'x'",
    "CREATE TRIGGER evil AFTER INSERT ON {0} BEGIN DELETE FROM meta; END",
    "CREATE VIEW evil AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c",
    "PRAGMA user_version = {1}",
    "PRAGMA application_id = {1}",
    "CREATE TABLE more (a ANY, b ANY GENERATED ALWAYS AS (zeroblob(1000000000)) VIRTUAL)",
)


def _cheap_keys() -> None:
    from smartclass.storage import vault
    from smartclass.storage.key_slots import Cost

    vault.USUAL = Cost(memory=8, times=1)


def _register(folder: Path, *, protected: bool) -> bytes:
    """Return a copy of a small register."""
    from smartclass.bootstrap import build
    from smartclass.domain.registry import NewAttendee
    from smartclass.paths import Home

    app = build(Home(folder / f"made-{protected}"))
    app.people.add(NewAttendee("名前", "なまえ"))
    if protected:
        app.protection.protect(SECRET, "0" * 24)
    out = folder / f"good-{protected}.db"
    app.keeping.backup(out)
    app.close()
    return out.read_bytes()


def copy(folder: Path) -> Case:
    """Bring spoiled copies back into an empty home, as the screen does: verify, migrate, make ready."""
    from smartclass.adapters.clock import SystemClock
    from smartclass.paths import Home
    from smartclass.storage import copies, restoring
    from smartclass.storage.driver import dbapi2

    _cheap_keys()
    bare, bundle = _register(folder, protected=False), _register(folder, protected=True)
    home, path = Home(folder / "home"), folder / "stick.db"

    def harmed(chance: random.Random) -> None:
        path.write_bytes(bare)
        connection = dbapi2.connect(str(path), isolation_level=None)
        try:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for _act in range(chance.choice((1, 3))):
                line = chance.choice(_HARM).format(chance.choice(tables), chance.choice((0, 1, 3, 12, 99, -1)))
                try:
                    connection.execute(line)
                except dbapi2.DatabaseError:
                    continue
        finally:
            connection.close()

    def case(chance: random.Random) -> object:
        kind = chance.randrange(10)
        if kind == 0:
            harmed(chance)
        elif kind < 3:
            path.write_bytes(_stamped(_packed(chance, bundle)))
        else:
            path.write_bytes(mutation.raw(chance, chance.choice((bare, bundle))))
        if kind < 5:
            copies.remove(restoring.prepared(home, SystemClock(), path, None, SECRET)[0])
            return None
        try:
            return copies.candidate(home, path, None, SECRET)
        finally:
            copies.remove(home.root / ".restoring.db")

    return case


def _packed(chance: random.Random, good: bytes) -> bytes:
    """Return a bundle with a spoiled or compressed part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if chance.random() < 0.5:
                part = jsoned_keys(chance, part) if name.endswith("json") else mutation.raw(chance, part)
            way = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
            new.writestr(chance.choice((name, name, name, "../" + name)), part, way)
        new.comment = b"0" * 64
    return out.getvalue()


def _stamped(content: bytes) -> bytes:
    """Return a bundle with the digest that belongs to it: whoever makes one on purpose can count that too."""
    return content[:-64] + hashlib.sha256(content[:-64]).hexdigest().encode()


def jsoned_keys(chance: random.Random, good: bytes) -> bytes:
    """Return a spoiled key file, half of the time with the checksum and the layout of a good one."""
    if chance.random() < 0.5:
        return mutation.jsoned(chance, json.loads(good))
    body: Any = mutation.tree(chance, json.loads(good))
    if isinstance(body, dict):
        body.pop("checksum", None)
        body["checksum"] = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return json.dumps(body, indent=1).encode()


def keys(_folder: Path) -> Case:
    """Open the register with spoiled key files."""
    from smartclass.storage import vault
    from smartclass.storage.key_slots import Cost, DataKey, KeyFile, Kind, Unreadable, dump, wrap

    _cheap_keys()
    cost, key = Cost(memory=8, times=1), DataKey(b"k" * 32)
    slots = (wrap(key, vault.normal(Kind.COORDINATOR, SECRET), Kind.COORDINATOR, "a", cost),)
    good = dump(KeyFile(slots, b"former" * 10))

    def case(chance: random.Random) -> object:
        try:
            return vault.opened(vault.loaded(jsoned_keys(chance, good)), SECRET)
        except Unreadable:
            return None

    return case
