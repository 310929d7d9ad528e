"""`key …`: protect the register with a passphrase, and change what opens it."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App
from smartclass.cli import _passphrase
from smartclass.i18n import _

HELP = "protect the register with a passphrase; change, add and revoke what opens it"


def add(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="act", required=True)
    for act, words in (
        ("protect", "encrypt the register and the copies beside it"),
        ("passphrase", "change the coordinator's passphrase"),
        ("recovery", "make a new recovery code; the old sheet is worth nothing then"),
        ("renew", "write everything under a new key: new passphrase, new recovery code"),
        ("add", "let a volunteer's own passphrase open the register too"),
    ):
        one = below.add_parser(act, help=words)
        if act != "recovery":
            one.add_argument("--new-file", type=Path, help="a file whose first line is the new passphrase")
        if act in ("protect", "recovery", "renew"):
            one.add_argument("--sheet", type=Path, required=True, help="where the recovery sheet goes (.pdf)")
    below.add_parser("revoke", help="take a volunteer's passphrase away").add_argument("name")
    below.add_parser("list", help="what opens the register")


def run(app: App, given: argparse.Namespace) -> int:
    protection = app.protection
    if given.act == "list":
        for kind, name in protection.ways():
            print(f"{kind}\t{name}")
    elif given.act == "revoke":
        protection.revoke(_passphrase.secret(given), given.name)
    elif given.act == "add":
        print(protection.add(_passphrase.secret(given), _passphrase.new(given.new_file)))
    elif given.act == "passphrase":
        protection.change_passphrase(_passphrase.secret(given), _passphrase.new(given.new_file))
    else:
        _with_sheet(app, given)
    return 0


def _with_sheet(app: App, given: argparse.Namespace) -> None:
    """The sheet is on paper (or on a stick) before anything depends on it."""
    protection = app.protection
    code = protection.new_code()
    if given.act == "recovery":
        now = _passphrase.secret(given)
        app.paper.save(protection.sheet(code), given.sheet)
        protection.change_code(now, code)
        return
    new = _passphrase.new(given.new_file or (given.passphrase_file if given.act == "protect" else None))
    app.paper.save(protection.sheet(code), given.sheet)
    left = (
        protection.protect(new, code)
        if given.act == "protect"
        else protection.renew(_passphrase.secret(given), new, code)
    )
    if left:
        print(_("読めない古い控えが {n}つ残っています。中身をご確認のうえ、消してください。").format(n=left))
