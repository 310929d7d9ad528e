"""The guard before the services: a helper gets today's classes and what teaching needs, and nothing else.

It keeps volunteers to their task on a PC that several people use; it is a rule of the program, not of the encryption.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any
from uuid import UUID

from smartclass.domain import roles
from smartclass.domain.registry import Attendee, Trace
from smartclass.domain.roles import Services
from smartclass.errors import Problem
from smartclass.i18n import _

_DIRECTLY = frozenset({"clock", "role", "protected"})


def refused() -> Problem:
    return Problem(
        _("ここは、担当者の画面です。"),
        _("担当者に声をかけてください。「席をはなれる」を押すと、担当者の合言葉で開けます。"),
    )


class Narrowed:
    """An App as somebody may use it; Problem for everything that `allowed` doesn't name."""

    def __init__(self, app: Any, allowed: Services) -> None:
        self._app, self._allowed = app, allowed

    def __getattr__(self, name: str) -> Any:
        if name in _DIRECTLY:
            return getattr(self._app, name)
        if name not in self._allowed:
            raise refused()
        return _Service(name, getattr(self._app, name), self._allowed[name], self._today)

    def _today(self) -> frozenset[UUID]:
        return frozenset(one.id for one in self._app.classes.today())


class _Service:
    """One service of it: only some methods, only today's classes, and of people no more than who they are."""

    def __init__(self, name: str, service: Any, methods: frozenset[str], today: Callable[[], frozenset[UUID]]) -> None:
        self._name, self._service, self._methods, self._today = name, service, methods, today

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or (self._methods and name not in self._methods):
            raise refused()
        found = getattr(self._service, name)
        if not callable(found):
            return found
        if self._name == "people" and name == "search":
            return lambda *_given, **_named: ()  # the register is not searched at the desk of a helper
        return self._checked(found) if self._name in roles.BY_SESSION and name != "today" else found

    def _checked(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            session = named.get("session", given[0] if given else None)
            if isinstance(session, UUID) and session not in self._today():
                raise refused()
            return bare(method(*given, **named))

        return call


def bare(value: Any) -> Any:
    """Return a value without what a helper has no need of: notes, birth year, telephone, reasons of corrections,
    and of what helps somebody only the first thing."""
    if isinstance(value, tuple):
        return tuple(bare(one) for one in value)
    if isinstance(value, Attendee):
        return dataclasses.replace(value, notes="", birth_year=None, phone_last4="", token="")
    if isinstance(value, Trace):
        return dataclasses.replace(value, detail="")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        old = {one.name: getattr(value, one.name) for one in dataclasses.fields(value) if one.init}
        new = {name: bare(one) for name, one in old.items() if isinstance(one, tuple) or dataclasses.is_dataclass(one)}
        if "needs" in old:
            new["needs"] = old["needs"][:1]
        return dataclasses.replace(value, **new) if new else value
    return value
