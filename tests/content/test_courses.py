from __future__ import annotations

from pathlib import Path

from smartclass import resources
from smartclass.content import courses, word_lists
from tests.content.samples import GOOD


def test_courses_have_a_title_an_icon_and_what_people_say() -> None:
    found, faults = courses.load(GOOD / "courses.toml")
    assert faults == ()
    assert [(one.id, one.title.plain, one.icon) for one in found] == [("basics", "スマホの基本", "phone-call")]
    assert [said.plain for said in found[0].says] == ["さわっても動かない"]


def test_the_shipped_lists_are_sound() -> None:
    found, faults = courses.load(resources.lessons() / "courses.toml")
    assert faults == ()
    assert [one.id for one in found][:4] == ["basics", "mynumber", "portal", "cashless"]
    for one in found:
        assert resources.asset("icons", f"{one.icon}.svg").is_file()
    words, faults = word_lists.glossary([resources.lessons()])
    assert faults == ()
    assert words["スマホ"].startswith("{電話")
    readings, faults = word_lists.readings([resources.lessons()])
    assert faults == ()
    assert all("|" in pair and reason for pair, reason in readings.items())


def test_a_bad_list_gives_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "courses.toml"
    path.write_text("format = 1\n[[course]]\nid = 'x'\n", encoding="utf-8")
    told = [(fault.line, fault.sentence[:6]) for fault in courses.load(path)[1]]
    assert told == [(2, "「title"), (2, "「icon」")]
    path.write_text("format = ", encoding="utf-8")
    assert courses.load(path)[0] == ()
    assert len(courses.load(path)[1]) == 1


def test_an_unlisted_course_is_called_like_its_folder() -> None:
    assert courses.unlisted("town").title.plain == "town"
