#!/usr/bin/env python3
"""The list of everything we ship: CycloneDX 1.5 for machines, a table for people.

`python packaging/sbom.py` writes assets/licenses/sbom.cdx.json (the credits screen shows it) and docs/licences.md from
requirements/run.txt and what the installed packages say of themselves; `--check` only tells whether both are up to
date. The format is plain JSON of which we need five keys, so the standard library is enough: the CycloneDX library
would bring a dozen packages into the very list it writes. `pip-audit -r requirements/run.txt` asks the databases of
known faults; the hashes of every file stand in requirements/run.txt.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIST, OUT, TABLE = ROOT / "requirements/run.txt", ROOT / "assets/licenses/sbom.cdx.json", ROOT / "docs/licences.md"
ASKED = "-r requirements/run.in"
_PIN = re.compile(r"([A-Za-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")

TOLD = {
    "babel": "BSD-3-Clause",
    "charset-normalizer": "MIT",
    "click-default-group": "LicenseRef-Public-Domain",
    "colorama": "BSD-3-Clause",
    "comtypes": "MIT",
    "cssselect2": "BSD-3-Clause",
    "et-xmlfile": "MIT",
    "jpholiday": "MIT",
    "lxml": "BSD-3-Clause",
    "openpyxl": "MIT",
    "pluggy": "MIT",
    "pypiwin32": "PSF-2.0",
    "pyside6": "LGPL-3.0-only",
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "pywin32": "PSF-2.0",
    "qrcode": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
    "sudachidict-core": "Apache-2.0",
    "tinycss2": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
    "uuid6": "MIT",
    "webencodings": "BSD-3-Clause",
}
"""Licences as SPDX has them, where a package names its own in other words, is for another system, or lets us choose."""


@dataclass(frozen=True)
class Part:
    """Something we ship; `where` is the marker of the systems that need it."""

    name: str
    version: str
    licence: str
    whose: str = ""
    where: str = ""
    kind: str = "library"
    needed_by: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}" if self.kind == "library" else f"smartclass:{self.name}"


OURS = (
    Part("BIZ UDGothic / BIZ UDPGothic", "", "OFL-1.1", "The BIZ UDGothic Project Authors", kind="data"),
    Part("Noto Sans JP", "", "OFL-1.1", "Adobe, Google", kind="data"),
    Part("HTS Voice “Mei”", "", "CC-BY-3.0", "MMDAgent Project Team, Nagoya Institute of Technology", kind="data"),
    Part("Open JTalk", "", "BSD-3-Clause", "Nagoya Institute of Technology", kind="data"),
    Part("UniDic", "", "BSD-3-Clause", "The UniDic Consortium", kind="data"),
    Part("SQLCipher", "", "BSD-3-Clause", "Zetetic LLC", kind="data"),
    Part("NAIST Japanese Dictionary", "", "BSD-3-Clause", "Nara Institute of Science and Technology", kind="data"),
    Part("デジタル庁デザインシステム デザイントークン", "1.1.9", "MIT", "© 2023 デジタル庁", kind="data"),
)
"""What no package list names: fonts, the voice and its dictionaries, colours, and what a package carries inside."""


def parts() -> list[Part]:
    """Read the pins: what we ship, each once, with who needs it (the `# via` lines)."""
    found: dict[str, Part] = {}
    via: dict[str, list[str]] = {}
    now = ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if pin := _PIN.match(line):
            now = f"{pin[1]}=={pin[2]}"
            found[now] = Part(pin[1], pin[2], licence(pin[1]), where=(pin[3] or "").strip())
        elif now and (who := re.match(r"\s+#\s+(?:via\s+)?(-r \S+|[A-Za-z0-9_.-]+)$", line)):
            via.setdefault(now, []).append(who[1])
    made = [Part(**{**vars(one), "needed_by": tuple(via.get(key, ()))}) for key, one in found.items()]
    return [*made, *OURS]


def licence(name: str) -> str:
    """Return the licence of a package as an SPDX expression; SystemExit where nobody has looked yet."""
    if name in TOLD:
        return TOLD[name]
    if name.startswith("pyobjc"):
        return "MIT"
    try:
        said = importlib.metadata.metadata(name).get("License-Expression")
    except importlib.metadata.PackageNotFoundError:
        said = None
    if not said:
        sys.exit(f"{name}: no licence as SPDX; read it and add it to TOLD in packaging/sbom.py")
    return str(said)


def sbom(shipped: list[Part]) -> dict[str, Any]:
    """Return the list as CycloneDX 1.5; the same parts give the same file, so there is no time in it."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    components = [_component(part) for part in shipped]
    by_name: dict[str, list[str]] = {}
    for part in shipped:
        for user in part.needed_by:
            by_name.setdefault(user, []).append(part.ref)
    whole = [part.ref for part in shipped if not part.needed_by or ASKED in part.needed_by]
    known = [{"ref": part.ref, "dependsOn": sorted(by_name.get(part.name, ()))} for part in shipped]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, components], ensure_ascii=False))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "smartclass",
                "name": "smartclass",
                "version": version,
                "licenses": [{"expression": "MIT"}],
            }
        },
        "components": components,
        "dependencies": [{"ref": "smartclass", "dependsOn": sorted(whole)}, *known],
    }


def _component(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {"type": part.kind, "bom-ref": part.ref, "name": part.name}
    if part.version:
        made["version"] = part.version
    if part.whose:
        made["publisher"] = part.whose
    made["licenses"] = [{"expression": part.licence}]
    if part.kind == "library":
        made["purl"] = part.ref
    if part.where:
        made["properties"] = [{"name": "smartclass:only-where", "value": part.where}]
    return made


def table(shipped: list[Part]) -> str:
    """Return the list for people; the hundred parts of pyobjc are one line."""
    bridges = [part for part in shipped if part.name.startswith("pyobjc")]
    rows = [part for part in shipped if part not in bridges]
    lines = [f"| {one.name} | {one.version} | {one.licence} | {one.whose or one.where} |" for one in rows]
    if bridges:
        lines.append(f"| pyobjc ({len(bridges)}) | {bridges[0].version} | MIT | {bridges[0].where} |")
    return _HEAD + "\n".join(lines) + "\n" + _FOOT


_HEAD = """\
# 使わせていただいているもの / Licences

`python packaging/sbom.py` が requirements/run.txt から作ります。手で直さないでください。
機械が読む一覧（CycloneDX 1.5）は
[assets/licenses/sbom.cdx.json](../assets/licenses/sbom.cdx.json)、同じ一覧が「このプログラムについて」の画面に出ます。
ファイルごとの SHA-256 は requirements/run.txt にあり、`pip install --require-hashes` で、ちがうファイルは入りません。
知られた弱点は `pip-audit -r requirements/run.txt` で調べられます（インターネットが要ります）。

| 名前 | 版 | ライセンス（SPDX） | だれの / どこで |
|---|---|---|---|
"""
_FOOT = """
Qt for Python は、LGPL-3.0 として使います（LGPL-3.0、GPL-2.0、GPL-3.0 からえらべます）。
GPL だけの部分（Qt Charts、Qt Virtual Keyboard）は
使いません。LGPL のもの（Qt、svglib）は、そのままの形で別のファイルとして入れるので、利用者が差しかえられます。
"""


def main() -> int:
    """Write both files, or tell (`--check`) whether they are as they should be."""
    shipped = parts()
    wanted = {
        OUT: json.dumps(sbom(shipped), ensure_ascii=False, indent=1) + "\n",
        TABLE: table(shipped),
    }
    if "--check" in sys.argv[1:]:
        stale = [str(path.relative_to(ROOT)) for path, text in wanted.items() if _read(path) != text]
        sys.stderr.writelines(f"not up to date: {name}\n" for name in stale)
        return bool(stale)
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
