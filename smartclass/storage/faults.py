"""What the database can run into, each as one sentence with a way out."""

from __future__ import annotations

from smartclass.errors import Problem
from smartclass.i18n import _


def newer() -> Problem:
    return Problem(
        _("この名簿は、新しい版のプログラムで作られています。"),
        _("プログラムを新しくしてから、もう一度開いてください。名簿はそのまま残っています。"),
    )


def damaged() -> Problem:
    return Problem(
        _("名簿のファイルがこわれているようです。"),
        _("控え（バックアップ）から戻せます。こわれたファイルは消さずに取っておきます。"),
    )


def locked() -> Problem:
    return Problem(
        _("名簿が、ほかのプログラムで使われています。"),
        _("ほかの画面を閉じて、少し待ってから、もう一度お試しください。"),
    )


def read_only() -> Problem:
    return Problem(
        _("名簿に書きこめません。"),
        _("フォルダーの設定か、USB の書きこみ禁止をご確認ください。記録は変わっていません。"),
    )


def full() -> Problem:
    return Problem(
        _("パソコンの空きが足りないため、書きこめませんでした。"),
        _("いらないファイルを消してから、もう一度お試しください。ここまでの記録は残っています。"),
    )


def no_copy() -> Problem:
    return Problem(
        _("このファイルは、名簿の控えではないようです。"),
        _("ファイル名が .db で終わる控えをえらんでください。今の記録は変わっていません。"),
    )


def problem_for(error: Exception) -> Problem | None:
    """Return the sentence for an error of the driver, or None where it is a fault in the program."""
    words = str(error).lower()
    for signs, make in (
        (("locked", "busy"), locked),
        (("readonly", "read-only", "unable to open"), read_only),
        (("full",), full),
        (("malformed", "not a database", "corrupt", "disk i/o"), damaged),
    ):
        if any(sign in words for sign in signs):
            return make()
    return None
