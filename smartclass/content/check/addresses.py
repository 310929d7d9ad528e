"""Rule: a lesson says where its facts come from, and its addresses are safe and short enough for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartclass.content.shelf import Shelf
from smartclass.domain.lesson import Fault
from smartclass.i18n import _

LONGEST = 60
"""Characters an address may have so that its QR code (35 mm) still reads well from paper."""
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+\.[a-z]{2,}(?::\d+)?(?:/[!-~]*)?")


def faults(shelf: Shelf) -> Iterator[Fault]:
    for sheet in shelf.dated():
        for number, source in enumerate(sheet.file.data.get("source", ())):
            if not _ADDRESS.fullmatch(source["url"]):
                yield sheet.wrong(("source", number, "url"), _("アドレスは、https:// ではじまる半角の文字です。"))
    for case in shelf.lessons:
        if not case.lesson.sources:
            yield case.sheet.wrong((), _("もとにした資料（[[source]]）を、1つは書いてください。"))
        for number, link in enumerate(case.lesson.links):
            place = ("link", number, "url")
            if not _ADDRESS.fullmatch(link.url):
                yield case.sheet.wrong(place, _("アドレスは、https:// ではじまる半角の文字です。"))
            elif len(link.url) > LONGEST:
                sentence = _("アドレスが長すぎます（{n}文字）。紙では{most}文字までが読みやすいです。")
                yield case.sheet.wrong(place, sentence.format(n=len(link.url), most=LONGEST))
