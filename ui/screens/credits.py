"""About the program: its licence, and whose fonts, voice and dictionary it uses."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QWidget

from smartclass import __version__, resources
from smartclass.i18n import _
from ui.context import Context
from ui.kit.label import label
from ui.kit.layout import Card, column, scrolling
from ui.screen import Screen

LIST = "sbom.cdx.json"
"""Made by packaging/sbom.py: what this screen shows is what the list for machines says."""


def shipped() -> tuple[tuple[str, str], ...]:
    """Return each part we ship with its licence and whose it is; the many parts of pyobjc are one."""
    parts = json.loads(resources.asset("licenses", LIST).read_text(encoding="utf-8"))["components"]
    shown: dict[str, str] = {}
    for part in parts:
        name = "pyobjc" if part["name"].startswith("pyobjc") else part["name"]
        facts = (part.get("publisher", ""), part.get("version", ""), part["licenses"][0]["expression"])
        shown[name] = _("、").join(fact for fact in facts if fact)
    return tuple(sorted(shown.items(), key=lambda one: one[0].casefold()))


class Credits(Screen):
    """A list to read; the licence texts lie in assets/licenses."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        lines = column(
            label(look, _("まなびのスマホ教室"), 30, bold=True),
            label(look, _("版 {version}　MIT ライセンス").format(version=__version__), 20),
            label(look, _("このプログラムは、データをどこにも送りません。"), 20),
            8,
            label(look, _("使わせていただいているもの"), 24, bold=True),
            gap=10,
        )
        for name, whose in shipped():
            lines.addWidget(label(look, name, 18, bold=True))
            lines.addWidget(label(look, whose, 16, colour=look.theme.sub))
        holder = QWidget()
        holder.setLayout(column(Card(look, lines), None, margins=(32, 20, 32, 20)))
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("このプログラムについて")


SCREEN = Credits
