"""`python -m bench`: every figure as a ratio against its floor or peer, measured in the same run.

Nothing here decides pass or fail; the numbers go into notes, with the machine they came from.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PARTS = (
    "start",
    "step_turn",
    "check_in",
    "protected",
    "search",
    "practice",
    "lists",
    "month_report",
    "year_report",
    "year_batch",
    "pdf_table",
    "voice",
    "memory",
)

LONG = ("faults",)
"""Only where it is asked for. A bench of its own: python -m bench.kills."""


def main() -> int:
    """Run the parts that were asked for (all by default) and print their lines."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, *LONG, []], default=PARTS)
    given = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores", flush=True)
    for name in given.part:
        for line in importlib.import_module(f"bench.{name}").lines():
            print(f"{name:13} {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
