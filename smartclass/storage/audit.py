"""SQL for the audit: adding to it, and reading it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from smartclass.domain.audit import START, Entry, Verdict, What, sealed, verify
from smartclass.storage.register import Register

_COLUMNS = "SELECT seq, at, role, slot, what, about, site, before, seal FROM audit"
_LAST = "SELECT seq, seal FROM audit WHERE seq = (SELECT max(seq) FROM audit)"
_HEAD = f"""
    SELECT coalesce((SELECT value FROM meta WHERE key = 'audit_head'), '{START}'),
           coalesce((SELECT max(seq) FROM audit), 0)
"""  # noqa: S608 - constants only
_CHUNK = 5000


def record(register: Register, what: What, about: str = "") -> Entry:
    """Add an entry; inside a write of the same register it is part of that: both are on disk, or neither.

    ValueError where `about` holds more than ids.
    """
    who = register.who
    with register.write() as run:
        seq, before = run(_LAST).fetchone() or (0, START)
        made = sealed(Entry(seq + 1, register.now(), who.role, who.slot, str(what), about, register.site, before))
        row = (made.seq, made.at, made.role, made.slot, made.what, about, made.site, before, made.seal)
        run("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        run("INSERT OR REPLACE INTO meta (key, value) VALUES ('audit_head', ?)", (made.seal,))
    return made


def between(register: Register, first: date, last: date) -> tuple[Entry, ...]:
    """Return the entries of some days, both included, in order."""
    until = (last + timedelta(days=1)).isoformat()
    rows = register.rows(f"{_COLUMNS} WHERE at >= ? AND at < ? ORDER BY seq", (first.isoformat(), until))
    return tuple(_entry(row) for row in rows)


def everything(register: Register, last: int | None = None) -> Iterator[Entry]:
    """Yield the whole chain in order (up to `last`), a piece at a time: others may write in between."""
    read, until = -1, head(register)[1] if last is None else last
    while rows := register.rows(f"{_COLUMNS} WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?", (read, until, _CHUNK)):
        yield from (_entry(row) for row in rows)
        read = rows[-1][0]


def head(register: Register) -> tuple[str, int]:
    """Return the seal of the last entry as it is kept beside the chain, and the number of the last entry there is."""
    (kept, last), *_rest = register.rows(_HEAD)
    return kept, last


def verdict(register: Register) -> Verdict:
    """Look at every seal (not on the UI thread: some seconds for 100,000 entries)."""
    kept, last = head(register)
    return verify(everything(register, last), kept)


def _entry(row: Sequence[Any]) -> Entry:
    seq, at, role, slot, what, *rest = row
    return Entry(seq, at, role, slot, what, *rest)
