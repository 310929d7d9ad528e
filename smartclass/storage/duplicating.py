"""Taking a verified copy elsewhere: to a stick that may be full, write-protected, worn out or pulled out."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from smartclass.paths import sync_folder
from smartclass.storage import copies, faults

Step = Callable[[int, int], None]
BLOCK = 1 << 20
ROOM = 4 << 20
"""Bytes that must stay free on a stick: a file system that is full to the brim does odd things."""


def duplicate(source: Path, target: Path, step: Step) -> None:
    """Copy a verified copy elsewhere (a stick, another folder), byte for byte, and read it back before it counts.

    `step(done, whole)` is told the bytes; what it raises stops the work. Until the end nothing has `target`'s name.
    The folder of our own is made where there is none, but never the place it stands in: that may be a stick or a
    share which isn't there.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        if not target.parent.parent.is_dir():
            raise faults.no_place()
        target.parent.mkdir(exist_ok=True)
        size = source.stat().st_size
        if shutil.disk_usage(target.parent).free < size + ROOM:
            raise faults.full_stick()
        digest = _copied(source, beside, step, size)
        if _read_back(beside) != digest:
            raise faults.bad_stick()
        beside.replace(target)
        with contextlib.suppress(OSError):
            sync_folder(target.parent)
    except OSError as error:
        raise faults.problem_with_stick(error) from error
    finally:
        with contextlib.suppress(OSError):
            copies.remove(beside)


def _copied(source: Path, beside: Path, step: Step, size: int) -> bytes:
    digest, done = hashlib.sha256(), 0
    with source.open("rb") as from_here, beside.open("wb") as out:
        while block := from_here.read(BLOCK):
            step(done, size)
            out.write(block)
            digest.update(block)
            done += len(block)
        out.flush()
        os.fsync(out.fileno())
    return digest.digest()


def _read_back(path: Path) -> bytes:
    """Return the digest of what the disk holds: the system is asked to forget what it still has in memory."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").digest()
