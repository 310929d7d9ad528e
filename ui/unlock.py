"""The door before a protected register: the passphrase, or the recovery code and a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QWidget

from smartclass.errors import Locked, Problem
from smartclass.i18n import _
from smartclass.services.protection import Gate, Key, code_words, weak_words
from smartclass.settings import Settings
from ui.kiosk import PractiseOnly
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import Field, icon_label, label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.secret_field import SecretField
from ui.kit.theme import Look, style_sheet, theme
from ui.tasks import Tasks

LONGEST_WAIT = 30
"""Seconds. A wrong try makes the next one wait, 1, 2, 4 …; nobody is ever locked out."""


def ask(gate: Gate, settings: Settings, tasks: Tasks) -> Key | None:
    """Show the door until it opens; None where the person leaves. Problem where the key file can't be read.

    PractiseOnly where somebody would rather practise without the register.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    stays = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)  # the door closes before the window opens
    door = Unlock(gate, settings, tasks)
    door.resize(QGuiApplication.primaryScreen().availableSize())
    door.showMaximized()
    door.exec()
    application.setQuitOnLastWindowClosed(stays)
    door.deleteLater()
    if door.problem is not None:
        raise door.problem
    if door.practice:
        raise PractiseOnly
    return door.key


class Unlock(QDialog):
    """Three pages: the passphrase; the code from the sheet; a new passphrase. `key` is set when it has opened."""

    practice = False
    """Set where somebody chose to practise without opening the register."""

    def __init__(self, gate: Gate, settings: Settings, tasks: Tasks, over: QWidget | None = None) -> None:
        """`over` is the window that it covers, where the program is open already: there is no leaving then."""
        super().__init__(over)
        self._over = over
        if over is not None:
            self.setWindowFlags(Qt.WindowType.Widget)
            self.setAutoFillBackground(True)
        self.key: Key | None = None
        self.problem: Problem | None = None
        self._gate, self._tasks = gate, tasks
        self._look = Look(theme(settings.theme), settings.text_scale / 100, settings.mm_per_px)
        self._wrong = self._left = 0
        self._busy = False
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._second)
        self.setWindowTitle(_("まなびのスマホ教室"))
        self.setStyleSheet(style_sheet(self._look))
        self._pages = QStackedLayout(self)
        for page in (self._passphrase_page(), self._code_page(), self._new_page()):
            self._pages.addWidget(page)
        self._words.edit.setFocus()

    def _page(self, icon: str, title: str, words: str, *parts: QWidget) -> QWidget:
        look = self._look
        head = row(icon_label(look, icon, 44, look.theme.action), label(look, title, 32, bold=True), gap=14)
        card = Card(look, column(head, label(look, words, 20), 4, *parts, gap=12))
        card.setMaximumWidth(look.px(760))
        holder = QWidget()
        holder.setLayout(row(None, column(None, card, None, margins=(24, 24, 24, 24)), None))
        return scrolling(holder)

    def _button(self, words: str, name: str, act: Callable[[], object], icon: str = "", kind: str = "plain") -> Button:
        button = Button(self._look, words, icon=icon, kind=kind, px=22, tall=54 if kind == "primary" else 48)
        button.setObjectName(name)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _passphrase_page(self) -> QWidget:
        self._words = SecretField(self._look, _("合言葉"), hint=_("大文字と小文字は、べつの文字です。"), wide=640)
        self._words.edit.returnPressed.connect(self._try)
        starting = self._over is None
        return self._page(
            "lock",
            _("おかえりなさい"),
            _("名簿は合言葉で守られています。合言葉を入れると、教室がはじまります。")
            if starting
            else _("名簿に鍵をかけました。合言葉を入れると、さっきのつづきから始められます。"),
            self._words,
            flow(
                self._button(_("開く"), "open", self._try, "check", "primary"),
                self._button(_("合言葉を忘れたとき"), "forgot", lambda: self._show(1), "info"),
                *(
                    (
                        self._button(_("れんしゅうだけ開く"), "practise", self._practise, "phone-android"),
                        self._button(_("閉じる"), "leave", self.reject),
                    )
                    if starting
                    else ()
                ),
            ),
        )

    def _practise(self) -> None:
        self.practice = True
        self.reject()

    def begin(self) -> None:
        """Put the cursor where one types."""
        self._show(self._pages.currentIndex())

    def say(self, words: str) -> None:
        """Say something below the field of the passphrase."""
        self._show(0)
        self._words.say(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key takes a cover away: Escape leaves only where the program isn't open yet."""
        if self._over is None or event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _code_page(self) -> QWidget:
        hint = _("24文字です。ハイフンや空白は、なくてもかまいません。")
        self._code = Field(self._look, _("紙に書いてある番号"), hint=hint, wide=640)
        self._code.edit.returnPressed.connect(self._try_code)
        return self._page(
            "handout",
            _("合言葉を忘れたとき"),
            _("「もしものときの紙」を、ご用意ください。役場の金庫などに しまってあります。"),
            self._code,
            flow(
                self._button(_("つぎへ"), "code-next", self._try_code, "next", "primary"),
                self._button(_("もどる"), "code-back", lambda: self._show(0), "back"),
            ),
        )

    def _new_page(self) -> QWidget:
        hint = _("10文字以上です。ことばを3つほどつなげます。")
        self._new = SecretField(self._look, _("新しい合言葉"), hint=hint, wide=640)
        self._again = SecretField(self._look, _("もう一度、同じ合言葉"), wide=640)
        self._again.edit.returnPressed.connect(self._take_new)
        return self._page(
            "lock",
            _("新しい合言葉を決めます"),
            _("番号は合っていました。紙は、もとの場所にしまってください。これからも使えます。"),
            self._new,
            self._again,
            flow(self._button(_("この合言葉にする"), "take-new", self._take_new, "check", "primary")),
        )

    def _show(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        (self._words, self._code, self._new)[page].edit.setFocus()

    def _try(self) -> None:
        secret = self._words.text()
        if not secret:
            self._words.say(_("合言葉を入れてください。"))
            return
        self._work(self._words, lambda: self._gate.open(secret), self._opened)

    def _try_code(self) -> None:
        code = self._code.text()
        if words := code_words(code):
            self._code.say(words)
            return
        self._work(self._code, lambda: self._gate.open(code), lambda _key: self._show(2))

    def _take_new(self) -> None:
        code, new = self._code.text(), self._new.text()
        if words := weak_words(new):
            self._new.say(words)
        elif self._again.text() != new:
            self._again.say(_("上の合言葉と、ちがうようです。「文字を見る」で見くらべられます。"))
        else:
            self._work(self._new, lambda: self._gate.recover(code, new), self._opened)

    def _work(self, field: Field, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Derive the key off the window's thread; one try at a time, and none while one has to wait."""
        if self._busy:
            return
        if self._left:
            self._field = field
            self._say_wait()
            return
        self._busy = True
        field.note(_("確かめています。"))

        def well(value: Any) -> None:
            self._busy, self._wrong = False, 0
            field.say("")
            done(value)

        def badly(problem: Problem) -> None:
            self._busy = False
            if isinstance(problem, Locked):
                self._slow_down(field)
            else:
                self.problem = problem
                self.reject()

        self._tasks.run(lambda _task: work(), done=well, failed=badly)

    def _slow_down(self, field: Field) -> None:
        self._field = self._missed = field
        self._left = min(LONGEST_WAIT, 2**self._wrong)
        self._wrong += 1
        field.edit.selectAll()
        self._say_wait()
        self._waiting.start()

    def _second(self) -> None:
        self._left -= 1
        if self._left:
            self._say_wait()
            return
        self._waiting.stop()
        missed = self._field is self._missed
        self._field.say(_("ちがうようです。もう一度、ゆっくり入れてください。") if missed else "")

    def _say_wait(self) -> None:
        """Say it in the field that was wrong, or in the one that is being tried too soon."""
        missed = self._field is self._missed
        words = _("ちがうようです。{n}秒たったら、もう一度どうぞ。") if missed else _("{n}秒たったら、もう一度どうぞ。")
        self._field.say(words.format(n=self._left))

    def _opened(self, key: Key) -> None:
        self.key = key
        self.accept()
