"""The whole class with a real hand: start, make a class, check ten people in, teach, print, close, report.

Run by test_whole_class.py on a virtual screen: `python -m tests.window.whole_class HOME [PICTURES]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from smartclass.domain.registry import NewAttendee
from smartclass.paths import Home
from tests.window.hand import Hand
from ui.app import open_window
from ui.kit import fonts
from ui.kit.paper_panel import PaperPanel
from ui.kit.roster_row import RosterButton
from ui.player.stage import Stage
from ui.tasks import Tasks
from ui.window import Window

NAMES = (
    ("佐藤 花子", "さとう はなこ"), ("鈴木 一郎", "すずき いちろう"), ("髙橋 実", "たかはし みのる"),
    ("田中 和子", "たなか かずこ"), ("渡邊 清", "わたなべ きよし"), ("𠮷田 ヨシ", "よしだ よし"),
    ("小林 茂", "こばやし しげる"), ("山﨑 文子", "やまざき ふみこ"), ("濵田 武", "はまだ たけし"),
)  # fmt: skip


def main(home: Path, pictures: Path | None) -> None:
    """Go through the class; any AssertionError is a failure."""
    application = QApplication(["smartclass"])
    application.setStyle("Fusion")
    fonts.load()
    tasks = Tasks()
    window = open_window(Home(home), tasks)
    hand = Hand(window, pictures)
    hand.until(window.isActiveWindow, "the window is not active")
    start(hand, window)
    check_in(hand, window)
    teach(hand, window)
    papers(hand, window, home)
    finish(hand, window)
    window.close()
    tasks.close()
    window.context.app.close()
    print(f"whole class: {hand.presses} presses and clicks")


def start(hand: Hand, window: Window) -> None:
    """Welcome, then a class in three fields (day and start are already right)."""
    hand.picture("welcome")
    hand.click_on(window.findChild(QLineEdit))
    hand.type("Chuo")
    hand.click("begin")
    hand.click("unprotected")
    hand.picture("today-empty")
    app = window.context.app
    for name, kana in NAMES:
        assert app.people.add(NewAttendee(name, kana, 1946)).attendee is not None
    hand.click("make")
    hand.click_on(hand.find("course", QComboBox))
    hand.type("Hajimete no sumaho")
    hand.picture("new-session")
    hand.click("make")
    hand.until(lambda: window.present.__class__.__name__ == "Desk", "the desk did not open")
    session = app.classes.today()[0]
    app.roll.expect(session.id, [person.id for person in app.people.all()])
    window.present.arrive(session=session.id)


def rows(window: Window) -> list[RosterButton]:
    shown = [row for row in window.present.findChildren(RosterButton) if row.isVisible()]
    return sorted(shown, key=lambda row: row.line.number)


def check_in(hand: Hand, window: Window) -> None:
    """Nine taps, one walk-in, one wrong tap taken back: the count is right at each."""
    app = window.context.app
    session = app.classes.today()[0].id
    hand.until(lambda: len(rows(window)) == len(NAMES), "the roster is not complete")
    before = hand.presses
    for tapped, row in enumerate(rows(window), start=1):
        hand.click_on(row)
        assert app.roll.counts(session).present == tapped
        assert f"{tapped} / 9" in hand.find("count").text()
    assert hand.presses - before == len(NAMES)
    hand.picture("nine-taps")
    before = hand.presses
    hand.click("walk-in-name")
    hand.type("Tobiiri Hanako")
    hand.click("walk-in")
    assert hand.presses - before == len("Tobiiri Hanako") + 2
    hand.until(lambda: app.roll.counts(session).present == 10, "the walk-in is not counted")
    hand.picture("walk-in")
    hand.click("undo")
    hand.until(lambda: app.roll.counts(session).present == 9, "the walk-in was not taken back")
    hand.click("walk-in-name")
    hand.type("Tobiiri Hanako")
    hand.click("walk-in")
    hand.until(lambda: app.roll.counts(session).present == 10, "the walk-in is not counted again")


def teach(hand: Hand, window: Window) -> None:
    """Ten steps and more, heard, with the phone family switched twice; the step stays."""
    hand.click("teach")
    hand.click("search")
    hand.type("kard")
    hand.find("search", QLineEdit).setText("カードが読み取れない")
    hand.settle(600)
    hand.click("teach-mynumber-read-card")
    stage = window.present._stage
    assert isinstance(stage, Stage)
    steps = len(stage.lesson.steps)
    assert steps >= 8
    hand.click("listen")
    hand.until(lambda: bool(window.present._mirror._view.words.highlighted()), "no phrase was lit")
    hand.picture("spoken")
    hand.click("quiet")
    for number in range(steps - 1):
        assert stage.index == number
        if number in (2, 5):
            family = "iphone" if number == 2 else "rakuraku"
            hand.click(f"family-{family}")
            assert stage.index == number
            assert str(stage.family) == family
            hand.picture(family)
        if stage.step.private:
            assert window.present._mirror.readable() == ""
            hand.picture("private")
        if number % 2:
            hand.click("next")
        else:
            hand.key("Next")
    assert stage.at_end


def papers(hand: Hand, window: Window, home: Path) -> None:
    """Handout, cards and the sheet for the desk, seen and saved."""
    stage = window.present._stage
    session = window.context.app.classes.today()[0]
    window.context.app.classes.change(session.id, lesson_ids=[stage.lesson.id])
    window.home()
    hand.click("start")
    hand.click("paper")
    for sheet in ("sign-in", "cards", f"{stage.lesson.id}-rakuraku"):
        hand.click(f"sheet-{sheet}")
        panel = window.present.findChild(PaperPanel)
        hand.until(lambda panel=panel: panel.pdf, f"{sheet} was not made")
        hand.picture(f"paper-{sheet}")
        panel.save_to(home / f"{sheet}.pdf")
        hand.until(lambda sheet=sheet: (home / f"{sheet}.pdf").exists(), f"{sheet} was not saved")


def finish(hand: Hand, window: Window) -> None:
    """Close the class and look at the month's report."""
    window.back()
    hand.click("finish")
    hand.picture("close")
    hand.click("finish")
    hand.until(lambda: window.present.__class__.__name__ == "Today", "not back at the start")
    hand.picture("today-after")
    hand.click("office")
    window.go("reports")
    panel = window.present.findChild(PaperPanel)
    hand.until(lambda: panel.pdf, "the report was not made")
    hand.picture("report")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
