"""From a folder to a Lesson. A bad lesson is listed with its faults and never stops the others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from smartclass.content import shape
from smartclass.domain.lesson import Family, Fault, Lesson, Link, Source, Step, StepText
from smartclass.domain.ruby import NO_TEXT, RubyText, parse
from smartclass.i18n import _

FORMAT = 1
LARGEST = 262_144
_RUBY = ("text", "easy", "alt", "caution")
_PLAIN = ("say", "picture", "note", "say_cue", "scene")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder turned out to be: a lesson, or faults; with the raw table for the checker."""

    folder: Path
    lesson: Lesson | None
    faults: tuple[Fault, ...]
    raw: Mapping[str, Any]
    text: str = ""


def folders(root: Path) -> tuple[Path, ...]:
    """Return every folder below `root` (or `root` itself) that holds a lesson.toml, in order of name."""
    if (root / "lesson.toml").is_file():
        return (root,)
    if not root.is_dir():
        return ()
    return tuple(sorted(path.parent for path in root.glob("*/*/lesson.toml")))


def load(folder: Path) -> Loaded:
    """Read one lesson."""
    path = folder / "lesson.toml"

    def failed(sentence: str, line: int = 0, raw: Mapping[str, Any] | None = None, text: str = "") -> Loaded:
        return Loaded(folder, None, (Fault(path, line, sentence),), raw or {}, text)

    try:
        if path.stat().st_size > LARGEST:
            return failed(_("ファイルが大きすぎます。"))
        text = path.read_bytes().decode("utf-8")
        raw = tomllib.loads(text)
    except OSError:
        return failed(_("ファイルを読めません。"))
    except UnicodeDecodeError:
        return failed(_("文字の種類が UTF-8 ではありません。UTF-8 で保存してください。"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        return failed(_('書き方がちがいます。「"」や「=」のぬけをご確認ください。'), int(line[1]) if line else 0)
    except RecursionError:
        return failed(_("かっこの重なりが深すぎます。"))
    version = raw.get("format")
    if isinstance(version, int) and version > FORMAT:
        return failed(_("新しい版の教材です。プログラムを新しくしてください。"), shape.line_of(text, ("format",)))
    wrong = [Fault(path, shape.line_of(text, at), sentence) for at, sentence in shape.faults(raw)]
    wrong += [] if wrong else _beyond_shape(path, text, raw)
    if wrong:
        return Loaded(folder, None, tuple(wrong), raw, text)
    return Loaded(folder, _lesson(folder, raw), (), raw, text)


def _beyond_shape(path: Path, text: str, raw: Mapping[str, Any]) -> list[Fault]:
    """What a lesson can't be made from, though every key has its shape."""
    found: list[Fault] = []
    if not raw["step"] or len(raw["step"]) > shape.MOST_STEPS:
        found.append(Fault(path, 0, _("手順は 1から {n}までです。").format(n=shape.MOST_STEPS)))
    if not raw["families"] or not set(raw["families"]) <= set(Family):
        line = shape.line_of(text, ("families",))
        found.append(Fault(path, line, _("機種は android、iphone、rakuraku からえらびます。")))
    for number, step in enumerate(raw["step"]):
        for part in (step, *step.get("on", {}).values()):
            name = part.get("picture", "")
            if name and not re.fullmatch(r"[a-z0-9][a-z0-9-]*\.svg", name):
                line = shape.line_of(text, ("step", number, "picture"))
                found.append(
                    Fault(path, line, _("絵の名前は、同じフォルダーの .svg だけです：{name}").format(name=name))
                )
    return found


def load_all(roots: Iterable[Path]) -> tuple[tuple[Lesson, ...], tuple[Fault, ...]]:
    """Read every lesson below some folders: the good ones, and the faults of the others."""
    lessons: list[Lesson] = []
    faults: list[Fault] = []
    for root in roots:
        for folder in folders(root):
            loaded = load(folder)
            faults.extend(loaded.faults)
            if loaded.lesson is None:
                continue
            if any(other.id == loaded.lesson.id for other in lessons):
                faults.append(
                    Fault(
                        folder / "lesson.toml", 0, _("同じ id の教材が、もうあります：{id}").format(id=loaded.lesson.id)
                    )
                )
            else:
                lessons.append(loaded.lesson)
    return tuple(lessons), tuple(faults)


def _lesson(folder: Path, raw: Mapping[str, Any]) -> Lesson:
    return Lesson(
        id=raw["id"],
        course=folder.parent.name,
        number=_number(folder.name),
        title=parse(raw["title"]),
        goal=parse(raw["goal"]),
        symptoms=tuple(parse(symptom) for symptom in raw["symptoms"]),
        minutes=raw["minutes"],
        families=tuple(Family(family) for family in raw["families"]),
        checked_on=raw["checked_on"],
        review_by=raw["review_by"],
        sources=tuple(Source(one["title"], one["url"], one["seen"]) for one in raw["source"]),
        links=tuple(Link(one["id"], parse(one["label"]), one["url"]) for one in raw.get("link", ())),
        steps=tuple(_step(one) for one in raw["step"]),
        folder=folder,
        next_lesson=raw.get("next_lesson", ""),
    )


def _number(name: str) -> int:
    match = re.match(r"\d+", name)
    return int(match.group()) if match else 999


def _step(raw: Mapping[str, Any]) -> Step:
    on = {Family(name): _step_text(variant) for name, variant in raw.get("on", {}).items()}
    return Step(raw["id"], _step_text(raw), raw.get("private", False), MappingProxyType(on))


def _step_text(raw: Mapping[str, Any]) -> StepText:
    ruby: dict[str, RubyText] = {name: parse(raw[name]) if name in raw else NO_TEXT for name in _RUBY}
    plain: dict[str, str] = {name: raw.get(name, "") for name in _PLAIN}
    return StepText(**ruby, **plain)  # type: ignore[arg-type]
