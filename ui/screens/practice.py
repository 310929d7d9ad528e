"""れんしゅう（スマホ）: the phone that can't break, with as much help as one wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from smartclass.domain.lesson import Family
from smartclass.domain.play import Play, Result
from smartclass.domain.practice import Exercise
from smartclass.domain.registry import SessionState
from smartclass.domain.ruby import RubyText, parse
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import column
from ui.kit.ruby_label import RubyLabel
from ui.phone import chrome
from ui.phone.phone import Phone
from ui.phone.rehearsal import Mode, Rehearsal
from ui.player.families import FamilySwitch
from ui.player.speaker import Speaker
from ui.screen import Screen

MODES = {
    Mode.WATCH: ("play", lazy("見る")),
    Mode.TOGETHER: ("people", lazy("いっしょに")),
    Mode.ALONE: ("person", lazy("ひとりで")),
    Mode.TROUBLE: ("swap", lazy("ちがう画面")),
}
_NEXT = {Mode.WATCH: Mode.TOGETHER, Mode.TOGETHER: Mode.ALONE}
_FLUSH_MS = 10_000


class PracticeScreen(Screen):
    """Words on the left, the phone on the right, five buttons that never move. No score, no clock."""

    shell = "practice"
    own_back = True
    samples: ClassVar[tuple[str, ...]] = ("", "typing", "call", "end")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._box = column(gap=0, margins=(12, 6, 12, 8))
        self.setLayout(self._box)
        self.rehearsal: Rehearsal | None = None
        self._exercise: Exercise | None = None
        self._done = False
        self._speaker = Speaker(context)
        self._keep = QTimer(self)
        self._keep.setInterval(_FLUSH_MS)
        self._keep.timeout.connect(self._flush)

    def title(self) -> str:
        return self._exercise.title.plain if self._exercise else ""

    def arrive(
        self,
        exercise: str,
        scene: str = "",
        mode: str = Mode.TOGETHER,
        person: UUID | None = None,
        family: str = "",
        play: Play | None = None,
        **_where: Any,
    ) -> None:
        app = self.context.app
        self._exercise = found = app.practising.get(exercise)
        self._person, self._session = person, self._running()
        wanted = Family(family or app.settings.now.family)
        used = wanted if wanted in found.families else found.families[0]
        self._build(found, used)
        self.rehearsal = Rehearsal(self.phone, self._speaker.say, found, used, scene)
        self.rehearsal.spoken.connect(self._said)
        self.rehearsal.changed.connect(self._show)
        self.rehearsal.finished.connect(self._finish)
        self.rehearsal.stumbled.connect(self._stumbled)
        self._speaker.lit.connect(self._lit)
        self._keep.start()
        if play is not None:
            self.rehearsal.resume(play.retold(found.practice), Mode(mode))
            if self.rehearsal.play.finished:
                self._finish()
            return
        self._begin(Mode(mode))
        if scene and self.rehearsal.play.finished:
            self._finish()

    def sample(self, name: str) -> dict[str, Any]:
        where = {"typing": "pin", "end": "done"}.get(name, "top")
        if name == "call":
            return {"exercise": "basics-calls", "mode": Mode.ALONE}
        return {"exercise": "mynumber-read-card", "scene": where, "mode": Mode.TOGETHER}

    def place(self) -> dict[str, Any]:
        if self.rehearsal is None:
            return {}
        play = self.rehearsal.play
        return {"play": play, "mode": str(self.rehearsal.mode), "family": str(play.family)}

    def leave(self) -> None:
        if self.rehearsal:
            self.rehearsal.close()
        self._keep.stop()
        self._speaker.stop()
        self._flush()

    def _running(self) -> UUID | None:
        """Return today's class that is under way: stumbles belong to it."""
        today = self.context.app.classes.today()
        return next((one.id for one in today if one.state is SessionState.RUNNING), None)

    # — what is on the screen —

    def _build(self, exercise: Exercise, family: Family) -> None:
        look, settings = self.context.look, self.context.app.settings.now
        self.phone = Phone(look, exercise.folder, text_scale=min(look.scale, 1.5))
        self._press_firmly(family)
        self.phone.overlay.still = settings.reduced_motion
        self.words = RubyLabel()
        self.words.set_colours(look.theme.text, look.theme.highlight, look.theme.highlight_line)
        self._modes = self._mode_buttons()
        self._families = FamilySwitch(look, exercise.families, family)
        self._families.chosen.connect(self._switch)
        self._who = label(look, self._persona(exercise), 18, colour=look.theme.sub)
        left = QWidget()
        left.setLayout(column(flow(*self._modes.values()), self.words, self._who, self._families, gap=6))
        self._left = left
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(20)
        self._middle.addWidget(left, 1)
        self._middle.addWidget(self.phone)
        inside: QHBoxLayout | QVBoxLayout | QBoxLayout = self._middle
        self._box.addLayout(inside, 1)
        self._box.addWidget(self._buttons())

    def _persona(self, exercise: Exercise) -> str:
        person = exercise.practice.person
        if not person:
            return _("ここでは、なにを さわっても こわれません。")
        return _("{name}さんの つもりで れんしゅうします。なにを さわっても こわれません。").format(name=person)

    def _mode_buttons(self) -> dict[Mode, Button]:
        made = {}
        for mode, (icon, words) in MODES.items():
            button = Button(self.context.look, _(words), icon=icon, px=20, tall=48)
            button.setCheckable(True)
            button.setObjectName(f"mode-{mode}")
            button.clicked.connect(lambda _on=False, mode=mode: self._begin(mode))
            made[mode] = button
        return made

    def _buttons(self) -> QWidget:
        look = self.context.look
        tall = round(max(60, look.mm(16)) / min(look.scale, 1.5))
        acts: tuple[tuple[str, str, str, str, Callable[[], None]], ...] = (
            ("previous", "back", _("もどる"), "plain", self._previous),
            ("listen", "listen", _("きく"), "plain", self._listen),
            ("again", "again", _("もういちど"), "plain", self._again),
            ("trouble", "hand", _("こまった"), "plain", self._trouble),
            ("next", "next", _("つぎへ"), "primary", self._next),
        )
        made: list[QWidget] = []
        self._acts: dict[str, Button] = {}
        for name, icon, words, kind, does in acts:
            button = Button(look, words, icon=icon, kind=kind, px=24, tall=tall)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, does=does: does())
            self._acts[name] = button
            made.append(button)
        return flow(*made, gap=0, grow=True)

    def _said(self, text: RubyText) -> None:
        self.words.set_text(text)
        self._fit()

    def _lit(self, start: int, length: int) -> None:
        if length and self._speaker.text and self._speaker.text.plain == self.words.text():
            self.words.set_highlight(start, length)
        else:
            self.words.clear_highlight()

    def _show(self) -> None:
        assert self.rehearsal is not None
        self._done = False
        for mode, button in self._modes.items():
            button.setChecked(mode is self.rehearsal.mode)
        self._families.show_family(self.rehearsal.play.family)
        listen = self._acts["listen"]
        if self.rehearsal.mode is Mode.WATCH:
            showing = self.rehearsal.showing
            listen.setText(_("とめる") if showing else _("つづける"))
            listen.set_icon("stop" if showing else "play")
        else:
            listen.setText(_("きく"))
            listen.set_icon("listen")

    def _fit(self) -> None:
        """The largest text at which the sentence is whole, and the phone as tall as the screen allows."""
        self._who.setVisible(not self.context.compact())
        tall = max(330, self._middle.geometry().height() or self.height() - 200)
        wide = min(round(tall * chrome.OUTER_WIDE / chrome.OUTER_HIGH), round(self.width() * 0.46))
        self.phone.setFixedWidth(max(170, wide))
        room = self.width() - wide - 60
        rest = self._who.heightForWidth(room) + self._families.sizeHint().height() * 2 + 150
        largest = self.context.look.px(self.context.app.settings.now.lesson_px)
        self.words.fit_into(max(200, room), max(120, tall - rest), min(64, largest), 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rehearsal:
            self._fit()

    # — what the buttons do —

    def _begin(self, mode: Mode) -> None:
        assert self.rehearsal is not None
        assert self._exercise is not None
        self._done = False
        self._said(self._exercise.about)
        self.rehearsal.begin(mode)
        self.phone.setFocus()

    def _press_firmly(self, family: Family) -> None:
        self.phone.firm = family is Family.RAKURAKU and self.context.app.settings.now.firm_touch

    def _switch(self, family: Family) -> None:
        assert self.rehearsal is not None
        self._press_firmly(family)
        self.rehearsal.switch(family)
        self.context.app.settings.change(family=str(family))

    def _previous(self) -> None:
        """Take back the last act; from the beginning, back to where this was chosen."""
        assert self.rehearsal is not None
        if self.rehearsal.play.earlier is None:
            self.context.back()
        else:
            self.rehearsal.undo()

    def _listen(self) -> None:
        assert self.rehearsal is not None
        if self.rehearsal.mode is Mode.WATCH:
            self.rehearsal.pause()
        elif self._speaker.text:
            self._speaker.again()
        else:
            self._speaker.say(self._exercise.about if self._exercise else self.rehearsal.hint())

    def _again(self) -> None:
        assert self.rehearsal is not None
        self._done = False
        self.rehearsal.restart()

    def _trouble(self) -> None:
        """Say it, let it glow, let the finger come: one more help with each press."""
        assert self.rehearsal is not None
        self.rehearsal.help()

    def _next(self) -> None:
        """The next way of practising; after the last, back to where this was chosen."""
        assert self.rehearsal is not None
        mode = _NEXT.get(self.rehearsal.mode)
        if mode is None:
            self.context.back()
        else:
            self.rehearsal.restart()
            self._begin(mode)

    def _finish(self) -> None:
        """Say what was done; never how well."""
        assert self.rehearsal is not None
        self._done = True
        self._speaker.stop()
        if self.rehearsal.mode in _NEXT:
            words = _("できました。\n「つぎへ」をおすと、こんどは「{mode}」です。")
            name = _(MODES[_NEXT[self.rehearsal.mode]][1])
            text = parse(words.replace("{mode}", name))
        else:
            text = parse(_("できました。\nなんどでも、れんしゅうできます。"))
        self._said(text)
        self._speaker.say(text)

    def _stumbled(self, scene: str, kind: str) -> None:
        assert self._exercise is not None
        self.context.app.stumbles.happened(
            self._exercise.id, scene, Result(kind), person=self._person, session=self._session
        )

    def _flush(self) -> None:
        stumbles = self.context.app.stumbles
        if stumbles.pending:
            self.context.tasks.run(lambda _task: stumbles.flush(), done=lambda _written: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {Qt.Key.Key_PageDown: self._next, Qt.Key.Key_PageUp: self._previous, Qt.Key.Key_Escape: self._previous}
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


SCREEN = PracticeScreen
