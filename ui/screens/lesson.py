"""教材（ひとりで）: one sentence, one picture, five buttons that never move."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from smartclass.domain.glossary import Term
from smartclass.domain.lesson import Family
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import FlowRow
from ui.kit.label import label
from ui.kit.layout import Card, column, row
from ui.kit.overlay import Overlay
from ui.player.differs import note_difference
from ui.player.families import FamilySwitch
from ui.player.narration import Narration
from ui.player.progress_line import ProgressLine
from ui.player.stage import Stage
from ui.player.step_view import StepView
from ui.player.word_card import choose, explain
from ui.screen import Screen


class LessonScreen(Screen):
    """Follow a lesson alone. Nothing is timed, nothing is judged, every press can be taken back."""

    shell = "practice"
    own_back = True
    samples: ClassVar[tuple[str, ...]] = ("", "caution", "private", "end")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._box = column(gap=0, margins=(12, 6, 12, 8))
        self.setLayout(self._box)
        self._narration: Narration | None = None
        self._stage: Stage | None = None
        self._done = False
        self._terms: tuple[Term, ...] = ()

    def title(self) -> str:
        return self._stage.lesson.title.plain if self._stage else ""

    def arrive(self, lesson: str, person: UUID | None = None, step: str = "", **_where: Any) -> None:
        app = self.context.app
        found = app.library.get(lesson)
        stage = Stage(found, Family(app.settings.now.family), app.progress, person=person)
        ids = [one.id for one in found.steps]
        if step in ids:
            stage.index = ids.index(step)
        self._stage = stage
        self._narration = Narration(self.context, stage)
        self._build(stage, self._narration)
        stage.moved.connect(self._show)
        self._show()
        if step == "end":
            self._finish()

    def sample(self, name: str) -> dict[str, Any]:
        lesson = self.context.app.library.get("mynumber-read-card")
        steps = lesson.steps
        wanted = {
            "caution": next((s.id for s in steps if s.common.caution), steps[1].id),
            "private": next((s.id for s in steps if s.private), steps[1].id),
            "end": "end",
        }
        return {"lesson": lesson.id, "step": wanted.get(name, steps[2].id)}

    def leave(self) -> None:
        if self._narration:
            self._narration.close()

    def _build(self, stage: Stage, narration: Narration) -> None:
        look = self.context.look
        self._line = ProgressLine(look)
        self._families = FamilySwitch(look, stage.lesson.families, stage.family)
        self._families.chosen.connect(self._switch)
        self._view = StepView(look, largest=look.px(self.context.app.settings.now.lesson_px))
        self._view.word_chosen.connect(lambda term: explain(self.context, self._over(), term))
        narration.lit.connect(self._view.lit)
        self._sound = label(look, "", 18 / max(1.0, look.scale / 1.2), colour=look.theme.sub)
        self._phone = Button(look, _("スマホで れんしゅう"), icon="finger", px=18, tall=44)
        self._phone.setObjectName("practise")
        self._phone.clicked.connect(self._practise)
        self._phone.setVisible(self.context.app.practising.can_practise(stage.lesson))
        self._top = FlowRow(self._line, self._families, self._phone)
        self._acts = self._buttons(narration)
        self._box.addLayout(self._top)
        self._box.addWidget(self._view, 1)
        self._box.addWidget(self._sound)
        self._box.addLayout(self._acts)
        self._place_phone()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stage:
            self._place_phone()

    def _place_phone(self) -> None:
        """Set 「スマホで れんしゅう」 above, or beside つぎへ where it would need a line of its own above."""
        room = self.width() - 24
        alone = self._line.sizeHint().width() + self._families.sizeHint().width() + 4
        below = alone <= room < alone + 4 + self._phone.sizeHint().width()
        if below != (self._acts.indexOf(self._phone) >= 0):
            here, there = (self._top, self._acts) if below else (self._acts, self._top)
            here.removeWidget(self._phone)
            there.put(self._phone, there.count() - 1 if below else there.count())

    def _buttons(self, narration: Narration) -> FlowRow:
        look = self.context.look
        tall = round(max(64, look.mm(16)) / min(look.scale, 1.5))
        acts = (
            ("previous", "back", _("もどる"), "plain", self._previous),
            ("listen", "listen", _("きく"), "plain", narration.play),
            ("again", "again", _("もういちど"), "plain", narration.again),
            ("trouble", "hand", _("こまった"), "plain", self._trouble),
            ("next", "next", _("つぎへ"), "primary", self._next),
        )
        buttons: list[QWidget] = []
        for name, icon, words, kind, act in acts:
            button = Button(look, words, icon=icon, kind=kind, px=24, tall=tall)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, act=act: act())
            buttons.append(button)
        return FlowRow(*buttons, gap=0, grow=True)

    def _show(self) -> None:
        stage = self._stage
        assert stage is not None
        self._done = False
        self._families.show_family(stage.family)
        self._line.show_place(stage.index, len(stage.lesson.steps))
        self._view.show_step(stage.lesson, stage.text)
        self._terms = self._view.explain(self.context.app.library.terms())
        state = self.context.app.speech.state()
        self._sound.set_text("" if state.can_sound else state.sentence)
        self._sound.setVisible(not state.can_sound)

    def _switch(self, family: Family) -> None:
        assert self._stage is not None
        self._stage.switch(family)
        self.context.app.settings.change(family=str(family))

    def _practise(self) -> None:
        """Do on the practice phone what this step tells."""
        stage = self._stage
        assert stage is not None
        scene = "" if self._done else stage.text.scene
        exercise = stage.lesson.drill or stage.lesson.id
        self.context.go("practice", exercise=exercise, scene=scene, person=stage.person)

    def _next(self) -> None:
        assert self._stage is not None
        if self._done:
            self.context.go("practice_home", person=self._stage.person)
        elif self._stage.at_end:
            self._finish()
        else:
            self._stage.next()

    def _previous(self) -> None:
        """Step back; from the first step, back to where the lesson was chosen."""
        assert self._stage is not None
        if self._done:
            self._show()
        elif self._stage.index == 0:
            self.context.back()
        else:
            self._stage.previous()

    def _finish(self) -> None:
        """Say what was done; never how well."""
        assert self._stage is not None
        assert self._narration is not None
        self._done = True
        self._narration.stop()
        title = self._stage.lesson.title.plain
        self._line.show_place(len(self._stage.lesson.steps) - 1, len(self._stage.lesson.steps))
        words = _("できました。\n「{title}」を、さいごまで見ました。\n「つぎへ」をおすと、さいしょにもどります。")
        self._view.show_words(plain_text(words.format(title=title)))

    def _trouble(self) -> None:
        """Offer the ways on, and give whoever comes to help the sentence to say."""
        stage, narration = self._stage, self._narration
        assert stage is not None
        assert narration is not None
        narration.stop()
        look = self.context.look
        over = self._over()
        size = min(1.0, 1.5 / look.scale)  # words and ways on stay in sight together: they grow to 150 %, as buttons do
        px, tall, cue = (19, 48, 20) if self.context.compact() else (24, 66, 24)
        hear = Button(look, _("もういちど、きく"), icon="again", kind="primary", px=px, tall=tall)
        before = Button(look, _("ひとつ前を見る"), icon="back", px=px, tall=tall)
        words = Button(look, _("言葉の意味"), icon="book", px=px, tall=tall)
        words.setObjectName("words")
        words.setVisible(bool(self._terms) and not self._done)
        words.clicked.connect(lambda: choose(self.context, over, self._terms))
        differs = Button(look, _("画面がちがう"), icon="phone-android", px=px, tall=tall)
        differs.setObjectName("differs")
        differs.clicked.connect(over.dismiss)
        differs.clicked.connect(lambda: note_difference(self.context, stage))
        close = Button(look, _("つづける"), icon="close", px=px, tall=tall)
        for button, act in ((hear, narration.play), (before, self._previous), (close, lambda: None)):
            button.clicked.connect(over.dismiss)
            button.clicked.connect(lambda _on=False, act=act: act())
        helper = QWidget()
        helper.setLayout(
            column(
                label(look, _("手つだう方へ（言葉で つたえてください）"), 18 * size),
                label(look, stage.text.say_cue or _("「どこまで できましたか」"), cue * size, bold=True),
                gap=4,
            )
        )
        inside = column(
            label(look, _("だいじょうぶです。いっしょに 見ましょう。"), 30 * size, bold=True),
            label(look, _("手をあげると、係の人が きます。"), 24 * size),
            helper,
            row(before, hear, gap=4),
            row(differs, words, gap=4),
            close,
            gap=12,
        )
        over.show_card(Card(look, inside), hear, over.dismiss)

    def _over(self) -> Overlay:
        over: Overlay = self.window().overlay  # type: ignore[attr-defined]
        return over

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_PageDown: self._next,
            Qt.Key.Key_Right: self._next,
            Qt.Key.Key_PageUp: self._previous,
            Qt.Key.Key_Left: self._previous,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


SCREEN = LessonScreen
