"""The key of the register, wrapped once for each secret that opens it, as one small file of JSON.

The data key is 32 random bytes and never changes with a passphrase. A slot is the data key sealed with AES-256-GCM
under Argon2id(secret); what stands in the slot's head (kind, id, cost, salt) is sealed along, so that nobody can
change it unnoticed. A checksum over the file tells a damaged file from a wrong passphrase.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

FORMAT = 1
KEY_BYTES = 32
_NONCE, _SALT = 12, 16
_MOST_SLOTS = 16


class Kind(StrEnum):
    """Whose secret a slot takes."""

    COORDINATOR = "coordinator"
    RECOVERY = "recovery"
    VOLUNTEER = "volunteer"


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key that the register is written with; never shown, not even in a report of a fault."""

    value: bytes = field(repr=False)
    kind: Kind | None = field(default=None, compare=False)
    slot: str = field(default="", compare=False)
    """`kind` and `slot` tell which slot gave it: what a person may do, and who stands in the audit."""

    @classmethod
    def new(cls) -> DataKey:
        return cls(os.urandom(KEY_BYTES))


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess is (Argon2id): `memory` in KiB, `times` passes, `lanes`. 64 MiB and 3 passes: about 0.3 s."""

    memory: int = 65536
    times: int = 3
    lanes: int = 1

    def fair(self) -> bool:
        """Tell whether this is a cost we would ever write: a hostile file must not eat the PC's memory."""
        return 8 * self.lanes <= self.memory <= 2**20 and 1 <= self.times <= 20 and 1 <= self.lanes <= 8


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key."""

    kind: Kind
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    def head(self) -> bytes:
        """Return what is sealed along with the key."""
        parts = ("smartclass", FORMAT, self.kind, self.name, self.cost.memory, self.cost.times, self.cost.lanes)
        return json.dumps([*parts, self.salt.hex()]).encode()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots; `former` is the key before a change of keys, sealed under the present one until that is whole."""

    slots: tuple[Slot, ...]
    former: bytes = b""


class Unreadable(ValueError):
    """The key file is damaged."""


class Newer(ValueError):
    """The key file was written by a newer version."""


def wrap(key: DataKey, secret: str, kind: Kind, name: str, cost: Cost) -> Slot:
    """Seal `key` under `secret` (a third of a second at the usual cost: not on the UI thread)."""
    bare = Slot(kind, name, cost, os.urandom(_SALT), os.urandom(_NONCE), b"")
    sealed = _aead(_derived(bare, secret)).encrypt(bare.nonce, key.value, bare.head())
    return Slot(kind, name, cost, bare.salt, bare.nonce, sealed)


def unwrap(slot: Slot, secret: str) -> DataKey | None:
    """Return the key, or None where `secret` isn't the slot's."""
    from cryptography.exceptions import InvalidTag

    try:
        return DataKey(_aead(_derived(slot, secret)).decrypt(slot.nonce, slot.sealed, slot.head()))
    except InvalidTag:
        return None


def seal(key: DataKey, inner: DataKey) -> bytes:
    """Seal one data key under another."""
    nonce = os.urandom(_NONCE)
    return bytes(nonce + _aead(key.value).encrypt(nonce, inner.value, b"smartclass former"))


def unseal(key: DataKey, sealed: bytes) -> DataKey:
    """Return a data key sealed under another; Unreadable where it isn't."""
    from cryptography.exceptions import InvalidTag

    try:
        return DataKey(_aead(key.value).decrypt(sealed[:_NONCE], sealed[_NONCE:], b"smartclass former"))
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def _derived(slot: Slot, secret: str) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost = slot.cost
    made = Argon2id(
        salt=slot.salt, length=KEY_BYTES, iterations=cost.times, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(secret.encode("utf-8", "surrogatepass"))
    return bytes(made)


def _aead(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def dump(file: KeyFile) -> bytes:
    """Write a key file; the same file gives the same bytes."""
    body = {
        "format": FORMAT,
        "former": _text(file.former),
        "slots": [
            {
                "kind": str(slot.kind),
                "name": slot.name,
                "kdf": "argon2id",
                "memory": slot.cost.memory,
                "times": slot.cost.times,
                "lanes": slot.cost.lanes,
                "salt": _text(slot.salt),
                "nonce": _text(slot.nonce),
                "sealed": _text(slot.sealed),
            }
            for slot in file.slots
        ],
    }
    return json.dumps({**body, "checksum": _checksum(body)}, indent=1).encode()


def load(content: bytes) -> KeyFile:
    """Read a key file; Newer or Unreadable where that can't be done. Every byte counts."""
    try:
        body = json.loads(content)
        if type(body["format"]) is int and body["format"] > FORMAT:
            raise Newer
        file = KeyFile(tuple(_slot(one) for one in body["slots"]), _bytes(body["former"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, Newer):
            raise
        raise Unreadable from error
    if not 0 < len(file.slots) <= _MOST_SLOTS or dump(file) != content:
        raise Unreadable
    return file


def _slot(raw: Any) -> Slot:
    cost = Cost(*(_whole(raw[name]) for name in ("memory", "times", "lanes")))
    slot = Slot(
        Kind(raw["kind"]), str(raw["name"]), cost, _bytes(raw["salt"]), _bytes(raw["nonce"]), _bytes(raw["sealed"])
    )
    if not cost.fair() or len(slot.salt) != _SALT or len(slot.nonce) != _NONCE:
        raise Unreadable
    return slot


def _whole(value: Any) -> int:
    """Return a whole number; Unreadable for 3.0 or true, which count as one in Python but not in Argon2id."""
    if type(value) is not int:
        raise Unreadable
    return value


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
