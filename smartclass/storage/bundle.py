"""A protected copy: one zip file with the encrypted register and the wrapped key that opens it.

So a copy on a stick comes back on a new PC by the passphrase or the recovery code alone. The file ends with a SHA-256
over all the rest (as the zip's comment), because a zip by itself doesn't notice every damaged byte.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

REGISTER, KEYS = "register.db", "keys.json"
_DIGEST = 64
_BLOCK = 1 << 20


class Broken(ValueError):
    """The copy is damaged."""


def is_bundle(path: Path) -> bool:
    """Tell whether a file looks like a protected copy."""
    return zipfile.is_zipfile(path)


def pack(register: Path, keys: bytes, out: Path) -> None:
    """Write the copy to `out`."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr(zipfile.ZipInfo(KEYS), keys)
        with register.open("rb") as source, file.open(zipfile.ZipInfo(REGISTER), "w", force_zip64=True) as inner:
            shutil.copyfileobj(source, inner, _BLOCK)
        file.comment = b"0" * _DIGEST
    digest = _digest(out)
    with out.open("rb+") as whole:
        whole.seek(-_DIGEST, 2)
        whole.write(digest)


def unpack(bundle: Path, register: Path) -> bytes:
    """Write the encrypted register to `register`; returns the key file. Broken where a single byte was changed."""
    size = bundle.stat().st_size
    if size < _DIGEST:
        raise Broken
    with bundle.open("rb") as whole:
        whole.seek(-_DIGEST, 2)
        said = whole.read()
    if said != _digest(bundle):
        raise Broken
    try:
        with zipfile.ZipFile(bundle) as file:
            inside = [file.getinfo(name) for name in (REGISTER, KEYS)]
            if any(one.compress_type != zipfile.ZIP_STORED or one.file_size > size for one in inside):
                raise Broken  # ours is never packed tight: this one could swell until the disk is full
            with file.open(REGISTER) as inner, register.open("wb") as out:
                shutil.copyfileobj(inner, out, _BLOCK)
            return file.read(KEYS)
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise Broken from error


def _digest(path: Path) -> bytes:
    digest, left = hashlib.sha256(), path.stat().st_size - _DIGEST
    with path.open("rb") as file:
        while left > 0:
            block = file.read(min(_BLOCK, left))
            digest.update(block)
            left -= len(block)
    return digest.hexdigest().encode()
