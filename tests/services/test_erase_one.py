"""Erasing one person on request: whatever the rule says, with their seats given up and the same certificate."""

from __future__ import annotations

from uuid import UUID

import pytest

from smartclass.domain.document import Facts
from smartclass.domain.needs import Need
from smartclass.domain.retention import OnePerson
from smartclass.errors import Problem
from smartclass.reports import erasure
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.merging import Merging
from smartclass.services.needs import Needs
from smartclass.services.people import People
from smartclass.services.retention import Retention
from smartclass.services.roll import Roll
from smartclass.settings import SettingsFile
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.storage.merged import twins


def test_one_person_goes_whole(register: Register, clock: FixedClock) -> None:
    two = twins(register, clock)
    Merging(register).merge(two.kept, two.gone)
    retention = Retention(register, SettingsFile(register.home))
    assert retention.due() == ()
    assert retention.one(two.kept) == OnePerson(two.kept, "髙橋 𠮷男", 2, 1)
    made = retention.erase_one(two.kept)
    assert (made.asked, made.people) == (True, 1)
    assert retention.log() == (made,)
    assert Roll(register).counts(two.both).present == 1
    assert Roll(register).roster(two.ahead) == ()
    assert Bookings(register, Classes(register), People(register)).list(two.ahead).bookings == ()
    assert register.rows("SELECT standing, phone FROM booking WHERE deleted = 0") == [("cancelled", "")]
    file = register.home.database.read_bytes()
    assert [sign for sign in ("髙橋", "高橋", "右の席", "右の耳", "0901234", *two.cards) if sign.encode() in file] == []
    with pytest.raises(Problem, match="名簿にいません"):
        retention.one(two.kept)
    with pytest.raises(Problem):
        retention.erase_one(UUID(int=4))
    register.check()


def test_the_certificate_says_that_it_was_asked_for(register: Register, clock: FixedClock) -> None:
    two = twins(register, clock)
    retention = Retention(register, SettingsFile(register.home))
    document = erasure.build(retention.figures(retention.erase_one(two.gone).id))
    (facts,) = (block for block in document.blocks if isinstance(block, Facts))
    said = dict(facts.pairs)
    assert said["消去した人"] == "消去の申し出があった人"
    assert "申し出による消去" in said["保存のきまり"]
    assert said["消去した人数"] == "1人"


def test_needs_and_marks_go_too(register: Register, clock: FixedClock) -> None:
    two = twins(register, clock)
    Needs(register).set(two.gone, set(Need))
    Merging(register).apart(two.kept, two.gone)
    Retention(register, SettingsFile(register.home)).erase_one(two.gone)
    assert Needs(register).of(two.gone) == ()
    assert register.rows("SELECT * FROM not_same") == []
    assert Needs(register).of(two.kept) == (Need.SLOW,)
