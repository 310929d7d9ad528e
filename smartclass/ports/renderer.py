"""Turning a Document into bytes of one kind of file."""

from __future__ import annotations

from typing import IO, Protocol

from smartclass.domain.document import Document


class Renderer(Protocol):
    """Writes a document as one kind of file; `suffix` is its file ending with the dot."""

    suffix: str

    def write(self, document: Document, file: IO[bytes]) -> None:
        """Write `document` into `file`; Problem where it can't be (a name with a character no font has)."""
        ...
