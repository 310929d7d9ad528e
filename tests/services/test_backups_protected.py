"""Copies of a protected register: as protected as it is, and back by its key or by their secret, wherever they are."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from smartclass.domain.backups import Missing
from smartclass.errors import Damaged, Locked, Problem
from smartclass.paths import Home
from smartclass.services.backups import FOLDER, Backups, Rescue
from smartclass.services.people import People
from smartclass.services.protection import Gate, Protection
from smartclass.settings import SettingsFile
from smartclass.storage import copies, looking
from smartclass.storage.register import Register
from tests.conftest import FixedClock
from tests.services.test_backups import add, files
from tests.storage.test_copies import damage

WORDS, NEW_WORDS, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24
NAME = "新田 一"

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def protected(register: Register, people: People) -> Register:
    add(people, NAME)
    assert Protection(register).protect(WORDS, CODE) == 0
    return register


@pytest.fixture
def backups(protected: Register, home: Home) -> Backups:
    return Backups(protected, SettingsFile(home))


@pytest.fixture
def kept(backups: Backups) -> Path:
    path = backups.keep().path
    assert path is not None
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Home:
    """Another PC, whose register isn't protected."""
    return Home(tmp_path / "other")


def test_what_the_timer_keeps_opens_with_the_key_only(protected: Register, kept: Path, home: Home) -> None:
    assert NAME.encode() not in kept.read_bytes()
    assert NAME not in kept.with_suffix(".json").read_text(encoding="utf-8")
    with pytest.raises(Locked):
        copies.candidate(home, kept)
    found = copies.candidate(home, kept, protected.key)
    assert copies.verify(found.path, protected.key).people == 1
    copies.remove(found.path)


def test_it_is_kept_looked_into_and_brought_back_as_any_other(people: People, backups: Backups, kept: Path) -> None:
    assert backups.keep().path is None
    add(people, "新田 二")
    preview = backups.preview(kept)
    assert (preview.figures.people, preview.copy.figures) == (1, preview.figures)
    assert preview.missing == Missing(people=1)
    aside = backups.restore(kept)
    assert [one.name for one in people.all()] == [NAME]
    assert NAME.encode() not in (aside / "register.db").read_bytes()
    assert backups.preview(aside / "register.db").figures.people == 2


def test_on_a_stick_it_is_the_same_byte_for_byte(backups: Backups, kept: Path, stick: Path) -> None:
    assert backups.to_stick(stick).people == 1
    (there,) = files(stick / FOLDER)
    assert (stick / FOLDER / there).read_bytes() == kept.read_bytes()


def test_another_home_looks_into_it_by_its_secret(
    protected: Register, backups: Backups, stick: Path, elsewhere: Home, clock: FixedClock
) -> None:
    backups.to_stick(stick)
    other = Register.open(elsewhere, clock)
    there, their_people = Backups(other, SettingsFile(elsewhere)), People(other)
    add(their_people, "別府 別子")
    there.keep()
    (copy,) = (one.path for one in there.copies([stick]) if one.path.is_relative_to(stick))
    with pytest.raises(Locked, match="べつの合言葉"):
        there.preview(copy)
    with pytest.raises(Locked, match="ちがうようです"):
        there.restore(copy, "no such words")
    assert [one.name for one in their_people.all()] == ["別府 別子"]
    preview = there.preview(copy, CODE)
    assert preview.figures.people == 1
    assert preview.missing == Missing(people=1)
    there.restore(copy, WORDS)
    assert [one.name for one in their_people.all()] == [NAME]
    assert there.keep().path
    other.close()
    assert Gate(elsewhere).open(WORDS) == protected.key
    for path in elsewhere.root.rglob("*.db"):
        assert "別府".encode() not in path.read_bytes()


def test_what_was_kept_before_is_still_told_by_its_note(register: Register, people: People, home: Home) -> None:
    add(people, NAME)
    backups = Backups(register, SettingsFile(home))
    backups.keep()
    Protection(register).protect(WORDS, CODE)
    (copy,) = backups.copies()
    assert copy.figures is not None
    assert copy.figures.people == 1
    assert backups.preview(copy.path).figures.people == 1


def test_a_copy_is_finished_before_the_key_is_changed(
    protected: Register, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go_on = threading.Event(), threading.Event()
    real = copies.verify

    def slowly(path: Path, key: copies.DataKey | None = None) -> object:
        writing.set()
        assert go_on.wait(20)
        return real(path, key)

    monkeypatch.setattr(copies, "verify", slowly)
    timer = threading.Thread(target=backups.keep)
    timer.start()
    assert writing.wait(20)
    renewing = threading.Thread(target=lambda: Protection(protected).renew(WORDS, NEW_WORDS, CODE))
    renewing.start()
    go_on.set()
    timer.join(20)
    renewing.join(20)
    monkeypatch.setattr(copies, "verify", real)
    (copy,) = backups.copies()
    assert backups.preview(copy.path).figures.people == 1
    with pytest.raises(Problem):
        Gate(protected.home).open(WORDS)


@pytest.fixture
def broken(protected: Register, people: People, kept: Path, home: Home) -> Home:
    """One copy is kept, one more person comes, then the register is damaged."""
    add(people, "新田 二")
    protected.close()
    home.database.write_bytes(b"x" * 9000)
    return home


def test_a_damaged_register_comes_back_by_its_key(broken: Home, clock: FixedClock, kept: Path) -> None:
    key = Gate(broken).open(WORDS)
    with pytest.raises(Damaged):
        Register.open(broken, clock, key)
    rescue = Rescue(broken, clock, key)
    offered = rescue.newest_good()
    assert offered is not None
    assert (offered.copy.path, offered.figures.people, offered.missing) == (kept, 1, None)
    assert (rescue.restore(kept) / "register.db").read_bytes() == b"x" * 9000
    again = Register.open(broken, clock, key)
    assert [one.name for one in People(again).all()] == [NAME]
    again.close()


def test_what_a_damaged_register_still_tells_is_compared(
    protected: Register, people: People, kept: Path, home: Home, clock: FixedClock
) -> None:
    key = protected.key
    add(people, "新田 二")
    protected.close()
    offered = Rescue(home, clock, key).newest_good()
    assert offered is not None
    assert offered.missing == Missing(people=1)
    blind = Rescue(home, clock).preview(kept, WORDS)
    assert (blind.figures.people, blind.missing) == (1, None)


def test_without_key_file_the_copy_is_asked_for_its_secret(broken: Home, clock: FixedClock, kept: Path) -> None:
    for path in (broken.keys, broken.spare_keys):
        path.write_bytes(b"x")
    rescue = Rescue(broken, clock)
    with pytest.raises(Locked, match="べつの合言葉"):
        rescue.newest_good()
    with pytest.raises(Locked, match="ちがうようです"):
        rescue.newest_good(secret="no such words")
    offered = rescue.newest_good(secret=CODE)
    assert offered is not None
    assert offered.copy.path == kept
    rescue.restore(kept, CODE)
    again = Register.open(broken, clock, Gate(broken).open(WORDS))
    assert len(People(again).all()) == 1
    again.close()


def test_a_locked_copy_of_somebody_else_is_passed_over(
    protected: Register, backups: Backups, stick: Path, elsewhere: Home, clock: FixedClock
) -> None:
    other = Register.open(elsewhere, clock)
    own = Backups(other, SettingsFile(elsewhere)).keep().path
    other.close()
    clock.pass_by(minutes=1)
    backups.to_stick(stick)
    rescue = Rescue(elsewhere, clock)
    offered = rescue.newest_good([stick])
    assert offered is not None
    assert offered.copy.path == own
    assert own is not None
    damage(own)
    with pytest.raises(Locked):
        rescue.newest_good([stick])
    assert rescue.newest_good([stick], WORDS)


def test_a_protected_register_that_is_gone_is_said(broken: Home, clock: FixedClock) -> None:
    key = Gate(broken).open(WORDS)
    broken.database.unlink()
    with pytest.raises(Locked):
        Register.open(broken, clock)
    with pytest.raises(Damaged, match="見つかりません"):
        Register.open(broken, clock, key)


def test_one_may_look_while_another_copy_comes_back(
    people: People, backups: Backups, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, go_on = threading.Event(), threading.Event()
    opened = Register.opened

    def slowly(*given: object, **options: bool) -> Register:
        ready.set()
        assert go_on.wait(20)
        return opened(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Register, "opened", slowly)
    back = threading.Thread(target=lambda: backups.restore(kept))
    back.start()
    assert ready.wait(20)
    assert looking.into(backups._home, kept, backups._register.key).figures.people == 1
    go_on.set()
    back.join(20)
    assert [one.name for one in people.all()] == [NAME]
