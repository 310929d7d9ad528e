"""Papers from a real register: gathered, made, written and saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest

from smartclass.adapters.csv_file import CsvWriter
from smartclass.adapters.pdf.writer import PdfWriter
from smartclass.adapters.xlsx import XlsxWriter
from smartclass.domain.consultation import Topic
from smartclass.domain.document import CardGrid, Document, Facts, StepBlock
from smartclass.domain.lesson import Family, Lesson
from smartclass.domain.registry import NewAttendee, Role
from smartclass.domain.ruby import parse
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.reports import SPANS
from smartclass.services.classes import Classes
from smartclass.services.paper import Paper
from smartclass.services.people import People
from smartclass.services.reporting import Reporting
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.reports.samples import lesson

DAY = date(2026, 11, 21)


class Noon:
    """Always the same moment."""

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def today(self) -> date:
        return DAY

    def ticks(self) -> float:
        return 0.0


class TwoLessons:
    """A library of two lessons, the second following the first."""

    def __init__(self) -> None:
        first = replace(lesson(), next_lesson="portal-look")
        self._lessons = (first, replace(lesson(), id="portal-look", title=parse("{次|つぎ}の教材")))

    def lessons(self) -> tuple[Lesson, ...]:
        return self._lessons

    def topics(self) -> tuple[Topic, ...]:
        return ()

    def get(self, lesson_id: str) -> Lesson:
        return next(known for known in self._lessons if known.id == lesson_id)


class Town:
    """A register with the services that fill it and the papers made from it."""

    def __init__(self, register: Register) -> None:
        self.classes, self.people, self.roll = Classes(register), People(register), Roll(register)
        reporting = Reporting(register, self.classes, self.roll, cast(Any, TwoLessons()))
        self.paper = Paper(reporting, {".pdf": PdfWriter, ".xlsx": XlsxWriter, ".csv": CsvWriter})

    def person(self, name: str, kana: str, born: int | None = None) -> UUID:
        added = self.people.add(NewAttendee(name, kana, born), even_if_similar=True).attendee
        assert added is not None
        return added.id

    def session(self, day: date = DAY, centre: UUID | None = None) -> UUID:
        return self.classes.create(course="スマホ講座", day=day, starts=time(10), ends=time(11, 30), centre=centre).id


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    register = Register.open(Home(tmp_path / "home"), Noon())
    yield Town(register)
    register.close()


def _facts(document: Document) -> dict[str, str]:
    return {name: value for block in document.blocks if isinstance(block, Facts) for name, value in block.pairs}


def test_every_kind_of_paper_is_listed(town: Town) -> None:
    kinds = {kind.id: kind for kind in town.paper.kinds()}
    assert kinds["attendance"].formats == (".pdf", ".xlsx", ".csv")
    assert {kind.span for kind in kinds.values()} == set(SPANS)
    assert kinds["cards"].title == "参加カード"


def test_an_attendance_report_says_what_happened_at_the_desk(town: Town) -> None:
    session = town.session()
    people = [town.person("青木 フミ", "あおき ふみ", 1944), town.person("石﨑 正夫", "いしざき まさお", 1950)]
    known = town.person("髙木 しげる", "たかぎ しげる", 1933)
    town.roll.expect(session, people)
    town.roll.check_in(session, people[0])
    town.roll.check_in(session, people[1])
    town.roll.check_in(session, known)  # not expected: a walk-in, though known
    town.roll.walk_in(session, "𠮷野家 千代", "よしのや ちよ")
    town.roll.set_count_only(session, 2)
    town.roll.correct(session, people[1], False, "まちがえて押した")
    document = town.paper.attendance_report(session)
    facts = _facts(document)
    assert facts["来た人の合計"] == "5人"
    assert facts["お名前のある出席者"] == "3人"
    assert facts["そのうち飛び入り"] == "2人"
    assert facts["予定していた人"] == "2人"
    assert facts["お休み"] == "1人"
    roster, bands = document.tables()
    assert [(row[2], row[3], row[5]) for row in roster.rows] == [
        ("青木 フミ", "○", ""),
        ("石﨑 正夫", "", "訂正（1）"),
        ("髙木 しげる", "○", "飛び入り"),
        ("𠮷野家 千代", "○", "飛び入り"),
    ]
    assert bands.rows == ((0, 0, 0, 1, 1, 1, 3),)
    assert town.paper.render(document, ".pdf").startswith(b"%PDF")


def test_a_correction_that_was_taken_back_is_not_explained(town: Town) -> None:
    session = town.session()
    person = town.person("青木 フミ", "あおき ふみ")
    town.roll.expect(session, [person])
    town.roll.check_in(session, person)
    town.roll.correct(session, person, False, "まちがい")
    town.roll.undo(session)
    (row,) = town.paper.attendance_report(session).tables()[0].rows
    assert (row[3], row[5]) == ("○", "")


def test_the_sign_in_sheet_and_the_cards_have_everybody_expected(town: Town) -> None:
    session = town.session()
    people = [town.person(f"青木 {n}", f"あおき {n}") for n in "いろは"]
    town.roll.expect(session, people)
    sheet = town.paper.sign_in_sheet(session).tables()[0]
    assert [row[2] for row in sheet.rows[:4]] == ["青木 い", "青木 は", "青木 ろ", ""]
    (grid,) = town.paper.cards(session).blocks
    assert isinstance(grid, CardGrid)
    assert all(code.startswith("A1:") for _number, _line, code in grid.cards)
    for (_number, _line, code), row in zip(grid.cards, town.roll.roster(session), strict=True):
        assert town.roll.scan(session, code).attendee == town.people.get(row.attendee.id)


def test_a_month_is_counted_as_on_paper(town: Town) -> None:
    # Reference month, counted by hand. Midori: 2 Nov (A, B present of A, B, C), 16 Nov (A, walk-in D, 3 counted only).
    # Centre: 9 Nov (B present), 23 Nov cancelled (A was marked before), 30 Nov planned, nobody. October: B came.
    # All: 3 held, 1 cancelled; visits 2 + (2 + 3) + 1 = 8; people A, B, D = 3; first-timers A, D = 2; walk-in 1 (D).
    midori, central = (town.classes.add_centre(name).id for name in ("みどり", "中央"))
    a, b, c, d = (town.person(name, kana, born) for name, kana, born in PEOPLE)
    helper = town.classes.add_staff("田中 ゆり", Role.HELPER)
    october = town.session(date(2026, 10, 5), midori)
    town.roll.check_in(october, b)
    first = town.session(date(2026, 11, 2), midori)
    town.classes.change(first, staff=[helper.id])
    town.roll.expect(first, [a, b, c])
    town.roll.check_in(first, a)
    town.roll.check_in(first, b)
    second = town.session(date(2026, 11, 16), midori)
    town.roll.expect(second, [a])
    town.roll.check_in(second, a)
    town.roll.check_in(second, d)
    town.roll.set_count_only(second, 3)
    third = town.session(date(2026, 11, 9), central)
    town.roll.expect(third, [b])
    town.roll.check_in(third, b)
    cancelled = town.session(date(2026, 11, 23), central)
    town.roll.check_in(cancelled, a)
    town.classes.cancel(cancelled, "台風")
    town.session(date(2026, 11, 30), central)

    whole = town.paper.report("monthly", first=date(2026, 11, 1), last=date(2026, 11, 30))
    facts = _facts(whole)
    assert facts["会場"] == "全会場"
    assert (facts["開催した回数"], facts["中止した回数"]) == ("3回", "1回")
    assert (facts["延べ人数"], facts["実人数"], facts["そのうち初めての人"]) == ("8人", "3人", "2人")
    assert facts["飛び入りの延べ人数"] == "1人"
    assert facts["講師・支援員の延べ人数"] == "1人"
    bands, sessions = whole.tables()
    assert bands.rows == ((0, 1, 0, 1, 0, 1, 3),)
    assert [(row[0], row[2], *row[4:]) for row in sessions.rows] == [
        ("R8.11.2（月）", "みどり", 1, 3, 0, 0, 2),
        ("R8.11.9（月）", "中央", 0, 1, 0, 0, 1),
        ("R8.11.16（月）", "みどり", 0, 1, 1, 3, 5),
    ]

    one = _facts(town.paper.report("monthly", first=date(2026, 11, 1), last=date(2026, 11, 30), centre=central))
    assert one["会場"] == "中央"
    assert (one["延べ人数"], one["実人数"], one["そのうち初めての人"]) == ("1人", "1人", "0人")


PEOPLE = (("甲", "こう", 1946), ("乙", "おつ", None), ("丙", "へい", 1950), ("丁", "てい", 1960))


def test_a_handout_is_for_one_family_and_names_the_next_lesson(town: Town) -> None:
    document = town.paper.handout("mynumber-read-card", Family.IPHONE)
    assert document.file_stem == "handout-mynumber-read-card-iphone"
    assert "次の教材" in " ".join(str(getattr(block, "text", "")) for block in document.blocks)
    assert sum(isinstance(block, StepBlock) for block in document.blocks) == 10
    again = town.paper.handout("mynumber-read-card", Family.IPHONE, again=["s1"])
    assert len(again.blocks) == len(document.blocks) + 1
    fallback = town.paper.handout("portal-look", Family.RAKURAKU)
    assert fallback.file_stem == "handout-portal-look-android"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"report_id": "nothing"}, "ありません"),
        ({"report_id": "handout"}, "ありません"),
        ({"report_id": "attendance"}, "教室の紙"),
        ({"report_id": "attendance", "session": UUID(int=9)}, "もうありません"),
        ({"report_id": "monthly"}, "いつからいつまで"),
        ({"report_id": "monthly", "first": DAY}, "いつからいつまで"),
        ({"report_id": "monthly", "first": DAY, "last": date(2026, 11, 20)}, "始まりの日より前"),
        ({"report_id": "monthly", "first": DAY, "last": DAY, "centre": UUID(int=9)}, "会場は"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(town: Town, asked: dict[str, object], sentence: str) -> None:
    with pytest.raises(Problem, match=sentence) as caught:
        town.paper.report(**asked)  # type: ignore[arg-type]
    assert caught.value.way_out


def test_papers_are_saved_by_the_ending_of_their_name(town: Town, tmp_path: Path) -> None:
    session = town.session()
    document = town.paper.attendance_report(session)
    for suffix, beginning in ((".pdf", b"%PDF"), (".xlsx", b"PK"), (".csv", b"\xef\xbb\xbf"), (".PDF", b"%PDF")):
        path = tmp_path / f"paper{suffix}"
        town.paper.save(document, path)
        assert path.read_bytes().startswith(beginning)
    with pytest.raises(Problem, match=r"\.docx"):
        town.paper.save(document, tmp_path / "paper.docx")


def test_a_place_that_cannot_be_written_keeps_the_old_file(town: Town, tmp_path: Path) -> None:
    document = town.paper.attendance_report(town.session())
    (tmp_path / "file").write_text("old", encoding="utf-8")
    with pytest.raises(Problem, match="保存できませんでした"):
        town.paper.save(document, tmp_path / "file" / "paper.pdf")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"


def test_renderers_are_loaded_only_when_needed(tmp_path: Path) -> None:
    calls: list[str] = []

    def pdf() -> PdfWriter:
        calls.append("pdf")
        return PdfWriter()

    paper = Paper(cast(Reporting, None), {".pdf": pdf})
    assert calls == []
    paper.render(Document("t", "ja", "t", ()), ".pdf")
    assert calls == ["pdf"]
