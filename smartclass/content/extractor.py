"""Words for translators: collected from the program and the lessons, merged into every catalogue, compiled."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from smartclass import resources
from smartclass.content import index_page, procedures
from smartclass.content.courses import CONTEXT, COURSES
from smartclass.content.drill_loader import DRILL
from smartclass.content.lesson_shape import LESSON, PLAIN
from smartclass.content.lines import Lines, Place
from smartclass.content.plans import CONTEXT as PLAN_WORDS
from smartclass.content.plans import PLANS
from smartclass.content.practice_loader import PRACTICE
from smartclass.content.procedures import PROCEDURES
from smartclass.content.shape import Key
from smartclass.content.topics import CONTEXT as TOPIC_WORDS
from smartclass.content.topics import TOPICS
from smartclass.content.word_lists import CONTEXT as WORDS
from smartclass.content.word_lists import GLOSSARY
from smartclass.paths import replacing

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

KEYWORDS: Mapping[str, Any] = {
    "_": None,
    "lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
DOMAINS = {"smartclass": ("smartclass/", "ui/"), "lessons": ("lessons/",)}
"""Each catalogue, and the folders whose words it holds."""
_SPOKEN = frozenset(PLAIN) - {"picture", "scene"}
_NOISE = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator|Language-Team): .*\n',
    re.MULTILINE,
)

Found = tuple[int, str, tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A message that a language hasn't yet."""

    language: str
    domain: str
    message: str


def extract_lesson(fileobj: IO[bytes], *_words: Any, **_options: Any) -> Iterator[Found]:
    """Yield the texts of a lesson, practice, drill or list in Babel's form, each in its lesson's (or list's) context.

    A file that can't be read gives nothing: the checker says why. The comment tells the translator what a text is.
    """
    text = fileobj.read().decode("utf-8-sig", errors="replace")
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):
        return
    lines = Lines(text)
    shape, context = _kind(data, Path(getattr(fileobj, "name", "")))
    for place, said in _texts((), data, shape):
        if said:
            about = ", ".join(str(part) for part in place if not isinstance(part, int))
            yield lines.of(place, said), "pgettext", (context, said), [about]


def _kind(data: Mapping[str, Any], path: Path) -> tuple[Mapping[str, Key], str]:
    """Tell which shape a file has, and the context of its texts: the id of the lesson (beside a practice) or drill."""
    if "course" in data:
        return COURSES, CONTEXT
    if "plan" in data:
        return PLANS, PLAN_WORDS
    if "topic" in data:
        return TOPICS, TOPIC_WORDS
    if "words" in data:
        return GLOSSARY, WORDS
    if "procedure" in data:
        return PROCEDURES, procedures.CONTEXT
    if "scene" in data and path.name == procedures.FORM:
        return PRACTICE, procedures.CONTEXT
    if "scene" in data and "id" in data:
        return DRILL, str(data["id"])
    if "scene" in data:
        beside = path.with_name("lesson.toml")
        lesson = tomllib.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
        return PRACTICE, str(lesson.get("id", path.parent.name))
    return LESSON, str(data.get("id", path.parent.name))


def _texts(at: Place, data: Mapping[str, Any], shape: Mapping[str, Key]) -> Iterator[tuple[Place, str]]:
    """Yield every text people read or hear: all with furigana, and the plain words said or noted."""
    for name, value in data.items():
        key = shape.get(name)
        place = (*at, name)
        if key is None:
            continue
        if isinstance(value, str) and (key.kind == "ruby" or name in _SPOKEN):
            yield place, value
        elif key.kind == "rubies" and isinstance(value, list):
            yield from ((place, item) for item in value if isinstance(item, str))
        elif key.kind == "meanings" and isinstance(value, dict):
            yield from ((at, text) for pair in value.items() for text in pair if isinstance(text, str))
        elif isinstance(value, dict):
            yield from _texts(place, value, key.inside or {})
        elif key.kind == "tables" and isinstance(value, list):
            for number, item in enumerate(value):
                yield from _texts((*place, number), item, key.inside or {})


def update_catalogues(root: Path) -> None:
    """Collect every word below `root` into locales/*.pot, merge them into every language's .po, compile.

    Translations are kept (those of sentences now gone wait at the end of the file), nothing is guessed. Files whose
    words haven't changed are left alone.
    """
    templates = _templates(root)
    for domain, template in templates.items():
        _write(root / "locales" / f"{domain}.pot", template)
        for folder in _languages(root):
            _merge(folder / f"{domain}.po", folder.parent.name, domain, template)
    compile_catalogues(root)


def compile_catalogues(root: Path) -> int:
    """Compile every .po below `root`/locales into its .mo; return how many."""
    from babel.messages.mofile import write_mo

    count = 0
    for folder in _languages(root):
        for po in sorted(folder.glob("*.po")):
            with replacing(po.with_suffix(".mo")) as file:
                write_mo(file, _read(po, folder.parent.name, po.stem))
            count += 1
    return count


def untranslated(root: Path) -> list[Untranslated]:
    """Return every message of the program and the lessons that some language hasn't (fuzzy counts as missing)."""
    missing: list[Untranslated] = []
    for domain, template in _templates(root).items():
        for folder in _languages(root):
            code = folder.parent.name
            po = folder / f"{domain}.po"
            known = _read(po, code, domain) if po.exists() else None
            for message in template:
                if not message.id:
                    continue
                there = known.get(message.id, message.context) if known else None
                if there is None or there.fuzzy or not _complete(there.string):
                    missing.append(Untranslated(code, domain, _shown(message.id)))
    return missing


def _complete(string: Any) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _shown(message_id: Any) -> str:
    return str(message_id[0]) if isinstance(message_id, tuple | list) else str(message_id)


def _languages(root: Path) -> list[Path]:
    return sorted(folder for folder in (root / "locales").glob("*/LC_MESSAGES") if folder.is_dir())


def _templates(root: Path) -> dict[str, Catalog]:
    """Collect the words as babel.cfg says, one template for each domain."""
    from babel.messages.extract import extract_from_dir
    from babel.messages.frontend import parse_mapping_cfg

    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    templates = {domain: _empty(domain) for domain in DOMAINS}
    found = extract_from_dir(root, methods, options, keywords=dict(KEYWORDS), comment_tags=("For translators:",))
    for name, _line, message, comments, context in found:
        path = Path(name).as_posix()
        domain = next((domain for domain, folders in DOMAINS.items() if path.startswith(folders)), None)
        if domain:
            templates[domain].add(message, None, [(path, 0)], auto_comments=comments, context=context)
    return templates


def _empty(domain: str, code: str | None = None) -> Catalog:
    from babel.messages.catalog import Catalog

    about = f"# The words of SmartClass ({domain}). Message ids are the Japanese sentences themselves."
    return Catalog(code, domain, about, "SmartClass", "1", charset="utf-8", fuzzy=False)


def _merge(po: Path, code: str, domain: str, template: Catalog) -> None:
    catalogue = _read(po, code, domain) if po.exists() else _empty(domain, code)
    for message in list(catalogue.obsolete.values()):
        catalogue[message.id] = message
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.header_comment, catalogue.fuzzy = _empty(domain).header_comment, False
    _write(po, catalogue)


def _read(po: Path, code: str, domain: str) -> Catalog:
    from babel.messages.pofile import read_po

    with po.open("rb") as file:
        return read_po(file, locale=code, domain=domain)


def _write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue without dates, line numbers and placeholders, so that only real changes show.

    Furigana looks like a format placeholder to Babel: lesson texts carry no format flag.
    """
    from babel.messages.pofile import write_po

    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, sort_by_file=True, include_lineno=False)
    written = _NOISE.sub(b"", buffer.getvalue())
    if catalogue.domain == "lessons":
        written = written.replace(b"#, python-brace-format\n", b"")
    if not path.exists() or path.read_bytes() != written:
        with replacing(path) as file:
            file.write(written)


def main() -> int:
    """Refresh the catalogues of this checkout and say what is still untranslated."""
    root = resources.root()
    update_catalogues(root)
    with replacing(root / "docs" / "lesson-index.md") as file:
        file.write(index_page.page(root / "lessons").encode())
    missing = untranslated(root)
    for one in missing[:20]:
        sys.stdout.write(f"{one.language} {one.domain}: {one.message}\n")
    sys.stdout.write(f"untranslated: {len(missing)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
