"""The catalogue joined with the town's own file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from smartclass import i18n, resources
from smartclass.content import procedures as catalogue_file
from smartclass.domain.lesson import Family
from smartclass.domain.procedures import EVERY, Online, TownEntry
from smartclass.errors import BadData, Problem
from smartclass.paths import Home
from smartclass.services.procedures import Procedures


@pytest.fixture
def procedures(home: Home) -> Procedures:
    return Procedures(home)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("生まれた", "child-allowance"),
        ("引っ越す", "move-out"),
        ("ひっこす", "move-out"),
        ("介護", "care-new"),
        ("かいご", "care-renew"),
        ("災害", "risai"),
        ("亡くなった", "condolence"),
        ("おくやみ", "child-allowance-unpaid"),
        ("屋根がとんだ", "risai"),
        ("ほんをかりたい", "library"),
        ("ごみ", "garbage"),
        ("りさい", "risai"),
        ("車庫", "car-garage"),
    ],
)
def test_they_are_found_by_event_name_kana_and_complaint(procedures: Procedures, typed: str, wanted: str) -> None:
    assert wanted in [one.id for one in procedures.search(typed)]


def test_the_best_comes_first(procedures: Procedures) -> None:
    assert procedures.search("罹災証明")[0].id == "risai"
    assert procedures.search("てんしゅつ")[0].id == "move-out"
    assert procedures.search("りんご") == ()
    assert len(procedures.search("かいご", 3)) == 3


def test_events_give_their_procedures(procedures: Procedures) -> None:
    for event in procedures.events():
        assert procedures.of_event(event.id), event.id
    assert {one.id for one in procedures.of_event("death")} == {"child-allowance-unpaid", "dog", "condolence"}
    with pytest.raises(Problem, match="という出来事は、ありません"):
        procedures.of_event("party")


def test_one_is_given_by_its_id(procedures: Procedures) -> None:
    assert procedures.get("risai").title.plain == "罹災証明書の発行申請"
    with pytest.raises(Problem, match="カタログにありません"):
        procedures.get("gone")


def test_a_practice_is_made(procedures: Procedures) -> None:
    exercise = procedures.exercise("risai")
    assert exercise is not None
    assert (exercise.id, exercise.course, exercise.lesson) == ("risai", "portal", "")
    assert exercise.families == tuple(Family)
    assert {"ask-photo-camera", "sent"} < {scene.id for scene in exercise.practice.scenes}
    assert procedures.exercise("gone") is None


def test_the_town_writes_its_own(procedures: Procedures, home: Home) -> None:
    assert procedures.town("risai").blank
    assert procedures.unwritten() == 55
    own = procedures.change("risai", office=" 税務課 ", online=Online.YES)
    assert own == TownEntry("税務課", online=Online.YES)
    procedures.change(EVERY, hours="平日 8:30〜17:15")
    assert procedures.town("risai") == TownEntry("税務課", "平日 8:30〜17:15", online=Online.YES)
    assert procedures.own("risai").hours == ""
    assert procedures.town("dog").hours == "平日 8:30〜17:15"
    assert procedures.unwritten() == 0
    assert Procedures(home).town("risai").office == "税務課"
    procedures.change("risai", office="", online=Online.UNKNOWN)
    assert procedures.own("risai").blank
    assert procedures.change("risai", phone="0990-00-0000").online is Online.UNKNOWN


def test_what_another_hand_wrote_meanwhile_is_kept(procedures: Procedures, home: Home) -> None:
    procedures.change("dog", office="環境課")
    Procedures(home).change("risai", office="税務課")
    procedures.change("library", office="図書館")
    assert [procedures.own(name).office for name in ("dog", "risai", "library")] == ["環境課", "税務課", "図書館"]


def test_what_must_not_be_written_is_refused(procedures: Procedures, home: Home) -> None:
    with pytest.raises(Problem, match="12けたの数字"):
        procedures.change("risai", phone="1234-5678-9012")
    with pytest.raises(Problem, match="カタログにありません"):
        procedures.change("gone", office="x")
    assert not home.town.exists()


def test_a_newer_file_is_refused_in_words_and_kept(procedures: Procedures, home: Home) -> None:
    home.prepare()
    home.town.write_text("format = 2\n", encoding="utf-8")
    procedures.forget()
    assert procedures.town("risai").blank
    with pytest.raises(BadData, match="新しい版") as told:
        procedures.change("risai", office="x")
    assert "town.toml" in told.value.way_out
    assert home.town.read_text(encoding="utf-8") == "format = 2\n"
    assert len(procedures.faults()) == 1


def test_a_disk_that_is_full_is_said(procedures: Procedures, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smartclass.content.town_file.write", full)
    with pytest.raises(Problem, match="書けませんでした"):
        procedures.change("risai", office="x")
    assert procedures.town("risai").blank


def test_a_catalogue_that_cannot_be_read_is_empty_and_told(home: Home, tmp_path: Path) -> None:
    for name in (catalogue_file.FILE, catalogue_file.FORM):
        shutil.copy(resources.lessons() / name, tmp_path)
    path = tmp_path / catalogue_file.FILE
    path.write_text(path.read_text(encoding="utf-8").replace("format = 1", "format = 9"), encoding="utf-8")
    procedures = Procedures(home, tmp_path)
    assert (procedures.all(), procedures.events(), procedures.search("かいご")) == ((), (), ())
    assert procedures.exercise("risai") is None
    assert [fault.path for fault in procedures.faults()] == [path]
    shutil.copy(resources.lessons() / catalogue_file.FILE, path)
    procedures.forget()
    assert len(procedures.all()) == 55


def test_japanese_words_find_them_in_english_too(procedures: Procedures) -> None:
    i18n.use("en")
    try:
        assert procedures.search("りさい")[0].id == "risai"
    finally:
        i18n.use("ja")
