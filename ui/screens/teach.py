"""発表者画面: what the projector shows, what to say, what comes next, and the time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartclass.domain.lesson import Family
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.needs import NeedsHere
from ui.player.differs import note_difference
from ui.player.families import FamilySwitch
from ui.player.narration import Narration
from ui.player.projector import ProjectedStep, Projector, other_screen, steer
from ui.player.seat_board import SeatBoard, lesson_cue
from ui.player.stage import Stage
from ui.player.stumbles import StumblePanel
from ui.screen import Screen


class Teach(Screen):
    """Left: the projector's picture. Right: cue, note, next step. Below: everything a clicker can do, and more."""

    stays = True
    samples: ClassVar[tuple[str, ...]] = ("", "private", "stumbles")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stage: Stage | None = None
        self._projector: Projector | None = None
        self._narration: Narration | None = None
        self._began = context.app.clock.ticks()
        self._box = column(gap=4, margins=(12, 4, 12, 6))
        self.setLayout(self._box)

    def title(self) -> str:
        return self._stage.lesson.title.plain if self._stage else ""

    def arrive(self, lesson: str, session: UUID | None = None, step: str = "", **_where: Any) -> None:
        app = self.context.app
        found = app.library.get(lesson)
        stage = Stage(found, Family(app.settings.now.family), app.progress, session=session)
        self._stage = stage
        ids = [one.id for one in found.steps]
        if step in ids:
            stage.index = ids.index(step)
        self._narration = Narration(self.context, stage)
        self._mirror = ProjectedStep(self.context.look, stage)
        self._narration.lit.connect(self._mirror.lit)
        self._build(stage)
        stage.moved.connect(self._show)
        stage.curtained.connect(self._show)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._show_time)
        self._timer.start()
        self._show()
        if app.settings.now.projector:
            self._project()

    def sample(self, name: str) -> dict[str, Any]:
        lesson = self.context.app.library.get("mynumber-read-card")
        if name == "stumbles":
            today = self.context.app.clock.today()
            held = self.context.app.classes.between(today - timedelta(days=31), today)
            session = next(one.id for one in reversed(held) if lesson.id in one.lesson_ids)
            return {"lesson": lesson.id, "session": session, "step": lesson.steps[2].id}
        wanted = next((s.id for s in lesson.steps if s.private), "") if name == "private" else lesson.steps[2].id
        return {"lesson": lesson.id, "step": wanted}

    def leave(self) -> None:
        if self._narration:
            self._narration.close()
        if self._projector:
            self._projector.close()

    def _build(self, stage: Stage) -> None:
        look = self.context.look
        frame = Card(look, column(self._mirror))
        frame.layout().setContentsMargins(4, 4, 4, 4)  # type: ignore[union-attr]
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._families = FamilySwitch(look, stage.lesson.families, stage.family)
        self._families.chosen.connect(stage.switch)
        self._cue = label(look, "", 26, bold=True)
        self._cue.setObjectName("cue")
        self._note = label(look, "", 18)
        self._note.setObjectName("note")
        self._coming = label(look, "", 18, colour=look.theme.sub)
        self._time = label(look, "", 20, bold=True)
        self._state = label(look, "", 18, bold=True, align="centre")
        differs = Button(look, _("画面がちがう"), icon="phone-android", kind="quiet", px=18, tall=44)
        differs.setObjectName("differs")
        differs.clicked.connect(lambda: note_difference(self.context, stage))
        self._seats = seats = Button(look, _("座席"), icon="hand", kind="quiet", px=18, tall=44)
        seats.setObjectName("seats")
        seats.setVisible(stage.session is not None)
        seats.clicked.connect(lambda: self._show_seats(on=True))
        cue = row(label(look, _("声かけ"), 18, bold=True), None, seats, self._time, gap=8)
        script = QWidget()
        script.setLayout(
            column(
                cue,
                self._cue,
                row(icon_label(look, "info"), label(look, _("先生へ（画面には出ません）"), 18, bold=True), gap=8),
                self._note,
                row(icon_label(look, "next"), label(look, _("つぎの手順"), 18, bold=True), gap=8),
                self._coming,
                *([NeedsHere(self.context, stage.session)] if stage.session else ()),
                *([StumblePanel(self.context, stage, stage.session)] if stage.session else ()),
                None,
                row(differs, None),
                gap=8,
                margins=(8, 4, 8, 4),
            )
        )
        right = column(self._families, scrolling(script), gap=6)
        top = column(gap=4) if self.context.compact() else row(gap=12)
        frame.setVisible(not self.context.compact())
        top.addWidget(frame, 13)
        top.addLayout(right, 8)
        self._lesson = QWidget()
        self._lesson.setLayout(top)
        self._box.addWidget(self._lesson, 1)
        self._board: SeatBoard | None = None
        self._box.addWidget(self._state)
        self._box.addWidget(self._buttons(stage))

    def _buttons(self, stage: Stage) -> QWidget:
        """[前] [きく] [つぎ] and, apart from them, what happens on the projector."""
        look, narration = self.context.look, self._narration
        assert narration is not None
        tall = 40 if self.context.compact() else 48
        acts: list[tuple[str, str, str, Any]] = [
            ("previous", "back", _("前へ"), stage.previous),
            ("listen", "listen", _("きく"), narration.play),
            ("again", "again", _("もういちど"), narration.again),
            ("quiet", "stop", _("声をとめる"), narration.stop),
            ("black", "dark", _("暗くする"), stage.toggle_black),
            ("freeze", "freeze", _("画面を止める"), stage.toggle_freeze),
            ("project", "projector", _("スクリーンに出す"), self._toggle_projector),
        ]
        self._acts: dict[str, Button] = {}
        for name, icon, words, act in acts:
            button = Button(look, words, icon=icon, px=18, tall=tall)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, act=act: act())
            self._acts[name] = button
        forward = Button(look, _("つぎへ"), icon="next", kind="primary", px=22, tall=tall)
        forward.setObjectName("next")
        forward.clicked.connect(self._next)
        self._acts["next"] = forward
        for name in ("black", "freeze", "project"):
            self._acts[name].setCheckable(True)
        return flow(*self._acts.values(), gap=0, grow=True)

    def _show_seats(self, *, on: bool) -> None:
        """Show the seats in place of the lesson: the projector goes on."""
        stage = self._stage
        assert stage is not None
        assert stage.session is not None
        if self._board is None:
            cue = lesson_cue(self.context, stage.lesson.id, stage.session)
            self._board = SeatBoard(self.context, stage.session, cue, back=_("教材にもどる"))
            self._board.left.connect(lambda: self._show_seats(on=False))
            self._box.insertWidget(0, self._board, 1)
            stage.moved.connect(self._board.refresh)
        self._lesson.setVisible(not on)
        self._board.setVisible(on)

    def veil(self, *, on: bool) -> None:
        """The seats hold names: while the desk is locked there are none to see."""
        if on and self._board is not None:
            self._show_seats(on=False)
        self._seats.setVisible(not on and self._stage is not None and self._stage.session is not None)

    def _next(self) -> None:
        stage = self._stage
        assert stage is not None
        if not stage.at_end:
            stage.next()
            return
        self.context.tell(_("さいごの手順です。「もどる」で教室にもどれます。"))

    def _show(self) -> None:
        """Show cue, note and next step; say in words what the projector does when it isn't this step."""
        stage = self._stage
        assert stage is not None
        self._families.show_family(stage.family)
        text = stage.text
        self._cue.set_text(text.say_cue or _("みなさんの手が止まるまで、待ちましょう。"))
        self._note.set_text(text.note or "—")
        coming = stage.upcoming
        self._coming.set_text(coming.text if coming else _("これでおわりです。"))
        state = ""
        if stage.black:
            state = _("スクリーンは暗くなっています。もういちど押すと、もどります。")
        elif stage.step.private:
            state = _("ここからはご本人だけ。スクリーンは暗くなっています。")
        elif stage.frozen:
            state = _("スクリーンは止まっています。もういちど押すと、動きます。")
        self._state.set_text(state)
        self._state.setVisible(bool(state))
        self._acts["black"].setChecked(stage.black)
        self._acts["freeze"].setChecked(stage.frozen)
        self._acts["project"].setChecked(self._projector is not None)
        self._show_time()

    def _show_time(self) -> None:
        minutes = int((self.context.app.clock.ticks() - self._began) // 60)
        whole = self._stage.lesson.minutes if self._stage else 0
        self._time.set_text(_("{n}分 / {whole}分").format(n=minutes, whole=whole))

    def _toggle_projector(self) -> None:
        if self._projector is not None:
            self._projector.close()
            self._take_back()
            self.context.app.settings.change(projector="")
            return
        if len(QGuiApplication.screens()) > 2:
            self.context.go("screens")
            return
        self._project()

    def _project(self) -> None:
        """Open the projector's window; with one screen only, say so and use this one until Esc."""
        assert self._stage is not None
        here = self.window().screen()
        chosen = other_screen(here, self.context.app.settings.now.projector)
        if chosen is None:
            self.context.tell(_("画面がひとつだけなので、ここに大きく出します。Esc で、もどります。"))
        self._projector = Projector(self._stage, chosen or here, self.context.look)
        self._projector.closed.connect(self._take_back)
        if self._narration:
            self._narration.lit.connect(self._projector.shown.lit)
        self._projector.showFullScreen()
        if chosen is not None:
            self.context.app.settings.change(projector=chosen.name())
            self.window().activateWindow()
        self._show()

    def _take_back(self) -> None:
        if self._projector is not None:
            self._projector.deleteLater()
            self._projector = None
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._stage is None or not steer(self._stage, event):
            super().keyPressEvent(event)


SCREEN = Teach
