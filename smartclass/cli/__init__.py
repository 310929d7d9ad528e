"""The command line: one file for each command, found by its name. Errors are one sentence on stderr."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, Protocol, cast

from smartclass import i18n
from smartclass.bootstrap import App, build
from smartclass.cli import _passphrase
from smartclass.domain.audit import What
from smartclass.errors import EXIT_USAGE, Locked, Problem
from smartclass.paths import Home


class Command(Protocol):
    """What a command's module has."""

    HELP: str

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments the command takes."""
        ...

    def run(self, app: App, given: argparse.Namespace) -> int:
        """Do it; return the exit code."""
        ...


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(EXIT_USAGE)


def commands() -> dict[str, Command]:
    """Return every command by its name (self_test.py is `self-test`); finding none raises."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    found = {name.rstrip("_").replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}
    if not found:
        raise RuntimeError("no commands found")
    return cast("dict[str, Command]", found)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 for bad data, 2 for a request that can't be done."""
    known = commands()
    parser = _Parser(prog="smartclass", description="まなびのスマホ教室")
    parser.add_argument("--home", type=Path, help="the folder that holds the register and the settings")
    _passphrase.add(parser)
    parser.add_argument("--language", choices=i18n.languages(), help="the language of what is made")
    below = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for name, command in known.items():
        command.add(below.add_parser(name, help=command.HELP, description=command.HELP))
    given = parser.parse_args(argv)
    try:
        return _run(known[given.command], given)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return problem.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


def _run(command: Command, given: argparse.Namespace) -> int:
    home = Home(given.home) if given.home else Home.default()
    try:
        app = build(home, key=_passphrase.key(home, given))
    except Locked:
        raise
    except Problem:
        rescue = getattr(command, "rescue", None)
        if rescue is None:
            raise
        return int(rescue(home, given))
    i18n.use(given.language or app.settings.now.language)
    try:
        if (
            given.command != "backup"
        ):  # a copy is written down when it is whole, and where nothing changed there is none
            app.audit.record(What.OPEN, f"cli.{given.command}")
        return command.run(app.seen(), given)
    finally:
        app.close()
