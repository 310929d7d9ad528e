"""The word lists beside the lessons: loan-words with a plain meaning, and readings allowed with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from smartclass.content import shape, toml_file
from smartclass.content.shape import Key
from smartclass.domain.lesson import Fault

_GLOSSARY = {"format": Key("whole", needed=True), "words": Key("words", needed=True), "names": Key("words")}
_READINGS = {"format": Key("whole", needed=True), "allowed": Key("words", needed=True)}


def glossary(roots: Iterable[Path]) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    """Return every allowed loan-word and name with its meaning, from the glossary.toml of each folder."""
    return _lists(roots, "glossary.toml", _GLOSSARY, ("words", "names"))


def readings(roots: Iterable[Path]) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    """Return every confirmed reading ("読|よみ") with its reason, from the readings.toml of each folder."""
    return _lists(roots, "readings.toml", _READINGS, ("allowed",))


def _lists(
    roots: Iterable[Path], name: str, keys: Mapping[str, Key], tables: tuple[str, ...]
) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    words: dict[str, str] = {}
    faults: list[Fault] = []
    for path in (root / name for root in roots):
        if not path.exists():
            continue
        file = toml_file.read(path)
        wrong = [file.fault] if file.fault else [file.wrong(*found) for found in shape.faults(file.data, keys)]
        faults.extend(wrong)
        if not wrong:
            for table in tables:
                words.update(file.data.get(table, {}))
    return words, tuple(faults)
