"""A register of before there were consultations keeps everything, and counts them from now on."""

from __future__ import annotations

import shutil
from datetime import date, time

import pytest

from smartclass.domain.survey import Answer, ClassSurvey, SurveySums, Way
from smartclass.paths import Home
from smartclass.services.classes import Classes
from smartclass.storage import consultations, survey
from smartclass.storage.driver import dbapi2
from smartclass.storage.register import Register, new_id
from tests.conftest import FixedClock
from tests.storage.test_migrations import FIRST

BAD = (
    "INSERT INTO consultation (id, session_id, day, starts, minutes, site, updated_at)"
    " VALUES (:id, :session, '2026-11-21', '10:00', 15, 1, '')",
    "INSERT INTO consultation (id, starts, minutes, site, updated_at) VALUES (:id, '10:00', 15, 1, '')",
    "INSERT INTO consultation (id, session_id, starts, minutes, outcome, site, updated_at)"
    " VALUES (:id, :session, '10:00', 15, 'failed', 1, '')",
    "INSERT INTO survey_answer (id, session_id, way, answer, count, site, updated_at)"
    " VALUES (:id, :session, 'touch', 'good', 1, 1, '2026-11-21T10:00')",
    "INSERT INTO survey_answer (id, session_id, way, answer, count, site, updated_at)"
    " VALUES (:id, :session, 'touch', 'bad', 1, 1, '2026-11-21')",
)


def test_an_old_register_counts_from_now_on(home: Home, clock: FixedClock) -> None:
    home.prepare()
    shutil.copyfile(FIRST, home.database)
    register = Register.open(home, clock)
    (past, _today) = Classes(register).between(date(2026, 11, 1), date(2026, 11, 30))
    assert (consultations.of_class(register, past.id), survey.of_class(register, past.id)) == ((), ClassSurvey())
    with register.write() as run:
        made = consultations.insert(
            run,
            register,
            session=past.id,
            centre=None,
            day=None,
            starts=time(10),
            minutes=15,
            person=None,
            staff=None,
        )
        survey.put(run, register, past.id, Way.TOUCH, Answer.GOOD, 2)
    assert [one.id for one in consultations.of_class(register, past.id)] == [made]
    assert survey.sums(register, past.day, past.day, past.centre.id) == SurveySums(good=2)
    register.check()
    register.close()


@pytest.mark.parametrize("sql", BAD)
def test_the_file_itself_refuses_what_must_not_be(register: Register, sql: str) -> None:
    session = Classes(register).create(course="スマホ", day=date(2026, 11, 21), starts=time(10)).id
    with pytest.raises(dbapi2.IntegrityError), register.write() as run:
        run(sql, {"id": new_id().bytes, "session": session.bytes})
