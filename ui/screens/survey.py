"""アンケート: three large faces, the whole screen, one touch; nothing else can be reached from here but thanks."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from smartclass.domain.survey import Answer
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.face_button import FaceButton
from ui.kit.label import icon_label, label
from ui.kit.layout import column, row
from ui.kit.talk_words import ANSWERS
from ui.screen import Screen

THANKS = 2.0
"""Seconds for which thanks are said; a second touch of the same hand in that time is no second answer."""
LOOK = 200
"""Milliseconds between two looks at the clock."""


class Survey(Screen):
    """No bar, no names, no numbers: only a helper's two deliberate presses lead back."""

    shell = "practice"
    bare = True
    own_back = True
    samples: ClassVar[tuple[str, ...]] = ("", "thanks")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look_at_clock)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._faces())
        self._pages.addWidget(self._thanks())
        leave = Button(context.look, _("係の人"), icon="door", kind="quiet", px=16, tall=44)
        leave.setObjectName("leave")
        leave.clicked.connect(self._leave)
        self.setLayout(column(self._pages, row(None, leave), gap=4, margins=(28, 16, 28, 8)))

    def arrive(self, session: UUID, thanks: bool = False, **_where: Any) -> None:
        self._session = self.context.app.classes.get(session).id
        if thanks:
            self._say_thanks()

    def leave(self) -> None:
        self._timer.stop()

    def sample(self, name: str) -> dict[str, Any]:
        return {"session": self.context.app.classes.today()[0].id, "thanks": bool(name)}

    @property
    def asking(self) -> bool:
        """Whether the faces are to be seen."""
        return self._pages.currentIndex() == 0

    def look_at_clock(self) -> None:
        """Ask the next person as soon as thanks were long enough."""
        if not self.asking and self.context.app.clock.ticks() >= self._until:
            self._timer.stop()
            self._pages.setCurrentIndex(0)

    def _faces(self) -> QWidget:
        look = self.context.look
        large = 40 / max(1.0, look.scale / 1.4)
        faces = []
        for answer, icon, words in ANSWERS:
            face = FaceButton(look, _(words), icon)
            face.setObjectName(f"face-{answer}")
            face.clicked.connect(lambda _on=False, answer=answer: self._answer(answer))
            faces.append(face)
        page = QWidget()
        head = label(look, _("きょうの 教室は いかがでしたか"), large, bold=True, align="centre")
        below = label(look, _("ひとつ さわってください。お名前は のこりません。"), 24, align="centre")
        whole = column(head, below, row(*faces, gap=20), gap=8)
        whole.setStretch(2, 1)
        page.setLayout(whole)
        return page

    def _thanks(self) -> QWidget:
        look = self.context.look
        page = QWidget()
        words = label(look, _("ありがとうございました"), 52 / max(1.0, look.scale / 1.4), bold=True, align="centre")
        flower = row(None, icon_label(look, "flower", 96, look.theme.good), None)
        page.setLayout(column(None, flower, words, None, gap=24))
        return page

    def _answer(self, answer: Answer) -> None:
        self.context.app.survey.answer(self._session, answer)
        self._say_thanks()

    def _say_thanks(self) -> None:
        self._until = self.context.app.clock.ticks() + THANKS
        self._pages.setCurrentIndex(1)
        self._timer.start()

    def _leave(self) -> None:
        self.context.ask(
            _("先生の画面に もどりますか"),
            _("アンケートを おわるときは、係の人が おしてください。"),
            _("先生の画面へ"),
            _("アンケートを つづける"),
            self._return,
        )

    def _return(self) -> None:
        """Go back to where the faces were opened; where that is not known, to the numbers."""
        self.context.back()
        if self.isVisible():
            self.context.go("survey_tally", session=self._session)


SCREEN = Survey
