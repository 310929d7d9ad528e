"""抽選: what the draw will be about, the draw itself, and the result by booking number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from smartclass import i18n
from smartclass.domain.bookings import BookingList
from smartclass.domain.draw import LONGEST_SEED, DrawFigures
from smartclass.errors import Problem
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import Field, label
from ui.kit.layout import Card, clear, column, scrolling
from ui.screen import Screen


class Draw(Screen):
    """Three states: not by draw, waiting for it, drawn. Nothing tells who would win before it is drawn."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "waiting", "drawn")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._session = UUID(int=0)
        self._box = column(gap=12)
        holder = QWidget()
        holder.setLayout(column(self._box, None, margins=(28, 14, 28, 14)))
        self.setLayout(column(scrolling(holder)))

    def title(self) -> str:
        return _("抽選")

    def arrive(self, session: UUID, **_where: Any) -> None:
        self._session = session
        self._fill()

    def sample(self, name: str) -> dict[str, Any]:
        app = self.context.app
        day = app.clock.today() + timedelta(days=300)
        session = app.classes.create(course=f"{_('抽選')} {name}", day=day, starts=time(12), capacity=5)
        if name:
            app.drawing.switch(session.id, on=True)
            for person in app.people.all(limit=9):
                app.bookings.book(session.id, [person.id])
        if name == "drawn":
            app.drawing.draw(session.id, "2026")
        return {"session": session.id}

    def _fill(self) -> None:
        clear(self._box)
        listing = self.context.app.bookings.list(self._session)
        one, look = listing.session, self.context.look
        when = f"{one.course.title}　{i18n.day(one.day)}　{i18n.clock_time(one.starts)}"
        self._box.addWidget(label(look, when, 22, bold=True))
        if listing.drawn_at:
            self._show_result(self.context.app.drawing.figures(self._session))
        elif listing.by_draw:
            self._show_plan()
        else:
            self._show_offer(listing)

    def _show_offer(self, listing: BookingList) -> None:
        look = self.context.look
        lines = (
            _("今は、申しこんだ順に席が決まります。"),
            _("抽選にすると、これからの申込は、抽選の日まで待ってもらいます。"),
            _("もう席が決まっている人は、そのままです。今 {n}人います。").format(
                n=listing.session.capacity - listing.free
            ),
        )
        on = self._button("on", "swap", _("抽選にする"), kind="primary")
        on.clicked.connect(lambda: self._do(lambda: self.context.app.drawing.switch(self._session, on=True)))
        self._box.addWidget(Card(look, column(*(label(look, line, 20) for line in lines), flow(on), gap=8)))

    def _show_plan(self) -> None:
        look, drawing = self.context.look, self.context.app.drawing
        plan = drawing.plan(self._session)
        lines = [
            _("席 {seats}人　申しこんだ人 {people}人（{parties}組）").format(
                seats=plan.seats, people=len(plan.entries), parties=plan.parties
            ),
            _("先にする人：はじめての人 {first}人、前の抽選で席がなかった人 {lost}人").format(
                first=plan.first_timers, lost=plan.lost_last
            ),
            _("いっしょに申しこんだ人は、いっしょに席が決まるか、いっしょに待ちます。"),
        ]
        if plan.times:
            lines.append(_("この教室の抽選は、{n}回 取り消しています。記録にも書かれます。").format(n=plan.times))
        self._seed = Field(
            look,
            _("抽選の数（なくてもよい）"),
            hint=_("みんなの前で、さいころなどで決めた数を入れます。空なら、パソコンが決めます。"),
            wide=360,
        )
        self._seed.edit.setObjectName("seed")
        self._seed.edit.setMaxLength(LONGEST_SEED)
        draw = self._button("draw", "swap", _("抽選をする"), kind="primary")
        draw.clicked.connect(self._ask)
        off = self._button("off", "list", _("申しこんだ順にもどす"))
        off.clicked.connect(lambda: self._do(lambda: drawing.switch(self._session, on=False)))
        texts = [label(look, lines[0], 24, bold=True), *(label(look, line, 20) for line in lines[1:])]
        self._box.addWidget(Card(look, column(*texts, self._seed, flow(draw, off), gap=8)))

    def _ask(self) -> None:
        seed = self._seed.text()
        text = _("結果は、受付番号で出ます。同じ申込と同じ数なら、いつも同じ結果です。")

        def draw() -> None:
            self._do(lambda: self.context.app.drawing.draw(self._session, seed))

        self.context.ask(_("抽選をしますか。"), text, _("抽選をする"), _("やめる"), draw)

    def _show_result(self, figures: DrawFigures) -> None:
        look = self.context.look
        seated = [line.number for line in figures.lines if line.seated]
        waiting = [number for _place, number in sorted((o.waiting, o.number) for o in figures.lines if not o.seated)]
        paper = self._button("protocol", "print", _("抽選の記録を出す"), kind="primary")
        paper.clicked.connect(lambda: self.context.go("papers", session=self._session, kind="draw"))
        listed = self._button("list", "list", _("申込の一覧へ"))
        listed.clicked.connect(lambda: self.context.go("bookings", session=self._session))
        back = self._button("take-back", "undo", _("抽選を取り消す"))
        back.clicked.connect(self._take_back)
        self._box.addWidget(
            Card(
                look,
                column(
                    label(look, _("席が決まった受付番号（{n}人）").format(n=len(seated)), 20, bold=True),
                    label(look, _in_tens(seated) or _("なし"), 26),
                    label(look, _("キャンセル待ちの受付番号（{n}人、順番）").format(n=len(waiting)), 20, bold=True),
                    label(look, _in_tens(waiting) or _("なし"), 26),
                    label(look, _("抽選の数：{seed}").format(seed=figures.seed), 20, colour=look.theme.sub),
                    flow(paper, listed, back),
                    gap=8,
                ),
            )
        )

    def _take_back(self) -> None:
        text = _("全員が、もういちど抽選を待ちます。取り消したことは、つぎの記録に残ります。")

        def take_back() -> None:
            self._do(lambda: self.context.app.drawing.take_back(self._session))

        self.context.ask(_("抽選を取り消しますか。"), text, _("取り消す"), _("やめる"), take_back)

    def _do(self, act: Any) -> None:
        try:
            act()
        except Problem as problem:
            self.context.problem(problem)
        self._fill()

    def _button(self, name: str, icon: str, words: str, kind: str = "plain") -> Button:
        made = Button(self.context.look, words, icon=icon, kind=kind, tall=48)
        made.setObjectName(name)
        return made


def _in_tens(numbers: Sequence[int]) -> str:
    """Return numbers in lines of ten, so that anybody can see which is the 34th."""
    return "\n".join("　".join(map(str, numbers[at : at + 10])) for at in range(0, len(numbers), 10))


SCREEN = Draw
