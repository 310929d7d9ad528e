"""`python -m bench.fuzz --cases N --seed S [--only PARSER [--first I]]`: hostile input at every door.

Each case has a number; the same seed, parser and number spoil the same input in the same way. A case may give a value
or a known failure. Anything else, more than 2 s of processor time, more than 1 GiB, or a file written, a program
started or an address asked for outside of the case's own folder is a finding; findings make the exit code 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from bench.fuzz.parsers import PARSERS
from bench.fuzz.trial import Outcome, stretch

AT_ONCE = 25_000
"""Cases that one process tries before a fresh one takes over."""


def shares(cases: int, only: str, first: int) -> list[tuple[str, range]]:
    """Return the stretches: about `cases` in all, by share."""
    if only:
        return [(only, range(at, min(at + AT_ONCE, first + cases))) for at in range(first, first + cases, AT_ONCE)]
    whole = sum(share for share, _door in PARSERS.values())
    counts = {name: -(-cases * share // whole) for name, (share, _door) in PARSERS.items()}
    return [(name, range(at, min(at + AT_ONCE, n))) for name, n in counts.items() for at in range(0, n, AT_ONCE)]


def main() -> int:
    """Try the cases in as many processes as there are cores; print what came of them."""
    given = argparse.ArgumentParser(prog="bench.fuzz", description=__doc__)
    given.add_argument("--cases", type=int, default=100_000)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--only", choices=sorted(PARSERS), default="")
    given.add_argument("--first", type=int, default=0, help="the number of the first case, to try one again")
    asked = given.parse_args()
    began = time.monotonic()
    whole: dict[str, Outcome] = {}
    with ProcessPoolExecutor(max_tasks_per_child=1) as pool:
        running = [
            pool.submit(stretch, name, asked.seed, span) for name, span in shares(asked.cases, asked.only, asked.first)
        ]
        for done in running:
            one = done.result()
            total = whole.setdefault(one.parser, Outcome(one.parser))
            total.kinds += one.kinds
            total.spent += one.spent
            total.slowest = max(total.slowest, one.slowest)
            total.findings = {**one.findings, **total.findings}
    for name, total in whole.items():
        said = ", ".join(f"{kind} {count:,}" for kind, count in sorted(total.kinds.items()))
        slow, number = total.slowest
        print(
            f"{name:12} {total.kinds.total():>8,} cases: {said}; "
            f"{total.spent / total.kinds.total() * 1e6:,.0f} µs each, slowest {slow * 1000:.0f} ms (case {number})",
            flush=True,
        )
        for why, at in total.findings.items():
            print(f"             case {at}: {why}")
    cases = sum(total.kinds.total() for total in whole.values())
    findings = sum(total.kinds["finding"] for total in whole.values())
    print(f"{cases:,} cases, {findings:,} findings, {time.monotonic() - began:.0f} s, seed {asked.seed}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
