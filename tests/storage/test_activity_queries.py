"""Longer spans against an independent recount in plain Python, a month counted by hand, and the indexes they use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartclass.domain import age_band, fiscal
from smartclass.domain.registry import Centre
from smartclass.paths import Home
from smartclass.storage import activity_queries, booking_figures
from smartclass.storage.register import Register
from tests.storage.test_report_queries import Noon

TAIL = (1, "2026-11-21")


def key(kind: int, number: int) -> bytes:
    return UUID(int=(kind << 64) + number + 1).bytes


@dataclass(frozen=True)
class Held:
    """One class as it is put into the register. `came` and `only` are those who came and those only expected."""

    centre: int
    course: int
    day: date
    state: str = "ended"
    minutes: int = 90
    staff: tuple[int, ...] = ()
    count_only: int = 0
    capacity: int = 12
    expected: tuple[int, ...] = ()
    came: tuple[int, ...] = ()
    reason: str = ""


CENTRES = tuple(Centre(UUID(bytes=key(1, n)), name) for n, name in enumerate(("南館", "北館")))


def fill(register: Register, classes: list[Held], born: dict[int, int | None]) -> None:
    with register.write() as run:
        for table in (
            "attendance",
            "session_staff",
            "session_lesson",
            "class_session",
            "attendee",
            "staff",
            "course",
            "centre",
        ):
            run(f"DELETE FROM {table}")
        for centre in CENTRES:
            run(
                "INSERT INTO centre (id, name, site, updated_at) VALUES (?, ?, ?, ?)",
                (centre.id.bytes, centre.name, *TAIL),
            )
        for n in range(3):
            run("INSERT INTO course (id, title, site, updated_at) VALUES (?, ?, ?, ?)", (key(2, n), f"講座{n}", *TAIL))
            run(
                "INSERT INTO staff (id, name, role, site, updated_at) VALUES (?, ?, 'helper', ?, ?)",
                (key(3, n), f"先生{n}", *TAIL),
            )
        for n, year in born.items():
            run(
                "INSERT INTO attendee (id, name, name_key, kana, kana_order, birth_year, site, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key(4, n), f"人{n}", f"人{n}", f"ひと{n}", f"{n:03}", year, *TAIL),
            )
        for n, one in enumerate(classes):
            ends = f"{10 + one.minutes // 60}:{one.minutes % 60:02}"
            run(
                "INSERT INTO class_session (id, centre_id, course_id, day, starts, ends, capacity, count_only, state,"
                " reason, site, updated_at) VALUES (?, ?, ?, ?, '10:00', ?, ?, ?, ?, ?, ?, ?)",
                (
                    key(5, n),
                    CENTRES[one.centre].id.bytes,
                    key(2, one.course),
                    one.day.isoformat(),
                    ends,
                    one.capacity,
                    one.count_only,
                    one.state,
                    one.reason,
                    *TAIL,
                ),
            )
            for person in one.staff:
                run("INSERT INTO session_staff VALUES (?, ?)", (key(5, n), key(3, person)))
            run("INSERT INTO session_lesson VALUES (?, 0, ?)", (key(5, n), f"lesson-{one.course}"))
            for person in {*one.expected, *one.came}:
                run(
                    "INSERT INTO attendance (id, session_id, attendee_id, expected, present, site, updated_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        key(6, n * 1000 + person),
                        key(5, n),
                        key(4, person),
                        person in one.expected,
                        person in one.came,
                        *TAIL,
                    ),
                )


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    opened = Register.open(Home(Path(tmp_path_factory.mktemp("home"))), Noon())
    yield opened
    opened.close()


people = st.lists(st.integers(0, 14), unique=True, max_size=8).map(tuple)
classes = st.builds(
    Held,
    centre=st.integers(0, 1),
    course=st.integers(0, 2),
    day=st.dates(date(2025, 12, 1), date(2027, 5, 31)),
    state=st.sampled_from(("planned", "running", "ended", "ended", "ended", "cancelled")),
    minutes=st.sampled_from((45, 60, 90, 120)),
    staff=st.lists(st.integers(0, 2), unique=True).map(tuple),
    count_only=st.integers(0, 3),
    capacity=st.integers(5, 20),
    expected=people,
    came=people,
)
spans = st.sampled_from((fiscal.year(2026), fiscal.year(2025), fiscal.quarter(2026, 2), fiscal.month(2026, 4)))


def counted(some: list[tuple[int, Held]], first_at: dict[int, int]) -> tuple[int, ...]:
    """Recount a part: everything the report prints of it, from the plain facts."""
    held = [
        (n, one)
        for n, one in some
        if one.state in ("running", "ended") or (one.state == "planned" and (one.came or one.count_only))
    ]
    return (
        len(held),
        sum(one.state == "cancelled" for _n, one in some),
        sum(one.minutes for _n, one in held),
        sum(len(one.staff) for _n, one in held),
        sum(len(one.staff) * one.minutes for _n, one in held),
        sum(one.capacity for _n, one in held),
        sum(len(one.came) + one.count_only for _n, one in held),
        sum(len(set(one.came) - set(one.expected)) for _n, one in held),
        len({person for _n, one in held for person in one.came}),
        sum(first_at[person] == n for n, one in held for person in set(one.came) if person in first_at),
    )


def figures(one: object) -> tuple[int, ...]:
    names = ("sessions", "cancelled", "minutes", "staff", "staff_minutes", "seats", "visits", "walk_ins", "people")
    return tuple(getattr(one, name) for name in (*names, "newcomers"))


@given(st.lists(classes, max_size=25), spans, st.sampled_from((None, 0, 1)), st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_figure_equals_a_recount(
    register: Register, town: list[Held], span: fiscal.Period, at: int | None, data: st.DataObject
) -> None:
    born = {n: data.draw(st.one_of(st.none(), st.integers(1930, 1975))) for n in range(15)}
    fill(register, town, born)
    found = activity_queries.activity(register, span, None if at is None else CENTRES[at])

    inside = [(n, one) for n, one in enumerate(town) if span.first <= one.day <= span.last and at in (None, one.centre)]
    inside.sort(key=lambda pair: (pair[1].day, CENTRES[pair[1].centre].name, key(5, pair[0])))
    going = [(n, one) for n, one in inside if one.state != "cancelled"]
    before = {p for one in town if one.state != "cancelled" and one.day < span.first for p in one.came}
    first_at: dict[int, int] = {}
    for n, one in going:
        for person in one.came:
            if person not in before:
                first_at.setdefault(person, n)

    assert figures(found.whole) == counted(inside, first_at)
    for month, tally in found.months:
        part = [(n, one) for n, one in inside if (one.day.year, one.day.month) == (month.year, month.month)]
        assert figures(tally) == counted(part, first_at)
    assert {one.name: figures(one) for one in found.centres} == {
        centre.name: counted(part, first_at)
        for number, centre in enumerate(CENTRES)
        if (part := [(n, one) for n, one in inside if one.centre == number])
    }
    assert {one.name: figures(one) for one in found.courses} == {
        f"講座{number}": counted(part, first_at)
        for number in range(3)
        if (part := [(n, one) for n, one in inside if one.course == number])
    }
    everybody = {person for _n, one in going for person in one.came}
    assert found.bands == age_band.tally([born[person] for person in everybody], span.last)
    assert sum(tally.newcomers for _month, tally in found.months) == found.whole.newcomers
    names = activity_queries.names(register, span, found.centre)
    assert [name for _id, name, _kana in names] == [f"人{person}" for person in sorted(everybody)]

    work = activity_queries.staff(register, span, found.centre)
    assert sum(one.minutes for one in work) == found.whole.staff_minutes
    assert sum(one.sessions for one in work) == found.whole.staff
    assert all(sum(one.months) == one.minutes for one in work)


APRIL = date(2026, 4, 1)
REFERENCE = [
    # Before April: person 0 came once in March, so of the people of April only 0 is no newcomer.
    Held(0, 0, date(2026, 3, 25), came=(0,), expected=(0,)),
    # 1: 南館, 講座0, 90 min, 2 staff, 12 seats; 10 of 10 expected came.                                   → 10
    Held(0, 0, date(2026, 4, 1), staff=(0, 1), came=tuple(range(10)), expected=tuple(range(10))),
    # 2: 北館, 講座1, 60 min, 1 staff, 8 seats; 6 expected, 5 of them came, 1 walked in, 2 only counted.   → 6 + 2
    Held(
        1, 1, date(2026, 4, 8), minutes=60, staff=(2,), capacity=8, count_only=2,
        expected=(0, 1, 2, 3, 4, 5), came=(0, 1, 2, 3, 4, 10),
    ),
    # 3: cancelled for a storm, 9 expected: counts as a cancellation and as nothing else.
    Held(0, 0, date(2026, 4, 15), state="cancelled", staff=(0,), expected=tuple(range(9)), reason="台風のため"),
    # 4: 南館, 講座1, 90 min, 2 staff, 12 seats; 8 came as expected.                                      → 8
    Held(0, 1, date(2026, 4, 22), staff=(0, 2), came=(0, 1, 2, 3, 6, 7, 8, 11), expected=(0, 1, 2, 3, 6, 7, 8, 11)),
    # 5: 北館, 講座0, 120 min, nobody of the staff noted, 10 seats; 6 came, none of them expected.         → 6
    Held(1, 0, date(2026, 4, 30), minutes=120, capacity=10, came=(0, 4, 9, 12, 13, 14)),
    # 6: still to come in May: not in April.
    Held(1, 0, date(2026, 5, 6), state="planned", expected=(0, 1)),
]  # fmt: skip
"""30 attendances with a name (10 + 6 + 8 + 6) and 2 people who were only counted, in April 2026."""


def test_a_month_counted_by_hand(register: Register) -> None:
    # Born 1944 (82, 80s): persons 0–4. 1952 (74, 70s): 5–9. 1961 (65, 60s): 10–12. Unknown: 13. 1970 (56): 14.
    born = {**dict.fromkeys(range(5), 1944), **dict.fromkeys(range(5, 10), 1952), **dict.fromkeys(range(10, 13), 1961)}
    fill(register, REFERENCE, {**born, 13: None, 14: 1970})
    found = activity_queries.activity(register, fiscal.month(2026, 4), None)
    whole = found.whole
    assert (whole.sessions, whole.cancelled) == (4, 1)
    assert whole.minutes == 90 + 60 + 90 + 120
    assert (whole.staff, whole.staff_minutes) == (2 + 1 + 2 + 0, 2 * 90 + 60 + 2 * 90)
    assert whole.seats == 12 + 8 + 12 + 10
    assert (whole.named, whole.count_only, whole.visits) == (30, 2, 32)
    assert whole.walk_ins == 1 + 6
    # Everybody from 0 to 14 came at least once: 15 people, all but person 0 for the first time.
    assert (whole.people, whole.newcomers) == (15, 14)
    assert [found.bands[band] for band in age_band.AgeBand] == [1, 3, 5, 5, 0, 1]
    # 南館 held 1 and 4: 18 visits of 0–9 and 11; 1–9 began in 1, 11 in 4. 北館 held 2 and 5: 8 + 6 visits; 10 began in
    # 2 and 12–14 in 5; its people are 0–4, 9, 10 and 12–14.
    assert [(one.name, one.visits, one.people, one.newcomers) for one in found.centres] == [
        ("北館", 14, 10, 4),
        ("南館", 18, 11, 10),
    ]
    # 講座0 held 1 and 5: 10 + 6 visits; 1–9 and 12–14 began there. 講座1 held 2 and 4: 8 + 8 visits; 10 and 11 began.
    assert [(one.name, one.sessions, one.cancelled, one.visits, one.newcomers) for one in found.courses] == [
        ("講座0", 2, 1, 16, 12),
        ("講座1", 2, 0, 16, 2),
    ]
    assert [(one.day, one.reason) for one in found.cancelled] == [(date(2026, 4, 15), "台風のため")]
    # 先生0 stood in 1 and 4, 先生1 in 1, 先生2 in 2 and 4.
    work = activity_queries.staff(register, fiscal.month(2026, 4), None)
    assert [(one.name, one.sessions, one.minutes) for one in work] == [
        ("先生0", 2, 180),
        ("先生1", 1, 90),
        ("先生2", 2, 150),
    ]


def test_who_stopped_coming(register: Register) -> None:
    fill(register, REFERENCE, dict.fromkeys(range(15), None))
    span, on = fiscal.month(2026, 4), date(2026, 4, 30)
    # Twice or more: 0 (5 times, with March), 1–3 (3), 4 (3), 6–8 (2), 9 (2); 0 and 1 are expected in May.
    regulars, away = activity_queries.regulars(register, span, None, on, date(2026, 4, 29))
    assert regulars == 9
    assert [(one.name, one.times) for one in away] == [("人2", 3), ("人3", 3), ("人6", 2), ("人7", 2), ("人8", 2)]
    assert {(one.last, one.course, one.centre) for one in away} == {(date(2026, 4, 22), "講座1", "南館")}
    regulars, away = activity_queries.regulars(register, span, None, on, date(2026, 5, 1))
    assert [(one.name, one.last.day) for one in away[-2:]] == [("人4", 30), ("人9", 30)]
    assert away[-1].course == "講座0"
    # At 北館 0–4 and 9 came at least twice in all; 2 and 3 were last seen on the 22nd, but elsewhere.
    regulars, away = activity_queries.regulars(register, span, CENTRES[1], on, date(2026, 4, 20))
    assert (regulars, away) == (6, ())
    assert activity_queries.regulars(register, fiscal.month(2026, 6), None, on, on) == (0, ())


def test_one_persons_classes_come_newest_first(register: Register) -> None:
    fill(register, REFERENCE, dict.fromkeys(range(15), None))
    visits = activity_queries.person(register, UUID(bytes=key(4, 1)))
    assert [(one.day.month, one.day.day, one.expected, one.present, one.cancelled) for one in visits] == [
        (5, 6, True, False, False),
        (4, 22, True, True, False),
        (4, 15, True, False, True),
        (4, 8, True, True, False),
        (4, 1, True, True, False),
    ]
    assert visits[-1].lessons == ("lesson-0",)


@pytest.mark.parametrize(
    "name", ["VISITS", "VISITORS", "LESSONS", "STAFF", "REGULARS", "NAMES", "PERSON", "WHOLE", "ASKED"]
)
def test_every_question_goes_through_an_index(register: Register, name: str) -> None:
    sql = getattr(activity_queries, name)
    values: tuple[object, ...] = activity_queries.where(fiscal.year(2026), None)
    day = "2026-11-21"
    of_one = {"PERSON": (key(4, 0),), "WHOLE": (day, key(4, 0))}
    values = {"VISITORS": (day, *values), "REGULARS": (*values, day), **of_one}.get(name, values)
    plan = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any(("attendance_person" if name in of_one else "class_session_day") in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") and step != "SCAN g"], plan


@pytest.mark.parametrize("name", ["TURNED", "DRAWS"])
def test_bookings_of_a_span_go_through_the_index_of_days(register: Register, name: str) -> None:
    days = activity_queries.where(fiscal.year(2026), None)[:2]
    plan = [str(row[3]) for row in register.rows(f"EXPLAIN QUERY PLAN {getattr(booking_figures, name)}", days)]
    assert "class_session_day" in plan[0], plan
    assert not [step for step in plan if step.startswith("SCAN")], plan


def test_months_of_a_span() -> None:
    from smartclass.domain.activity import months

    assert months(fiscal.Period(date(2026, 12, 20), date(2027, 2, 1))) == (
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    )
    assert len(months(fiscal.year(2026))) == 12


@given(st.dates(date(1999, 1, 1), date(2100, 1, 1)), st.integers(0, 500))
def test_the_same_days_a_year_earlier(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    earlier = fiscal.year_before(fiscal.Period(first, last))
    assert (earlier.first.year, earlier.first.month) == (first.year - 1, first.month)
    assert earlier.first.day == first.day or first.day in (28, 29)
    assert (fiscal.next_month(last) == last + timedelta(days=1)) == (
        fiscal.next_month(earlier.last) == earlier.last + timedelta(days=1)
    ) or last.month == 2
    assert fiscal.year_before(fiscal.year(2024)) == fiscal.year(2023)
