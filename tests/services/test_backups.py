"""Copies nobody has to think of: made when something changed, whole on a stick, and back without losing the present."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smartclass.domain.backups import Missing, Origin
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.services.backups import FOLDER, Backups
from smartclass.services.people import People
from smartclass.settings import SettingsFile
from smartclass.storage import copies, duplicating, shelf
from smartclass.storage.register import Register
from tests.conftest import JAPAN, FixedClock
from tests.storage.past import fill


def add(people: People, name: str) -> None:
    assert people.add(NewAttendee(name), even_if_similar=True).attendee


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.db"))


def test_a_copy_is_kept_only_when_something_changed(
    register: Register, people: People, backups: Backups, home: Home
) -> None:
    first = backups.keep()
    assert first.path is not None
    assert first.elsewhere is None
    assert backups.keep().path is None
    people.all()
    assert backups.keep().path is None
    add(people, "新田 一")
    assert backups.keep().path is not None
    copies.verify(first.path.parent / files(home.backups)[-1])


def test_the_next_run_knows_whether_something_changed(home: Home, clock: FixedClock, settings: SettingsFile) -> None:
    for expected in (True, False, False):
        register = Register.open(home, clock)
        assert (Backups(register, settings).keep().path is not None) is expected
        register.close()
    register = Register.open(home, clock)
    add(People(register), "新田 一")
    register.close()
    register = Register.open(home, clock)
    assert Backups(register, settings).keep().path is not None
    register.close()


def test_a_copy_that_vanished_is_made_again(backups: Backups, home: Home) -> None:
    assert backups.keep().path
    shutil.rmtree(home.backups)
    assert backups.keep().path


def test_the_note_beside_a_copy_holds_numbers_and_no_name(
    register: Register, clock: FixedClock, backups: Backups
) -> None:
    fill(register, clock)
    path = backups.keep().path
    assert path is not None
    note = path.with_suffix(".json").read_text(encoding="utf-8")
    counted = json.loads(note)["figures"]
    assert {kind: counted[kind] for kind in ("sessions", "people", "attendances")} == {
        "sessions": 2, "people": 2, "attendances": 3
    }  # fmt: skip
    assert counted["last"].startswith("2035-05-01T10:00:00")
    assert "遠藤" not in note
    assert "えんどう" not in note


def test_old_copies_go_and_what_others_made_stays(
    register: Register, people: People, backups: Backups, home: Home, clock: FixedClock
) -> None:
    home.backups.mkdir(parents=True)
    foreign = {"notes.txt", "smartclass-2024-03-01.db", "before-version-3-20240101-100000.db", "other.db"}
    for name in foreign:
        (home.backups / name).write_bytes(b"x")
    for n in range(20):
        clock.pass_by(days=2)
        add(people, f"新田 {n}")
        backups.keep()
    ours = set(files(home.backups)) - foreign
    assert 7 < len(ours) <= 12
    assert foreign <= {path.name for path in home.backups.iterdir()}
    notes = {path.stem for path in home.backups.glob("*.json")}
    assert notes == {name.removesuffix(".db") for name in ours}


def test_a_clock_that_is_wrong_for_a_day_pushes_nothing_out(
    people: People, backups: Backups, home: Home, clock: FixedClock
) -> None:
    right = clock.moment
    for n in range(5):
        clock.moment = right + timedelta(days=n)
        add(people, f"新田 {n}")
        backups.keep()
    for wrong in (datetime(2000, 1, 1, 9, 0, tzinfo=JAPAN), datetime(2036, 1, 1, 9, 0, tzinfo=JAPAN)):
        clock.moment = wrong
        add(people, "新田 五")
        assert backups.keep().path
    clock.moment = right + timedelta(days=5)
    add(people, "新田 六")
    last = backups.keep().path
    assert len(files(home.backups)) == 7
    assert backups.copies()[0].path == last, "what is dated in the future comes last"
    assert backups.last == clock.moment


def test_two_pcs_on_one_stick_leave_each_other_alone(
    tmp_path: Path, stick: Path, clock: FixedClock, register: Register, backups: Backups
) -> None:
    backups.to_stick(stick)
    (first,) = files(stick / FOLDER)
    other_home = Home(tmp_path / "other")
    other = Register.open(other_home, clock)
    other_backups, other_people = Backups(other, SettingsFile(other_home)), People(other)
    for n in range(12):
        clock.pass_by(days=40)
        add(other_people, f"新田 {n}")
        other_backups.to_stick(stick)
    other.close()
    assert first in files(stick / FOLDER)


def test_a_stick_gets_the_present_state_once(
    people: People, backups: Backups, stick: Path, clock: FixedClock, settings: SettingsFile
) -> None:
    assert backups.stick_day is None
    add(people, "新田 一")
    seen: list[tuple[int, int]] = []
    assert backups.to_stick(stick, lambda done, whole: seen.append((done, whole))).people == 1
    assert backups.stick_day == clock.today()
    assert seen
    assert seen[0][0] == 0
    backups.to_stick(stick)
    (name,) = files(stick / FOLDER)
    copies.verify(stick / FOLDER / name)
    assert SettingsFile(Home(settings._path.parent)).now.stick_day == "2026-11-21"


def test_no_day_no_stick(backups: Backups, settings: SettingsFile) -> None:
    settings.change(stick_day="yesterday")
    assert backups.stick_day is None


def _full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(100, 99, 1))  # type: ignore[attr-defined]


def _fails(number: int) -> Callable[[pytest.MonkeyPatch], None]:
    def spoil(monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_any: object) -> bytes:
            raise OSError(number, "x")

        monkeypatch.setattr(duplicating, "_copied", fail)

    return spoil


def _worn_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicating, "_read_back", lambda _path: b"other")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_full, "空きが足りない"),
        (_fails(errno.ENOSPC), "空きが足りない"),
        (_fails(errno.EIO), "読み書きできなくなりました"),
        (_fails(errno.ENOENT), "読み書きできなくなりました"),
        (_fails(errno.EROFS), "置けません"),
        (_worn_out, "ちがっていました"),
    ],
)
def test_a_stick_that_fails_keeps_what_was_on_it(
    people: People,
    backups: Backups,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[pytest.MonkeyPatch], None],
    sentence: str,
) -> None:
    backups.to_stick(stick)
    before = {path.name: path.read_bytes() for path in (stick / FOLDER).iterdir()}
    add(people, "新田 一")
    with monkeypatch.context() as patch:
        spoil(patch)
        with pytest.raises(Problem, match=sentence) as caught:
            backups.to_stick(stick)
    assert "新田" not in str(caught.value)
    assert {path.name: path.read_bytes() for path in (stick / FOLDER).iterdir()} == before
    backups.to_stick(stick)
    assert len(files(stick / FOLDER)) == 1, "the same day has one copy"


def test_pulled_out_in_the_middle_leaves_no_half_copy(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicating, "BLOCK", 4096)

    def pull(done: int, _whole: int) -> None:
        if done > 8192:
            raise OSError(errno.EIO, "x")

    with pytest.raises(Problem, match="さしなおして"):
        backups.to_stick(stick, pull)
    assert not list((stick / FOLDER).iterdir())


def test_stopping_leaves_nothing_behind(backups: Backups, stick: Path) -> None:
    class Stopped(Exception): ...

    def stop(_done: int, _whole: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        backups.to_stick(stick, stop)
    assert not list((stick / FOLDER).iterdir())


def test_a_torn_copy_takes_no_place_and_tells_nothing(people: People, backups: Backups, home: Home) -> None:
    first = backups.keep().path
    assert first is not None
    content = first.read_bytes()
    first.write_bytes(content[:5000])
    add(people, "新田 一")
    second = backups.keep().path
    assert second is not None
    assert [copy.figures is None for copy in backups.copies()] == [False, True]
    assert first.exists(), "it stays: perhaps something in it can still be read"
    with pytest.raises(Problem, match="こわれている"):
        backups.preview(first)


@pytest.mark.parametrize("note", ["", "{", "[]", '{"at": "x"}', '{"at": "2026-01-01T00:00:00", "size": 1}'])
def test_a_note_that_cannot_be_read_is_none(backups: Backups, note: str) -> None:
    path = backups.keep().path
    assert path is not None
    path.with_suffix(".json").write_text(note, encoding="utf-8")
    assert shelf.read_note(path) is None
    (copy,) = backups.copies()
    assert copy.figures is None
    assert copy.origin is Origin.KEPT
    assert backups.preview(path).missing == Missing()


def test_another_folder_gets_each_copy_too(
    people: People, backups: Backups, tmp_path: Path, settings: SettingsFile
) -> None:
    other = tmp_path / "share"
    with pytest.raises(Problem, match="置けません"):
        backups.choose_folder(other)
    assert not other.exists(), "a share that is away isn't made on this disk"
    other.mkdir()
    assert backups.folder is None
    backups.choose_folder(other)
    assert backups.folder == other
    assert len(files(other / FOLDER)) == 1
    add(people, "新田 一")
    assert backups.keep().elsewhere is None
    shutil.rmtree(other)
    other.touch()
    add(people, "新田 二")
    kept = backups.keep()
    assert kept.path is not None
    assert kept.elsewhere is not None
    other.unlink()
    other.mkdir()
    assert backups.keep().path is None
    assert len(files(other / FOLDER)) == 1, "it catches up when the share is back"
    assert len(backups.copies()) == 2
    backups.choose_folder(None)
    assert backups.folder is None


def test_a_folder_that_cannot_be_written_isnt_chosen(backups: Backups, home: Home, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem, match="置けません"):
        backups.choose_folder(tmp_path / "file")
    assert backups.folder is None
    with pytest.raises(Problem, match="もう控えがあります"):
        backups.choose_folder(home.backups)


def test_a_full_disk_keeps_the_copies_that_were_there(
    people: People, backups: Backups, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.keep()
    before = files(home.backups)
    add(people, "新田 一")

    def fail(*_any: object) -> None:
        raise OSError(errno.ENOSPC, "x")

    with monkeypatch.context() as patch:
        patch.setattr(copies, "sync", fail)
        with pytest.raises(Problem, match="空きが足りない"):
            backups.keep()
        patch.undo()
        patch.setattr(shelf, "replacing", fail)
        with pytest.raises(Problem, match="空きが足りない"):
            backups.keep()
    assert set(before) <= set(files(home.backups))
    assert backups.keep().path


def test_what_cannot_be_removed_stays(
    people: People, backups: Backups, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, **_options: bool) -> None:
        raise PermissionError(errno.EACCES, "x")

    backups.keep()
    add(people, "新田 一")
    real = Path.unlink
    monkeypatch.setattr(
        Path, "unlink", lambda self, **o: refuse(self) if self.name.startswith("smartclass-") else real(self, **o)
    )
    assert backups.keep().path
    assert len(files(home.backups)) == 2


def test_a_preview_says_what_would_be_missing(
    register: Register, clock: FixedClock, people: People, backups: Backups
) -> None:
    add(people, "今井 今子")
    path = backups.keep().path
    assert path is not None
    fill(register, clock)
    preview = backups.preview(path)
    assert (preview.figures.people, preview.figures.sessions) == (1, 0)
    assert preview.missing is not None
    assert (preview.missing.people, preview.missing.attendances) == (2, 3)
    assert not preview.missing.nothing
    assert Missing().nothing


def test_copies_are_told_apart_by_where_they_come_from(backups: Backups, home: Home, stick: Path) -> None:
    backups.to_stick(stick)
    for name in ("before-version-9-20260101-100000.db", "by hand.db", ".half.db", "smartclass-20269999-100000.db"):
        (home.backups / name).write_bytes(b"x")
    (home.backups / "before-restore-empty").mkdir()
    found = {copy.path.name: copy.origin for copy in backups.copies([stick])}
    assert sorted(found.values()) == ["before_update", "by_hand", "by_hand", "kept"]
    assert found["before-version-9-20260101-100000.db"] is Origin.BEFORE_UPDATE
    assert len([copy for copy in backups.copies([stick]) if copy.origin is Origin.KEPT]) == 2


def test_a_copy_pulled_out_while_it_is_listed(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    assert backups.keep().path

    def gone(_self: shelf.Shelf, _path: Path) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(shelf.Shelf, "copy", gone)
    assert backups.copies() == ()
    assert not shelf._whole(Path("/nowhere/x.db"), shelf.Note(datetime.now(JAPAN), 1, None))  # type: ignore[arg-type]


def test_a_folder_of_copies_that_cannot_be_written_is_a_sentence(people: People, backups: Backups, home: Home) -> None:
    home.backups.touch()
    add(people, "新田 一")
    with pytest.raises(Problem, match="控えを置けません"):
        backups.keep()
    assert len(people.all()) == 1


def test_what_a_power_cut_left_half_written_goes(people: People, backups: Backups, home: Home) -> None:
    path = backups.keep().path
    assert path is not None
    half = path.with_name(f".{path.name}.part")
    strange = path.with_name(".other.db.part")
    for one in (half, strange):
        one.write_bytes(b"x")
    add(people, "新田 一")
    backups.keep()
    assert not half.exists()
    assert strange.exists()
