"""Venues by hand and from the town's list: nothing doubled, nothing lost, every row left out has its reason."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from smartclass import bootstrap
from smartclass.adapters.table_files import TableFiles
from smartclass.domain.centre_list import FIELDS, Venue, with_name
from smartclass.errors import BadData, Problem
from smartclass.paths import Home
from smartclass.services.centres import CentrePreview, Centres
from smartclass.services.classes import Classes
from smartclass.services.column_memory import ColumnMemory
from smartclass.services.importing import BadRow, Undone
from smartclass.storage.register import Register
from tests.conftest import FixedClock

LIST = """全国地方公共団体コード,ID,名称,名称_カナ,所在地_連結表記
011002,JJ01,中央公民館,チュウオウ,見本県見本市1-1
011002,123456789012,北コミュニティセンター,キタ,見本県見本市2-2
011002,JJ03,　,,
011002,JJ04,=cmd(),,
011002,JJ05,123456789012,,
011002,JJ06,中央　公民館,,
011002,JJ07,みどり館,,
,,,,
"""


@pytest.fixture
def centres(register: Register, tmp_path: Path) -> Centres:
    return Centres(register, TableFiles(), ColumnMemory(tmp_path / "columns.json", FIELDS))


def looked(centres: Centres, text: str) -> CentrePreview:
    opened = centres.open_pasted(text)
    return centres.look(opened, opened.layout)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_published_list_is_read_in_any_encoding(centres: Centres, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "011002_public_facility.csv"
    file.write_bytes(LIST.encode(encoding))
    centres.add("みどり館")
    opened = centres.open(file)
    found = centres.look(opened, opened.layout)
    assert found.good == (
        Venue("中央公民館", "JJ01", "見本県見本市1-1", "チュウオウ"),
        Venue("北コミュニティセンター", "", "見本県見本市2-2", "キタ"),
    )
    assert found.chosen == found.good
    assert found.bad == (
        BadRow(4, "名前がありません。"),
        BadRow(5, "名前が計算式の形です。名前を入れなおしてください。"),
        BadRow(6, found.bad[2].reason),
        BadRow(7, "2行めと同じ名前です。"),
        BadRow(8, "もう会場に入っています。"),
    )
    assert "マイナンバー" in found.bad[2].reason or "12けた" in found.bad[2].reason


def test_venues_come_in_together_and_are_taken_out_again(centres: Centres, register: Register) -> None:
    preview = looked(centres, LIST)
    made = centres.enter(preview.chosen, preview.layout)
    assert [(one.name, one.code) for one in made] == [
        ("中央公民館", "JJ01"),
        ("北コミュニティセンター", ""),
        ("みどり館", "JJ07"),
    ]
    assert centres.enter(preview.chosen) == ()
    assert len(looked(centres, LIST).bad) == 7
    Classes(register).create(course="スマホ", day=register.clock.today(), starts=time(10), centre=made[0].id)
    assert centres.undo([one.id for one in made]) == Undone(2, 1)
    assert [(one.name, count) for one, count in centres.all()] == [("中央公民館", 1)]


def test_the_column_of_names_is_chosen_and_remembered(centres: Centres) -> None:
    text = "たてもの\tところ\n中央公民館\t1-1\n"
    opened = centres.open_pasted(text)
    with pytest.raises(BadData, match="名称"):
        centres.look(opened, opened.layout)
    layout = with_name(opened.layout, 0)
    preview = centres.look(opened, layout)
    assert preview.good == (Venue("中央公民館"),)
    centres.enter(preview.good, layout)
    assert centres.open_pasted(text).layout.complete


def test_one_venue_is_added_named_and_taken_away(centres: Centres) -> None:
    first, second = centres.add("中央公民館"), centres.add("北館")
    for again in ("北　館", " 北館 "):
        with pytest.raises(Problem, match="同じ名前"):
            centres.add(again)
    with pytest.raises(Problem, match="同じ名前"):
        centres.rename(first.id, "北館")
    for digits in ("123456789012", "公民館 1234-5678-9012"):
        with pytest.raises(Problem):
            centres.add(digits)
        with pytest.raises(Problem):
            centres.rename(first.id, digits)
    with pytest.raises(Problem, match="名前を入れて"):
        centres.rename(first.id, "　")
    centres.rename(first.id, "中央 公民館")
    centres.remove(second.id)
    assert [one.name for one, _count in centres.all()] == ["中央 公民館"]
    with pytest.raises(Problem, match="1か所"):
        centres.remove(first.id)
    centres.bring_back(second.id)
    assert [one.name for one, _count in centres.all()] == ["中央 公民館", "北館"]


def test_a_venue_with_a_past_stays(home: Home, clock: FixedClock) -> None:
    app = bootstrap.build(home, clock=clock)
    north = app.centres.add("北館")
    app.consultations.begin()
    app.centres.add("南館")
    with pytest.raises(Problem, match="記録がある"):
        app.centres.remove(north.id)
    app.close()
