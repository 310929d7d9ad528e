"""`python -m smartclass.content.check [--readings] PATH …`: check lessons from the command line."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from smartclass import resources
from smartclass.content.check import check


def main(arguments: list[str]) -> int:
    """Print one line for every fault; 1 where one of them is severe."""
    paths = [Path(argument) for argument in arguments if argument != "--readings"] or [resources.lessons()]
    today = datetime.now().astimezone().date()
    found = check(paths, readings="--readings" in arguments, today=today)
    for fault in found:
        mark = "×" if fault.severe else "・"
        sys.stdout.write(f"{mark} {fault.path}:{fault.line}: {fault.sentence}\n")
    severe = sum(fault.severe for fault in found)
    sys.stdout.write(f"直すところ {severe}、見ておくところ {len(found) - severe}\n")
    return 1 if severe else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
