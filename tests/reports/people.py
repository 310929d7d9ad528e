"""What the papers that people keep are made from, in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from smartclass.domain.lesson import Family
from smartclass.domain.people_papers import (
    AtHome,
    CertificateFigures,
    Finisher,
    GoingHomeFigures,
    Guest,
    HomeSheet,
    TableFigures,
)
from tests.reports.samples import PEOPLE, SESSION, lesson

LONG = "マリア・フェルナンダ ロドリゲス"
NAMES = (*(name for name, _kana, _born in PEOPLE), LONG)


def certificates(least: int = 0) -> CertificateFigures:
    return CertificateFigures(SESSION, tuple(Finisher(name, 3) for name in NAMES), least)


def tables(**fields: object) -> TableFigures:
    guests = tuple(Guest(n, name, kana) for n, (name, kana, _born) in enumerate(PEOPLE, 1))
    return replace(TableFigures(SESSION, (*guests, Guest(8, LONG, "まりあ"))), **fields)  # type: ignore[arg-type]


def going_home(folder: Path = Path("nowhere"), phone: str = "012-345-6789", people: int = 99) -> GoingHomeFigures:
    """Return a sheet for everybody and one for each of some people: two steps and a whole lesson to do at home."""
    one = lesson(folder)
    home = (AtHome(one, one.steps[0]), AtHome(one, one.steps[5]), AtHome(one))
    sheets = tuple(HomeSheet(name, Family.IPHONE, (one.title,) * 4, home, one.links) for name in ("", *NAMES[:people]))
    return GoingHomeFigures(SESSION, sheets, replace(SESSION, day=SESSION.day + timedelta(days=7)), phone)
