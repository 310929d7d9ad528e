"""The topics of consultations: each id stands once, and the lessons they name are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from smartclass.content import shape, toml_file, topics
from smartclass.domain.lesson import Fault
from smartclass.i18n import _


def faults(root: Path, lessons: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with the topics.toml of `root`; `lessons` are the ids of every lesson there is."""
    path = root / topics.FILE
    if not path.exists():
        return
    file = toml_file.read(path)
    if file.fault:
        yield file.fault
        return
    wrong = [file.wrong(*found) for found in shape.faults(file.data, topics.TOPICS)]
    yield from wrong
    if wrong:
        return
    seen: set[str] = set()
    for number, topic in enumerate(file.data["topic"]):
        parts = [(("topic", number, "part", place), part) for place, part in enumerate(topic["part"])]
        for at, one in ((("topic", number), topic), *parts):
            if one["id"] in seen:
                yield file.wrong((*at, "id"), _("同じ id が、2つあります：{id}").format(id=one["id"]))
            seen.add(one["id"])
            if one.get("lesson", "") not in ("", *lessons):
                yield file.wrong((*at, "lesson"), _("教材が見つかりません：{id}").format(id=one["lesson"]))
