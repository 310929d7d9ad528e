"""The three answers as sums."""

from __future__ import annotations

from smartclass.domain.survey import Answer, ClassSurvey, SurveySums


def test_touch_and_paper_add_up() -> None:
    survey = ClassSurvey(SurveySums(3, 1, 0), SurveySums(2, 0, 4))
    assert survey.sums == SurveySums(5, 1, 4)
    assert (survey.sums.total, [survey.sums.of(one) for one in Answer]) == (10, [5, 1, 4])
    assert ClassSurvey().sums.total == 0
