"""While somebody looks at the first screen: read in the code of the others, so that each is there at once."""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
from collections.abc import Callable, Iterator

from ui.tasks import Tasks

PACKAGES = ("ui.screens", "smartclass.services", "smartclass.reports", "smartclass.storage")
SINGLE = (
    "smartclass.adapters.table_files",
    "smartclass.adapters.tables_out",
    "smartclass.adapters.holidays",
    "jpholiday",
)


def modules() -> Iterator[str]:
    """Yield the names of modules that a screen wants when it is opened; none of them makes sound or paper."""
    yield from SINGLE
    for package in PACKAGES:
        path = importlib.import_module(package).__path__
        yield from (f"{package}.{found.name}" for found in pkgutil.iter_modules(path))


def begin(tasks: Tasks, then: Callable[[], object] = lambda: None) -> None:
    """Read one module after the other on the work thread, then `then`; what a person asks for comes in between."""
    rest = modules()

    def go_on(_value: object = None) -> None:
        name = next(rest, "")
        if name:
            tasks.run(lambda _task: _read(name), done=go_on)
        else:
            tasks.run(lambda _task: then(), done=lambda _value: None)

    go_on()


def _read(name: str) -> None:
    with contextlib.suppress(ImportError):  # it is told where it is wanted
        importlib.import_module(name)
