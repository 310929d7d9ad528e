"""One procedure in cards: what is the same in every town, and what this town says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smartclass.domain.procedures import Online, Procedure, TownEntry
from smartclass.domain.ruby import RubyText
from smartclass.i18n import _, lazy
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, Piece, column, row
from ui.kit.theme import Look

ONLINE = {
    Online.YES: ("check", lazy("この町では、オンラインでできます。")),
    Online.NO: ("door", lazy("この町では、窓口だけです。")),
    Online.UNKNOWN: ("info", lazy("オンラインでできるかは、窓口で ごかくにんください。")),
}


def everywhere(look: Look, one: Procedure) -> QWidget:
    """Return who may do it, what to have ready and where it starts."""
    parts: list[Piece] = [
        label(look, one.title, 26, bold=True),
        label(look, one.about, 20),
        *_part(look, "person", _("できる人"), one.who),
        *_part(look, "check", _("用意するもの"), *one.ready),
        *_part(look, "portal", _("はじめる所"), one.starts),
    ]
    if one.note:
        parts += _part(look, "info", _("気をつけること"), one.note)
    return Card(look, column(*parts, gap=6))


def here(look: Look, town: TownEntry) -> QWidget:
    """Return this town's office, hours and phone, and whether it can be done online here."""
    icon, words = ONLINE[town.online]
    parts: list[Piece] = [label(look, _("この町では"), 22, bold=True)]
    said = (("map", town.office), ("clock", town.hours), ("phone-call", town.phone))
    parts += [_line(look, name, text) for name, text in said if text]
    if not any(text for _name, text in said):
        parts.append(label(look, _("窓口や時間は、まだ書いてありません。事務の「手続き」で書けます。"), 18))
    parts.append(_line(look, icon, _(words)))
    return Card(look, column(*parts, gap=10), soft=True)


def _part(look: Look, icon: str, title: str, *texts: RubyText) -> list[Piece]:
    head = row(icon_label(look, icon, 22, look.theme.action), label(look, title, 18, bold=True), gap=8)
    return [6, head, *(label(look, text, 20) for text in texts)]


def _line(look: Look, icon: str, words: str) -> QWidget:
    holder = QWidget()
    holder.setObjectName("line")
    holder.setStyleSheet("QWidget#line { background: transparent; }")
    holder.setLayout(row(icon_label(look, icon, 22), label(look, words, 20), gap=10))
    return holder
