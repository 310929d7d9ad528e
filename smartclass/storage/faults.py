"""What the database can run into, each as one sentence with a way out."""

from __future__ import annotations

import errno

from smartclass.errors import Damaged, Locked, Problem
from smartclass.i18n import _


def newer() -> Problem:
    return Problem(
        _("この名簿は、新しい版のプログラムで作られています。"),
        _("プログラムを新しくしてから、もう一度開いてください。名簿はそのまま残っています。"),
    )


def damaged() -> Damaged:
    return Damaged(
        _("名簿のファイルがこわれているようです。"),
        _("控え（バックアップ）から戻せます。こわれたファイルは消さずに取っておきます。"),
    )


def missing() -> Damaged:
    return Damaged(
        _("名簿のファイルが見つかりません。"),
        _("控え（バックアップ）から戻せます。"),
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


def disk() -> Problem:
    return Problem(
        _("ディスクの読み書きができませんでした。"),
        _("USB やケーブルがぬけていないか、ご確認ください。つづくときは、控えから戻せます。"),
    )


def gone() -> Problem:
    return Problem(
        _("その人か教室は、もう名簿にありません。"),
        _("画面を開きなおして、えらびなおしてください。"),
    )


def no_copy() -> Problem:
    return Problem(
        _("このファイルは、名簿の控えではないようです。"),
        _("ファイル名が .db で終わる控えをえらんでください。今の記録は変わっていません。"),
    )


def damaged_copy() -> Problem:
    return Problem(
        _("この控えは、こわれているようです。"),
        _("ほかの日の控えをお試しください。今の記録は変わっていません。"),
    )


def unread_copy() -> Problem:
    return Problem(
        _("その控えを読むことができませんでした。"),
        _("USB がぬけていないか、ご確認のうえ、もう一度お試しください。今の記録は変わっていません。"),
    )


def no_place() -> Problem:
    return Problem(
        _("そこには控えを置けません。"),
        _("USB の書きこみ禁止をご確認になるか、ほかの場所をえらんでください。記録は変わっていません。"),
    )


def own_file() -> Problem:
    return Problem(
        _("そのファイルは、いま使っている名簿です。"),
        _("ほかの場所か、ほかの名前をえらんでください。"),
    )


def passphrase_needed() -> Locked:
    return Locked(
        _("名簿は、合言葉で守られています。"),
        _("合言葉か、「もしものときの紙」の番号を入れてください。"),
    )


def wrong_secret() -> Locked:
    return Locked(
        _("合言葉か番号が、ちがうようです。"),
        _("大文字と小文字、全角と半角のまちがいがないか、ゆっくりお確かめください。"),
    )


def copy_locked(tried: bool) -> Locked:
    if tried:
        return wrong_secret()
    return Locked(
        _("この控えは、べつの合言葉で守られています。"),
        _("控えを作ったときの合言葉か、「もしものときの紙」の番号を入れてください。"),
    )


def keys_damaged() -> Damaged:
    return Damaged(
        _("名簿の鍵のファイル（keys.json）が読めません。"),
        _("控え（バックアップ）から戻せます。控えには、鍵も入っています。"),
    )


def protected_already() -> Problem:
    return Problem(_("名簿は、もう合言葉で守られています。"), _("合言葉は「合言葉を変える」で変えられます。"))


def full_stick() -> Problem:
    return Problem(
        _("空きが足りないため、控えを入れられません。"),
        _("ほかの USB か場所をお使いになるか、いらないファイルを消してから、もう一度お試しください。"),
    )


def bad_stick() -> Problem:
    return Problem(
        _("書いたものを読みなおしたら、ちがっていました。"),
        _("その USB は、いたんでいるかもしれません。ほかの USB でお試しください。前の控えはそのままです。"),
    )


def pulled_out() -> Problem:
    return Problem(
        _("控えをとるとちゅうで、USB が読み書きできなくなりました。"),
        _("USB をさしなおして、もう一度お試しください。前の控えと、今の記録はそのままです。"),
    )


_SIGNS = (
    (("SQLITE_BUSY", "SQLITE_LOCKED"), locked),
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"), read_only),
    (("SQLITE_FULL",), full),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB"), damaged),
    (("SQLITE_IOERR",), disk),
)


def problem_for(error: Exception) -> Problem | None:
    """Return the sentence for an error of the driver, or None where it is a fault in the program."""
    if "FOREIGN KEY" in str(error):
        return gone()
    name = getattr(error, "sqlite_errorname", None) or ""
    return next((make() for signs, make in _SIGNS if name.startswith(signs)), None)


def problem_with_place(error: OSError) -> Problem:
    """Return the sentence for a file that couldn't be written to a chosen place."""
    return full() if error.errno in (errno.ENOSPC, errno.EDQUOT) else no_place()


def problem_with_copy(error: OSError) -> Problem:
    """Return the sentence for a copy that couldn't be taken from where it stands."""
    return full() if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else unread_copy()


def problem_with_stick(error: OSError) -> Problem:
    """Return the sentence for a copy that couldn't be written to a stick or to another folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return full_stick()
    gone = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.EBADF)
    return pulled_out() if error.errno in gone else no_place()
