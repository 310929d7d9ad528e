"""`numbers`: presence by the numbers of the sheet; a number nobody has changes nothing."""

from __future__ import annotations

from tests.cli.conftest import Class, Command


def test_numbers_make_people_present(smartclass: Command, todays_class: Class) -> None:
    assert smartclass("numbers", "1-2", "--session", "today", "--dry-run").out == "2 0/2\n"
    assert smartclass("numbers", "1-2", "--session", "today").out == "2 2/2\n"
    assert smartclass("numbers", "１", "--session", todays_class.session.id).out == "0 2/2\n"


def test_a_number_nobody_has_is_said_and_nothing_changes(smartclass: Command, todays_class: Class) -> None:
    done = smartclass("numbers", "1 9 x", "--session", "today")
    assert (done.code, done.out) == (1, "")
    assert done.err.strip().endswith("9、x")
    assert smartclass("numbers", "1", "--session", "today").out == "1 1/2\n"
