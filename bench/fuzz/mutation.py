"""Spoiling good input in the ways that hurt parsers; the same chance gives the same spoiled input."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import Any

NASTY = (
    *("\u202e", "\u200b", "\u2066", "\ufeff", "\u3164", "\ud83d", "\x00", "\x1b[2J", "\u2028", "\r", "e\u0301" * 9),
    *("<b>x</b><img src='file:///etc/passwd'>", "../../../../etc/passwd", "C:\\Windows\\win.ini", "\\\\host\\share"),
    *(
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(1)",
        "＝1",
        "{{visits}}",
        "{{",
        "}}",
        "｛｛行:開催｝｝",
        "{a|b}",
        "{|}",
        "^_",
        "\\",
    ),
    *("1" * 12, "9" * 5000, "-1", "0", "1e999", "nan", "-inf", "0x7fffffff", "𠮷", "ﷺ" * 40, "㍼", "٣", "十" * 9),
    *(
        '"',
        "'",
        '"""',
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        "#",
        ",",
        ";",
        "\t",
        "\n",
        " " * 3000,
        "\u2003" * 3000,
        "\u3000" * 300,
    ),
    *(
        "[" * 400,
        "a." * 200 + "a",
        "true",
        "null",
        "1979-05-27",
        "0000-00-00",
        "format = 2",
        "A1:",
        "$A$1:$XFD$1048576",
    ),
)
_BYTES = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\x1b$B",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"<!DOCTYPE x [",
    b"<!ENTITY a 'b'>",
    b"&a;",
)
_VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**70,
    1e300,
    float("nan"),
    "",
    "\ud800",
    "x" * 5000,
    [],
    [[]],
    {},
    {"a": {}},
)


def text(chance: random.Random, good: str) -> str:
    """Return a text with one to four spots cut, doubled, moved or replaced by something nasty."""
    for _spot in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(good) + 1)
        to = min(len(good), at + chance.choice((0, 1, 3, 20, 200)))
        match chance.randrange(6):
            case 0:
                good = good[:at] + good[to:]
            case 1:
                good = good[:at] + good[at:to] * chance.choice((2, 3, 50)) + good[to:]
            case 2:
                good = good[:at] + chr(chance.choice((chance.randrange(0x80), chance.randrange(0xD800)))) + good[to:]
            case 3:
                other = chance.randrange(len(good) + 1)
                good = good[:at] + good[other : other + to - at] + good[to:]
            case _nasty:
                good = good[:at] + chance.choice(NASTY) + good[to:]
    return good[:60_000]


def raw(chance: random.Random, good: bytes) -> bytes:
    """Return bytes with some bits turned, blocks zeroed, cut off, or foreign signs put in."""
    content = bytearray(good)
    for _spot in range(chance.choice((1, 1, 3, 12))):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0 if content:
                content[min(at, len(content) - 1)] ^= 1 << chance.randrange(8)
            case 1:
                del content[at : at + chance.choice((1, 16, 512))]
            case 2:
                content[at : at + 16] = bytes(chance.randrange(256) for _byte in range(16))
            case 3:
                content[at:at] = chance.choice(_BYTES)
            case 4:
                content[at:] = b""
            case _same:
                content[at:at] = content[at : at + 64] * chance.choice((1, 40))
    return bytes(content)


def encoded(chance: random.Random, spoiled: str) -> bytes:
    """Return a text in an encoding that files come in, now and then spoiled once more as bytes."""
    code = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp932", "utf-16", "euc_jp"))
    data = spoiled.encode(code, "surrogatepass" if code.startswith("utf-8") else "ignore")
    return raw(chance, data) if chance.random() < 0.15 else data


def tree(chance: random.Random, good: Any) -> Any:
    """Return data with one branch replaced, dropped or doubled."""
    if isinstance(good, dict) and good and chance.random() < 0.85:
        key = chance.choice(list(good))
        made = {**good, key: tree(chance, good[key])}
        if chance.random() < 0.1:
            del made[key]
        return made
    if isinstance(good, list) and good and chance.random() < 0.85:
        at = chance.randrange(len(good))
        made_list = [*good]
        made_list[at] = tree(chance, good[at])
        return made_list * chance.choice((1, 1, 1, 30))
    if isinstance(good, str) and chance.random() < 0.4:
        return text(chance, good)
    return chance.choice(_VALUES)


def jsoned(chance: random.Random, good: Any) -> bytes:
    """Return JSON of spoiled data, or the JSON itself spoiled."""
    if chance.random() < 0.7:
        return json.dumps(tree(chance, good)).encode()
    return encoded(chance, text(chance, json.dumps(good)))


def package(chance: random.Random, good: bytes) -> bytes:
    """Return a zip with one part spoiled, renamed, dropped or doubled; or its own bytes spoiled."""
    if chance.random() < 0.25:
        return raw(chance, good)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        items = old.infolist()
        hit = chance.randrange(len(items))
        for number, item in enumerate(items):
            name, part = item.filename, old.read(item)
            if number == hit:
                match chance.randrange(8):
                    case 0:
                        continue
                    case 1:
                        name = chance.choice(("../../" + name, "/" + name, name.upper(), "xl/vbaProject.bin"))
                    case 2:
                        part = raw(chance, part)
                    case 3:
                        part = part.decode("utf-8", "replace").encode("utf-16")
                    case _words:
                        part = text(chance, part.decode("utf-8", "replace")).encode("utf-8", "replace")
            new.writestr(name, part)
    return out.getvalue()
