"""How the three phones differ in size and shape: one house style, no company's look. Lengths in phone units."""

from __future__ import annotations

from dataclasses import dataclass

from smartclass.domain.lesson import Family

WIDE = 320.0
HIGH = 640.0
"""The phone's screen; one unit is one pixel where the phone stands 640 pixels high."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of one phone family. `columns` of app icons, `body` size of text, `least` height of what is touched.

    `nav` is the height of the row below (three keys, a bar, two large keys); `keyed` tells that it holds real keys.
    """

    columns: int
    icon: float
    name: float
    body: float
    title: float
    least: float
    gap: float
    radius: float
    status: float
    head: float
    nav: float
    keyed: bool


STYLES: dict[Family, Style] = {
    Family.ANDROID: Style(
        columns=3,
        icon=58,
        name=17,
        body=21,
        title=22,
        least=56,
        gap=12,
        radius=14,
        status=24,
        head=54,
        nav=44,
        keyed=False,
    ),
    Family.IPHONE: Style(
        columns=3,
        icon=60,
        name=17,
        body=21,
        title=22,
        least=54,
        gap=12,
        radius=20,
        status=26,
        head=54,
        nav=44,
        keyed=False,
    ),
    Family.RAKURAKU: Style(
        columns=2,
        icon=64,
        name=22,
        body=24,
        title=25,
        least=66,
        gap=14,
        radius=8,
        status=24,
        head=58,
        nav=64,
        keyed=True,
    ),
}
