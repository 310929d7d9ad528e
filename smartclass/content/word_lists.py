"""The word lists beside the lessons: loan-words with meaning and picture, and readings allowed with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from smartclass.content import pictures, shape, toml_file
from smartclass.content.shape import Key
from smartclass.content.translate import marked
from smartclass.domain.glossary import Term
from smartclass.domain.lesson import Fault
from smartclass.i18n import lesson_text

CONTEXT = "glossary"
"""The gettext context of the words and their meanings in the lessons' catalogue."""
PICTURES = "glossary"
"""The folder beside glossary.toml where its pictures are."""
GLOSSARY = {
    "format": Key("whole", needed=True),
    "words": Key("meanings", needed=True),
    "names": Key("meanings"),
    "pictures": Key("words"),
}
_READINGS = {"format": Key("whole", needed=True), "allowed": Key("words", needed=True)}


def glossary(roots: Iterable[Path]) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    """Return every allowed loan-word and name with its meaning, from the glossary.toml of each folder."""
    return _lists(roots, "glossary.toml", GLOSSARY, ("words", "names"))


def terms(roots: Iterable[Path]) -> tuple[Term, ...]:
    """Return every word of [words] in the language now in use, in the order of the files, a town's own meaning on top.

    A list that can't be read gives nothing here: the checker says why.
    """
    found: dict[str, Term] = {}
    for root in roots:
        words, _faults = _lists((root,), "glossary.toml", GLOSSARY, ("words",))
        drawn, _faults = _lists((root,), "glossary.toml", GLOSSARY, ("pictures",))
        for word, meaning in words.items():
            picture = _picture(root / PICTURES, drawn.get(word, ""))
            shown, said = lesson_text(CONTEXT, word), marked(lesson_text(CONTEXT, meaning))
            found[word] = Term(shown, said, picture)
    return tuple(found.values())


def _picture(folder: Path, name: str) -> Path | None:
    """Return the picture of a word; None where there is none, or where it is more than a drawing in its folder."""
    if not name or pictures.unsafe(folder, name):
        return None
    return folder / name if (folder / name).is_file() else None


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
