"""Papers that people keep, from a real register and the shipped lessons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from uuid import UUID, uuid4

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain.document import Document, Facts, Paragraph, StepBlock
from smartclass.domain.lesson import Family
from smartclass.domain.play import Result
from smartclass.domain.registry import NewAttendee
from smartclass.domain.whole_sheets import Certificate, NameTent, Seats
from smartclass.errors import Problem
from smartclass.paths import Home
from tests.conftest import FixedClock

LESSON = "mynumber-read-card"


@dataclass(frozen=True)
class Town:
    app: App
    session: UUID
    people: tuple[UUID, ...]


@pytest.fixture
def town(home: Home, clock: FixedClock) -> Iterator[Town]:
    app = build(home, clock=clock)
    people = []
    for name, kana, family in (("青木 フミ", "あおき ふみ", "iphone"), ("石﨑 正夫", "いしざき まさお", "")):
        added = app.people.add(NewAttendee(name, kana, family=family)).attendee
        assert added is not None
        people.append(added.id)
    session = app.classes.create(
        course="スマホ", day=clock.today(), starts=time(10), lesson_ids=[LESSON, "basics-calls", "gone"]
    )
    app.roll.expect(session.id, people)
    yield Town(app, session.id, tuple(people))
    app.close()


def _names(document: Document) -> list[str]:
    return [one.name for one in document.blocks if isinstance(one, Certificate | NameTent)]


def _said(document: Document) -> str:
    return "\n".join(block.text.plain for block in document.blocks if isinstance(block, Paragraph | StepBlock))


def test_certificates_for_those_who_are_here_and_for_those_who_came_often(town: Town, clock: FixedClock) -> None:
    papers, roll = town.app.people_papers, town.app.roll
    with pytest.raises(Problem, match="修了証をわたす人"):
        papers.certificates(town.session)
    earlier = town.app.classes.create(course="スマホ", day=clock.today() - timedelta(days=7), starts=time(10)).id
    roll.check_in(earlier, town.people[1])
    roll.check_in(town.session, town.people[0])
    roll.check_in(town.session, town.people[1])
    assert _names(papers.certificates(town.session)) == ["青木 フミ", "石﨑 正夫"]
    assert _names(papers.certificates(town.session, 2)) == ["石﨑 正夫"]
    with pytest.raises(Problem, match="修了証をわたす人"):
        papers.certificates(town.session, 3)


def test_tents_and_seats_follow_the_roster(town: Town) -> None:
    papers = town.app.people_papers
    town.app.roll.walk_in(town.session, "髙木 しげる", "たかぎ しげる")
    assert _names(papers.name_tents(town.session)) == ["青木 フミ", "石﨑 正夫", "髙木 しげる"]
    plan = papers.seat_plan(town.session, columns=2, rows=3, names=False)
    (seats,) = (block for block in plan.blocks if isinstance(block, Seats))
    assert (seats.columns, seats.rows, seats.labels) == (2, 3, (("1", ""), ("2", ""), ("3", "")))


def test_the_memo_needs_nothing(town: Town) -> None:
    assert town.app.people_papers.memo().author == town.app.classes.centres()[0].name


def test_a_take_home_sheet_for_everybody_knows_nobody(town: Town, clock: FixedClock) -> None:
    app = town.app
    app.stumbles.happened(LESSON, "reading", Result.MISSED, person=town.people[0], session=town.session)
    app.stumbles.happened(LESSON, "pin", Result.MISSED, person=town.people[0], session=town.session)
    app.stumbles.flush()
    soon = clock.today() + timedelta(days=7)
    app.classes.create(course="スマホ", day=soon, starts=time(13, 30))
    called_off = app.classes.create(course="スマホ", day=soon - timedelta(days=1), starts=time(10))
    app.classes.cancel(called_off.id, "台風")
    app.people_papers.set_phone("012-345-6789")
    document = app.people_papers.going_home(town.session)
    assert "青木" not in repr(document)
    steps = [block.text.plain for block in document.blocks if isinstance(block, StepBlock)]
    lesson = app.library.get(LESSON)
    assert steps[0] in {step.for_family(Family.ANDROID).text.plain for step in lesson.steps if not step.private}
    assert steps[1:] == ["「スマホで電話をする」を、もういちど ゆっくり。"]
    facts = dict(pair for block in document.blocks if isinstance(block, Facts) for pair in block.pairs)
    assert facts == {"日にち": "令和8年11月28日（土） 13:30", "こまったときの電話": "012-345-6789"}


def test_a_personal_sheet_holds_what_they_looked_at_and_their_own_phone(town: Town) -> None:
    app = town.app
    with pytest.raises(Problem, match="だれも出席"):
        app.people_papers.going_home(town.session, personal=True)
    app.roll.check_in(town.session, town.people[0])
    app.progress.reached("basics-calls", "x", person=town.people[0], session=town.session)
    app.stumbles.happened(LESSON, "reading", Result.MISSED, person=town.people[1], session=town.session)
    app.stumbles.flush()
    mine = app.people_papers.going_home(town.session, personal=True)
    assert "青木 フミ さん" in _said(mine)
    assert "石﨑" not in _said(mine)
    assert "カードをスマホで読み取る" not in _said(mine)
    assert "スマホで電話をする" in _said(mine)
    theirs = app.people_papers.going_home(town.session, person=town.people[1])
    assert "石﨑 正夫 さん" in _said(theirs)
    assert "○ カードをスマホで読み取る" in _said(theirs)
    with pytest.raises(Problem):
        app.people_papers.going_home(town.session, person=uuid4())


def test_twelve_digits_are_no_phone_number(town: Town) -> None:
    with pytest.raises(Problem):
        town.app.people_papers.set_phone("1234 5678 9012")
    assert town.app.settings.now.centre_phone == ""


def test_handouts_in_two_languages_and_in_large_letters(town: Town) -> None:
    papers = town.app.people_papers
    plain = papers.handout(LESSON, Family.IPHONE)
    assert plain == town.app.paper.handout(LESSON, Family.IPHONE)
    large = papers.handout(LESSON, Family.IPHONE, large=True)
    assert large.body_pt > plain.body_pt
    both = papers.handout(LESSON, Family.IPHONE, bilingual=True)
    assert [b.text for b in both.blocks if isinstance(b, StepBlock)] == [
        b.text for b in plain.blocks if isinstance(b, StepBlock)
    ]
    with pytest.raises(Problem):
        papers.handout("gone", Family.IPHONE, bilingual=True)


def test_several_papers_become_one_file(town: Town) -> None:
    papers = town.app.people_papers
    made = (papers.sign_in_sheet(town.session, large=True), papers.memo(), papers.cards(town.session, "card-10"))
    steps: list[int] = []
    assert papers.bind(made, lambda done, _whole: steps.append(done)).startswith(b"%PDF")
    assert steps == [0, 1, 2]
