"""The audit: what was done with the register, by which role, in a chain that shows every change made to it later.

Each entry is sealed with SHA-256 over its own content and the seal of the entry before. It holds ids and kinds only:
no name fits into it. A chain alone can't show that somebody wrote all of it anew; a seal kept on paper can (`witness`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

START = "0" * 64
"""What the first entry has in place of the seal before."""
LONGEST = 120
WITNESS = 16
"""Letters of a seal that are printed: 64 bits, in groups of four."""
_IDS = re.compile(rf"[A-Za-z0-9_.:-]{{0,{LONGEST}}}")


class What(StrEnum):
    """What was done; what is about a file or a paper is written down when it is whole."""

    OPEN = "open"
    LOCK = "lock"
    EXPORT = "export"
    PRINT = "print"
    SAVE = "save"
    IMPORT = "import"
    IMPORT_BACK = "import_back"
    MERGE = "merge"
    MERGE_BACK = "merge_back"
    ERASE = "erase"
    BACKUP = "backup"
    RESTORE = "restore"
    KEY = "key"
    DRAW = "draw"
    DRAW_BACK = "draw_back"
    CORRECT = "correct"
    FREEZE = "freeze"


@dataclass(frozen=True, slots=True)
class Who:
    """A role and the name of the slot that opened the register; both empty where nothing had to be opened."""

    role: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `at` as it is stored (ISO 8601 with the zone), `about` ids, `before` and `seal` in hex."""

    seq: int
    at: str
    role: str
    slot: str
    what: str
    about: str
    site: int
    before: str = START
    seal: str = ""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


class Why(StrEnum):
    """How a chain is broken."""

    CHANGED = "changed"
    GAP = "gap"
    END = "end"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries were looked at, and where the chain breaks first (`why` None: nowhere)."""

    entries: int
    head: str = START
    why: Why | None = None
    seq: int = 0

    @property
    def whole(self) -> bool:
        return self.why is None


def fits(about: str) -> bool:
    """Tell whether a text is made of ids alone: no letter of a Japanese name, no space, not long."""
    return _IDS.fullmatch(about) is not None


def sealed(entry: Entry) -> Entry:
    """Return the entry with its seal; ValueError where it would hold more than ids."""
    if not fits(entry.about):
        raise ValueError("only ids belong into the audit")
    return replace(entry, seal=seal(entry))


def seal(entry: Entry) -> str:
    """Return SHA-256 over the entry in one canonical form (JSON without spaces, keys in order, ASCII)."""
    content = {
        "about": entry.about,
        "at": entry.at,
        "before": entry.before,
        "role": entry.role,
        "seq": entry.seq,
        "site": entry.site,
        "slot": entry.slot,
        "what": entry.what,
    }
    return hashlib.sha256(json.dumps(content, separators=(",", ":"), sort_keys=True).encode()).hexdigest()


def verify(entries: Iterable[Entry], head: str) -> Verdict:
    """Walk the chain in order; `head` is the last seal as it was kept beside the chain."""
    before, count = START, 0
    for count, entry in enumerate(entries, start=1):
        if entry.seq != count or entry.before != before:
            return Verdict(count, before, Why.GAP, count)
        if entry.seal != seal(entry):
            return Verdict(count, before, Why.CHANGED, count)
        before = entry.seal
    return Verdict(count, before) if before == head else Verdict(count, before, Why.END, count + 1)


def witness(head: str) -> str:
    """Return the part of a seal that is printed: "1a2b 3c4d …", to be compared with the chain at any later time."""
    return " ".join(head[start : start + 4] for start in range(0, WITNESS, 4))


def witnessed(entries: Iterable[Entry], printed: str) -> bool:
    """Tell whether a seal that was once printed is (still) in the chain."""
    wanted = "".join(printed.split()).lower()
    return len(wanted) == WITNESS and any(entry.seal.startswith(wanted) for entry in entries)
