"""The procedures of a town hall: the shipped catalogue, joined with what this town wrote about each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from smartclass import resources
from smartclass.content import procedures, town_file
from smartclass.content.procedures import LoadedCatalogue
from smartclass.content.town_file import LONGEST, TownFile
from smartclass.domain.lesson import Family, Fault
from smartclass.domain.practice import Exercise, Practice
from smartclass.domain.procedure_form import practice_for
from smartclass.domain.procedures import (
    EVERY,
    Catalogue,
    LifeEvent,
    Online,
    Procedure,
    ProcedureFigures,
    TownEntry,
    entry_for,
)
from smartclass.domain.search import Index
from smartclass.errors import BadData, Problem
from smartclass.i18n import SOURCE, _, language
from smartclass.paths import Home
from smartclass.services.free_text import free_text

COURSE = "portal"
MINUTES = 8
_EMPTY = Catalogue((), (), Practice("", "", "", ()))


@dataclass(frozen=True, slots=True)
class _Read:
    """The catalogue in one language, ready for being searched."""

    catalogue: Catalogue
    index: Index[Procedure]


class Procedures:
    """Finds procedures, in the language now in use, and keeps the town's own file. `shipped` holds our catalogue."""

    def __init__(self, home: Home, shipped: Path | None = None) -> None:
        self._path = home.town
        self._folder = shipped or resources.lessons()
        self._loaded: LoadedCatalogue | None = None
        self._town: TownFile | None = None
        self._read: dict[str, _Read] = {}

    def all(self) -> tuple[Procedure, ...]:
        """Return every procedure in the order of the catalogue."""
        return self._now().catalogue.procedures

    def events(self) -> tuple[LifeEvent, ...]:
        """Return the life events by which procedures are found."""
        return self._now().catalogue.events

    def of_event(self, event: str) -> tuple[Procedure, ...]:
        """Return the procedures that may be needed at a life event; Problem for an event nobody knows."""
        known = self._now().catalogue
        if event not in {one.id for one in known.events}:
            raise Problem(
                _("「{event}」という出来事は、ありません。").format(event=event),
                _("つぎから えらんでください：{known}").format(known=" ".join(one.id for one in known.events)),
            )
        return known.of_event(event)

    def get(self, procedure_id: str) -> Procedure:
        """Return one procedure; Problem where there is none of that id."""
        for one in self.all():
            if one.id == procedure_id:
                return one
        raise Problem(_("その手続きは、カタログにありません。"), _("手続きの一覧から、えらびなおしてください。"))

    def search(self, text: str, limit: int = 60) -> tuple[Procedure, ...]:
        """Find procedures by name, by life event or by what people say, in kanji or kana, as somebody types."""
        return self._now().index.find(text, limit)

    def exercise(self, procedure_id: str) -> Exercise | None:
        """Return the practice of a procedure; None where there is none of that id."""
        catalogue = self._now().catalogue
        place = next((at for at, one in enumerate(catalogue.procedures) if one.id == procedure_id), None)
        if place is None:
            return None
        one = catalogue.procedures[place]
        return Exercise(
            id=one.id,
            course=COURSE,
            number=place + 1,
            title=one.title,
            about=catalogue.rehearsal,
            symptoms=one.says,
            minutes=MINUTES,
            families=tuple(Family),
            practice=practice_for(catalogue.form, one),
            folder=self._folder,
        )

    def town(self, procedure_id: str) -> TownEntry:
        """Return what this town says about a procedure, filled up with what it says about all of them."""
        return entry_for(self._written().entries, procedure_id)

    def own(self, procedure_id: str) -> TownEntry:
        """Return only what is written for this procedure itself (EVERY: for all of them)."""
        return self._written().entries.get(procedure_id, TownEntry())

    def change(
        self,
        procedure_id: str,
        *,
        office: str | None = None,
        hours: str | None = None,
        phone: str | None = None,
        online: Online | None = None,
    ) -> TownEntry:
        """Write what is given (None: as it was, "": nothing) for a procedure, or for EVERY; return its entry.

        Problem for an unknown procedure, a My Number, or a file that can't be read or written: nothing is changed then.
        """
        if procedure_id != EVERY:
            self.get(procedure_id)
        self._town = None
        before = self._written()
        if before.faults:
            raise BadData(
                before.faults[0].sentence, _("{file} を直すか、べつの所へ移してください。").format(file=self._path)
            )
        typed = {"office": office, "hours": hours, "phone": phone}
        texts = {name: free_text(text, LONGEST[name]) for name, text in typed.items() if text is not None}
        entry = before.entries.get(procedure_id, TownEntry())
        changed = replace(entry, online=entry.online if online is None else online, **texts)
        try:
            town_file.write(self._path, {**before.entries, procedure_id: changed})
        except OSError as error:
            raise Problem(
                _("町の手続きのファイルに、書けませんでした（{reason}）。").format(
                    reason=error.strerror or type(error).__name__
                ),
                _("空きがあるか、書いてよい場所かを、確かめてください。"),
            ) from error
        self._town = None
        return changed

    def figures(self, procedure_id: str, centre: str = "") -> ProcedureFigures:
        """Return what the sheet of a procedure is made from."""
        return ProcedureFigures(self.get(procedure_id), self.town(procedure_id), centre)

    def unwritten(self) -> int:
        """Return about how many procedures this town has said nothing at all yet."""
        return sum(self.town(one.id).blank for one in self.all())

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with the catalogue, and with the town's own file."""
        return (*self._source().faults, *self._written().faults)

    def forget(self) -> None:
        """Read the files anew at the next question."""
        self._loaded = self._town = None
        self._read.clear()

    def _source(self) -> LoadedCatalogue:
        if self._loaded is None:
            self._loaded = procedures.load(self._folder / procedures.FILE)
        return self._loaded

    def _written(self) -> TownFile:
        if self._town is None:
            self._town = town_file.read(self._path)
        return self._town

    def _now(self) -> _Read:
        code = language()
        if code not in self._read:
            source = self._source()
            catalogue = procedures.translated(source) or _EMPTY
            events = {event.id: (event.title, *event.says) for event in catalogue.events}
            about = {one.id: [said for name in one.events for said in events[name]] for one in catalogue.procedures}
            written = source.catalogue.procedures if source.catalogue and code != SOURCE else ()
            self._read[code] = _Read(catalogue, Index(catalogue.procedures, about, written))
        return self._read[code]
