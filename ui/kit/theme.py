"""Colours, sizes and the style sheet of the three themes, from the Digital Agency's tokens (7:1 part only)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from smartclass import resources


@dataclass(frozen=True, slots=True)
class Theme:
    """The roles a colour can play. Every text role reaches 7:1 on the surface it stands on."""

    name: str
    page: str
    card: str
    soft: str
    text: str
    sub: str
    line: str
    action: str
    on_action: str
    action_soft: str
    good: str
    good_soft: str
    bad: str
    caution: str
    on_caution: str
    highlight: str
    on_highlight: str
    highlight_line: str
    focus: str
    focus_ring: str


@lru_cache(maxsize=1)
def _tokens() -> dict[str, str]:
    raw = json.loads(resources.asset("dads-tokens-1.1.9.json").read_text(encoding="utf-8"))
    found: dict[str, str] = {}

    def walk(node: dict[str, object], path: tuple[str, ...]) -> None:
        for key, value in node.items():
            if not isinstance(value, dict):
                continue
            if "$value" in value:
                found["-".join((*path, key))] = str(value["$value"])
            else:
                walk(value, (*path, key))

    walk(raw["Color"]["Color"]["Primitive"], ())
    return found


@lru_cache(maxsize=3)
def theme(name: str) -> Theme:
    """Return one of "light", "dark", "yellow" (yellow on black)."""
    token = _tokens()
    blue = {step: token[f"Blue-{step}"] for step in ("50", "100", "200", "300", "400", "900", "1000", "1200")}
    if name == "dark":
        return Theme(
            name="dark",
            page="#1a1a1a",
            card="#262626",
            soft="#333333",
            text="#ffffff",
            sub="#e6e6e6",
            line="#949494",
            action=blue["200"],
            on_action="#000000",
            action_soft="#2b3350",
            good="#9bd4b5",
            good_soft="#1f3a2b",
            bad="#ffbbbb",
            caution="#ffd43d",
            on_caution="#000000",
            highlight="#5c4b00",
            on_highlight="#ffffff",
            highlight_line=blue["200"],
            focus="#ffffff",
            focus_ring="#ffd43d",
        )
    if name == "yellow":
        return Theme(
            name="yellow",
            page="#000000",
            card="#000000",
            soft="#1a1a1a",
            text="#ffff66",
            sub="#ffff66",
            line="#ffff66",
            action="#ffff66",
            on_action="#000000",
            action_soft="#333300",
            good="#ffff66",
            good_soft="#1a1a00",
            bad="#ffff66",
            caution="#ffff66",
            on_caution="#000000",
            highlight="#ffff66",
            on_highlight="#000000",
            highlight_line="#ffffff",
            focus="#ffffff",
            focus_ring="#ffff66",
        )
    return Theme(
        name="light",
        page="#ffffff",
        card="#ffffff",
        soft="#f2f5fb",
        text="#1a1a1a",
        sub="#333333",
        line="#949494",
        action=blue["900"],
        on_action="#ffffff",
        action_soft=blue["50"],
        good="#115a36",
        good_soft="#e6f5ec",
        bad="#a90000",
        caution="#ffd43d",
        on_caution="#000000",
        highlight="#ffe380",
        on_highlight="#1a1a1a",
        highlight_line=blue["900"],
        focus="#000000",
        focus_ring="#ffd43d",
    )


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and a text scale: all a widget needs to know how it looks. `scale` is 1.0 to 2.0."""

    theme: Theme
    scale: float = 1.0
    mm_per_px: float = 0.0

    def px(self, size: float) -> int:
        """Return `size` pixels at the chosen text scale."""
        return round(size * self.scale)

    def chrome(self, size: float) -> int:
        """Return `size` pixels for a button or a bar: they grow to 150 %, so that all of them stay on the screen."""
        return round(size * min(self.scale, 1.5))

    def mm(self, length: float) -> int:
        """Return `length` millimetres in pixels of this screen (as fitted to a bank card, else 96 to the inch)."""
        return round(length / (self.mm_per_px or 25.4 / 96))


def style_sheet(look: Look) -> str:
    """Return the style sheet for Qt's own widgets; ours paint themselves.

    Selectors are classes, never `#id` (an id beats :disabled), and no rule depends on an ancestor's state.
    """
    t, px = look.theme, look.px
    return f"""
    QWidget {{ background: {t.page}; color: {t.text}; font-family: "BIZ UDPGothic"; font-size: {px(18)}px; }}
    QLabel, QCheckBox, QRadioButton {{ background: transparent; }}
    QToolTip {{ background: {t.card}; color: {t.text}; border: 1px solid {t.line}; padding: 6px; }}
    QLineEdit, QPlainTextEdit, QSpinBox, QComboBox, QDateEdit, QTimeEdit {{
        background: {t.card}; color: {t.text}; border: 2px solid {t.line}; border-radius: 8px;
        padding: 6px 10px; min-height: {px(34)}px;
        selection-background-color: {t.action}; selection-color: {t.on_action};
    }}
    QLineEdit {{ placeholder-text-color: {t.sub}; font-weight: normal; }}
    QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus {{
        border: 4px solid {t.focus}; background: {t.card}; padding: 4px 8px;
    }}
    QComboBox::drop-down, QDateEdit::drop-down {{ width: {px(36)}px; border: none; background: transparent; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; }}
    QSpinBox::up-button, QTimeEdit::up-button {{ subcontrol-position: top right; width: 1px; border: none; }}
    QSpinBox::down-button, QTimeEdit::down-button {{ subcontrol-position: bottom right; width: 1px; border: none; }}
    QComboBox QAbstractItemView {{
        background: {t.card}; color: {t.text}; border: 2px solid {t.line};
        selection-background-color: {t.action}; selection-color: {t.on_action}; outline: none;
    }}
    QCheckBox {{ spacing: 10px; min-height: {px(44)}px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {px(28)}px; height: {px(28)}px; }}
    QCheckBox::indicator:unchecked {{
        width: {px(28) - 4}px; height: {px(28) - 4}px; border: 2px solid {t.line}; border-radius: 5px;
        background: {t.card};
    }}
    QTableView, QListView, QTreeView {{
        background: {t.card}; alternate-background-color: {t.soft}; color: {t.text};
        border: 2px solid {t.line}; border-radius: 8px; gridline-color: {t.soft}; outline: none;
        selection-background-color: {t.action_soft}; selection-color: {t.text};
    }}
    QTableView::item, QListView::item {{ padding: 6px; }}
    QHeaderView::section {{
        background: {t.soft}; color: {t.text}; border: none; border-bottom: 2px solid {t.line};
        padding: 8px; font-weight: bold;
    }}
    QScrollArea {{ border: none; }}
    QScrollBar:vertical {{ background: {t.soft}; width: {px(20)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: {t.soft}; height: {px(20)}px; margin: 0; }}
    QScrollBar::handle {{ background: {t.sub}; border-radius: 6px; min-height: 48px; min-width: 48px; margin: 3px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{
        background: {t.soft}; border: 2px solid {t.line}; border-radius: 8px; text-align: center;
        color: {t.text}; min-height: {px(24)}px;
    }}
    QProgressBar::chunk {{ background: {t.action}; border-radius: 5px; }}
    """
