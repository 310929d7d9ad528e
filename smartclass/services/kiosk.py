"""The practice shell on its own: lessons, practices and the voice, and no register at all.

Nothing here could open one: there is no connection, no key, no path to it. What the shell would have written down
is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from smartclass.domain.class_session import ClassSession, Role
from smartclass.errors import Problem
from smartclass.ports.clock import Clock
from smartclass.services.guard import refused
from smartclass.services.library import Library
from smartclass.services.practising import Practising
from smartclass.services.procedures import Procedures
from smartclass.services.speech import Speech
from smartclass.settings import SettingsFile


class _NoClasses:
    def today(self) -> tuple[ClassSession, ...]:
        return ()


class _Nobody:
    def holder(self, _code: str) -> None:
        return None


class _OfToday:
    """Where each lesson stands, until the shell is closed."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def reached(self, lesson: str, step: str, *, person: UUID | None, session: UUID | None) -> None:
        self._places[lesson] = step

    def place(self, lesson: str, *, person: UUID | None, session: UUID | None) -> str:
        return self._places.get(lesson, "")


class _NotCounted:
    pending = 0

    def happened(self, *_what: Any, **_whose: Any) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, eq=False, repr=False)
class Kiosk:
    """What stands in for the App where seniors practise; Problem for everything else."""

    clock: Clock
    settings: SettingsFile
    library: Library
    practising: Practising
    procedures: Procedures
    speech: Speech

    role = Role.HELPER
    protected = False

    def __post_init__(self) -> None:
        for name, value in (
            ("classes", _NoClasses()),
            ("people", _Nobody()),
            ("progress", _OfToday()),
            ("stumbles", _NotCounted()),
        ):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        """Reached for whatever isn't here."""
        if name.startswith("__"):
            raise AttributeError(name)
        raise no_register()

    def seen(self) -> Kiosk:
        return self

    def close(self) -> None:
        """Let go of the voice."""
        self.speech.close()


def no_register() -> Problem:
    """Return the refusal: what was asked for isn't here."""
    return refused()
