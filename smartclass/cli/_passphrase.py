"""Where a command gets the passphrase from: `--passphrase-file`, or a question that doesn't show what is typed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from smartclass import bootstrap
from smartclass.errors import Damaged, Problem
from smartclass.i18n import _
from smartclass.paths import Home

if TYPE_CHECKING:
    from smartclass.storage.key_slots import DataKey


def add(parser: argparse.ArgumentParser) -> None:
    """Add the option every command has."""
    parser.add_argument("--passphrase-file", type=Path, help="a file whose first line is the passphrase")


def key(home: Home, given: argparse.Namespace) -> DataKey | None:
    """Return what opens this home: None for an unprotected one; Locked for a wrong passphrase."""
    gate = bootstrap.gate(home)
    return gate.open(secret(given)) if gate.locked else None


def key_if_any(home: Home, given: argparse.Namespace) -> DataKey | None:
    """Return the same, and None where the key file itself is damaged."""
    try:
        return key(home, given)
    except Damaged:
        return None


def secret(given: argparse.Namespace) -> str:
    """Return the passphrase (or recovery code), asked for at most once."""
    known: str | None = getattr(given, "known_secret", None)
    if known is None:
        known = from_file(given.passphrase_file) if given.passphrase_file else asked(_("合言葉："))
        given.known_secret = known
    return known


def new(path: Path | None) -> str:
    """Return a new passphrase, typed twice where it isn't in a file."""
    if path is not None:
        return from_file(path)
    first = asked(_("新しい合言葉："))
    if asked(_("もう一度：")) != first:
        raise Problem(_("2つの合言葉が、ちがいます。"), _("もう一度、はじめからお試しください。"))
    return first


def from_file(path: Path) -> str:
    """Return the first line of a file."""
    try:
        return path.read_text(encoding="utf-8-sig").partition("\n")[0].strip()
    except (OSError, ValueError) as error:
        raise Problem(
            _("合言葉のファイルを読めません。"), _("ファイルの場所と、文字コード（UTF-8）をご確認ください。")
        ) from error


def asked(words: str) -> str:
    """Ask at the terminal; Problem where there is none."""
    if not sys.stdin.isatty():
        raise Problem(_("合言葉が要ります。"), _("「--passphrase-file ファイル」をつけてください。"))
    import getpass

    return getpass.getpass(words)
