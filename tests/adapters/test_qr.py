"""QR codes as squares."""

from __future__ import annotations

from smartclass.adapters import qr


def test_a_card_token_needs_the_smallest_code() -> None:
    assert len(qr.modules("A1:ABCDEFGHJKMNPQRS")) == 21


def test_runs_cover_exactly_the_dark_modules() -> None:
    matrix = qr.modules("https://www.example.jp/")
    covered = {
        (x, row)
        for column, row, length in qr.dark_runs("https://www.example.jp/")
        for x in range(column, column + length)
    }
    dark = {(x, y) for y, line in enumerate(matrix) for x, is_dark in enumerate(line) if is_dark}
    assert covered == dark


def test_small_modules_make_the_print_larger() -> None:
    assert qr.printed_mm("A1:ABCDEFGHJKMNPQRS", 25.0) == 25.0
    long = "https://www.example.jp/" + "a" * 120
    assert qr.printed_mm(long, 35.0) == len(qr.modules(long)) * qr.SMALLEST_MODULE_MM > 35.0
