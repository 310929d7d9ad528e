"""A class session, a month and a lesson to print in tests, all invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from smartclass.domain import age_band, fiscal
from smartclass.domain.figures import Correction, HandoutFigures, PeriodFigures, SessionFigures, SessionLine
from smartclass.domain.lesson import Family, Lesson, Link, Step, StepText
from smartclass.domain.registry import (
    Attendee,
    Centre,
    ClassSession,
    Counts,
    Course,
    How,
    Role,
    RosterRow,
    SessionState,
    Staff,
)
from smartclass.domain.ruby import parse

CENTRE = Centre(UUID(int=1), "みどり台公民館")
SESSION = ClassSession(
    UUID(int=3),
    CENTRE,
    Course(UUID(int=2), "スマートフォンはじめて講座（マイナンバーカード編）"),
    date(2026, 11, 21),
    time(10),
    time(11, 30),
    12,
    SessionState.ENDED,
    (),
    (Staff(UUID(int=5), "田中 ゆり"), Staff(UUID(int=6), "髙橋 誠", Role.HELPER)),
)
PEOPLE = (
    ("青木 フミ", "あおき ふみ", 1944),
    ("石﨑 正夫", "いしざき まさお", 1950),
    ("𣘺本 清", "はしもと きよし", None),
    ("濵田 和江", "はまだ かずえ", 1952),
    ("邊見 光子", "へんみ みつこ", 1933),
    ("髙木 しげる", "たかぎ しげる", 1968),
    ("𠮷野家 千代", "よしのや ちよ", 1938),
)
TOKENS = tuple(f"A1:ABCDEFGHJKMNPQ{a}{b}" for a in "234567" for b in "RSTVWXYZ")


def roster(count: int = len(PEOPLE)) -> tuple[RosterRow, ...]:
    """Return a roster: row 2 didn't come, row 4 walked in, everybody else came from 9:50 on."""
    return tuple(_row(number) for number in range(1, count + 1))


def _row(number: int) -> RosterRow:
    name, kana, born = PEOPLE[(number - 1) % len(PEOPLE)]
    person = Attendee(UUID(int=100 + number), name, kana, born, token=TOKENS[number - 1])
    if number == 2:
        return RosterRow(person, number, False)
    how = How.WALK_IN if number == 4 else How.TAP
    return RosterRow(person, number, True, datetime(2026, 11, 21, 9, 50 + number % 10, tzinfo=UTC), how)


def session_figures(count: int = len(PEOPLE)) -> SessionFigures:
    """Return the session with `count` people and two more who were only counted."""
    correction = Correction(2, datetime(2026, 11, 22, 9, 5, tzinfo=UTC), False, "お名前をまちがえて押したため")
    unexpected = frozenset({UUID(int=104)})
    return SessionFigures(SESSION, roster(count), Counts(count - 1, count - 1, 2), (correction,), unexpected)


def period_figures(sessions: int = 3) -> PeriodFigures:
    """Return November 2026 at all centres; the second session was cancelled."""
    lines = tuple(
        SessionLine(
            date(2026, 11, 1 + n % 28),
            time(10),
            time(11, 30),
            "みどり台公民館" if n % 2 else "中央コミュニティセンター",
            "スマホはじめて講座",
            SessionState.CANCELLED if n == 1 else SessionState.ENDED,
            staff=2,
            expected=10,
            present=8,
            walk_ins=1,
            count_only=3,
        )
        for n in range(sessions)
    )
    bands = age_band.tally({1944: 5, 1952: 6, None: 1}, date(2026, 11, 30))
    return PeriodFigures(fiscal.month(2026, 11), None, lines, 12, 4, bands)


def lesson(folder: Path = Path("nowhere"), steps: int = 10) -> Lesson:
    """Return a lesson of `steps` steps with every kind of text a handout prints."""
    texts = (
        StepText(text=parse("スマホのケースをはずします。"), picture="case.svg", alt=parse("ケースをはずす{手|て}")),
        StepText(
            text=parse(
                "カードを、{机|つくえ}の{上|うえ}に{置|お}きます。{写真|しゃしん}のある{面|めん}を{上|うえ}にします。"
            ),
            caution=parse("{金属|きんぞく}の{机|つくえ}では、{読|よ}み{取|と}れません。"),
            note="ひみつのメモ",
            say_cue="「置いてみましょう」",
        ),
        StepText(text=parse("「マイナポータル」の{絵|え}に、トンとさわります。"), picture="case.svg", alt=parse("え")),
    )
    iphone = {Family.IPHONE: StepText(text=parse("スマホの{上|うえ}の{端|はし}をつけます。"))}
    return Lesson(
        "mynumber-read-card",
        "mynumber",
        1,
        parse("カードをスマホで{読|よ}み{取|と}る"),
        parse("カードを{読|よ}み{取|と}れるようになります。"),
        (),
        15,
        (Family.ANDROID, Family.IPHONE),
        date(2026, 11, 21),
        date(2027, 5, 31),
        (),
        (
            Link(
                "reader",
                parse("{読|よ}み{取|と}れる{機種|きしゅ}"),
                "https://www.jpki.go.jp/prepare/reader_writer.html",
            ),
        ),
        tuple(Step(f"s{n}", texts[n % 3], private=n == 4, on=iphone if n == 5 else {}) for n in range(steps)),
        folder,
    )


def handout_figures(folder: Path = Path("nowhere"), family: Family = Family.ANDROID, steps: int = 10) -> HandoutFigures:
    """Return that lesson for one family."""
    return HandoutFigures(lesson(folder, steps), family, parse("マイナポータルを{見|み}る"), "みどり台公民館")
