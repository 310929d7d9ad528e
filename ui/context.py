"""What every screen is given: the services, the look, and the ways to move and to speak to the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from smartclass.errors import Problem
from ui.kit.theme import Look
from ui.tasks import Tasks

if TYPE_CHECKING:
    from smartclass.bootstrap import App


class Go(Protocol):
    """Opens a screen by its name: `go("desk", session=some_id)`."""

    def __call__(self, screen: str, /, **where: Any) -> None: ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Context:
    """Handed to every screen when it is made.

    `app` the services; `look` colours and text scale; `go`, `back`, `home` move between screens; `tell` shows a
    short calm notice; `problem` shows a card with the way out; `ask` puts a yes/no question (title, text, yes, no)
    and calls back on yes; `restyle` makes every screen anew after a change of language, theme or text size;
    `compact` tells whether text is so large for this window that things must stand below each other.
    """

    app: App
    look: Look
    tasks: Tasks
    go: Go
    back: Callable[[], None]
    home: Callable[[], None]
    tell: Callable[[str], None]
    problem: Callable[[Problem], None]
    ask: Callable[[str, str, str, str, Callable[[], None]], None]
    restyle: Callable[[], None]
    compact: Callable[[], bool]
