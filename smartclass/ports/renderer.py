"""Turning a Document into bytes of one kind of file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import IO, Protocol

from smartclass.domain.document import Document


class Renderer(Protocol):
    """Writes a document as one kind of file; `suffix` is its file ending with the dot."""

    suffix: str

    def write(self, document: Document, file: IO[bytes]) -> None:
        """Write `document` into `file`; Problem where it can't be (a name with a character no font has)."""
        ...


class Binder(Protocol):
    """Writes several documents into one file to be printed at once."""

    def bind(self, documents: Sequence[Document], file: IO[bytes], step: Callable[[int, int], None]) -> None:
        """Write them behind each other; `step(done, whole)` is called before each, and may raise to stop."""
        ...
