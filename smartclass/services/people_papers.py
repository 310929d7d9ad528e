"""The papers that people keep: gathered from the register and the lessons, for everybody or for one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from smartclass import reports
from smartclass.domain.document import Document
from smartclass.domain.lesson import Family, Lesson
from smartclass.domain.people_papers import (
    MOST_AT_HOME,
    MOST_DONE,
    AtHome,
    CertificateFigures,
    Finisher,
    GoingHomeFigures,
    Guest,
    HomeSheet,
    MemoFigures,
    TableFigures,
    following,
)
from smartclass.domain.registry import Attendee, ClassSession, SessionState
from smartclass.i18n import SOURCE
from smartclass.ports.renderer import Binder
from smartclass.reports import cards, handout, sign_in_sheet
from smartclass.services.free_text import free_text
from smartclass.settings import SettingsFile
from smartclass.storage import keepsakes
from smartclass.storage.register import Register

if TYPE_CHECKING:
    from smartclass.services.classes import Classes
    from smartclass.services.library import Library
    from smartclass.services.reporting import Reporting
    from smartclass.services.roll import Roll
    from smartclass.services.stumbles import Stumbles

LOOK_AHEAD = timedelta(days=92)
YEAR = timedelta(days=366)
"""A course has the same title year after year: certificates count the year up to the class."""
SECOND = "en"


class PeoplePapers:
    """Makes the documents that people take home or find on their table."""

    def __init__(
        self,
        register: Register,
        settings: SettingsFile,
        *,
        classes: Classes,
        roll: Roll,
        library: Library,
        stumbles: Stumbles,
        reporting: Reporting,
        binder: Callable[[], Binder],
    ) -> None:
        self._register, self._settings = register, settings
        self._classes, self._roll, self._library = classes, roll, library
        self._stumbles, self._reporting, self._binder = stumbles, reporting, binder

    def certificates(self, session: UUID, least: int = 0) -> Document:
        """Return a certificate for everybody who is here, or who came `least` times to this course in a year.

        Problem where that is nobody.
        """
        found = self._classes.get(session)
        if least > 1:
            first = found.day - YEAR
            people = keepsakes.finishers(self._register, found.course.id, first, found.day, least)
        else:
            people = tuple(Finisher(row.attendee.name) for row in self._roll.roster(session) if row.present)
        return self._made("certificate", CertificateFigures(found, people, least))

    def name_tents(self, session: UUID) -> Document:
        """Return a folded name for everybody on the roster; Problem where nobody is."""
        return self._made("name_tents", self._tables(session))

    def seat_plan(self, session: UUID, *, columns: int = 0, rows: int = 0, names: bool = True) -> Document:
        """Return who sits where, with names or only with the roster's numbers; 0 seats what the room needs."""
        tables = replace(self._tables(session), columns=columns, rows=rows, names=names)
        return self._made("seat_plan", tables)

    def memo(self) -> Document:
        """Return the empty form for passwords, to be filled in at home."""
        centres = self._classes.centres()
        return self._made("memo", MemoFigures(centres[0].name if centres else ""))

    def going_home(self, session: UUID, *, personal: bool = False, person: UUID | None = None) -> Document:
        """Return the take-home sheet of a class: one that suits everybody, or one for each who is here.

        `person` asks for theirs alone. Problem where personal sheets were wanted and nobody is here.
        """
        found = self._classes.get(session)
        if person is not None or personal:
            rows = self._roll.roster(session)
            here = [row.attendee for row in rows if row.attendee.id == person or (person is None and row.present)]
            sheets = tuple(self._sheet(found, attendee) for attendee in here)
        else:
            sheets = (self._sheet(found, None),)
        later = self._classes.between(found.day, found.day + LOOK_AHEAD, found.centre.id)
        held = [one for one in later if one.state is not SessionState.CANCELLED]
        coming = following(found, held)
        return self._made("going_home", GoingHomeFigures(found, sheets, coming, self._settings.now.centre_phone))

    def handout(
        self,
        lesson_id: str,
        family: Family,
        *,
        again: Sequence[str] = (),
        bilingual: bool = False,
        large: bool = False,
    ) -> Document:
        """Return a lesson's handout with English below each Japanese sentence, or in very large letters."""
        figures = replace(self._reporting.handout(lesson_id, family, again), large=large)
        if bilingual:
            japanese = self._library.get_in(lesson_id, SOURCE)
            second = self._library.get_in(lesson_id, SECOND)
            figures = replace(figures, lesson=japanese, second=second, second_language=SECOND)
        return handout.build(figures)

    def sign_in_sheet(self, session: UUID, *, large: bool = False) -> Document:
        """Return the sheet for the desk, in large print where wanted."""
        return sign_in_sheet.build(self._reporting.session(session), large=large)

    def cards(self, session: UUID, sheet: str = "cut-8") -> Document:
        """Return the check-in cards for one kind of paper, a key of `card_sheets`."""
        return cards.build(self._reporting.session(session), sheet)

    def set_phone(self, phone: str) -> None:
        """Keep the number to call that stands on take-home sheets; Problem where it can't be one."""
        self._settings.change(centre_phone=free_text(phone, 20))

    def bind(self, documents: Sequence[Document], step: Callable[[int, int], None]) -> bytes:
        """Return several papers as one PDF; `step(done, whole)` is called before each, and may raise to stop."""
        out = io.BytesIO()
        self._binder().bind(documents, out, step)
        return out.getvalue()

    def _made(self, report: str, figures: object) -> Document:
        return reports.found()[report].build(figures)

    def _tables(self, session: UUID) -> TableFigures:
        found = self._classes.get(session)
        rows = sorted(self._roll.roster(session), key=lambda row: row.number)
        return TableFigures(found, tuple(Guest(row.number, row.attendee.name, row.attendee.kana) for row in rows))

    def _sheet(self, session: ClassSession, person: Attendee | None) -> HomeSheet:
        """Return what belongs on one sheet: lessons seen (else those planned), steps to do again, addresses."""
        family = Family((person.family if person else "") or self._settings.now.family)
        own = keepsakes.seen(self._register, person.id, session.id) if person else ()
        lessons = self._known(own or session.lesson_ids)
        steps = [at_home for lesson in lessons for at_home in self._again(lesson, session.id, person)]
        whole = [AtHome(lesson) for lesson in lessons if all(lesson is not one.lesson for one in steps)]
        return HomeSheet(
            name=person.name if person else "",
            family=family,
            done=tuple(lesson.title for lesson in lessons[:MOST_DONE]),
            home=tuple([*steps, *whole][:MOST_AT_HOME]),
            links=tuple(link for lesson in lessons for link in lesson.links)[:1],
        )

    def _known(self, wanted: Iterable[str]) -> list[Lesson]:
        here = {lesson.id: lesson for lesson in self._library.lessons()}
        return [here[lesson] for lesson in dict.fromkeys(wanted) if lesson in here]

    def _again(self, lesson: Lesson, session: UUID, person: Attendee | None) -> list[AtHome]:
        """Return the steps of a lesson worth doing at home; never one that only its owner may do."""
        wanted = self._stumbles.again(lesson.id, session, person.id if person else None)
        return [AtHome(lesson, step) for step in lesson.steps if step.id in wanted and not step.private]
