"""What each shell offers in its bar: 教室 (volunteer), れんしゅう (senior), 事務 (coordinator)."""

from __future__ import annotations

from smartclass.i18n import _, lazy
from ui.shells.bars import Places

_OFFICE = (
    ("plan", "calendar", lazy("予定")),
    ("register", "people", lazy("名簿")),
    ("reports", "report", lazy("報告")),
    ("town", "portal", lazy("手続き")),
    ("data", "folder", lazy("データ")),
    ("settings", "gear", lazy("設定")),
)


def places(shell: str) -> Places:
    """Return (screen, icon, words) for the right end of that shell's bar."""
    if shell != "office":
        return ()
    return tuple((screen, icon, lambda text=text: _(text)) for screen, icon, text in _OFFICE)


def home_of(shell: str) -> str:
    """Return the screen that 「さいしょ」 leads to."""
    return "practice_home" if shell == "practice" else "today"
