"""What goes out to the public: files that others read, without anybody in them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from smartclass.bootstrap import App, build
from smartclass.domain.announcing import Town
from smartclass.domain.registry import NewAttendee, Role
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.reports.event_list import COLUMNS
from smartclass.services.announcing import SUFFIXES
from tests.conftest import FixedClock

TOWN = Town("131016", "東京都", "見本市", "見本市 デジタル推進課", "03-1234-5678", "https://www.city.example.jp/a")
YEAR = (date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def app(home: Home, clock: FixedClock) -> Iterator[App]:
    made = build(home, clock=clock)
    staff = made.classes.add_staff("先生 花子", Role.INSTRUCTOR)
    session = made.classes.create(course="スマホ", day=date(2026, 11, 24), starts=time(10), staff=(staff.id,))
    person = made.people.add(NewAttendee("山田 一", "やまだ はじめ")).attendee
    assert person
    made.roll.expect(session.id, [person.id])
    yield made
    made.close()


def test_the_town_is_kept(app: App) -> None:
    assert app.announcing.town() == Town()
    typed = Town("１３１０１６", " 東京都 ", "見本市", "見本市\tデジタル推進課", "０３-1234-5678", f" {TOWN.page} ")
    assert app.announcing.keep_town(typed) == TOWN
    assert app.announcing.town() == TOWN
    assert app.announcing.keep_town(Town()) == Town()


@pytest.mark.parametrize(
    ("town", "sentence"),
    [
        (Town(code="13101"), "団体コード"),
        (Town(telephone="110"), "電話番号"),
        (Town(page="www.city.jp"), "ホームページ"),
        (Town(organiser="1234 5678 9018"), "マイナンバー"),
    ],
)
def test_what_can_not_be_right_is_said(app: App, town: Town, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        app.announcing.keep_town(town)
    assert app.announcing.town() == Town()


def test_the_event_list_has_the_agreed_columns_and_nobody_in_it(app: App, tmp_path: Path) -> None:
    app.announcing.keep_town(TOWN)
    off = app.classes.create(course="カード", day=date(2026, 11, 25), starts=time(13))
    app.planning.call_off(off.id, "講師の病気")
    file = tmp_path / "x.csv"
    assert app.announcing.save(file, *YEAR) == 2
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert tuple(rows[0]) == COLUMNS
    first, second = rows
    assert [first[name] for name in ("都道府県コード又は市区町村コード", "市区町村名", "イベント名", "開始日")] == [
        "131016",
        "見本市",
        "スマホ",
        "2026-11-24",
    ]
    assert (first["開始時間"], first["終了時間"], first["定員"], first["場所名称"]) == ("10:00", "11:00", "12", "会場")
    assert (first["備考"], second["備考"], second["開始日時特記事項"]) == ("講座・教室", "講座・教室、中止", "中止")
    for secret in ("山田", "先生", "病気"):
        assert secret not in file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_is_written(app: App, tmp_path: Path, suffix: str) -> None:
    assert app.announcing.save(tmp_path / f"x{suffix}", *YEAR, app.classes.centres()[0].id) == 1
    assert (tmp_path / f"x{suffix}").stat().st_size > 200


def test_the_calendar_file_names_the_class_called_off(app: App, tmp_path: Path) -> None:
    app.planning.call_off(app.classes.between(*YEAR)[0].id, "講師の病気")
    app.announcing.save(tmp_path / "x.ICS", *YEAR)
    said = (tmp_path / "x.ICS").read_text(encoding="utf-8")
    assert "DESCRIPTION:中止になりました。定員 12人" in said
    assert "病気" not in said


def test_what_can_not_be_written_is_said(app: App, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="書き出せません"):
        app.announcing.save(tmp_path / "x.pdf", *YEAR)
    with pytest.raises(Problem, match="教室がありません"):
        app.announcing.save(tmp_path / "x.ics", date(2030, 1, 1), date(2030, 1, 2))
    with pytest.raises(Problem, match="保存できませんでした"):
        app.announcing.save(tmp_path / "file" / "x.ics", *YEAR)


def test_posters_and_call_lists_are_papers(app: App) -> None:
    session = app.classes.between(*YEAR)[0].id
    assert app.announcing.poster(session).file_stem == "poster-2026-11-24-1000"
    assert app.announcing.call_list(session).tables()[0].rows[0][2] == "山田 一"
