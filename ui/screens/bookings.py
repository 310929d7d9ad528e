"""申込: bookings by telephone: type, Enter, done; who has a seat, who waits, and whom to call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from smartclass import i18n
from smartclass.domain.bookings import Booking, BookingList, Standing, parties
from smartclass.domain.registry import NewAttendee, SessionState
from smartclass.errors import Problem
from smartclass.i18n import _, lazy
from ui.context import Context
from ui.kit.booking_entry import BookingEntry, Typed
from ui.kit.booking_row import BookingRow, CallCard, named, outcome, stayed_away
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import Card, clear, column, scrolling
from ui.screen import Screen

if TYPE_CHECKING:
    from smartclass.services.bookings import Booked, Change

AHEAD = timedelta(days=366)
HEADS = {
    Standing.APPLIED: lazy("抽選を待つ人　{n}人"),
    Standing.WAITING: lazy("キャンセル待ち　{n}人（電話する順）"),
    Standing.BOOKED: lazy("席が決まった人　{n}人"),
}


class Bookings(Screen):
    """One line to type in, one bar that takes back, one card that says whom to call, and the list."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "waiting")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._session: UUID | None = None
        self._title = _("申込")
        self._beside: UUID | None = None
        self._listing: BookingList | None = None
        self._head = label(look, "", 20 if context.compact() else 24, bold=True)
        self._hint = label(look, "", 18, colour=look.theme.sub)
        self.entry = BookingEntry(context)
        self.entry.person_chosen.connect(self.book)
        self.entry.new_chosen.connect(self.book_new)
        self._bar = column(gap=4)
        self._call = column(gap=4)
        self._list = column(gap=2)
        self._rows = Gradual(self._list, self)
        self._top = QWidget()
        self._top.setLayout(column(self.entry, self._bar, self._call, gap=6))
        inside = QWidget()
        inside.setLayout(column(self._head, self._top, self._hint, self._list, None, gap=6, margins=(0, 0, 10, 0)))
        self._foot = flow(
            self._button("calls", "phone-call", _("電話表を出す"), self._show_calls),
            self._button("draw", "swap", _("抽選"), lambda: context.go("draw", session=self._session)),
            self._button("desk", "people", _("受付へ"), lambda: context.go("desk", session=self._session)),
        )
        self.setLayout(column(scrolling(inside), self._foot, gap=6, margins=(28, 12, 28, 8)))

    def title(self) -> str:
        return self._title

    def arrive(self, session: UUID | None = None, **_where: Any) -> None:
        self._session = session or self._next_class()
        if self._session is None:
            self._head.set_text(_("これからの教室が、まだありません。"))
            self._hint.set_text(_("「予定」で教室をつくると、申込を受けられます。"))
            self._top.hide()
            self._foot.hide()
            return
        self._fill()
        if self._listing and not self._listing.bookings:
            self.entry.name.setFocus()

    def place(self) -> dict[str, Any]:
        return {"session": self._session}

    def leave(self) -> None:
        self.entry.stop()

    def sample(self, name: str) -> dict[str, Any]:
        app = self.context.app
        if name != "waiting":
            return {"session": app.classes.today()[0].id}
        day = app.clock.today() + AHEAD
        session = app.classes.create(course=app.classes.courses()[0].title, day=day, starts=time(10), capacity=4)
        people = app.people.all(limit=9)
        for party in (people[:2], people[2:3], people[3:4], people[4:6], people[6:7], people[7:]):
            app.bookings.book(session.id, [person.id for person in party])
        app.bookings.cancel(session.id, people[2].id)
        return {"session": session.id}

    def book(self, person: UUID) -> None:
        """Book somebody of the register."""
        phone = self.entry.phone.text()
        self._booked(lambda: self.context.app.bookings.book(self._open, [person], phone=phone, beside=self._beside))

    def book_new(self, typed: Typed, anyway: bool) -> None:
        """Write somebody down and book them."""
        new = NewAttendee(typed.name, typed.kana)
        beside, phone = self._beside, typed.phone

        def act() -> Booked:
            return self.context.app.bookings.book_new(
                self._open, new, phone=phone, beside=beside, even_if_similar=anyway
            )

        self._booked(act)

    def _booked(self, act: Callable[[], Booked]) -> None:
        try:
            done = act()
        except Problem as problem:
            self.entry.say(str(problem))
            return
        if done.faults:
            self.entry.say("\n".join(done.faults))
        elif done.similar:
            self.entry.show_similar(done.similar)
        else:
            self._beside = None
            self.entry.empty()
            self._fill()
            one = done.bookings[0]
            line = self._listing.of(Standing.WAITING) if self._listing else ()
            self._say(outcome(one, line, known=done.change is None), done.change, one)

    def _act(self, act: str, person: UUID) -> None:
        """Do what a row or the call card asks for."""
        listing = self._listing
        one = listing.find(person) if listing else None
        if one is None or listing is None:
            return
        if act == "person":
            self.context.go("person", person=person)
        elif act == "beside":
            self._beside = person
            self.entry.empty()
            self._say(_("{who}さんと いっしょに来る人を、上に入れてください。").format(who=named(one)), None)
            self._bar.addWidget(flow(self._button("alone", "close", _("やめる"), self._alone)))
        elif act == "seat" and len(listing.together(one)) > listing.free:
            title = _("定員をこえます。席を決めますか。")
            text = _("定員は {seats}人です。お休みが出る見こみのときだけにしてください。")
            over = partial(self._change, "over", one)
            self.context.ask(title, text.format(seats=listing.session.capacity), _("席を決める"), _("やめる"), over)
        else:
            self._change(act, one)

    def _alone(self) -> None:
        self._beside = None
        clear(self._bar)

    def _change(self, act: str, one: Booking) -> None:
        bookings = self.context.app.bookings
        try:
            if act == "cancel":
                change, words = bookings.cancel(self._open, one.person.id).change, _("{who}さんを取り消しました。")
            elif act == "silent":
                change, words = bookings.no_answer(self._open, one.person.id), _("{who}さんは、あとでまた電話します。")
            else:
                change = bookings.seat(self._open, one.person.id, over=act == "over")
                words = _("{who}さん、席が決まりました。")
        except Problem as problem:
            self.context.problem(problem)
            return
        self._fill()
        called = self._listing.next_call if self._listing else ()
        after = _("つぎは {who}さんに電話してください。").format(who=named(called[0])) if called else ""
        self._say(i18n.sentences(words.format(who=named(one)), after), change)
        self._go_on()

    def _go_on(self) -> None:
        """Put the focus where the work goes on: the person to call, else the next one on the telephone."""
        item = self._call.itemAt(0)
        card = item.widget() if item is not None else None
        if card is not None:
            card.show()
        call = card.findChild(QPushButton) if card is not None else None
        (call or self.entry.name).setFocus()

    def _undo(self, change: Change) -> None:
        clear(self._bar)
        try:
            self.context.app.bookings.undo(change)
        except Problem as problem:
            self.context.problem(problem)
        self._fill()
        self._go_on()

    def _say(self, sentence: str, change: Change | None, one: Booking | None = None) -> None:
        """Show what was done, with the way back."""
        look = self.context.look
        clear(self._bar)
        buttons = []
        if change is not None:
            buttons.append(self._button("undo", "undo", _("もどす"), lambda: self._undo(change)))
        if one is not None:
            beside = partial(self._act, "beside", one.person.id)
            buttons.append(self._button("together", "plus", _("いっしょの人をたす"), beside))
        self._bar.addWidget(Card(look, column(label(look, sentence, 20, bold=True), flow(*buttons), gap=2), soft=True))

    def _fill(self) -> None:
        listing = self._listing = self.context.app.bookings.list(self._open)
        one = listing.session
        self._title = _("申込　{course}").format(course=one.course.title)
        when = f"{i18n.day(one.day)}　{i18n.clock_time(one.starts)}"
        seats = _("席 {booked} / {seats}人").format(booked=len(listing.of(Standing.BOOKED)), seats=one.capacity)
        waiting = _("待っている人 {n}人").format(n=len(listing.of(Standing.WAITING)))
        self._head.set_text("　".join((when, seats, waiting) if listing.of(Standing.WAITING) else (when, seats)))
        self._hint.set_text(stayed_away(self.context.app.bookings.no_shows(self._open), one.capacity))
        self._hint.setVisible(bool(self._hint.text()))
        self.entry.listed = {
            booking.person.id: _("申しこみずみ（{n}番）").format(n=booking.number) for booking in listing.bookings
        }
        clear(self._call)
        if listing.next_call:
            card = CallCard(self.context.look, listing.next_call)
            card.acted.connect(self._act)
            self._call.addWidget(card)
        self._rows.fill(self._makers(listing))

    def _makers(self, listing: BookingList) -> Iterator[Callable[[], QWidget]]:
        look = self.context.look
        if not listing.bookings:
            words = _("まだ、だれも申しこんでいません。名前を入れて Enter をおすと、席が決まります。")
            yield lambda: label(look, words, 20)
        for standing, words in HEADS.items():
            of = listing.of(standing)
            if standing is Standing.WAITING:
                of = tuple(one for party in parties(of) for one in party)
            if of:
                yield partial(label, look, _(words).format(n=len(of)), 20, bold=True)
            yield from (partial(self._row, one, listing.together(one)) for one in of)

    def _row(self, one: Booking, party: tuple[Booking, ...]) -> QWidget:
        made = BookingRow(self.context.look, one, party)
        made.acted.connect(self._act)
        return made

    def _button(self, name: str, icon: str, words: str, act: Callable[[], None]) -> Button:
        made = Button(self.context.look, words, icon=icon, px=18, tall=44)
        made.setObjectName(name)
        made.clicked.connect(lambda _on=False: act())
        return made

    def _show_calls(self) -> None:
        self.context.go("papers", session=self._session, kind="call-sheet")

    def _next_class(self) -> UUID | None:
        today = self.context.app.clock.today()
        coming = self.context.app.classes.between(today, today + AHEAD)
        return next((one.id for one in coming if one.state is SessionState.PLANNED), None)

    @property
    def _open(self) -> UUID:
        return self._session or UUID(int=0)


SCREEN = Bookings
