"""What a screen is, and how screens are found: each is one file in ui/screens, named like the screen."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

import ui.screens
from ui.context import Context


class Screen(QWidget):
    """One full screen. `shell` is "classroom", "practice" or "office"; the shell draws the bar above it."""

    shell: ClassVar[str] = "classroom"
    own_back: ClassVar[bool] = False
    """True where the screen has 「もどる」 in its own bottom row (a lesson goes back step by step)."""
    bare: ClassVar[bool] = False
    """True where no bar stands above: nothing but the screen's own buttons leads away."""
    stays: ClassVar[bool] = False
    """True where the screen goes on when the desk is locked: a lesson is never taken away."""
    samples: ClassVar[tuple[str, ...]] = ("",)
    """Names of the states that `sample` can show, for pictures and fit tests."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def title(self) -> str:
        """Return the words for the bar."""
        return ""

    def arrive(self, *_nothing: Any, **where: Any) -> None:
        """Fill the screen; called each time it is opened, with what `go` was given."""

    def place(self) -> dict[str, Any]:
        """Return the `arrive` arguments for where one stands now: nothing is lost when the screen is made anew."""
        return {}

    def leave(self) -> None:
        """Stop what is running; called before another screen takes the place."""

    def veil(self, *, on: bool) -> None:
        """Hide names (or show them again) where this screen `stays` while the desk is locked."""

    def sample(self, _name: str) -> dict[str, Any]:
        """Return the `arrive` arguments for one of `samples`, on demo data."""
        return {}


def names() -> tuple[str, ...]:
    """Return the names of all screens; finding none is a broken installation, so it raises."""
    found = tuple(sorted(module.name for module in pkgutil.iter_modules(ui.screens.__path__)))
    if not found:
        raise RuntimeError("no screens found")
    return found


def load(name: str) -> type[Screen]:
    """Import the screen called `name`, only now."""
    module = importlib.import_module(f"ui.screens.{name}")
    kind: type[Screen] = module.SCREEN
    return kind
