"""The list of what we ship: whole, as SPDX, without the GPL, and the same on screen."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ui.screens.credits import shipped

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    found = importlib.util.spec_from_file_location("sbom", ROOT / "packaging/sbom.py")
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    sys.modules["sbom"] = made
    found.loader.exec_module(made)
    return made


def pinned() -> set[str]:
    text = (ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    return {f"{name}@{version}" for name, version in re.findall(r"(?m)^([A-Za-z0-9_.-]+)==(\S+)", text)}


def test_every_pin_is_listed_with_its_licence(sbom: ModuleType) -> None:
    listed = json.loads(sbom.OUT.read_text(encoding="utf-8"))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    refs = {part["bom-ref"] for part in listed["components"]}
    assert {ref.removeprefix("pkg:pypi/") for ref in refs if ref.startswith("pkg:")} == pinned()
    assert all(part["licenses"][0]["expression"] for part in listed["components"])
    assert {one["ref"] for one in listed["dependencies"]} == refs | {"smartclass"}
    assert all(ref in refs for one in listed["dependencies"] for ref in one["dependsOn"])


def test_both_lists_are_as_new(sbom: ModuleType) -> None:
    parts = sbom.parts()
    assert json.loads(sbom.OUT.read_text(encoding="utf-8")) == sbom.sbom(parts)
    assert sbom.TABLE.read_text(encoding="utf-8") == sbom.table(parts)


def test_nothing_must_be_taken_under_the_gpl(sbom: ModuleType) -> None:
    for part in sbom.parts():
        ways = [way for way in part.licence.split(" OR ") if not re.search(r"(?<!L)GPL", way)]
        assert ways, part.name
        assert "(" not in part.licence


def test_every_pin_has_its_hash() -> None:
    text = (ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9_.-]+==)", text)[1:]
    assert len(blocks) >= len(pinned())
    assert all("--hash=sha256:" in block for block in blocks)


def test_a_package_nobody_has_looked_at_stops_the_list(sbom: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "metadata", missing)
    with pytest.raises(SystemExit):
        sbom.licence("never-heard-of")


def test_the_screen_shows_the_list(sbom: ModuleType) -> None:
    shown = dict(shipped())
    names = {"pyobjc" if part.name.startswith("pyobjc") else part.name for part in sbom.parts()}
    assert set(shown) == names
    assert "LGPL-3.0-only" in shown["pyside6"]
