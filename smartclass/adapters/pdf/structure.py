"""The last pass over a PDF: its structure tree, its title and its language, so that it can be read aloud (PDF/UA-1)."""

from __future__ import annotations

import importlib.util
import io
from functools import cache
from typing import TYPE_CHECKING

from smartclass.adapters.pdf.tags import Annotation, Content, Element, Marks

if TYPE_CHECKING:
    import pikepdf


@cache
def possible() -> bool:
    """Tell whether the library that writes the structure is there; without it a PDF simply has none."""
    return importlib.util.find_spec("pikepdf") is not None


def tagged(data: bytes, marks: Marks, title: str) -> bytes:
    """Return the PDF `data`, drawn with `marks`, with its structure tree; the same bytes for the same data."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _Tree(pdf, marks).write()
        root = pdf.Root
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            del pdf.docinfo["/Trapped"]  # which XMP has no word for
            said.load_from_docinfo(pdf.docinfo)
            said["dc:title"] = title
            said["pdfuaid:part"] = "1"
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Tree:
    """The structure elements as PDF objects, and which content belongs to which of them."""

    def __init__(self, pdf: pikepdf.Pdf, marks: Marks) -> None:
        import pikepdf

        self.lib = pikepdf
        self.pdf = pdf
        self.marks = marks
        self.pages = [page.obj for page in pdf.pages]
        self.made: dict[Element, pikepdf.Object] = {}
        self.linked: list[pikepdf.Object] = []
        self.names: dict[str, pikepdf.Name] = {}

    def write(self) -> None:
        """Put the tree and the way back from content to elements into the PDF."""
        from pikepdf import Array, Dictionary, Name

        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(self.marks.root, root)])
        numbers: list[pikepdf.Object | int] = []
        for index, owners in enumerate(self.marks.pages):
            page = self.pages[index]
            page.Tabs = Name.S
            page.StructParents = index
            numbers += [index, self.pdf.make_indirect(Array([self.made[owner] for owner in owners]))]
        for index, element in enumerate(self.linked, len(self.pages)):
            numbers += [index, element]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self.pages) + len(self.linked)
        self.pdf.Root.StructTreeRoot = root

    def _name(self, word: str) -> pikepdf.Name:
        """Return a name; a table has the same few thousands of times."""
        found = self.names.get(word)
        if found is None:
            found = self.names[word] = self.lib.Name(f"/{word}")
        return found

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        lib = self.lib
        made: pikepdf.Object = self.pdf.make_indirect(lib.Dictionary(S=self._name(element.role), P=parent))
        self.made[element] = made
        if element.alt:
            made.Alt = lib.String(element.alt)
        if element.language:
            made.Lang = lib.String(element.language)
        if element.scope:
            made.A = lib.Dictionary(O=lib.Name.Table, Scope=self._name(element.scope))
        if element.box:
            box = lib.Array([round(side, 2) for side in element.box])
            made.A = lib.Dictionary(O=lib.Name.Layout, Placement=lib.Name.Block, BBox=box)
        page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        if page is not None:
            made.Pg = self.pages[page]
        kids = [self._kid(kid, made, page) for kid in element.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else lib.Array(kids)
        return made

    def _kid(
        self, kid: Element | Content | Annotation, parent: pikepdf.Object, page: int | None
    ) -> pikepdf.Object | int:
        lib = self.lib
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, Annotation):
            return self._link(kid, parent)
        if kid.page == page:
            return kid.number
        found: pikepdf.Object = lib.Dictionary(Type=lib.Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)
        return found

    def _link(self, link: Annotation, parent: pikepdf.Object) -> pikepdf.Object:
        from pikepdf import Dictionary, Name, String

        page = self.pages[link.page]
        annotation = page.Annots[link.place]
        annotation.Contents = String(link.contents)
        annotation.StructParent = len(self.pages) + len(self.linked)
        self.linked.append(parent)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
