"""A whole year for a town of 13 centres: recounted in plain Python, byte by byte, stopped half way."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench import recount
from smartclass.bootstrap import App, build
from smartclass.domain import fiscal
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage import activity_queries, all_centres, report_queries
from smartclass.storage.register import new_id
from tests.conftest import FixedClock

YEAR = fiscal.year(2025)
CENTRES, COURSES, STAFF, PEOPLE, CLASSES = 13, 3, 4, 300, 500
HOW, NOT = ("tap", "2026-04-01T10:00:00.000+09:00"), ("", None)
STAMP = (1, "2026-04-01T10:00:00.000+09:00")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Two years of classes: held, called off, still planned; walk-ins, people counted without a name."""
    app = build(Home(tmp_path_factory.mktemp("town")), clock=FixedClock())
    chance = random.Random(7)
    keys = {name: [new_id().bytes for _n in range(count)] for name, count in _COUNTS.items()}
    with app.register.write() as run:
        for n, key in enumerate(keys["centre"]):
            run("INSERT INTO centre (id, name, site, updated_at) VALUES (?, ?, ?, ?)", (key, f"第{n + 1}会館", *STAMP))
        for n, key in enumerate(keys["course"]):
            run("INSERT INTO course (id, title, site, updated_at) VALUES (?, ?, ?, ?)", (key, f"講座{n}", *STAMP))
        for key in keys["staff"]:
            run(
                "INSERT INTO staff (id, name, role, site, updated_at) VALUES (?, '先生', 'helper', ?, ?)", (key, *STAMP)
            )
        for key in keys["attendee"]:
            born = chance.choice((None, chance.randint(1930, 1970)))
            run(
                "INSERT INTO attendee (id, name, name_key, birth_year, site, updated_at)"
                " VALUES (?, '人', '人', ?, ?, ?)",
                (key, born, *STAMP),
            )
        for _n in range(CLASSES):
            _hold(run, chance, keys)
    yield app
    app.close()


_COUNTS = {"centre": CENTRES, "course": COURSES, "staff": STAFF, "attendee": PEOPLE}


def _hold(run: object, chance: random.Random, keys: dict[str, list[bytes]]) -> None:
    assert callable(run)
    session = new_id().bytes
    day = date(2024, 9, 1) + timedelta(days=chance.randrange(620))
    state = chance.choice(("ended", "ended", "ended", "running", "planned", "cancelled"))
    run(
        "INSERT INTO class_session (id, centre_id, course_id, day, starts, ends, capacity, state, count_only, reason,"
        " site, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)",
        (
            session,
            chance.choice(keys["centre"]),
            chance.choice(keys["course"]),
            day.isoformat(),
            f"{chance.randint(9, 13):02}:{chance.choice(('00', '15', '30'))}",
            f"{chance.randint(14, 16)}:{chance.choice(('00', '20', '50'))}",
            chance.randint(8, 20),
            state,
            chance.choice((0, 0, 3)),
            *STAMP,
        ),
    )
    for member in chance.sample(keys["staff"], chance.randint(0, 3)):
        run("INSERT INTO session_staff (session_id, staff_id) VALUES (?, ?)", (session, member))
    for person in chance.sample(keys["attendee"], chance.randint(0, 9)):
        expected = chance.random() < 0.8
        present = not expected or chance.random() < 0.7
        run(
            "INSERT INTO attendance (id, session_id, attendee_id, expected, present, how, at, site, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (chance.randbytes(16), session, person, expected, present, *(HOW if present else NOT), *STAMP),
        )
    _ask(run, chance, keys, session)


def _ask(run: object, chance: random.Random, keys: dict[str, list[bytes]], session: bytes) -> None:
    """Put in bookings (some of people on the roster, most not), a draw, consultations, and answers."""
    assert callable(run)
    for number, person in enumerate(chance.sample(keys["attendee"], chance.randint(0, 5)), 1):
        standing = chance.choice(("booked", "waiting", "applied", "cancelled"))
        run(
            "INSERT INTO booking (id, session_id, attendee_id, number, place, standing, party, at, deleted, site,"
            " updated_at) VALUES (?, ?, ?, ?, 1, ?, ?, '', ?, ?, ?)",
            (chance.randbytes(16), session, person, number, standing, person, chance.random() < 0.1, *STAMP),
        )
    if chance.random() < 0.3:
        lines = json.dumps([(n, n, 0, 0, max(0, n - 6)) for n in range(chance.randint(1, 12))])
        at = chance.choice((None, STAMP[1], STAMP[1]))
        run(
            "INSERT INTO draw (id, session_id, seed, at, lines, deleted, site, updated_at)"
            " VALUES (?, ?, 's', ?, ?, ?, ?, ?)",
            (chance.randbytes(16), session, at, lines, chance.random() < 0.1, *STAMP),
        )
    for _n in range(chance.randint(0, 2)):
        here = chance.random() < 0.7
        centre, day = chance.choice(keys["centre"]), f"2025-{chance.randint(1, 12):02}-15"
        run(
            "INSERT INTO consultation (id, session_id, centre_id, day, starts, minutes, topic, outcome, deleted, site,"
            " updated_at) VALUES (?, ?, ?, ?, '10:00', 15, ?, ?, ?, ?, ?)",
            (
                chance.randbytes(16),
                session if here else None,
                None if here else centre,
                None if here else day,
                chance.choice(("", "wifi-join", "call", "no-longer-there")),
                chance.choice(("", "done", "homework", "desk")),
                chance.random() < 0.1,
                *STAMP,
            ),
        )
    for way in ("touch", "paper"):
        run(
            "INSERT INTO survey_answer (id, session_id, way, answer, count, deleted, site, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, 1, '2026-04-01')",
            (
                chance.randbytes(16),
                session,
                way,
                chance.choice(("good", "middle", "more")),
                chance.randint(0, 9),
                chance.random() < 0.1,
            ),
        )


def test_every_number_of_every_centre_is_what_a_plain_recount_gives(town: App) -> None:
    counted = recount.year(town.register.rows, 2025)
    where = [(None, ""), *((centre.id, centre.name) for centre in town.classes.centres())]
    assert len(where) == CENTRES + 1
    for centre, name in where:
        document = town.paper.report("yearly", first=YEAR.first, last=YEAR.last, centre=centre)
        assert recount.agree(document, name, counted), name
    document = town.paper.report("yearly", first=YEAR.first, last=YEAR.last)
    assert {part for centre, part, _name in counted if not centre} == {
        "whole", "month", "course", "centre", "applied", "draw", "talk", "survey"
    }  # fmt: skip
    for part, numbers in counted.items():
        if not part[0]:
            assert any(numbers), part
            assert not recount.agree(document, "", {**counted, part: (*numbers[:-1], numbers[-1] + 1)})


def test_one_pass_gives_what_asking_one_by_one_gives(town: App) -> None:
    centres, figures = all_centres.figures(town.register, YEAR)
    assert centres == town.classes.centres()
    for centre, (activity, period) in zip((None, *centres), figures, strict=True):
        assert activity == activity_queries.activity(town.register, YEAR, centre)
        assert period == report_queries.period(town.register, YEAR, centre)


def test_the_files_are_the_same_bytes_as_one_by_one(town: App, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    files = town.year_papers.save(2025, tmp_path / "year", lambda done, whole: steps.append((done, whole)))
    assert steps == [(n, 56) for n in range(56)]
    assert sorted(files) == sorted((tmp_path / "year").iterdir())
    names = {file.name for file in files}
    assert "activity-2025-04-01-2026-03-31-00.pdf" in names
    assert "report-2025-04-01-2026-03-31-13-第13会館.xlsx" in names
    for report, stem in (("yearly", "activity"), ("monthly", "report")):
        for number, centre in ((0, None), (2, town.classes.centres()[1])):
            end = f"{number:02}-{centre.name}" if centre else "00"
            alone = town.paper.report(report, first=YEAR.first, last=YEAR.last, centre=centre.id if centre else None)
            for suffix in (".pdf", ".xlsx"):
                made = tmp_path / "year" / f"{stem}-2025-04-01-2026-03-31-{end}{suffix}"
                assert made.read_bytes() == town.paper.render(alone, suffix)


class Stop(Exception):
    pass


def test_stopping_leaves_whole_files_only(town: App, tmp_path: Path) -> None:
    def step(done: int, _whole: int) -> None:
        if done == 3:
            raise Stop

    with pytest.raises(Stop):
        town.year_papers.save(2025, tmp_path, step)
    assert len(list(tmp_path.iterdir())) == 3
    assert all(file.stat().st_size > 1000 for file in tmp_path.iterdir())


def test_a_frozen_report_bears_its_mark_here_too(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    app = build(home, clock=clock)
    app.demo.fill(1)
    clock.pass_by(days=200)
    span = fiscal.year(2026)
    _made, document = app.freezing.freeze("yearly", span)
    files = app.year_papers.save(2026, tmp_path)
    assert len(files) == 8
    assert files[0].read_bytes() == app.paper.render(document, ".pdf")
    app.close()


def test_what_cannot_be_saved_is_said(town: App, tmp_path: Path) -> None:
    for year, words in ((1, "えらべません"), (1999, "まだ教室がありません")):
        with pytest.raises(Problem, match=words):
            town.year_papers.save(year, tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Problem, match="保存できません"):
        town.year_papers.save(2025, tmp_path / "file" / "folder")
