"""The phone's colours, from the theme in use: the practice phone is as dark or as yellow as the rest."""

from __future__ import annotations

from dataclasses import dataclass

from smartclass.domain.lesson import Family
from smartclass.domain.practice import Tone
from ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class Skin:
    """Roles a colour plays on the phone. `case` is the phone's body, `wall` what lies behind app icons."""

    case: str
    wall: str
    page: str
    card: str
    head: str
    text: str
    sub: str
    line: str
    action: str
    on_action: str
    good: str
    on_good: str
    bad: str
    on_bad: str
    key: str
    flat: bool
    """True where only two colours may be used (yellow on black): fills become frames."""

    def button(self, tone: Tone) -> tuple[str, str, str]:
        """Return fill, frame and text colour of a button."""
        if tone is Tone.GOOD:
            return self.good, self.good, self.on_good
        if tone is Tone.BAD:
            return self.bad, self.bad, self.on_bad
        if tone is Tone.MAIN:
            return self.action, self.action, self.on_action
        return self.card, self.action, self.action


_WALLS = {Family.ANDROID: "#dfe9f7", Family.IPHONE: "#e4edea", Family.RAKURAKU: "#f5efe0"}


def skin(theme: Theme, family: Family) -> Skin:
    """Return the colours of one phone in one theme."""
    dark = theme.name != "light"
    return Skin(
        case="#3a3a3a" if not dark else theme.line,
        wall=theme.soft if dark else _WALLS[family],
        page=theme.page,
        card=theme.card,
        head=theme.soft,
        text=theme.text,
        sub=theme.sub,
        line=theme.line,
        action=theme.action,
        on_action=theme.on_action,
        good=theme.good,
        on_good="#000000" if dark else "#ffffff",
        bad=theme.bad,
        on_bad="#000000" if dark else "#ffffff",
        key=theme.card,
        flat=theme.name == "yellow",
    )
