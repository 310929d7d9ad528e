from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smartclass.domain.lesson import Family
from smartclass.domain.play import Act, Gesture, Result
from smartclass.domain.practice import Exercise
from smartclass.domain.ruby import RubyText, plain_text
from tests.domain.phones import PRACTICE
from ui.kit.theme import Look, theme
from ui.phone.phone import Phone
from ui.phone.rehearsal import Mode, Rehearsal

EXERCISE = Exercise(
    id="drill",
    course="basics",
    number=1,
    title=plain_text("ためす"),
    about=plain_text("なんでもためせます。"),
    symptoms=(),
    minutes=5,
    families=tuple(Family),
    practice=PRACTICE,
    folder=Path(),
)


class Stage:
    """A rehearsal whose voice has always just ended."""

    def __init__(self) -> None:
        self.phone = Phone(Look(theme("light")), Path())
        self.phone.overlay.still = True
        self.phone.resize(342, 662)
        self.phone.show()
        self.said: list[str] = []
        self.ends = True
        self.rehearsal = Rehearsal(self.phone, self.say, EXERCISE, Family.ANDROID)
        self.finished: list[bool] = []
        self.stumbles: list[tuple[str, str]] = []
        self.rehearsal.finished.connect(lambda: self.finished.append(True))
        self.rehearsal.stumbled.connect(lambda scene, kind: self.stumbles.append((scene, kind)))

    def say(self, text: RubyText, then: Callable[[], None]) -> None:
        self.said.append(text.plain)
        if self.ends:
            then()

    def tap(self, item: str, gesture: Gesture = Gesture.TAP) -> None:
        self.phone.act(Act(gesture, item))

    @property
    def glowing(self) -> bool:
        return self.phone.overlay.glowing is not None


@pytest.fixture
def stage(styled: QApplication) -> Iterator[Stage]:
    made = Stage()
    yield made
    made.rehearsal.close()
    made.phone.close()
    made.phone.deleteLater()


def test_together_the_next_place_glows(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.TOGETHER)
    assert stage.phone.overlay.glowing == stage.phone.room_of("tap")
    stage.tap("tap")
    assert stage.phone.overlay.glowing == stage.phone.room_of("name")
    stage.tap("name")
    assert stage.phone.typing == "name"
    assert stage.phone.overlay.glowing == stage.phone.key_room("erase")


def test_alone_help_comes_a_rung_at_a_time(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.ALONE)
    assert not stage.glowing
    assert stage.rehearsal._idle.isActive()
    stage.rehearsal._waited()
    assert not stage.glowing
    stage.rehearsal._waited()
    assert stage.glowing
    assert stage.phone.overlay.finger is None
    stage.rehearsal.help()
    assert stage.phone.overlay._journey.state().name == "Running"
    stage.tap("tap")
    assert not stage.glowing
    assert stage.phone.overlay.finger is None


def test_a_wrong_turn_is_told_and_counts_as_a_stumble(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.ALONE)
    stage.tap("mail")
    assert stage.said[-1] == "それはメールです。"
    assert stage.stumbles == [("home", str(Result.WRONG_TARGET))]
    assert stage.rehearsal.play.scene_id == "home"


def test_three_of_a_kind_bring_one_friendly_sentence(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.ALONE)
    for _count in range(3):
        stage.tap("tap", Gesture.LONG)
    assert stage.said[-1].startswith("指が、長くさわっています。")
    assert len(stage.stumbles) == 3


def test_acts_and_whole_screens_can_be_taken_back(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.ALONE)
    stage.tap("tap")
    stage.tap("agree")
    stage.rehearsal.undo()
    agree = stage.rehearsal.play.item("agree")
    assert agree is not None
    assert not stage.rehearsal.play.is_set(agree)
    stage.tap("agree")
    stage.phone.went.emit("back")
    assert stage.rehearsal.play.scene_id == "home"
    stage.tap("tap")
    stage.phone.went.emit("home")
    assert stage.rehearsal.play.scene_id == "home"
    assert stage.stumbles == []


def test_another_phone_keeps_the_place_and_the_entries(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.ALONE)
    stage.tap("tap")
    stage.tap("agree")
    stage.rehearsal.switch(Family.RAKURAKU)
    agree = stage.rehearsal.play.item("agree")
    assert agree is not None
    assert (stage.phone.play.family, stage.phone.play.scene_id) == (Family.RAKURAKU, "form")
    assert stage.rehearsal.play.is_set(agree)


def test_the_ghost_finger_plays_to_the_end(stage: Stage, qtbot: object) -> None:
    stage.rehearsal.begin(Mode.WATCH)
    assert stage.rehearsal.showing
    for _count in range(400):
        show, overlay = stage.rehearsal._show, stage.phone.overlay
        if overlay._journey.state().name == "Running":
            overlay._journey.setCurrentTime(overlay._journey.duration())
        elif show._breath.isActive():
            show._breath.stop()
            show._next()
        if stage.finished:
            break
    assert stage.finished == [True]
    assert stage.rehearsal.play.finished
    assert stage.stumbles == []


def test_the_ghost_finger_waits_and_goes_on(stage: Stage) -> None:
    stage.ends = False
    stage.rehearsal.begin(Mode.WATCH)
    stage.rehearsal.pause()
    assert not stage.rehearsal.showing
    stage.rehearsal.pause()
    assert stage.rehearsal.showing
    stage.rehearsal.switch(Family.IPHONE)
    assert stage.rehearsal.showing


def test_in_trouble_the_screen_is_another_one(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.TROUBLE)
    stage.tap("tap")
    assert stage.rehearsal.play.scene_id == "advert"
    stage.tap("close")
    assert stage.rehearsal.play.scene_id == "form"


def test_done_is_told_once_and_what_comes_after_is_nothing(stage: Stage) -> None:
    stage.rehearsal.begin(Mode.ALONE)
    stage.rehearsal.play = stage.rehearsal.play.at("pin")
    stage.phone.show_play(stage.rehearsal.play)
    stage.phone.acted.emit(Act(Gesture.TYPE, "pin", "5028"), None)
    stage.phone.acted.emit(Act(Gesture.ENTER, "pin"), None)
    assert stage.finished == [True]
    assert not stage.rehearsal._idle.isActive()
    stage.tap("")
    assert stage.stumbles == []
    stage.rehearsal.begin(Mode.ALONE)
    assert stage.rehearsal.play.scene_id == "home"
