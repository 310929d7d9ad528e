"""A long list of people as a town hall sends it: CSV in CP932, some rows of which can't be read, each for a reason."""

from __future__ import annotations

import csv
from pathlib import Path

_KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ"


def kana(number: int) -> str:
    """Return a name nobody else has: five kana that spell the number."""
    letters = ""
    for _place in range(4):
        number, rest = divmod(number, len(_KANA))
        letters += _KANA[rest]
    return letters


def write(path: Path, rows: int, bad: int) -> None:
    """Write `rows` people, `bad` of whom can't come in: no name, no such year, a phone too short, the same again."""
    every = rows // bad
    with path.open("w", encoding="cp932", newline="") as out:
        written = csv.writer(out)
        written.writerow(("氏名", "ふりがな", "生年月日", "電話番号", "備考"))
        for number in range(rows):
            row = [f"髙橋 {kana(number)}", f"たかはし {kana(number)}", "昭和23年4月5日", f"090{number:08d}", "①"]
            if number % every == every - 1 and number // every < bad:
                wrong = number // every % 4
                if wrong == 3:
                    row = [f"髙橋 {kana(number - 1)}", f"たかはし {kana(number - 1)}", "昭和23年4月5日", "", ""]
                else:
                    row[(0, 2, 3)[wrong]] = ("", "昭和99年", "12")[wrong]
            written.writerow(row)
