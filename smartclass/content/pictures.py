"""Whether a lesson's picture is a drawing and nothing else: no scripts, nothing fetched, nothing outside its folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from smartclass.i18n import _

LARGEST = 262_144
MOST_COPIES = 20
"""<use> in a drawing: ten within ten within ten … would draw millions."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\.svg")
_SVG = "{http://www.w3.org/2000/svg}"
_FORBIDDEN = frozenset(
    ("script", "foreignObject", "iframe", "audio", "video", "a", "handler", "listener", "set", "image")
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|expression\(", re.IGNORECASE)
_DOUBTFUL = (
    *(b"script", b"foreign", b"frame", b"audio", b"video", b"handler", b"listener", b"<a", b":a", b"<set", b":set"),
    *(b"image", b"href", b"src", b"url(", b"@import", b"expression", b" on", b"\non", b"\ton", b"\ron"),
    *(b"<use", b":use", b"<?xml-", b"&#", b"\0", b"encoding"),
)
"""A picture without any of these bytes needs no closer look; one with them is walked through."""


def name_fault(name: str) -> str:
    """Return what is wrong with a picture's name, "" where nothing is."""
    if _NAME.fullmatch(name):
        return ""
    return _("絵の名前は、同じフォルダーにある「smaho.svg」のような名前だけです：{name}").format(name=name[:40])


def unsafe(folder: Path, name: str) -> str:
    """Return why a lesson's picture can't be used, "" where it can or isn't there (the checker tells that)."""
    if not name:
        return ""
    return name_fault(name) or (fault(folder / name) if (folder / name).exists() else "")


def fault(path: Path) -> str:
    """Return what is wrong with an SVG file, "" where nothing is."""
    from lxml import etree

    try:
        if path.is_symlink() or path.stat().st_size > LARGEST:
            return _("絵が大きすぎるか、ほかの場所を指しています：{name}").format(name=path.name)
        written = path.read_bytes()
    except OSError:
        return _("絵を読めません：{name}").format(name=path.name)
    if b"<!DOCTYPE" in written or b"<!ENTITY" in written:
        return _("絵に、使えない書き方（DOCTYPE）があります：{name}").format(name=path.name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(written, parser)
    except (etree.XMLSyntaxError, ValueError):
        return _("絵がこわれています：{name}").format(name=path.name)
    if root.tag != f"{_SVG}svg":
        return _("SVG の絵ではありません：{name}").format(name=path.name)
    lower = written.lower()
    if lower.count(b"<?") <= 1 and not any(sign in lower for sign in _DOUBTFUL):
        return ""
    copies = sum(1 for _copy in root.iter(f"{_SVG}use"))
    if (
        copies > MOST_COPIES
        or any(_unsafe(element) for element in root.iter("*"))
        or root.xpath("//processing-instruction()")
    ):
        return _("絵に、動くものや外のものが入っています：{name}").format(name=path.name)
    return ""


def words(path: Path) -> str:
    """Return the text drawn in a picture (already found safe)."""
    from lxml import etree

    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    return "\n".join(str(text).strip() for text in root.itertext() if text.strip())


def _unsafe(element: Any) -> bool:
    if element.tag.rsplit("}", 1)[-1] in _FORBIDDEN or _OUTSIDE.search("".join(element.xpath("text()"))):
        return True
    return any(_reaches_out(key.rsplit("}", 1)[-1].lower(), value) for key, value in element.attrib.items())


def _reaches_out(name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name in ("href", "src"):
        return not value.strip().startswith("#")
    return bool(_OUTSIDE.search(value))
