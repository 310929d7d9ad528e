"""What a town writes about its procedures, in one file beside the register: town.toml (format 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from smartclass.content import shape, toml_file
from smartclass.content.shape import Key
from smartclass.domain.lesson import Fault
from smartclass.domain.my_number import holds_twelve_digits
from smartclass.domain.procedures import Online, TownEntry
from smartclass.i18n import _
from smartclass.paths import replacing

FILE = "town.toml"
LONGEST = {"office": 60, "hours": 80, "phone": 40}
"""Characters of each text."""

_ENTRY = {
    "id": Key("id", needed=True),
    **{name: Key("text", high=most) for name, most in LONGEST.items()},
    "online": Key("text", choices=tuple(map(str, Online))),
}
TOWN = {
    "format": Key("whole", needed=True),
    "procedure": Key("tables", inside=_ENTRY, high=1_000),
}
_HEAD = """\
# この町の手続きの、窓口・時間・電話・オンラインでできるか（online は yes / no / unknown）です。
# id = "all" に書いたことは、ほかに何も書いていない手続きぜんぶに使います。
# プログラムの「手続き」の画面で直すと、このファイルは書きなおされます。
format = 1
"""


@dataclass(frozen=True, slots=True)
class TownFile:
    """What the file says, by procedure id; one with faults says nothing. No file is no fault."""

    entries: Mapping[str, TownEntry] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[Fault, ...] = ()


def read(path: Path) -> TownFile:
    """Read the file of a town; a newer format, or anything not understood, comes back as faults with their lines."""
    if not path.exists():
        return TownFile()
    newer = _("町の手続きのファイルが、新しい版です。このプログラムを新しくすると、読めるようになります。")
    file = toml_file.read(path, newer)
    if file.fault:
        return TownFile(faults=(file.fault,))
    wrong = list(shape.faults(file.data, TOWN))
    rows = [] if wrong else file.data.get("procedure", [])
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row["id"] in seen:
            wrong.append((("procedure", number, "id"), _("同じ id が、2つあります：{id}").format(id=row["id"])))
        seen.add(row["id"])
        for name in LONGEST:
            if holds_twelve_digits(row.get(name, "")):
                sentence = _("12けたの数字があります。マイナンバーとまちがえるので、使えません。")
                wrong.append((("procedure", number, name), sentence))
    if wrong:
        return TownFile(faults=tuple(file.wrong(*one) for one in wrong))
    return TownFile(MappingProxyType({row["id"]: _entry(row) for row in rows}))


def write(path: Path, entries: Mapping[str, TownEntry]) -> None:
    """Write the file of a town, whole; entries that say nothing are left out. OSError where it can't be written."""
    parts = [_HEAD, *(_written(name, entry) for name, entry in sorted(entries.items()) if not entry.blank)]
    with replacing(path) as file:
        file.write("\n".join(parts).encode())


def _entry(row: Mapping[str, str]) -> TownEntry:
    texts = {name: row.get(name, "") for name in LONGEST}
    return TownEntry(**texts, online=Online(row.get("online", Online.UNKNOWN)))


def _written(name: str, entry: TownEntry) -> str:
    said = {"id": name, "office": entry.office, "hours": entry.hours, "phone": entry.phone, "online": str(entry.online)}
    lines = [f"{key} = {_quoted(text)}" for key, text in said.items() if text]
    return "\n".join(["[[procedure]]", *lines, ""])


def _quoted(text: str) -> str:
    """Return a TOML string; JSON's escapes are TOML's too (but for DEL, which nothing we write holds)."""
    return json.dumps(text, ensure_ascii=False)
