"""The doors input comes in by: for each, good input to spoil and the call that the program itself makes.

A door is made once in each process, in a folder of its own; it returns a function that takes chance, spoils something
and hands it in. What that function may raise: `Problem`, or what the door says (`Unreadable` of a key file).
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.fuzz import mutation

Case = Callable[[random.Random], object]
ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests/data/lessons/good/basics/01-denwa"


def _few(path: Path, most: int = 3) -> str:
    """Return the head of a long TOML file with the first few tables of each kind, which is as good to spoil."""
    seen: dict[str, int] = {}
    kept = True
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("["):
            seen[line] = seen.get(line, 0) + 1
            kept = seen[line] <= most
        if kept and not (seen and len(lines) > 160):
            lines.append(line)
    return "".join(lines)


def _toml(good: str, name: str, call: Callable[[Path], object]) -> Callable[[Path], Case]:
    def make(folder: Path) -> Case:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)

        def case(chance: random.Random) -> object:
            path.write_bytes(mutation.encoded(chance, mutation.text(chance, good)))
            return call(path)

        return case

    return make


def _lesson(path: Path) -> object:
    from smartclass.content import loader

    return loader.load(path.parent)


def _practice(path: Path) -> object:
    from smartclass.content import practice_loader

    return practice_loader.load(path.parent)


def _drill(path: Path) -> object:
    from smartclass.content import drill_loader

    return drill_loader.load(path)


def _procedures(path: Path) -> object:
    from smartclass.content import procedures

    beside = path.with_name(procedures.FORM)
    if not beside.exists():
        beside.write_bytes((ROOT / "lessons" / procedures.FORM).read_bytes())
    return procedures.load(path)


def _courses(path: Path) -> object:
    from smartclass.content import courses

    return courses.load(path)


def _town(path: Path) -> object:
    from smartclass.content import town_file

    return town_file.read(path)


def _targets(path: Path) -> object:
    from smartclass.content import targets_file

    return targets_file.read(path)


def _topics(path: Path) -> object:
    from smartclass.content import topics

    return topics.load((path.parent,))


def _plans(path: Path) -> object:
    from smartclass.content import plans

    return plans.load((path.parent,))


def _glossary(path: Path) -> object:
    from smartclass.content import word_lists
    from smartclass.domain import glossary

    return glossary.mentions("スマホのアプリでWi-Fiを使う", word_lists.terms((path.parent,)))


def _dictionary(path: Path) -> object:
    from smartclass.adapters.voices import dictionary

    return [dictionary.line(*entry) for entry in dictionary.rows(path)]


def _differences(path: Path) -> object:
    from smartclass.adapters.clock import SystemClock
    from smartclass.domain.lesson import Family
    from smartclass.paths import Home
    from smartclass.services.differences import Differences

    service = Differences(Home(path.parent), SystemClock())
    service.note("a-lesson", "a-step", Family.IPHONE)
    return service.all()


def _settings(path: Path) -> object:
    from smartclass.paths import Home
    from smartclass.settings import SettingsFile

    return SettingsFile(Home(path.parent)).change(text_scale=120)


def _columns(path: Path) -> object:
    from smartclass.services.column_memory import ColumnMemory

    memory = ColumnMemory(path)
    memory.keep({"a": "name"})
    return memory.all()


def _json(good: Any, name: str, call: Callable[[Path], object]) -> Callable[[Path], Case]:
    def make(folder: Path) -> Case:
        path = folder / name

        def case(chance: random.Random) -> object:
            path.write_bytes(mutation.jsoned(chance, good))
            return call(path)

        return case

    return make


def _words(good: tuple[str, ...], call: Callable[[str], object]) -> Callable[[Path], Case]:
    return lambda _folder: lambda chance: call(mutation.text(chance, chance.choice(good)))


def _card(text: str) -> object:
    from smartclass.domain.ids import card_token
    from smartclass.domain.scanner import Burst

    burst = Burst()
    for number, letter in enumerate(text[:60]):
        burst = burst.after(letter, ord(letter) % 90, number * 0.01)
    return card_token(text), burst.code, burst.sure


def _code(text: str) -> object:
    from smartclass.domain import recovery_code

    return recovery_code.read(text)


def _numbers(text: str) -> object:
    from smartclass.domain import row_numbers

    return row_numbers.read(text)


def _person(text: str) -> object:
    from datetime import date

    from smartclass.adapters.csv_file import harmless
    from smartclass.domain import people, wareki
    from smartclass.domain.my_number import looks_real
    from smartclass.domain.registry import NewAttendee

    entry = people.cleaned(NewAttendee(text, text, wareki.parse_year(text), text[-4:], "", text))
    return people.faults(entry, date(2026, 11, 21)), looks_real(text), harmless(text)


def _picture(folder: Path) -> Case:
    from smartclass.content import pictures

    good, path = (GOOD / "smaho.svg").read_text(encoding="utf-8"), folder / "smaho.svg"

    def case(chance: random.Random) -> object:
        path.write_bytes(mutation.encoded(chance, mutation.text(chance, good)))
        return pictures.unsafe(folder, "smaho.svg") or pictures.words(path)

    return case


CSV = """氏名,ふりがな,生年月日,電話番号,機種,備考
山田 花子,やまだ はなこ,昭和23年5月1日,090-1234-5678,iPhone,=1+1
佐藤 一郎,サトウ イチロウ,1948,03-1234-5678,らくらく,
"""


def _import(path: Path) -> object:
    from smartclass.adapters.table_files import TableFiles
    from smartclass.domain import list_layout
    from smartclass.services.importing import _entry

    rows = TableFiles().read(path)
    layout = list_layout.guess(rows, {})
    list_layout.without_heads(rows, {})
    return [_entry(row, layout) for row in rows[layout.first : layout.first + 50]] if layout.complete else None


def _sheet() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for line in CSV.splitlines():
        book.active.append(line.split(","))
    book.active.merge_cells("A5:B6")
    book.save(out)
    return out.getvalue()


def _xlsx(folder: Path) -> Case:
    good, path = _sheet(), folder / "list.xlsx"

    def case(chance: random.Random) -> object:
        path.write_bytes(mutation.package(chance, good))
        return _import(path)

    return case


def _form(folder: Path) -> Case:
    from smartclass.adapters.form_book import FormBook
    from smartclass.domain import form_text

    good = [path.read_bytes() for path in sorted((ROOT / "assets/forms").glob("*.xlsx"))] + [_sheet()]
    path = folder / "form.xlsx"

    def case(chance: random.Random) -> object:
        path.write_bytes(mutation.package(chance, chance.choice(good)))
        return form_text.look(FormBook().open(path).places)

    return case


def _marks(text: str) -> object:
    from smartclass.domain import form_text
    from smartclass.domain.form_text import Place

    return form_text.look([Place("Sheet", "A1", 1, text)]), form_text.filled(text, lambda name: name)
