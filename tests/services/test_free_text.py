"""The guard: no free text of the program takes a My Number, wherever it stands and however it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from smartclass.domain.procedures import EVERY
from smartclass.domain.registry import NewAttendee, Role
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.services.free_text import free_text, title
from smartclass.services.people import People
from smartclass.services.procedures import Procedures
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock

REAL, MISTYPED = "123456789018", "123456789012"
FORMS = (REAL, MISTYPED, "1234-5678-9018", "１２３４　５６７８　９０１８", "番号は1234 5678 9012です")


class Town:
    """Every act that stores a text somebody typed, as `act(text)`."""

    def __init__(self, register: Register, home: Home, clock: FixedClock) -> None:
        classes, people, roll, procedures = Classes(register), People(register), Roll(register), Procedures(home)
        session = classes.create(course="スマホ", day=clock.today(), starts=time(10)).id
        person = people.add(NewAttendee("佐藤 花子", "さとう はなこ")).attendee
        assert person is not None
        self.acts: dict[str, Callable[[str], Any]] = {
            "name": lambda text: people.change(person.id, name=text),
            "kana": lambda text: people.change(person.id, kana=text),
            "notes": lambda text: people.change(person.id, notes=text),
            "new": lambda text: refused(people.add(NewAttendee("鈴木", notes=text)).faults),
            "walk_in": lambda text: roll.walk_in(session, text),
            "walk_in_kana": lambda text: roll.walk_in(session, "鈴木", text),
            "reason": lambda text: roll.correct(session, person.id, True, text),
            "cancel": lambda text: classes.cancel(session, text),
            "course": lambda text: classes.create(course=text, day=clock.today(), starts=time(10)),
            "course_changed": lambda text: classes.change(session, course=text),
            "centre": classes.add_centre,
            "centre_code": lambda text: classes.add_centre("公民館", text),
            "staff": lambda text: classes.add_staff(text, Role.HELPER),
            "office": lambda text: procedures.change(EVERY, office=text),
            "hours": lambda text: procedures.change(EVERY, hours=text),
            "phone": lambda text: procedures.change(EVERY, phone=text),
        }


ACTS = (
    "name", "kana", "notes", "new", "walk_in", "walk_in_kana", "reason", "cancel", "course", "course_changed",
    "centre", "centre_code", "staff", "office", "hours", "phone",
)  # fmt: skip


def refused(faults: tuple[str, ...]) -> None:
    if faults:
        raise Problem(faults[0])


@pytest.fixture
def town(register: Register, home: Home, clock: FixedClock) -> Town:
    return Town(register, home, clock)


def test_every_act_is_tried(town: Town) -> None:
    assert tuple(town.acts) == ACTS


@pytest.mark.parametrize("act", ACTS)
def test_no_field_takes_twelve_digits(town: Town, register: Register, home: Home, act: str) -> None:
    before = stored(register, home)
    for text in FORMS:
        with pytest.raises(Problem, match=r"12けた|マイナンバー"):
            town.acts[act](text)
    assert stored(register, home) == before


def stored(register: Register, home: Home) -> str:
    tables = [name for (name,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = " ".join(str(register.rows(f"SELECT * FROM {name}")) for name in tables)
    return rows + (home.town.read_text(encoding="utf-8") if home.town.exists() else "")


@pytest.mark.parametrize("text", ["0120-123-456", "090-1234-5678", "12345678901", "1234567890123", "令和8年11月21日"])
def test_telephones_and_days_are_no_my_number(text: str) -> None:
    assert free_text(text, 50) == text


def test_a_title_is_needed() -> None:
    with pytest.raises(Problem, match="名前を"):
        title(" \u200b", "名前を入れてください。")


@pytest.mark.parametrize("length", range(1, 14))
def test_a_number_is_seen_before_the_text_is_cut(length: int) -> None:
    with pytest.raises(Problem, match="マイナンバーのようです"):
        free_text(f"あ{REAL}", length)
    with pytest.raises(Problem, match="12けた"):
        title(f"あ{MISTYPED}", "", length)


def test_the_sentence_is_kind(tmp_path: Path) -> None:
    with pytest.raises(Problem) as real:
        free_text(REAL, 20)
    with pytest.raises(Problem) as typed:
        free_text(MISTYPED, 20)
    assert "ご本人にお返しください" in str(real.value)
    assert "きまり" in str(typed.value)
    for said in (real, typed):
        assert REAL not in str(said.value)
        assert MISTYPED not in str(said.value)
