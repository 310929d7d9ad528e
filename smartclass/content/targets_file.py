"""What a town means to reach in each fiscal year, in one file beside the register: targets.toml (format 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from smartclass.content import shape, toml_file
from smartclass.content.shape import Key
from smartclass.domain.lesson import Fault
from smartclass.domain.targets import MEASURES, Targets, most
from smartclass.i18n import _
from smartclass.paths import replacing

_YEAR = {
    "year": Key("whole", needed=True, low=1990, high=2200),
    **{name: Key("whole", high=most(name)) for name in MEASURES},
}
_SHAPE = {"format": Key("whole", needed=True), "target": Key("tables", inside=_YEAR, high=200)}
_HEAD = """\
# 年度ごとの目標です（sessions 開催した回数、visits 延べ人数、people 実人数、newcomers 初めての人、
# satisfied アンケートで「よかった」と答えた人の割合（%））。
# プログラムの「報告」の画面で直すと、このファイルは書きなおされます。
format = 1
"""


@dataclass(frozen=True, slots=True)
class TargetsFile:
    """What the file says, by fiscal year; one with faults says nothing. No file is no fault."""

    years: Mapping[int, Targets] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[Fault, ...] = ()


def read(path: Path) -> TargetsFile:
    """Read the targets; a newer format, or anything not understood, comes back as faults with their lines."""
    if not path.exists():
        return TargetsFile()
    newer = _("目標のファイルが、新しい版です。このプログラムを新しくすると、読めるようになります。")
    file = toml_file.read(path, newer)
    if file.fault:
        return TargetsFile(faults=(file.fault,))
    wrong = list(shape.faults(file.data, _SHAPE))
    years: dict[int, Targets] = {}
    for number, row in enumerate([] if wrong else file.data.get("target", [])):
        if row["year"] in years:
            sentence = _("同じ年度が、2つあります：{year}").format(year=row["year"])
            wrong.append((("target", number, "year"), sentence))
        years[row["year"]] = Targets(**{name: row.get(name, 0) for name in MEASURES})
    if wrong:
        return TargetsFile(faults=tuple(file.wrong(*one) for one in wrong))
    return TargetsFile(MappingProxyType(years))


def write(path: Path, years: Mapping[int, Targets]) -> None:
    """Write the targets, whole; years without any are left out. OSError where it can't be written."""
    parts = [_HEAD]
    for year, targets in sorted(years.items()):
        if not targets.blank:
            lines = [f"{name} = {value}\n" for name in MEASURES if (value := getattr(targets, name))]
            parts.append(f"[[target]]\nyear = {year}\n{''.join(lines)}")
    with replacing(path) as file:
        file.write("\n".join(parts).encode())
