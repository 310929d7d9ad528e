"""The line one types in while somebody is on the telephone: it finds as one types, and Enter books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from smartclass.domain.kana import is_kana, kana_key
from smartclass.domain.registry import Attendee
from smartclass.i18n import _
from ui.context import Context
from ui.kit.button import Button
from ui.kit.flow import FlowRow
from ui.kit.label import label
from ui.kit.layout import clear, column
from ui.kit.line_button import LineButton

SHOWN, MOST = 4, 40
"""So many people are offered at first, and after a press on 「ほかにもいます」."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Somebody new, as typed."""

    name: str
    kana: str
    phone: str


class BookingEntry(QWidget):
    """Three fields in one line, and below them the people it may be. The screen does what is chosen."""

    person_chosen = Signal(object)
    new_chosen = Signal(object, bool)
    """What was typed, and whether it is another person than those of the same name."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.listed: Mapping[UUID, str] = {}
        """Where the people of this class stand already, in words."""
        self._asked = False
        self._named = ""
        """The name whose kana were asked for once; they are not insisted on."""
        self.name = self._field("booking-name", _("名前・ふりがな・電話の下4けた"), 300)
        self.kana = self._field("booking-kana", _("ふりがな（はじめての人）"), 220)
        self.phone = self._field("booking-phone", _("電話（なくてもよい）"), 180)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look_up)
        self.name.textEdited.connect(lambda: self._soon.start(60))
        for field in (self.name, self.kana, self.phone):
            field.returnPressed.connect(self.enter)
        book = Button(context.look, _("申しこむ"), icon="check", kind="primary", tall=44)
        book.setObjectName("book")
        book.clicked.connect(self.enter)
        self._fault = label(context.look, "", 18, colour=context.look.theme.bad)
        self._fault.hide()
        self._found = column(gap=0)
        line = QWidget()
        line.setLayout(FlowRow(self.name, self.kana, self.phone, book, gap=8, grow=True))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        self.setLayout(column(line, self._fault, self._found, gap=4))

    def _field(self, name: str, words: str, wide: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setPlaceholderText(words)
        made.setMinimumHeight(self._context.look.px(48))
        made.setMinimumWidth(min(self._context.look.px(wide), 480))
        return made

    def stop(self) -> None:
        """Look nobody up any more."""
        self._soon.stop()

    def say(self, sentence: str) -> None:
        """Show what is missing; "" takes it away."""
        self._fault.set_text(sentence)
        self._fault.setVisible(bool(sentence))

    def empty(self) -> None:
        """Be ready for the next call."""
        for field in (self.name, self.kana, self.phone):
            field.clear()
        self._asked, self._named = False, ""
        self.say("")
        clear(self._found)
        self.name.setFocus()

    def look_up(self, most: int = SHOWN) -> None:
        """Offer the people whom the words typed so far may mean (at most so many), and to write down somebody new."""
        self._soon.stop()
        self._asked = False
        self.say("")
        text = self.name.text().strip()
        found = self._context.app.people.search(text, limit=most + 1) if text else ()
        self._offer(found[:most], as_new=bool(text) and not text.isdigit(), more=len(found) > most)
        if most > SHOWN and (matches := self._matches()):
            matches[min(SHOWN, len(matches) - 1)].show()
            matches[min(SHOWN, len(matches) - 1)].setFocus()

    def show_similar(self, similar: tuple[Attendee, ...]) -> None:
        """Ask whether it is one of these people before writing down somebody of the same name."""
        self.say(_("似た名前の人が、もう名簿にいます。どの人ですか。"))
        self._asked = True
        self._offer(similar, as_new=True)

    def _offer(self, found: tuple[Attendee, ...], *, as_new: bool, more: bool = False) -> None:
        clear(self._found)
        look = self._context.look
        for person in found:
            year = _("{year}年生まれ").format(year=person.birth_year) if person.birth_year else ""
            last4 = _("電話 …{digits}").format(digits=person.phone_last4) if person.phone_last4 else ""
            facts = (self.listed.get(person.id, ""), person.kana, year, last4)
            button = LineButton(look, person.name, detail="　".join(fact for fact in facts if fact), icon="person")
            button.setObjectName(f"found-{person.id}")
            button.clicked.connect(lambda _on=False, who=person.id: self.person_chosen.emit(who))
            self._found.addWidget(button)
        if more:
            self._found.addWidget(self._more(len(found)))
        if as_new:
            asked = self._asked
            text = self.name.text().strip()
            words = (
                _("べつの人なので、たす") if asked else _("「{name}」さんを、はじめての人としてたす").format(name=text)
            )
            button = LineButton(look, words, icon="plus", px=18)
            button.setObjectName("new-person")
            button.clicked.connect(lambda _on=False: self._new(anyway=asked))
            self._found.addWidget(button)
        QTimer.singleShot(0, self, self._set_out)

    def _set_out(self) -> None:
        """Ask for room once more: at large text Qt keeps the height that the lines found before had."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.updateGeometry()

    def _more(self, shown: int) -> QWidget:
        """Say that the list goes on; of a name that many have, nothing more can be typed, so a press shows them."""
        look = self._context.look
        if shown > SHOWN:
            return label(look, _("ほかにもいます。名前か電話の下4けたを、もう少し入れてください。"), 18)
        button = LineButton(look, _("ほかにもいます。もう少し入れるか、ここを押してください。"), icon="down", px=18)
        button.setObjectName("more-found")
        button.clicked.connect(lambda _on=False: self.look_up(MOST))
        return button

    def enter(self, _on: bool = False) -> None:
        """Book the one person found, or the new one; where several are found, ask which."""
        if self._soon.isActive():
            self.look_up()
        text = self.name.text().strip()
        if not text:
            self.say(_("名前か、ふりがなか、電話の下4けたを入れてください。"))
            self.name.setFocus()
            return
        found = self._matches()
        if self.kana.text().strip() and not self._asked:
            self._new(anyway=False)
        elif len(found) == 1 and not self._asked:
            found[0].click()
        elif found:
            self.say(_("どの人ですか。下からえらんでください。"))
            found[0].setFocus()
        elif text.isdigit():
            self.say(_("この番号の人は、いません。名前を入れてください。"))
        elif not _all_kana(text) and not self.kana.text().strip() and self._named != text:
            self.say(_("はじめての人です。ふりがなを入れて、Enter をおしてください。なくても申しこめます。"))
            self._named = text
            self.kana.setFocus()
        else:
            self._new(anyway=False)

    def _matches(self) -> list[QAbstractButton]:
        items = [self._found.itemAt(index) for index in range(self._found.count())]
        widgets = [item.widget() for item in items if item]
        return [one for one in widgets if isinstance(one, LineButton) and one.objectName().startswith("found-")]

    def _new(self, *, anyway: bool) -> None:
        name = self.name.text().strip()
        kana = self.kana.text().strip() or (name if _all_kana(name) else "")
        self.new_chosen.emit(Typed(name, kana, self.phone.text().strip()), anyway)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down key goes from the fields to the people found."""
        matches = self._matches()
        if event.key() == Qt.Key.Key_Down and matches and not any(one.hasFocus() for one in matches):
            matches[0].setFocus()
            return
        super().keyPressEvent(event)


def _all_kana(text: str) -> bool:
    return is_kana(kana_key(text))
