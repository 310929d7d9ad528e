"""What the tests of a protected register share: keys, secrets, a planted name and where it can be read."""

from __future__ import annotations

from pathlib import Path

from smartclass.paths import Home
from smartclass.storage.key_slots import DataKey, KeyFile
from smartclass.storage.vault import Vault

KEY = DataKey(b"k" * 32)
OTHER = DataKey(b"o" * 32)
WORDS, NEW_WORDS = "sakura densha mikan", "umi yama kawa 7"
CODE = "0" * 24
NAME = "PLANTED-NAME"


def slots(home: Home, key: DataKey = KEY, words: str = WORDS) -> KeyFile:
    return Vault(home).made(key, words, CODE)


def readable(root: Path, name: str = NAME) -> list[str]:
    return [path.name for path in root.rglob("*") if path.is_file() and name.encode() in path.read_bytes()]


def names(home: Home) -> list[str]:
    return sorted(path.name for path in home.root.iterdir() if not path.name.startswith("."))
