"""One person practising: joins the engine, the phone, the voice, the help that comes in time, and the touch coach."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from smartclass.domain.coach import Coach
from smartclass.domain.hints import IDLE_SECONDS, Ladder, Rung
from smartclass.domain.keys import board_for, strokes
from smartclass.domain.lesson import Family
from smartclass.domain.phone_flow import Room
from smartclass.domain.play import Act, Outcome, Play, Result, act, begin
from smartclass.domain.practice import Action, Exercise
from smartclass.domain.ruby import RubyText
from smartclass.domain.touch import Touch
from smartclass.services import coaching
from ui.phone.phone import Phone
from ui.phone.show import Say, Show, middle


class Mode(StrEnum):
    """How much help there is: watch, do it together, alone, and when the screen is another than expected."""

    WATCH = "watch"
    TOGETHER = "together"
    ALONE = "alone"
    TROUBLE = "trouble"


class Rehearsal(QObject):
    """Where a practice stands, whoever looks at it. Nothing is judged and nothing is timed."""

    spoken = Signal(object)
    """A text (RubyText) to show large; the voice says it too."""
    changed = Signal()
    """The scene, the mode or the phone has changed."""
    finished = Signal()
    stumbled = Signal(str, str)
    """A scene's id and the kind (domain.play.Result) of what went beside there."""

    def __init__(self, phone: Phone, say: Say, exercise: Exercise, family: Family, start: str = "") -> None:
        super().__init__(phone)
        self._phone, self._say, self.exercise = phone, say, exercise
        self.mode = Mode.TOGETHER
        self._start = start
        self._coach, self._ladder = Coach(), Ladder(Rung.GLOW)
        self._show = Show(phone, self._tell)
        self._show.ended.connect(self.finished)
        self._idle = QTimer(self)
        self._idle.setInterval(IDLE_SECONDS * 1_000)
        self._idle.timeout.connect(self._waited)
        self.play: Play = begin(exercise.practice, family, start)
        phone.acted.connect(self.act)
        phone.went.connect(self.go)

    def begin(self, mode: Mode) -> None:
        """Start in one of the modes: at the present scene, or from the beginning after 「できました」."""
        self.close()
        self.mode = mode
        here = self._start if self.play.finished else self.play.scene_id
        self._enter(begin(self.exercise.practice, self.play.family, here, trouble=mode is Mode.TROUBLE))

    def resume(self, play: Play, mode: Mode) -> None:
        """Go on where somebody stood (the screen was made anew in another language or size)."""
        self.close()
        self.mode = mode
        self._enter(play, show=False)

    def restart(self) -> None:
        """Start from the very beginning."""
        self._start = ""
        self._enter(begin(self.exercise.practice, self.play.family, trouble=self.mode is Mode.TROUBLE))

    def close(self) -> None:
        """Let everything rest: the ghost finger, the glow, the clock of the help."""
        self._show.wait()
        self._idle.stop()
        self._phone.overlay.show_glow(None)

    @property
    def showing(self) -> bool:
        """True while the ghost finger plays."""
        return self._show.running

    def pause(self) -> None:
        """Let the ghost finger wait, or go on."""
        if self._show.running:
            self._show.wait()
        else:
            self._show.start()
        self.changed.emit()

    def switch(self, family: Family) -> None:
        """Go on with another phone at the same place."""
        was_showing = self._show.running
        self._show.wait()
        self._enter(self.play.on(family), show=was_showing)

    def go(self, way: str) -> None:
        """The phone's own ways: back to the screen before, or home to the first one."""
        if way == "home":
            self._moved(self.play.at(self.exercise.practice.start))
            return
        earlier = self.play
        while earlier.earlier is not None and earlier.scene_id == self.play.scene_id:
            earlier = earlier.undone()
        self._moved(earlier)

    def undo(self) -> None:
        """Take back the last act."""
        self._moved(self.play.undone())

    def hint(self) -> RubyText:
        """Return what to do now, in the author's words."""
        return self.play.scene.hint

    def help(self) -> None:
        """Climb one rung at once (somebody asked)."""
        self._climb()

    def act(self, done: Act, touch: Touch | None = None) -> None:
        """Do what a hand or a key did."""
        before = self.play
        outcome = act(self.play, done)
        if before.finished:
            return
        self._coach, habit = self._coach.after(outcome, touch)
        if outcome.stumbled:
            self.stumbled.emit(before.scene_id, str(outcome.result))
        self._show_outcome(before, outcome)
        if self.mode is Mode.WATCH:
            return
        said = coaching.advice(habit) if habit else coaching.said(outcome, touch)
        if outcome.result is Result.FINISHED:
            self.close()
            self.finished.emit()
        elif outcome.stumbled:
            self._climb(said)
        elif said:
            self._tell(said)

    def _show_outcome(self, before: Play, outcome: Outcome) -> None:
        self.play = outcome.play
        self._phone.show_play(self.play)
        if self.play.scene_id != before.scene_id:
            self._fresh()
            self.changed.emit()
        elif outcome.play is not before:
            self._phone.update()
            self._idle_again()

    def _enter(self, play: Play, *, show: bool = True) -> None:
        self._show.wait()
        self.play = play
        self._phone.show_play(play)
        self._fresh()
        if self.mode is Mode.WATCH and show:
            self._show.start()
        self.changed.emit()

    def _moved(self, play: Play) -> None:
        """Stand somewhere else by the person's own wish: no stumble."""
        if play is self.play:
            return
        was_showing = self._show.running
        self._enter(play, show=was_showing)

    def _fresh(self) -> None:
        """A new scene: help begins anew."""
        self._ladder = Ladder(Rung.GLOW if self.mode is Mode.TOGETHER else Rung.NONE)
        self._phone.overlay.calm()
        self._glow()
        if self.mode is Mode.TOGETHER and self.hint():
            self._tell(self.hint())
        elif self.mode in (Mode.ALONE, Mode.TROUBLE):
            self.spoken.emit(self.exercise.about)
        self._idle_again()

    def _idle_again(self) -> None:
        if self.mode in (Mode.ALONE, Mode.TROUBLE) and not self.play.finished:
            self._idle.start()
        else:
            self._idle.stop()

    def _waited(self) -> None:
        self._climb()

    def _climb(self, said: RubyText | None = None) -> None:
        """Help one rung more; `said` is what is told instead of the scene's hint."""
        self._ladder = self._ladder.climbed()
        self._glow()
        told = said or self.hint()
        if told:
            self._tell(told)
        if self._ladder.shown is Rung.GHOST and (room := self._aim()):
            self._phone.overlay.point(middle(room), lambda: None)
        self._idle_again()

    def _glow(self) -> None:
        shown = self._ladder.shown >= Rung.GLOW and not self.play.finished
        item = self.play.next_item()
        if shown and item:
            self._phone.show_item(item.id)
        self._phone.overlay.show_glow(self._aim if shown else None)

    def _aim(self) -> Room | None:
        """Return the place to touch next: the item, or the key of its next letter."""
        item = self.play.next_item()
        if item is None:
            return None
        if item.action is not Action.TYPE or self._phone.typing != item.id:
            return self._phone.room_of(item.id)
        text = self.play.text_in(item)
        if text == item.need:
            return self._phone.key_room("enter")
        if not item.need.startswith(text):
            return self._phone.key_room("erase")
        first = strokes(item.need[len(text)], board_for(item.need))
        return self._phone.key_room(first[0].key.name) if first else None

    def _tell(self, text: RubyText, then: object = None) -> None:
        self.spoken.emit(text)
        self._say(text, then if callable(then) else lambda: None)
