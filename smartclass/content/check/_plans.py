"""Ready-made classes: their lessons are there, their minutes add up, their words can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from smartclass.content import plans, shape, toml_file
from smartclass.content.check import furigana, sentences
from smartclass.content.lines import Place
from smartclass.content.toml_file import TomlFile
from smartclass.domain.lesson import Fault
from smartclass.domain.ruby import parse
from smartclass.i18n import _


def faults(root: Path, lessons: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with the plans.toml of `root`; `lessons` are the ids of every lesson there is."""
    path = root / plans.FILE
    if not path.exists():
        return
    file = toml_file.read(path)
    if file.fault:
        yield file.fault
        return
    wrong = [file.wrong(*found) for found in shape.faults(file.data, plans.PLANS)]
    yield from wrong
    if wrong:
        return
    for number, plan in enumerate(file.data["plan"]):
        for place, said in _said(plan, ("plan", number)):
            yield from _language(file, place, said)
        for which, one in enumerate(plan["class"]):
            yield from _times(file, ("plan", number, "class", which), one, lessons)


def _times(file: TomlFile, place: Place, one: Mapping[str, Any], lessons: Collection[str]) -> Iterator[Fault]:
    whole = sum(part["minutes"] for part in one["part"])
    if whole != one["minutes"]:
        sentence = _("時間を足すと{sum}分です。minutes は{minutes}分になっています。")
        yield file.wrong((*place, "minutes"), sentence.format(sum=whole, minutes=one["minutes"]))
    for number, part in enumerate(one["part"]):
        at = (*place, "part", number)
        lesson = part.get("lesson")
        if not lesson and "words" not in part:
            yield file.wrong(at, _("教材（lesson）か、すること（words）を書いてください。"))
        elif lesson and lesson not in lessons:
            yield file.wrong(at, _("教材が見つかりません：{id}").format(id=lesson))


def _language(file: TomlFile, place: Place, said: str) -> Iterator[Fault]:
    text = parse(said)
    for span in text.spans:
        for sentence in furigana.wrong(span):
            yield file.wrong(place, sentence, holding=span.base if span.ruby else "")
    for part in sentences.split(text.plain):
        if len(part) > sentences.LONGEST:
            words = _("文が長いです（{n}文字）。{most}文字までに分けてください：{part}…")
            yield file.wrong(place, words.format(n=len(part), most=sentences.LONGEST, part=part[:12]))


def _said(table: Mapping[str, Any], at: Place) -> Iterator[tuple[Place, str]]:
    for name, value in table.items():
        if isinstance(value, str) and name not in ("id", "lesson"):
            yield (*at, name), value
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, str):
                    yield (*at, name), item
                else:
                    yield from _said(item, (*at, name, number))
