"""Every encoding a Japanese list may come in is told from the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.adapters.text_encoding import decoded

LIST = "氏名,ふりがな,備考\r\n髙橋 実,たかはし みのる,①午前\r\n川﨑 ヨシ,かわさき よし,電話は夜\r\n"
PLAIN = LIST.replace("髙", "高").replace("﨑", "崎").replace("①", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_what_excel_writes(encoding: str) -> None:
    assert decoded(LIST.encode(encoding)) == LIST


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert decoded(LIST.encode(encoding)) == LIST


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_what_old_systems_write(encoding: str) -> None:
    assert decoded(PLAIN.encode(encoding)) == PLAIN


@pytest.mark.parametrize(
    "data", [b"\xff\xfea", b"\xef\xbb\xbf\xff", b"\x1b$B\xff\xff", b"\x89PNG\r\n\x1a\n\xff\xfe\x81"]
)
def test_what_is_no_text(data: bytes) -> None:
    assert decoded(data) is None


def test_half_width_kana_stay_what_they_are() -> None:
    text = "氏名,ｶﾅ\r\n佐藤,ｻﾄｳ ﾊﾅｺ\r\n鈴木,ｽｽﾞｷ ｲﾁﾛｳ\r\n"
    assert decoded(text.encode("cp932")) == text


NAMES = st.lists(
    st.text(st.sampled_from("佐藤鈴木高橋田中渡辺伊山本花子一郎さとうすずきたかはし 、。0123456789"), min_size=1),
    min_size=1,
)


@given(NAMES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp932"]))
def test_any_list_comes_back(names: list[str], encoding: str) -> None:
    text = "".join(f"{name},受講者\r\n" for name in ["氏名", *names])
    assert decoded(text.encode(encoding)) == text


@given(st.binary(max_size=300))
def test_no_bytes_are_too_much(data: bytes) -> None:
    assert decoded(data) is None or isinstance(decoded(data), str)
