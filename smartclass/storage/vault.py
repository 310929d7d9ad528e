"""The key file beside the register: what opens it, and changing that. No secret is kept, only what it wraps.

It is written twice (keys.json and a spare): without it, and without a copy, the register is lost for good.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Collection

from smartclass.domain import passphrase, recovery_code
from smartclass.errors import Damaged, Problem
from smartclass.i18n import _
from smartclass.paths import Home, replacing
from smartclass.storage import faults, key_slots
from smartclass.storage.key_slots import Cost, DataKey, KeyFile, Kind, Newer, Slot, Unreadable

USUAL = Cost()
MOST_VOLUNTEERS = 2
"""A wrong passphrase is tried on every slot, at a third of a second each."""


class Vault:
    """The slots of one home folder; `cost` is what new slots are made with (None: the usual one)."""

    def __init__(self, home: Home, cost: Cost | None = None) -> None:
        self._home, self._cost = home, cost or USUAL

    @property
    def locked(self) -> bool:
        """Tell whether the register of this home is protected."""
        return self._home.locked

    @property
    def readable(self) -> bool:
        """Tell whether there are slots that a secret could open."""
        try:
            return self.locked and bool(self.read().slots)
        except Damaged:
            return False

    def read(self) -> KeyFile:
        """Return the slots, from the spare where the file itself is damaged; Problem where neither can be read."""
        for path in (self._home.keys, self._home.spare_keys):
            with contextlib.suppress(Unreadable, OSError):
                return loaded(path.read_bytes())
        raise faults.keys_damaged()

    def save(self, file: KeyFile) -> None:
        """Write the slots, all or nothing, then the spare."""
        content = key_slots.dump(file)
        try:
            for path in (self._home.keys, self._home.spare_keys):
                with replacing(path) as out:
                    out.write(content)
        except OSError as error:
            raise faults.read_only() from error

    def drop(self) -> None:
        """Take the key file away again: only where no register is written with its key."""
        for path in (self._home.keys, self._home.spare_keys):
            path.unlink(missing_ok=True)

    def open(self, secret: str, kinds: Collection[Kind] = tuple(Kind)) -> DataKey:
        """Return the key for a passphrase or the recovery code; Locked where it is neither."""
        key = opened(self.read(), secret, kinds)
        if key is None:
            raise faults.wrong_secret()
        return key

    def made(self, key: DataKey, words: str, code: str) -> KeyFile:
        """Return a new key file with the coordinator's passphrase and a recovery code; nothing is written."""
        return KeyFile((self._slot(key, Kind.COORDINATOR, words), self._slot(key, Kind.RECOVERY, code)))

    def change(self, key: DataKey, kind: Kind, secret: str) -> None:
        """Put a new secret in place of the one of this kind; the register itself isn't touched."""
        file = self.read()
        slot = self._slot(key, kind, secret)
        kept = tuple(one for one in file.slots if one.kind is not kind)
        self.save(dataclasses.replace(file, slots=(*kept, slot)))

    def add(self, key: DataKey, secret: str) -> str:
        """Let a volunteer's own passphrase open the register too; returns the slot's name, by which it is revoked."""
        file = self.read()
        if sum(one.kind is Kind.VOLUNTEER for one in file.slots) >= MOST_VOLUNTEERS:
            raise Problem(
                _("講師の合言葉は、{n}つまでです。").format(n=MOST_VOLUNTEERS),
                _("使わなくなった合言葉を、先に取り消してください。"),
            )
        slot = self._slot(key, Kind.VOLUNTEER, secret)
        self.save(dataclasses.replace(file, slots=(*file.slots, slot)))
        return slot.name

    def revoke(self, name: str) -> None:
        """Take a volunteer's passphrase away; the coordinator's and the recovery code can only be changed."""
        file = self.read()
        if not any(one.name == name and one.kind is Kind.VOLUNTEER for one in file.slots):
            raise Problem(_("その合言葉は、もうありません。"), _("画面を開きなおして、えらびなおしてください。"))
        self.save(dataclasses.replace(file, slots=tuple(one for one in file.slots if one.name != name)))

    def _slot(self, key: DataKey, kind: Kind, secret: str) -> Slot:
        return key_slots.wrap(key, normal(kind, secret), kind, os.urandom(4).hex(), self._cost)


def loaded(content: bytes) -> KeyFile:
    """Read a key file; a newer one is refused in words, a damaged one raises Unreadable."""
    try:
        return key_slots.load(content)
    except Newer as error:
        raise faults.newer() from error


def opened(file: KeyFile, secret: str, kinds: Collection[Kind] = tuple(Kind)) -> DataKey | None:
    """Return the key that `secret` opens, or None. What reads as a recovery code is tried as one first."""
    code = not recovery_code.read(secret).slip
    for slot in sorted(file.slots, key=lambda one: (one.kind is Kind.RECOVERY) is not code):
        if slot.kind not in kinds or (slot.kind is Kind.RECOVERY and not code):
            continue
        key = key_slots.unwrap(slot, normal(slot.kind, secret))
        if key is not None:
            return dataclasses.replace(key, kind=slot.kind, slot=slot.name)
    return None


def normal(kind: Kind, secret: str) -> str:
    """Return a secret in the one form in which it is wrapped."""
    if kind is Kind.RECOVERY:
        return recovery_code.read(secret).code
    return passphrase.same(secret)
