"""`links [--dead] [--json]`: every address in the lessons; --dead asks over the network which no longer answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from smartclass.bootstrap import App
from smartclass.services.links import Address, addresses, dead

HELP = "list the addresses in the lessons, or those that no longer answer"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dead", action="store_true", help="ask each page over the network whether it is there")
    parser.add_argument("--json", action="store_true")


def run(app: App, given: argparse.Namespace) -> int:
    found = addresses(app.library.lessons())
    rows = [row(one, said) for one, said in dead(found, probe())] if given.dead else [row(one) for one in found]
    if given.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for one in rows:
            print("\t".join((one.get("answer", ""), one["url"], ",".join(one["lessons"]))).lstrip("\t"))
    return 1 if given.dead and rows else 0


def probe() -> Callable[[str], str]:
    from smartclass.adapters.links import trouble

    return trouble


def row(address: Address, answer: str = "") -> dict[str, Any]:
    shown: dict[str, Any] = {"answer": answer} if answer else {}
    return {**shown, "url": address.url, "lessons": list(address.lessons), "printed": address.printed}
