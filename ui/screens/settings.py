"""Settings of this PC: language, colours, text size, voice, and the size of a millimetre on this screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QWidget

from smartclass import i18n
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import icon_label, label
from ui.kit.layout import Card, column, row, scrolling
from ui.screen import Screen

LANGUAGE_NAMES = {"ja": "日本語", "en": "English"}


class SettingsScreen(Screen):
    """Every choice works at once and can be taken back by choosing again."""

    shell = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        holder = QWidget()
        holder.setLayout(
            column(
                self._looks(),
                self._voice(),
                self._touch(),
                self._lock(),
                self._more(),
                None,
                gap=20,
                margins=(32, 20, 32, 20),
            ),
        )
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("設定")

    def leave(self) -> None:
        self.context.app.speech.hush()

    def _chips(self, choices: list[tuple[str, str]], now: str, chosen: Callable[[str], None], name: str) -> QWidget:
        group = QButtonGroup(self)
        chips: list[QWidget] = []
        for value, words in choices:
            chip = Button(self.context.look, words, px=20, tall=44)
            chip.setCheckable(True)
            chip.setChecked(value == now)
            chip.setObjectName(f"{name}-{value}")
            chip.clicked.connect(lambda _on=False, value=value: chosen(value))
            group.addButton(chip)
            chips.append(chip)
        return flow(*chips)

    def _looks(self) -> QWidget:
        look, now = self.context.look, self.context.app.settings.now
        themes = [("light", _("白い画面")), ("dark", _("黒い画面")), ("yellow", _("黒に黄色"))]
        sizes = [(str(n), _("{n}パーセント").format(n=n)) for n in (100, 125, 150, 200)]
        languages = [(code, LANGUAGE_NAMES.get(code, code)) for code in i18n.languages()]
        return Card(
            look,
            column(
                label(look, _("画面"), 24, bold=True),
                label(look, _("色"), 18),
                self._chips(themes, now.theme, lambda v: self._change(theme=v), "theme"),
                label(look, _("文字の大きさ"), 18),
                self._chips(sizes, str(now.text_scale), lambda v: self._change(text_scale=int(v)), "size"),
                label(look, "ことば / Language", 18),
                self._chips(languages, now.language, lambda v: self._change(language=v), "language"),
                gap=8,
            ),
        )

    def _voice(self) -> QWidget:
        look, speech = self.context.look, self.context.app.speech
        now = self.context.app.settings.now
        state = speech.state()
        speeds = [("slow", _("ゆっくり")), ("easy", _("ややゆっくり")), ("normal", _("ふつう")), ("quick", _("はやめ"))]
        voices = [(v.driver, v.name or _("声なし")) for v in speech.voices()]
        test = Button(look, _("音をためす"), icon="listen", px=20, tall=46)
        test.setObjectName("sound-test")
        test.clicked.connect(self._test_sound)
        self._state_icon = icon_label(look, "listen" if state.can_sound else "mute", 32)
        self._state = label(look, state.sentence, 20, bold=True)
        return Card(
            look,
            column(
                label(look, _("声"), 24, bold=True),
                row(self._state_icon, self._state, gap=12),
                row(test, None),
                label(look, _("話すはやさ"), 18),
                self._chips(speeds, now.speed, lambda v: self._change(speed=v), "speed"),
                label(look, _("だれの声で読むか"), 18),
                self._chips(voices, speech.chosen(), self._choose_voice, "voice"),
                gap=8,
            ),
        )

    def _touch(self) -> QWidget:
        """What the practice phone goes by: the size of a millimetre, stillness, how firmly it is pressed."""
        look, now = self.context.look, self.context.app.settings.now
        size = Button(look, _("カードで画面の大きさを合わせる"), icon="card", px=20, tall=46)
        size.setObjectName("card-size")
        size.clicked.connect(lambda: self.context.go("card_size"))
        fitted = _("この画面に合わせてあります。") if now.mm_per_px else _("まだ合わせていません。")
        motions = [("full", _("動かす")), ("still", _("動かさない"))]
        presses = [("light", _("軽くさわる")), ("firm", _("ぐっと押す"))]
        motion, press = "still" if now.reduced_motion else "full", "firm" if now.firm_touch else "light"
        return Card(
            look,
            column(
                label(look, _("れんしゅう用のスマホ"), 24, bold=True),
                row(size, None),
                label(look, fitted, 18, colour=look.theme.sub),
                label(look, _("お手本の指や光"), 18),
                self._chips(motions, motion, lambda v: self._change(reduced_motion=v == "still"), "motion"),
                label(look, _("らくらくのなかまの、さわり方"), 18),
                self._chips(presses, press, lambda v: self._change(firm_touch=v == "firm"), "press"),
                gap=8,
            ),
        )

    def _lock(self) -> QWidget:
        """When an open program locks; without a passphrase there is nothing to lock, and there are no roles."""
        look, app = self.context.look, self.context.app
        head = label(look, _("席をはなれたとき"), 24, bold=True)
        if not app.protected:
            words = _("名簿を合言葉で守ると、席をはなれたときに鍵がかかり、担当者と支援員の役わりも分けられます。")
            protect = Button(look, _("合言葉で守る"), icon="lock", px=20, tall=46)
            protect.setObjectName("protect")
            protect.clicked.connect(lambda: self.context.go("protect", act="protect"))
            return Card(look, column(head, label(look, words, 18), row(protect, None), gap=8))
        minutes = [(str(n), _("{n}分").format(n=n)) for n in (5, 10, 20, 30)]
        minutes.append(("0", _("かけない")))
        words = _("さわらないでいると、受付と事務の画面に鍵がかかります。投影中の教材と、れんしゅうは そのままです。")
        return Card(
            look,
            column(
                head,
                label(look, words, 18),
                self._chips(
                    minutes, str(app.settings.now.lock_minutes), lambda v: self._change(lock_minutes=int(v)), "lock"
                ),
                label(look, _("「講師の合言葉」で開いた人は支援員です。今日の教室と教材だけが見えます。"), 18),
                gap=8,
            ),
        )

    def _more(self) -> QWidget:
        look = self.context.look
        about = Button(look, _("このプログラムについて"), icon="info", kind="quiet")
        about.setObjectName("credits")
        about.clicked.connect(lambda: self.context.go("credits"))
        return Card(look, column(row(about, None)), soft=True)

    def _change(self, **fields: Any) -> None:
        self.context.app.settings.change(**fields)
        self.context.restyle()

    def _choose_voice(self, driver: str) -> None:
        self.context.app.speech.choose(driver)
        self._change(voice=driver)

    def _test_sound(self) -> None:
        speech = self.context.app.speech
        speech.test_sound()
        state = speech.state()
        self._state.set_text(state.sentence)
        self.context.tell(state.sentence)


SCREEN = SettingsScreen
