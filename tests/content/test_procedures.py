"""The catalogue of procedures: complete, sound, and told line by line where it isn't."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from smartclass import i18n, resources
from smartclass.content import extractor, procedures
from smartclass.content.check import check
from smartclass.domain.practice import ItemKind
from smartclass.domain.procedure_form import fields, practice_for
from smartclass.domain.procedures import Kind, Procedure

SHIPPED = resources.lessons()
UNKNOWN = "市や町の窓口で、ごかくにんください。"


@pytest.fixture
def change(tmp_path: Path) -> Callable[..., Path]:
    """Copy the shipped catalogue and form with one thing changed; returns the catalogue's path."""

    def copied(old: str = "", new: str = "", file: str = procedures.FILE) -> Path:
        for name in (procedures.FILE, procedures.FORM):
            shutil.copy(SHIPPED / name, tmp_path)
        path = tmp_path / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path / procedures.FILE

    return copied


def shipped() -> tuple[Procedure, ...]:
    loaded = procedures.load(SHIPPED / procedures.FILE)
    assert loaded.faults == ()
    assert loaded.catalogue is not None
    return loaded.catalogue.procedures


def test_every_procedure_of_the_plans_is_there() -> None:
    counts = Counter(one.kind for one in shipped())
    assert counts == {Kind.CHILD: 15, Kind.CARE: 11, Kind.DISASTER: 1, Kind.VEHICLE: 4, Kind.MORE: 24}
    titles = [one.title.plain for one in shipped()]
    assert len(set(titles)) == 55
    assert {"罹災証明書の発行申請", "転出届", "犬の登録申請・死亡届", "自動車の保管場所証明の申請"} <= set(titles)


def test_each_says_who_what_and_where() -> None:
    for one in shipped():
        assert one.who, one.id
        assert one.ready, one.id
        assert one.starts, one.id
        assert one.fields, one.id
    assert next(one for one in shipped() if one.id == "port").who.plain == UNKNOWN


def test_no_practice_asks_for_a_secret() -> None:
    loaded = procedures.load(SHIPPED / procedures.FILE)
    assert loaded.catalogue is not None
    inputs = [item for scene in loaded.catalogue.form.scenes for item in scene.items if item.kind is ItemKind.INPUT]
    assert len(inputs) == 9
    for item in inputs:
        assert not re.search("マイナンバー|暗証|パスワード|口座", item.label.plain + item.id)
        assert len(item.need) <= 12


def test_the_catalogue_keeps_every_rule() -> None:
    assert check([SHIPPED / procedures.FILE]) == ()


def test_every_page_of_the_form_is_asked_for() -> None:
    loaded = procedures.load(SHIPPED / procedures.FILE)
    assert loaded.catalogue is not None
    asked = {field for one in loaded.catalogue.procedures for field in one.fields}
    assert asked == set(fields(loaded.catalogue.form))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "risai"', 'id = "dog"', "同じ id が、2つあります：dog"),
        ('id = "risai"', 'id = "all"', "「all」は、町のぜんぶの手続きを表す id です。"),
        ('events = ["disaster"]', 'events = ["flood"]', "「events」の「flood」は、ありません。"),
        ('fields = ["name", "address", "damage", "photo"]', 'fields = ["pin"]', "「fields」の「pin」は、ありません。"),
        ('sources = ["satsumasendai"]', 'sources = ["heard"]', "「sources」の「heard」は、ありません。"),
        ('kind = "care"', 'kind = "cares"', "「kind」は、child、care、disaster、vehicle、more からえらんでください。"),
        ('word = "りさい"', 'words = "りさい"', "「word」がありません。"),
        ('word = "りさい"', 'word = "罹災"', "このキーボードで打てません"),
        ("format = 1", "format = 2", "新しい版"),
    ],
)
def test_a_fault_is_told_with_its_line(change: Callable[..., Path], old: str, new: str, told: str) -> None:
    path = change(old, new)
    faults = check([path])
    assert faults, new
    lines = path.read_text(encoding="utf-8").splitlines()
    assert any(told.replace("このキーボード", "キーボード") in fault.sentence for fault in faults), faults
    assert all(fault.path == path and 0 < fault.line <= len(lines) for fault in faults)
    if "2つ" in told:
        assert any("dog" in lines[fault.line - 1] for fault in faults)


def test_a_form_with_a_fault_makes_no_catalogue(change: Callable[..., Path]) -> None:
    path = change('kind = "launcher"', 'kind = "lancher"', procedures.FORM)
    loaded = procedures.load(path)
    assert loaded.catalogue is None
    assert [fault.path.name for fault in loaded.faults] == [procedures.FORM]
    path.with_name(procedures.FORM).unlink()
    assert procedures.load(path).catalogue is None
    assert procedures.load(path).faults


def test_a_practice_that_ends_nowhere_is_told_of_its_procedure(change: Callable[..., Path]) -> None:
    path = change('go = "done"', 'go = "home"', procedures.FORM)
    faults = [fault for fault in check([path.parent]) if fault.path == path]
    assert len({fault.line for fault in faults}) == 55
    assert all(fault.sentence.startswith("れんしゅうの書類で：") for fault in faults)


def test_the_file_is_found_where_it_lies(change: Callable[..., Path], tmp_path: Path) -> None:
    path = change()
    assert procedures.file(tmp_path) == procedures.file(path.with_name(procedures.FORM)) == path
    assert procedures.file(tmp_path / "nothing") is None
    assert procedures.file(tmp_path / "20-qr.toml") is None
    path.unlink()
    assert procedures.file(tmp_path) is None


def test_a_word_without_furigana_is_told(change: Callable[..., Path]) -> None:
    path = change("{罹災|りさい}", "罹災")
    (fault, *_more) = check([path])
    assert "罹災" in fault.sentence
    assert "罹災" in path.read_text(encoding="utf-8").splitlines()[fault.line - 1]


def test_translators_get_both_files() -> None:
    for name, some in ((procedures.FILE, "くらし"), (procedures.FORM, "つながりません")):
        with (SHIPPED / name).open("rb") as file:
            found = list(extractor.extract_lesson(file))
        assert {context for _line, _name, (context, _text), _about in found} == {"procedures"}
        said = {text for _line, _name, (_context, text), _about in found}
        assert any(some in text for text in said)
        assert not said & {"risai", "care", "かいご", "デジタル庁"}


def test_the_catalogue_comes_in_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = procedures.load(SHIPPED / procedures.FILE)
    assert procedures.translated(loaded) is loaded.catalogue
    for place in (procedures, "smartclass.content.translate"):
        target = place if isinstance(place, str) else place.__name__
        monkeypatch.setattr(
            f"{target}.lesson_text", lambda context, markup, _code="": f"{context} text" if markup else ""
        )
    i18n.use("en")
    try:
        said = procedures.translated(loaded)
    finally:
        i18n.use("ja")
    assert said is not None
    one = said.procedures[0]
    assert {one.title.plain, one.who.plain, said.events[0].title.plain, said.rehearsal.plain} == {"procedures text"}
    made = practice_for(said.form, one)
    assert made.scenes[0].hint.plain == "procedures text"
    assert one.word == "じどう"


def test_nothing_readable_is_nothing_translated(tmp_path: Path) -> None:
    (tmp_path / procedures.FILE).write_text("format = x", encoding="utf-8")
    assert procedures.translated(procedures.load(tmp_path / procedures.FILE)) is None


def test_the_guide_shows_a_procedure_as_it_is_written() -> None:
    guide = (resources.root() / "docs" / "lessons.md").read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```toml\n(.*?)```", guide, re.DOTALL) if "[[procedure]]" in block)
    (shown,) = tomllib.loads(block)["procedure"]
    shipped = tomllib.loads((SHIPPED / procedures.FILE).read_text(encoding="utf-8"))["procedure"]
    real = next(one for one in shipped if one["id"] == shown["id"])
    assert set(shown) <= set(real)
    assert {name: real[name] for name in ("title", "kind", "word", "fields")} == {
        name: shown[name] for name in ("title", "kind", "word", "fields")
    }


def test_ids_are_short_enough_to_be_typed() -> None:
    data = tomllib.loads((SHIPPED / procedures.FILE).read_text(encoding="utf-8"))
    assert max(len(one["id"]) for one in data["procedure"]) <= 24
    for event in data["event"]:
        assert resources.asset("icons", f"{event['icon']}.svg").is_file()
