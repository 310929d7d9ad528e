"""One line of the bookings, and the card that says whom to call; a press on a line shows what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smartclass.domain.bookings import Booking, NoShows, Party, Standing, phone_words
from smartclass.i18n import _, sentences
from ui.kit.button import Button
from ui.kit.flow import flow
from ui.kit.label import label
from ui.kit.layout import Card, column
from ui.kit.line_button import LineButton
from ui.kit.theme import Look

ICONS = {Standing.BOOKED: "check", Standing.WAITING: "clock", Standing.APPLIED: "people"}


def named(one: Booking) -> str:
    """Return number and name."""
    if not one.number:
        return one.person.name
    return _("{n}番　{name}").format(n=one.number, name=one.person.name)


def dial(one: Booking) -> str:
    """Return the digits to dial in groups, as far as they are known."""
    return phone_words(one.phone or one.person.phone_last4)


def facts(one: Booking, party: Party) -> str:
    """Return what is worth knowing about a booking, in one line."""
    others = [_("{name}さんと いっしょ").format(name=other.person.name) for other in party if other is not one]
    silent = _("電話に出なかった {n}回").format(n=one.calls) if one.calls else ""
    call = _("電話 {digits}").format(digits=dial(one)) if dial(one) else ""
    return "　".join(part for part in (one.person.kana, call, *others, silent) if part)


def outcome(one: Booking, line: Party, *, known: bool) -> str:
    """Return what to tell the caller; `known` where they were on the list before."""
    if known:
        return _("{who}さんは、もう申しこんでいます。").format(who=named(one))
    words = {
        Standing.BOOKED: _("{who}さん、席が決まりました。"),
        Standing.APPLIED: _("{who}さん、抽選の申込を受けました。"),
        Standing.WAITING: _("{who}さん、キャンセル待ち {place}番めです。"),
    }[one.standing]
    return words.format(who=named(one), place=line.index(one) + 1 if one in line else 0)


def stayed_away(shows: NoShows | None, seats: int) -> str:
    """Return the hint for booking more people than there are seats; "" where nothing is known."""
    if shows is None:
        return ""
    words = _("前の{classes}回では、{expected}人のうち{absent}人がお休みでした。").format(
        classes=shows.classes, expected=shows.expected, absent=shows.absent
    )
    spare = shows.spare(seats)
    return sentences(words, _("あと{n}人多く受けても、席は足りそうです。").format(n=spare) if spare else "")


class CallCard(QWidget):
    """A seat is free: whom to call, and what they said ("seat", "silent" or "cancel")."""

    acted = Signal(str, object)

    def __init__(self, look: Look, party: Party) -> None:
        super().__init__()
        who = _("、").join(_("{name}さん").format(name=named(one)) + f" {dial(one)}".rstrip() for one in party)
        words = label(look, _("席があいています。電話する人：{who}").format(who=who), 20, bold=True)
        acts = (
            ("seat", "check", _("来られる：席を決める")),
            ("silent", "again", _("電話に出ない")),
            ("cancel", "close", _("来られない")),
        )
        buttons = []
        for act, icon, text in acts:
            button = Button(look, text, icon=icon, px=18, tall=44)
            button.setObjectName(f"call-{act}")
            button.clicked.connect(lambda _on=False, act=act: self.acted.emit(act, party[0].person.id))
            buttons.append(button)
        self.setLayout(column(Card(look, column(words, flow(*buttons), gap=2))))


class BookingRow(QWidget):
    """Says what was chosen: "cancel", "seat", "beside" or "person"; the screen does it."""

    acted = Signal(str, object)

    def __init__(self, look: Look, one: Booking, party: Party) -> None:
        super().__init__()
        self._look, self._one = look, one
        self._acts: QWidget | None = None
        self.line = LineButton(look, named(one), detail=facts(one, party), icon=ICONS[one.standing])
        self.line.setObjectName(f"booking-{one.person.id}")
        self.line.clicked.connect(self._toggle)
        self._box = column(self.line, gap=0)
        self.setLayout(self._box)

    def _toggle(self, _on: bool = False) -> None:
        if self._acts is not None:
            self._acts.setVisible(not self._acts.isVisible())
            return
        acts = [("cancel", "close", _("取り消す")), ("beside", "plus", _("いっしょの人をたす"))]
        if self._one.standing is Standing.WAITING:
            acts.insert(0, ("seat", "check", _("席を決める")))
        acts.append(("person", "person", _("この人のこと")))
        buttons = []
        for act, icon, words in acts:
            button = Button(self._look, words, icon=icon, px=18, tall=44)
            button.setObjectName(act)
            button.clicked.connect(lambda _on=False, act=act: self.acted.emit(act, self._one.person.id))
            buttons.append(button)
        self._acts = flow(*buttons)
        self._box.addWidget(self._acts)
