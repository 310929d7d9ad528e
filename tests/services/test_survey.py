"""Three faces: touches one by one, paper as three numbers, sums without anybody in them."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

import pytest

from smartclass.domain.survey import MOST, Answer, ClassSurvey, SurveySums
from smartclass.errors import Problem
from smartclass.services.classes import Classes
from smartclass.services.survey import Survey
from smartclass.storage.register import Register

DAY = date(2026, 11, 21)


@pytest.fixture
def session(classes: Classes) -> UUID:
    return classes.create(course="スマホ", day=DAY, starts=time(10)).id


@pytest.fixture
def survey(register: Register, classes: Classes) -> Survey:
    return Survey(register, classes)


def test_touches_and_paper_are_counted_apart_and_summed(survey: Survey, session: UUID) -> None:
    for answer in (Answer.GOOD, Answer.GOOD, Answer.MORE):
        survey.answer(session, answer)
    assert survey.set_paper(session, 4, 1, 0) == SurveySums(6, 1, 1)
    assert survey.of_class(session) == ClassSurvey(SurveySums(2, 0, 1), SurveySums(4, 1, 0))
    assert survey.set_paper(session, 5, 1, 0) == SurveySums(7, 1, 1)
    assert survey.sums(DAY, DAY) == SurveySums(7, 1, 1)
    assert survey.sums(DAY, DAY, uuid4()) == SurveySums()


def test_each_act_is_taken_back_in_turn(survey: Survey, session: UUID) -> None:
    survey.answer(session, Answer.GOOD)
    survey.set_paper(session, 3, 2, 1)
    survey.set_paper(session, 3, 2, 1)  # nothing new: nothing to take back
    survey.answer(session, Answer.MIDDLE)
    totals = []
    while survey.undo(session):
        totals.append(survey.of_class(session).sums.total)
    assert totals == [7, 1, 0]
    assert not survey.undo(uuid4())


def test_impossible_numbers_are_said_and_too_many_touches_let_pass(survey: Survey, session: UUID) -> None:
    for numbers in ((-1, 0, 0), (0, MOST + 1, 0)):
        with pytest.raises(Problem, match="999人"):
            survey.set_paper(session, *numbers)
    with pytest.raises(Problem, match="もうありません"):
        survey.set_paper(uuid4(), 1, 0, 0)
    for _touch in range(MOST + 2):
        survey.answer(session, Answer.GOOD)
    assert survey.of_class(session).touch == SurveySums(MOST, 0, 0)
