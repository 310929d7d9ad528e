"""The topics of consultations: read from topics.toml, and what is wrong with one is told with its line."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

from smartclass import i18n, resources
from smartclass.content import loader, topics
from smartclass.content.check import check
from smartclass.content.extractor import extract_lesson
from tests.content.samples import GOOD

OWN = """format = 1
[[topic]]
id = "call"
title = "電話のこと"
icon = "no-such-icon"
[[topic.part]]
id = "call-own"
title = "町の電話帳"
[[topic]]
id = "bus"
title = "町のバス"
[[topic.part]]
id = "bus-book"
title = "バスの予約"
lesson = "basics-calls"
"""


def town(folder: Path, text: str) -> Path:
    shutil.copytree(GOOD, folder / "lessons")
    (folder / "lessons" / "topics.toml").write_text(text, encoding="utf-8")
    return folder / "lessons"


def test_our_tree_names_only_lessons_there_are_and_every_id_once() -> None:
    found = topics.load([resources.lessons()])
    lessons = {lesson.id for lesson in loader.load_all((resources.lessons(),))[0]}
    parts = [part for topic in found for part in topic.subjects]
    assert {part.lesson for part in parts if part.lesson} <= lessons
    ids = Counter([*(topic.id for topic in found), *(part.id for part in parts)])
    assert set(ids.values()) == {1}
    assert len(found) <= 15
    assert all((resources.asset("icons") / f"{topic.icon}.svg").is_file() for topic in found)


def test_the_towns_own_topics_take_the_place_of_ours_or_come_after_them(tmp_path: Path) -> None:
    ours = topics.load([resources.lessons()])
    found = topics.load([resources.lessons(), tmp_path / "none", town(tmp_path, OWN)])
    assert len(found) == len(ours) + 1
    call = next(one for one in found if one.id == "call")
    assert (call.title, call.icon, [part.title for part in call.subjects]) == ("電話のこと", "chat", ["町の電話帳"])
    assert (found[-1].title, found[-1].icon, found[-1].subjects[0].lesson) == ("町のバス", "chat", "basics-calls")


def test_a_file_that_cannot_be_read_leaves_ours(tmp_path: Path) -> None:
    broken = town(tmp_path, OWN.replace('title = "町のバス"', ""))
    assert topics.load([resources.lessons(), broken]) == topics.load([resources.lessons()])
    (broken / "topics.toml").write_text("format = ", encoding="utf-8")
    assert topics.load([broken]) == ()
    assert [fault.path.name for fault in check([broken]) if fault.path.name == "topics.toml"] == ["topics.toml"]


def test_every_fault_is_told_where_it_is(tmp_path: Path) -> None:
    good = town(tmp_path, OWN)
    assert check([good]) == ()
    (good / "topics.toml").write_text(
        OWN.replace("basics-calls", "basics-nothing").replace('"bus-book"', '"bus"'), encoding="utf-8"
    )
    assert [(fault.line, fault.sentence) for fault in check([good])] == [
        (13, "同じ id が、2つあります：bus"),
        (15, "教材が見つかりません：basics-nothing"),
    ]
    (good / "topics.toml").write_text(OWN.replace('id = "bus"', 'id = "バス"'), encoding="utf-8")
    assert len(check([good])) == 1


def test_translators_get_every_title() -> None:
    with (resources.lessons() / "topics.toml").open("rb") as file:
        found = [(message[2][0], message[2][1]) for message in extract_lesson(file)]
    shown = [
        title
        for topic in topics.load([resources.lessons()])
        for title in (topic.title, *(part.title for part in topic.subjects))
    ]
    assert [said for _context, said in found] == shown
    assert {context for context, _said in found} == {topics.CONTEXT}
    assert i18n.language() == i18n.SOURCE
