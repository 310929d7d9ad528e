"""What is looked at before a form is opened: whether it is an .xlsx file at all, harmless, and whole enough to fill."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from smartclass.adapters import form_parts
from smartclass.errors import BadData
from smartclass.i18n import _, lazy

LARGEST = 20 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[\s>]")
_KEPT_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")

SHAPES, CHARTS, PICTURES, CONTROLS, NOTES, RULES = (
    lazy("図形"),
    lazy("グラフ"),
    lazy("写真や絵"),
    lazy("ボタンやチェック欄"),
    lazy("会話のコメント"),
    lazy("新しい形の入力規則・色分け・小さなグラフ"),
)
"""What a filled copy may lose, in words that are translated where they are shown."""


def read(path: Path) -> bytes:
    """Return the bytes of a file that isn't too large; BadData where it can't be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadData(_("様式のファイルが大きすぎます。"), _("20MB までのファイルにしてください。"))
        return path.read_bytes()
    except OSError as error:
        raise BadData(_("様式のファイルを開けません。"), _("場所と名前をご確認ください。")) from error


def check(data: bytes) -> tuple[str, ...]:
    """Return what openpyxl would lose of this workbook; BadData with a sentence where it isn't one we fill."""
    _check_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _look_inside(packed)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged() from error
    except RuntimeError as error:  # how zipfile says that a part has a password
        raise _locked() from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise damaged() from error


def damaged() -> BadData:
    """Return the sentence for a workbook that can't be read."""
    return BadData(
        _("様式のファイルがこわれているか、途中で切れています。"), _("もとのファイルを、もう一度もらってください。")
    )


def _locked() -> BadData:
    return BadData(_("様式にパスワードがかかっています。"), _("パスワードを外して保存したファイルを使ってください。"))


def _check_kind(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in data:
            raise _locked()
        raise BadData(_("古い形の Excel ファイル（.xls）です。"), _("Excel で .xlsx に保存しなおしてください。"))
    if not data.startswith(b"PK"):
        raise _other_kind()


def _other_kind() -> BadData:
    return BadData(_("Excel のファイル（.xlsx）ではありません。"), _("市からもらった .xlsx の様式を選んでください。"))


def _look_inside(packed: zipfile.ZipFile) -> tuple[str, ...]:
    items = packed.infolist()
    names = [item.filename for item in items]
    if len(items) > MOST_PARTS or sum(item.file_size for item in items) > MOST_UNPACKED:
        raise _too_large()
    if "xl/vbaProject.bin" in names or b"macroEnabled" in _part(packed, "[Content_Types].xml"):
        raise BadData(
            _("マクロの入った様式です。"), _("Excel で「Excel ブック（.xlsx）」として保存しなおしてください。")
        )
    if "xl/workbook.xml" not in names:
        raise _other_kind()
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise BadData(
            _("ほかのファイルを見に行く式が、様式にあります。"),
            _("Excel の「リンクの編集」で、リンクを解除してください。"),
        )
    return _lost(packed, names)


def _lost(packed: zipfile.ZipFile, names: list[str]) -> tuple[str, ...]:
    lost = dict.fromkeys((SHAPES, CHARTS, PICTURES, CONTROLS, NOTES, RULES), False)
    size = form_parts.Size()
    for name in names:
        suffix = Path(name).suffix.lower()
        if suffix not in _KEPT_PICTURES and form_parts.is_xml(part := _part(packed, name)):
            if form_parts.declares(part):
                raise damaged()
            if suffix != ".vml" and not size.add(part):
                raise _too_large()
            if name.startswith("xl/worksheets/") and suffix == ".xml":
                lost[PICTURES] |= b"legacyDrawingHF" in part
                lost[RULES] |= any(word in part for word in (b"x14:dataVal", b"x14:cond", b"x14:spark"))
            lost[SHAPES] |= name.startswith("xl/drawings/") and bool(_SHAPE.search(part))
        lost[CHARTS] |= name.startswith(("xl/charts/", "xl/chartEx", "xl/diagrams/"))
        lost[PICTURES] |= name.startswith("xl/media/") and suffix not in _KEPT_PICTURES
        lost[CONTROLS] |= name.startswith(("xl/ctrlProps/", "xl/activeX/", "xl/embeddings/", "xl/slicers/"))
        lost[NOTES] |= name.startswith("xl/threadedComments/")
    return tuple(what for what, is_there in lost.items() if is_there)


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        return packed.read(name)
    except KeyError as error:
        raise _other_kind() from error


def _too_large() -> BadData:
    return BadData(_("様式の表が大きすぎます。"), _("使っていない行や列、シートを消して、保存しなおしてください。"))
