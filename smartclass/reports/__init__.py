"""Reports: one file each, found by looking; a report receives values and returns a Document."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Protocol, cast

from smartclass.domain.document import Document

SPANS = (
    "audit",
    "bookings",
    "calls",
    "cards",
    "draw",
    "erasure",
    "lesson",
    "people",
    "period",
    "person",
    "plan",
    "poster",
    "procedure",
    "schedule",
    "session",
)


class Report(Protocol):
    """What a report file offers. TITLE is translated where it is shown; FORMATS are file endings with the dot."""

    ID: str
    TITLE: str
    SPAN: str
    FORMATS: tuple[str, ...]

    def build(self, data: Any) -> Document:
        """Return the document for the figures of this report's span."""
        ...


@cache
def found() -> Mapping[str, Report]:
    """Return every report by id, in order of id; RuntimeError where there is none, or one is malformed."""
    return look_in(__path__, __name__)


def look_in(folders: Any, package: str) -> Mapping[str, Report]:
    """Return the reports among the modules of `package`; a module without ID is a neighbour, not a report."""
    reports: dict[str, Report] = {}
    for info in pkgutil.iter_modules(folders):
        module = importlib.import_module(f"{package}.{info.name}")
        if not hasattr(module, "ID"):
            continue
        report = cast(Report, module)
        if report.SPAN not in SPANS or not report.FORMATS or not callable(report.build) or report.ID in reports:
            raise RuntimeError(f"{package}.{info.name} is no report")
        reports[report.ID] = report
    if not reports:
        raise RuntimeError(f"no report was found in {package}")
    return MappingProxyType(dict(sorted(reports.items())))
