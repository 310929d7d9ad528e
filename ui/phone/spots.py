"""Gives everything on the phone a button of its own: keyboard and screen reader reach what fingers reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from smartclass.domain.phone_flow import Room
from smartclass.domain.phone_screen import PlacedKey
from smartclass.domain.play import Act, Gesture
from smartclass.domain.practice import Action, Item
from smartclass.i18n import _
from ui.phone import chrome, keyboard
from ui.phone.hotspot import Caption, Hotspot

if TYPE_CHECKING:
    from ui.phone.phone import Phone


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that can be pressed. `does` is the item, the key, or the name of a way."""

    name: str
    spoken: str
    about: str
    room: Room
    scrolls: bool
    does: Item | PlacedKey | str


class Spots:
    """Hotspots are made once and used again: a new scene only names and places them."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._spots: list[Hotspot] = []
        self._captions: list[Caption] = []
        self._parts: list[_Part] = []
        self._told: list[_Part] = []

    def place(self) -> None:
        """Name a hotspot for everything on the screen now."""
        found = list(self._found())
        self._parts = [part for part in found if not (isinstance(part.does, Item) and part.does.inert)]
        self._told = [part for part in found if isinstance(part.does, Item) and part.does.inert]
        self._caption()
        while len(self._spots) < len(self._parts):
            spot = Hotspot(self._phone.look, self._phone)
            number = len(self._spots)
            spot.clicked.connect(partial(self._press, number))
            spot.focused.connect(partial(self._focus, number))
            self._spots.append(spot)
        for spot, part in zip(self._spots, self._parts, strict=False):
            spot.setDown(False)  # a key pressed on the last screen does nothing on this one
            spot.name_it(part.name, part.spoken, part.about)
            spot.show()
        for spot in self._spots[len(self._parts) :]:
            spot.setDown(False)
            spot.setObjectName("")
            spot.hide()

    def _caption(self) -> None:
        while len(self._captions) < len(self._told):
            self._captions.append(Caption(self._phone))
        for caption, part in zip(self._captions, self._told, strict=False):
            caption.name_it(part.name, part.spoken)
            caption.show()
        for caption in self._captions[len(self._told) :]:
            caption.setObjectName("")
            caption.hide()

    def move(self) -> None:
        """Put every hotspot where its thing is seen now."""
        scroll = self._phone.scrolled
        pairs = [*zip(self._spots, self._parts, strict=False), *zip(self._captions, self._told, strict=False)]
        for spot, part in pairs:
            seen = part.room.moved(-scroll) if part.scrolls else part.room
            spot.setGeometry(self._phone.to_widget(seen).toAlignedRect().adjusted(-4, -4, 4, 4))

    def _found(self) -> Iterator[_Part]:
        phone = self._phone
        for scrolls, group in ((True, phone.view.placed), (False, phone.view.pinned)):
            for one in group:
                spoken = one.item.label.plain or one.item.alt.plain or one.item.id
                yield _Part(one.item.id, spoken, self._about(one.item), one.room, scrolls, one.item)
        for key in phone.view.keys:
            spoken = keyboard.name(key, shift=phone.shift)
            yield _Part(f"key-{key.key.name}", spoken, "", key.room, scrolls=False, does=key)
        for nav in chrome.navs(phone.view, phone.play.family):
            spoken = _("もどる") if nav.name == "back" else _("ホーム")
            yield _Part(f"nav-{nav.name}", spoken, "", nav.room, scrolls=False, does=nav.name)

    def _about(self, item: Item) -> str:
        if item.action is Action.TYPE:
            return self._phone.play.text_in(item)
        if item.switches:
            return _("入") if self._phone.play.is_set(item) else _("切")
        return ""

    def _focus(self, number: int) -> None:
        does = self._parts[number].does if number < len(self._parts) else ""
        if isinstance(does, Item):
            self._phone.show_item(does.id)

    def _press(self, number: int, _on: bool = False) -> None:
        """A key of the PC or a screen reader presses: always the right gesture for that place."""
        if number >= len(self._parts):
            return
        does = self._parts[number].does
        if isinstance(does, Item):
            self._phone.act(Act(Gesture.PRESS, does.id))
        elif isinstance(does, PlacedKey):
            self._phone.press_key(does)
        else:
            self._phone.went.emit(does)
