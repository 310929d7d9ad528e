"""守り: a passphrase for the register, the sheet for the day it is forgotten, and what each of them is for."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from smartclass.domain import recovery_code
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from smartclass.services.protection import weak_words
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import Field, icon_label, label
from ui.kit.layout import Card, column, row, scrolling
from ui.kit.paper_panel import PaperPanel
from ui.kit.secret_field import SecretField
from ui.screen import Screen

TITLES = {
    "protect": lazy("名簿を守る"),
    "passphrase": lazy("合言葉を変える"),
    "code": lazy("もしものときの紙を作りなおす"),
    "renew": lazy("鍵ごと新しくする"),
}
ABOUT = {
    "protect": lazy("パソコンがなくなっても、名簿をだれにも読まれないようにします。"),
    "passphrase": lazy("名簿はそのままです。つぎに開くときから、新しい合言葉になります。"),
    "code": lazy("新しい紙ができると、前の紙の番号は使えなくなります。"),
    "renew": lazy("合言葉や紙を人に知られたときに使います。名簿と控えを、新しい鍵で書きなおします。"),
}
LOSS = (
    ("lock", lazy("合言葉を忘れたら、「もしものときの紙」で開けます。")),
    ("handout", lazy("紙をなくしたら、合言葉で開いて、紙を作りなおせます。")),
    ("warn", lazy("合言葉も紙もなくなると、名簿は だれにも開けません。")),
    ("usb", lazy("パソコンがこわれたら、USB の控えと、合言葉か紙で戻せます。")),
)


class Protect(Screen):
    """`act` is what is done (a key of TITLES), `step` is "words", "sheet" or "done"; `first`: at the first start."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("first", "words", "passphrase", "sheet", "done")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._where: dict[str, Any] = {}
        self._box = column()
        self.setLayout(self._box)

    def title(self) -> str:
        return _(TITLES[self._where.get("act", "protect")])

    def sample(self, name: str) -> dict[str, Any]:
        if name == "sheet":
            return {"step": "sheet", "new": "umi yama kawa", "code": "0" * 24}
        shown: dict[str, dict[str, Any]] = {
            "first": {"first": True},
            "passphrase": {"act": name},
            "done": {"step": name},
        }
        return shown.get(name, {})

    def place(self) -> dict[str, Any]:
        return self._where

    def arrive(self, act: str = "protect", step: str = "words", first: bool = False, **secrets: str) -> None:
        self._where = {"act": act, "step": step, "first": first, **secrets}
        if first:
            self.shell = "classroom"  # type: ignore[misc]  # nothing of the office is there yet to go to
        show = {"words": self._words, "sheet": self._sheet, "done": self._done}[step]
        show(act, first)

    def _go(self, step: str, **secrets: str) -> None:
        self.context.go("protect", **{**self._where, "step": step, **secrets})

    def _words(self, act: str, first: bool) -> None:
        look = self.context.look
        hint = _("10文字以上です。ことばを3つほどつなげると、おぼえやすいです。")
        self._now = SecretField(look, _("いまの合言葉（または、紙の番号）"))
        self._new = SecretField(look, _("合言葉") if act == "protect" else _("新しい合言葉"), hint=hint)
        self._again = SecretField(look, _("もう一度、同じ合言葉"))
        self._shown = [field for field, there in self._fields(act) if there]
        go_on = Button(look, _("つぎへ"), icon="next", kind="primary", px=24, tall=56)
        go_on.setObjectName("words-next")
        go_on.clicked.connect(self._take_words)
        self._shown[-1].edit.returnPressed.connect(self._take_words)
        buttons: list[QWidget] = [go_on]
        if first:
            later = Button(look, _("ためしに使う（守りなし）"), px=20, tall=48)
            later.setObjectName("unprotected")
            later.clicked.connect(self._enter)
            buttons.append(later)
        fields = row(*self._shown, gap=24) if len(self._shown) > 1 and not self.context.compact() else None
        parts = [fields] if fields else self._shown
        notes = [label(look, _("守りは、データの画面でいつでもつけられます。"), 18)] if first else []
        self._card(_(TITLES[act]), _(ABOUT[act]), *parts, flow(*buttons), *notes)

    def _fields(self, act: str) -> tuple[tuple[SecretField, bool], ...]:
        return ((self._now, act != "protect"), (self._new, act != "code"), (self._again, act != "code"))

    def _take_words(self) -> None:
        act = self._where["act"]
        now, new = self._now.text(), self._new.text()
        for field, _there in self._fields(act):
            field.say("")
        if act != "protect" and not now:
            self._now.say(_("いまの合言葉を入れてください。"))
        elif act != "code" and (said := weak_words(new)):
            self._new.say(said)
        elif act != "code" and self._again.text() != new:
            self._again.say(_("前の合言葉と、ちがうようです。「文字を見る」で見くらべられます。"))
        elif act == "passphrase":
            self._run(lambda: self.context.app.protection.change_passphrase(now, new))
        else:
            self._go("sheet", now=now, new=new, code=self.context.app.protection.new_code())

    def _sheet(self, _act: str, _first: bool) -> None:
        look, code = self.context.look, self._where["code"]
        panel = PaperPanel(self.context)
        panel.setObjectName("sheet")
        panel.print_button.set_kind("plain")
        panel.show_paper(lambda: self.context.app.protection.sheet(code))
        self._back = Field(look, _("紙の番号の、最後の4文字"), hint=_("紙が手もとにあることを確かめます。"), wide=300)
        self._back.edit.setObjectName("typed-back")
        self._back.edit.returnPressed.connect(self._take_back)
        finish = Button(look, _("紙をしまいました。つぎへ"), icon="check", kind="primary", px=22, tall=56)
        finish.setObjectName("sheet-next")
        finish.clicked.connect(self._take_back)
        words = (
            label(look, _("もしものときの紙"), 28, bold=True),
            label(look, _("合言葉を忘れたときは、この紙だけが頼りです。"), 20),
            label(look, _("1. 印刷します。プリンターがなければ、USB に保存します。"), 20),
            label(look, _("2. パソコンとは べつの、鍵のかかるところに しまいます。"), 20),
        )
        holder, margins = QWidget(), (28, 16, 12, 16)
        if self.context.compact():
            panel.setMinimumHeight(look.px(420))
            holder.setLayout(column(*words, panel, self._back, flow(finish), gap=12, margins=margins))
            self._box.addWidget(scrolling(holder))
            return
        holder.setLayout(column(*words, self._back, flow(finish), None, gap=12, margins=margins))
        both = row(gap=12, margins=(0, 0, 16, 8))
        both.addWidget(scrolling(holder), 1)
        both.addWidget(panel, 1)
        self._box.addLayout(both)

    def _take_back(self) -> None:
        typed = recovery_code.folded(self._back.text())
        if typed != self._where["code"][-recovery_code.GROUP :]:
            self._back.say(_("番号の右下の4文字を、紙を見ながら入れてください。"))
            return
        act, protection = self._where["act"], self.context.app.protection
        now, new, code = (self._where.get(name, "") for name in ("now", "new", "code"))
        if act == "protect":
            self._run(lambda: protection.protect(new, code))
        elif act == "code":
            self._run(lambda: protection.change_code(now, code))
        else:
            self._run(lambda: protection.renew(now, new, code))

    def _run(self, work: Any) -> None:
        """Do it off the window's thread; what was typed is forgotten when it is done."""
        busy = self.window().busy(_("名簿を守っています。"), lambda: None)  # type: ignore[attr-defined]

        def done(left: int | None) -> None:
            busy.end()
            self._where = {"act": self._where["act"], "first": self._where["first"]}
            self._go("done")
            if left:
                words = _("読めない古い控えが {n}つ残っています。中身をご確認のうえ、消してください。")
                self.context.problem(Problem(words.format(n=left)))

        def failed(problem: Problem) -> None:
            busy.end()
            self.context.problem(problem)

        self.context.tasks.run(lambda _task: work(), done=done, failed=failed)

    def _done(self, act: str, first: bool) -> None:
        look = self.context.look
        lines = [row(icon_label(look, icon, 30), label(look, _(words), 20), gap=12) for icon, words in LOSS]
        leave = Button(
            look, _("教室へ") if first else _("データの画面へ"), icon="check", kind="primary", px=24, tall=56
        )
        leave.setObjectName("done")
        leave.clicked.connect(self._enter if first else lambda: self.context.go("data"))
        heads = {"passphrase": _("合言葉を変えました"), "code": _("紙を新しくしました")}
        self._card(heads.get(act, _("名簿を守りました")), _("おぼえておくことは、4つだけです。"), *lines, flow(leave))

    def _enter(self) -> None:
        self.context.app.settings.change(demo_offered=True)
        self.context.go("today")

    def _card(self, head: str, about: str, *parts: Any) -> None:
        look = self.context.look
        title = row(icon_label(look, "shield", 40, look.theme.action), label(look, head, 30, bold=True), gap=14)
        holder = QWidget()
        card = Card(look, column(title, label(look, about, 20), 4, *parts, gap=12))
        holder.setLayout(column(card, None, margins=(32, 20, 32, 20)))
        self._box.addWidget(scrolling(holder))


SCREEN = Protect
