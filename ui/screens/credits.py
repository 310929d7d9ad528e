"""About the program: its licence, and whose fonts, voice and dictionary it uses."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smartclass import __version__
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.label import label
from ui.kit.layout import Card, column, scrolling
from ui.screen import Screen

CREDITS = (
    (lazy("文字"), "BIZ UDGothic / BIZ UDPGothic", "The BIZ UDGothic Project Authors, SIL Open Font License 1.1"),
    (lazy("文字"), "Noto Sans JP", "Adobe, Google, SIL Open Font License 1.1"),
    (lazy("声"), "HTS Voice “Mei”", "MMDAgent Project Team, Nagoya Institute of Technology, CC BY 3.0"),
    (lazy("声"), "Open JTalk, pyopenjtalk-plus", "BSD-3-Clause, MIT"),
    (lazy("辞書"), "NAIST Japanese Dictionary, UniDic, SudachiDict", "BSD-3-Clause, Apache-2.0"),
    (lazy("色"), "デジタル庁デザインシステム デザイントークン", "© 2023 デジタル庁, MIT"),
    (lazy("部品"), "Qt for Python (PySide6)", "The Qt Company, LGPL-3.0"),
    (lazy("部品"), "SQLCipher, SQLite, sqlite-utils", "BSD-3-Clause, Public Domain, Apache-2.0"),
    (lazy("部品"), "ReportLab, svglib, qrcode, XlsxWriter, openpyxl", "BSD, LGPL-3.0, MIT"),
    (lazy("部品"), "Babel, BudouX, pyttsx3, NumPy", "BSD, Apache-2.0, MPL-2.0"),
)


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
        for what, name, whose in CREDITS:
            lines.addWidget(label(look, f"{_(what)}　{name}", 18, bold=True))
            lines.addWidget(label(look, whose, 16, colour=look.theme.sub))
        holder = QWidget()
        holder.setLayout(column(Card(look, lines), None, margins=(32, 20, 32, 20)))
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("このプログラムについて")


SCREEN = Credits
