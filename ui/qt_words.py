"""Qt's own words (OK, Cancel, the file and print dialogs) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from smartclass import i18n

_installed: list[QTranslator] = []


def follow() -> None:
    """Give Qt's dialogs the language the program speaks now; a language Qt hasn't stays in Qt's own English."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder) and QCoreApplication.installTranslator(translator):
        _installed.append(translator)
