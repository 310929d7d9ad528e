"""What is done at the desk and with people while somebody kills the program, and what must be true afterwards."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from smartclass.bootstrap import App

OLD = Path(__file__).resolve().parents[1] / "tests" / "data" / "register-v1.db"
"""A register of the first released version."""
PEOPLE, TO_ERASE, LIST = 60, 500, 30

Say = Callable[[str], None]
Said = Sequence[str]


def add(app: App, name: str) -> UUID:
    from smartclass.domain.registry import NewAttendee

    made = app.people.add(NewAttendee(name, "みほん"), even_if_similar=True).attendee
    assert made is not None
    return made.id


def names(app: App) -> set[str]:
    return {row[0] for row in app.register.rows("SELECT name FROM attendee WHERE deleted = 0")}


def begin_class(app: App, day: date | None = None) -> UUID:
    return app.classes.create(course="見本", day=day or app.clock.today(), starts=time(10)).id


# --- check-in


def many_people(app: App) -> None:
    with app.register.write():
        for number in range(PEOPLE):
            add(app, f"見本 {number}")


def check_in(app: App, say: Say) -> None:
    persons = [person.id for person in app.people.all(PEOPLE)]
    while True:
        session = begin_class(app)
        for number, person in enumerate(persons):
            app.roll.check_in(session, person)
            say(f"{session} {person}")
            if number % 10 == 9:
                came = app.roll.walk_in(session, f"飛入 {number}").attendee
                assert came is not None
                say(f"{session} {came.id}")


def check_in_wrong(app: App, said: Said) -> list[str]:
    present = set(app.register.rows("SELECT session_id, attendee_id FROM attendance WHERE present = 1"))
    acts = app.register.rows("SELECT session_id, attendee_id FROM act")
    lost = [line for line in said if tuple(UUID(word).bytes for word in line.split()) not in present]
    return lost if present == set(acts) and len(acts) == len(present) else [*lost, "attendance and its trace differ"]


# --- a list read in, and taken back


def read_in(app: App, say: Say) -> None:
    from smartclass.domain.registry import NewAttendee
    from smartclass.services.importing import ImportPreview

    for number in itertools.count():
        people = tuple(NewAttendee(f"名簿 {os.getpid()}-{number}-{row}", "めいぼ") for row in range(LIST))
        app.keeping.import_attendees(ImportPreview(people, ()))
        batch = app.keeping.importing.batches(1)[0].id
        say(f"in {batch}")
        if number % 3 == 2:
            say(f"undoing {batch}")
            app.keeping.importing.undo(batch)
            say(f"out {batch}")


def read_in_wrong(app: App, said: Said) -> list[str]:
    count = "SELECT count(*) FROM attendee AS a JOIN import_person AS p ON p.attendee_id = a.id"
    alive = {
        batch: app.register.rows(f"{count} WHERE p.batch_id = ? AND a.deleted = 0", (batch,))[0][0]
        for (batch,) in app.register.rows("SELECT id FROM import_batch")
    }
    wrong = [f"a list half read in: {found}" for found in alive.values() if found not in (0, LIST)]
    last = {word: state for state, word in (line.split() for line in said)}
    may_be = {"in": (LIST,), "undoing": (0, LIST), "out": (0,)}
    wrong += [
        f"{batch} is not {state}" for batch, state in last.items() if alive.get(UUID(batch).bytes) not in may_be[state]
    ]
    strangers = len(names(app)) - sum(alive.values())
    return [*wrong, f"{strangers} people of no list"] if strangers else wrong


# --- a register of an old version


def an_old_register(app: App) -> None:
    root = app.home.root
    app.register.close()
    for path in root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copyfile(OLD, app.home.database)


def migrated(_app: App, say: Say) -> None:
    say("opened")


def migrated_wrong(app: App, _said: Said) -> list[str]:
    wrong = [] if names(app) == {"髙𣘺 見本", "飛入 太郎", "見本 花子"} else ["somebody of the old register is missing"]
    came = app.register.rows("SELECT count(*) FROM attendance WHERE present = 1")[0][0]
    copies = list(app.home.backups.glob("before-version-*.db"))
    return [*wrong, *([] if came == 2 else [f"{came} came"]), *([] if copies else ["no copy of the old version"])]


# --- erasing


def people_to_erase(app: App) -> None:
    with app.register.write():
        for number in range(TO_ERASE):
            add(app, f"消える見本{number:04}番")


def erase(app: App, say: Say) -> None:
    for person, name in app.register.rows("SELECT id, name FROM attendee WHERE deleted = 0 ORDER BY id"):
        app.retention.erase_one(UUID(bytes=person))
        say(f"{UUID(bytes=person)} {name}")


def erase_wrong(app: App, said: Said) -> list[str]:
    erased = {row[0] for row in app.register.rows("SELECT attendee_id FROM erased_person")}
    here = names(app)
    lost = [line for line in said if UUID(line.split()[0]).bytes not in erased]
    if len(here) + len(erased) != TO_ERASE or len(app.retention.log()) != len(erased):
        lost.append(f"{len(here)} here, {len(erased)} erased of {TO_ERASE}")
    if any(_found(app, line.split()[1]) for line in said):
        lost.append("an erased name is still in the file")
    app.retention.due_count()  # an erasure cut short is finished here
    gone = {f"消える見本{number:04}番" for number in range(TO_ERASE)} - here
    return [*lost, "a name half erased is still in the file"] if any(_found(app, name) for name in gone) else lost


def _found(app: App, name: str) -> bool:
    return any(name.encode() in path.read_bytes() for path in app.home.root.iterdir() if path.is_file())


# --- a report made final


def a_month(app: App) -> None:
    many_people(app)
    session = begin_class(app, _last_month())
    for person in app.people.all(20):
        app.roll.check_in(session, person.id)


def _last_month() -> date:
    return date.today().replace(day=1) - timedelta(days=1)  # noqa: DTZ011


def freeze(app: App, say: Say) -> None:
    from smartclass.domain.fiscal import Period

    last, every = _last_month(), app.people.all(PEOPLE)
    session = app.classes.between(last, last)[0].id
    freezing: Any = app.freezing  # type: ignore[attr-defined]
    for person in itertools.cycle(every):
        made, _document = freezing.freeze("monthly", Period(last.replace(day=1), last))
        say(str(made.id))
        app.roll.check_in(session, person.id)


def freeze_wrong(app: App, said: Said) -> list[str]:
    freezing: Any = app.freezing  # type: ignore[attr-defined]
    kept = {str(one.id) for one in freezing.every()}
    return [line for line in said if line not in kept]
