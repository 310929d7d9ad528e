"""The protection of the register: setting it up, changing what opens it, and the door before it.

`Gate` works before anything of the register is open; `Protection` on the open register. Each act derives a key from
a secret (a third of a second and more): not on the UI thread.
"""

from __future__ import annotations

import dataclasses
import secrets

from smartclass.domain import passphrase, recovery_code
from smartclass.domain.audit import What
from smartclass.domain.document import Document
from smartclass.domain.passphrase import Weak
from smartclass.domain.recovery_code import Slip
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.paths import Home
from smartclass.storage import audit
from smartclass.storage.key_slots import DataKey, Kind
from smartclass.storage.register import Register
from smartclass.storage.vault import Vault

Key = DataKey
"""What opens a register, as screens pass it on."""
OWNER = (Kind.COORDINATOR, Kind.RECOVERY)
"""What opens the register, and also changes what opens it."""


def weak_words(text: str) -> str:
    """Return what is to be said about a new passphrase, or "" for a good one."""
    weak = passphrase.weakness(text)
    if weak is Weak.SHORT:
        return _("{n}文字以上にしてください。ことばを3つほどつなげると、おぼえやすいです。").format(n=passphrase.LEAST)
    if weak is Weak.PLAIN:
        return _("すぐに当てられそうです。ちがうことばを、いくつかつなげてください。")
    return ""


def code_words(text: str) -> str:
    """Return what is to be said about a recovery code as it was typed, or "" for one that may be right."""
    read = recovery_code.read(text)
    if read.slip in (Slip.SHORT, Slip.LONG):
        return _("番号は {whole}文字です。いま {n}文字あります。").format(whole=recovery_code.LETTERS, n=read.count)
    if read.slip is Slip.LETTER:
        return _("番号にない文字があります。数字とローマ字だけを入れてください。")
    if read.slip is Slip.CHECK:
        return _("どこか1文字が、ちがうようです。紙と見くらべてください。")
    return ""


def _good(new: str) -> str:
    if words := weak_words(new):
        raise Problem(words)
    return new


class Gate:
    """The door of a home folder whose register is not open yet."""

    def __init__(self, home: Home, vault: Vault | None = None) -> None:
        self._vault = vault or Vault(home)

    @property
    def locked(self) -> bool:
        return self._vault.locked

    def open(self, secret: str) -> DataKey:
        """Return the key for a passphrase or the recovery code; Locked where it is neither."""
        return self._vault.open(secret)

    def recover(self, code: str, new: str) -> DataKey:
        """Open by the recovery code and set a new passphrase; the code goes on being valid."""
        _good(new)
        key = self._vault.open(code, (Kind.RECOVERY,))
        self._vault.change(key, Kind.COORDINATOR, new)
        return key


class Protection:
    """What a coordinator can do about the register's protection."""

    def __init__(self, register: Register, vault: Vault | None = None) -> None:
        self._register = register
        self._vault = vault or Vault(register.home)

    @property
    def on(self) -> bool:
        """Tell whether the register is protected."""
        return self._register.key is not None

    def door(self) -> Gate:
        """Return the door of this register, for when the open program was locked."""
        return Gate(self._register.home, self._vault)

    def new_code(self) -> str:
        """Make a recovery code; it is worth nothing before it is given to `protect`, `renew` or `change_code`."""
        return recovery_code.make(secrets.randbelow)

    def sheet(self, code: str) -> Document:
        """Return the sheet with the code, to be printed and kept apart from this PC."""
        from smartclass.reports import recovery_sheet

        return recovery_sheet.build(code, self._register.clock.today())

    def protect(self, new: str, code: str) -> int:
        """Encrypt the register and the copies beside it; returns how many old copies couldn't be read and stayed."""
        from smartclass.storage import faults

        if self.on:
            raise faults.protected_already()
        return self._written_anew(_good(new), code, "protect")

    def renew(self, now: str, new: str, code: str) -> int:
        """Write everything under a new key: for when a passphrase and a copy may both be in other hands.

        Volunteers' passphrases are gone after it, the old recovery sheet too.
        """
        self._vault.open(now, OWNER)
        return self._written_anew(_good(new), code, "renew")

    def _written_anew(self, new: str, code: str, act: str) -> int:
        key = DataKey.new()
        file = self._vault.made(key, new, code)
        first = file.slots[0]
        left = self._register.protect(file, dataclasses.replace(key, kind=first.kind, slot=first.name))
        audit.record(self._register, What.KEY, act)
        return left

    def change_passphrase(self, now: str, new: str) -> None:
        """Change the coordinator's passphrase; `now` may also be the recovery code. Locked where it is neither."""
        _good(new)
        self._vault.change(self._vault.open(now, OWNER), Kind.COORDINATOR, new)
        audit.record(self._register, What.KEY, "passphrase")

    def change_code(self, now: str, code: str) -> None:
        """Make `code` the recovery code; the old sheet no longer opens this register."""
        self._vault.change(self._vault.open(now, OWNER), Kind.RECOVERY, code)
        audit.record(self._register, What.KEY, "recovery")

    def add(self, now: str, new: str) -> str:
        """Let a volunteer's own passphrase open the register too; returns the name by which it is revoked."""
        name = self._vault.add(self._vault.open(now, OWNER), _good(new))
        audit.record(self._register, What.KEY, f"add:{name}")
        return name

    def revoke(self, now: str, name: str) -> None:
        """Take a volunteer's passphrase away."""
        self._vault.open(now, OWNER)
        self._vault.revoke(name)
        audit.record(self._register, What.KEY, f"revoke:{name}")

    def ways(self) -> tuple[tuple[str, str], ...]:
        """Return (kind, name) of everything that opens the register; kinds as in `Kind`."""
        return tuple((str(slot.kind), slot.name) for slot in self._vault.read().slots) if self.on else ()
