"""The audit: one door to write into it, and how it is shown, printed and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smartclass.domain import audit as rules
from smartclass.domain.audit import Entry, Verdict, What, Why
from smartclass.domain.document import Document
from smartclass.domain.fiscal import Period
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.storage import audit, sessions
from smartclass.storage.register import Register


@dataclass(frozen=True, slots=True)
class AuditFigures:
    """What the printed audit is made from."""

    centre: str
    period: Period
    entries: tuple[Entry, ...]
    verdict: Verdict


class Audit:
    """Who did what with the register, and when; only ever added to."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def record(self, what: What, about: str = "") -> None:
        """Write down that something was done; `about` is an id (ValueError for anything that could be a name)."""
        audit.record(self._register, what, about)

    def between(self, first: date, last: date) -> tuple[Entry, ...]:
        """Return the entries of some days, both included, in order."""
        return audit.between(self._register, first, last)

    def verdict(self) -> Verdict:
        """Look whether anything was changed, taken out or put elsewhere (not on the UI thread)."""
        return audit.verdict(self._register)

    def witnessed(self, printed: str) -> bool:
        """Tell whether the seal from the foot of an earlier print is in the chain; Problem where it is no seal."""
        if len("".join(printed.split())) != rules.WITNESS:
            raise Problem(
                _("印は {n}文字です。").format(n=rules.WITNESS),
                _("印刷した「操作の記録」の、いちばん下をご確認ください。"),
            )
        return rules.witnessed(audit.everything(self._register), printed)

    def paper(self, period: Period) -> Document:
        """Return the audit of some days, with the verdict about all of it and the present seal."""
        from smartclass.reports import audit as report

        centres = sessions.centres(self._register)
        entries = self.between(period.first, period.last)
        return report.build(AuditFigures(centres[0].name if centres else "", period, entries, self.verdict()))


def verdict_words(verdict: Verdict) -> str:
    """Return in one sentence whether the chain is whole, or what breaks it."""
    from smartclass.reports import audit as report

    return report.verdict_words(verdict)


def what_words(what: str) -> str:
    """Return what was done, in words."""
    from smartclass.reports import audit as report

    return report.what_words(what)


def who_words(entry: Entry) -> str:
    """Return the role (and slot) of an entry, in words."""
    from smartclass.reports import audit as report

    return report.who_words(entry)


__all__ = ["Audit", "AuditFigures", "Entry", "Verdict", "What", "Why", "verdict_words", "what_words", "who_words"]
