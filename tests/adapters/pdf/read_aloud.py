"""What a screen reader gets of a PDF: its structure tree with the words of each element, as other libraries read it."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf
import pypdfium2
from pypdfium2 import raw

Words = dict[tuple[int, int], str]
"""What is written under each number of each page; -1 holds the artifacts."""


class Piece(NamedTuple):
    """Text under one number of a page."""

    page: int
    number: int
    words: str


@dataclass
class Part:
    """An element and what it holds in reading order: other elements, and pieces of text with their page and number."""

    role: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    held: list[Part | Piece] = field(default_factory=list)

    @property
    def kids(self) -> list[Part]:
        return [held for held in self.held if isinstance(held, Part)]

    def all(self) -> Iterator[Part]:
        """Yield this element and those in it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()

    def every(self, role: str) -> list[Part]:
        """Return all elements of one role, in reading order."""
        return [part for part in self.all() if part.role == role]

    def pieces(self) -> list[Piece]:
        """Return all pieces of text in reading order."""
        found: list[Piece] = []
        for held in self.held:
            found += held.pieces() if isinstance(held, Part) else [held]
        return found

    def said(self) -> str:
        """Return all words in reading order; blanks at the end of a piece may be the reader's own."""
        return "".join(piece.words.rstrip() for piece in self.pieces())


def words(data: bytes) -> Words:
    """Return the words of a PDF by page and number, in the order in which they are drawn."""
    found: Words = {}
    for index, page in enumerate(pypdfium2.PdfDocument(data)):
        texts = page.get_textpage()
        for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            place = index, raw.FPDFPageObj_GetMarkedContentID(drawn.raw)
            size = raw.FPDFTextObj_GetText(drawn.raw, texts.raw, None, 0)
            letters = ctypes.create_string_buffer(size)
            raw.FPDFTextObj_GetText(drawn.raw, texts.raw, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), size)
            found[place] = found.get(place, "") + letters.raw.decode("utf-16-le").rstrip("\0")
    return found


def tree(data: bytes) -> Part:
    """Return the structure of a PDF from its Document element down."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        (document,) = pdf.Root.StructTreeRoot.K
        return _part(document, pages, words(data))


def _part(element: pikepdf.Object, pages: dict[tuple[int, int], int], said: Words) -> Part:
    kids = element.get("/K", [])
    part = Part(
        str(element.S).lstrip("/"),
        alt=str(element.get("/Alt", "")),
        language=str(element.get("/Lang", "")),
        scope=str(element.A.get("/Scope", "")).lstrip("/") if "/A" in element else "",
    )
    for kid in kids if isinstance(kids, (list, pikepdf.Array)) else [kids]:
        if isinstance(kid, int):
            part.held.append(_piece(pages[element.Pg.objgen], kid, said))
        elif kid.get("/Type") == "/MCR":
            part.held.append(_piece(pages[kid.Pg.objgen], int(kid.MCID), said))
        elif kid.get("/Type") != "/OBJR":
            part.held.append(_part(kid, pages, said))
    return part


def _piece(page: int, number: int, said: Words) -> Piece:
    return Piece(page, number, said.get((page, number), ""))
