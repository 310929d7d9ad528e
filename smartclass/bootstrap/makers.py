"""What writes and speaks, made at its first use: its libraries are imported here and nowhere earlier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartclass.ports.form_book import FormBook
    from smartclass.ports.renderer import Binder, Renderer
    from smartclass.ports.voice import VoiceDriver


def binder() -> Binder:
    from smartclass.adapters.pdf.writer import PdfWriter

    return PdfWriter()


def pdf() -> Renderer:
    from smartclass.adapters.pdf.writer import PdfWriter

    return PdfWriter()


def xlsx() -> Renderer:
    from smartclass.adapters.xlsx import XlsxWriter

    return XlsxWriter()


def csv() -> Renderer:
    from smartclass.adapters.csv_file import CsvWriter

    return CsvWriter()


def form_book() -> FormBook:
    from smartclass.adapters.form_book import FormBook

    return FormBook()


def voices() -> Sequence[VoiceDriver]:
    from smartclass.adapters import voices

    return voices.found()
