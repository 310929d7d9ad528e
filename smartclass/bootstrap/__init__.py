"""Puts the core together over one home folder. A service is made, and its libraries imported, at its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from smartclass import i18n
from smartclass.adapters.clock import SystemClock
from smartclass.bootstrap import makers
from smartclass.domain.class_session import Role
from smartclass.services.classes import Classes
from smartclass.settings import SettingsFile
from smartclass.storage.register import Register

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from smartclass.paths import Home
    from smartclass.ports.clock import Clock
    from smartclass.ports.voice import SinkFactory
    from smartclass.services.activity import Activity
    from smartclass.services.announcing import Announcing
    from smartclass.services.audit import Audit
    from smartclass.services.backups import Backups, Rescue
    from smartclass.services.bookings import Bookings
    from smartclass.services.centres import Centres
    from smartclass.services.consultations import Consultations
    from smartclass.services.demo import Demo
    from smartclass.services.differences import Differences
    from smartclass.services.drawing import Drawing
    from smartclass.services.exporting import Exporting
    from smartclass.services.following import Following
    from smartclass.services.forms import Forms
    from smartclass.services.freezing import Freezing
    from smartclass.services.keeping import Keeping
    from smartclass.services.library import Library
    from smartclass.services.merging import Merging
    from smartclass.services.needs import Needs
    from smartclass.services.paper import Paper
    from smartclass.services.people import People
    from smartclass.services.people_papers import PeoplePapers
    from smartclass.services.planning import Planning
    from smartclass.services.practising import Practising
    from smartclass.services.procedures import Procedures
    from smartclass.services.progress import Progress
    from smartclass.services.protection import Gate, Protection
    from smartclass.services.retention import Retention
    from smartclass.services.roll import Roll
    from smartclass.services.seats import Seats
    from smartclass.services.sheet import Sheet
    from smartclass.services.speech import Speech
    from smartclass.services.stumbles import Stumbles
    from smartclass.services.survey import Survey
    from smartclass.services.targets import TargetsBook
    from smartclass.services.year_papers import YearPapers
    from smartclass.storage.key_slots import DataKey


@dataclass(frozen=True, eq=False, repr=False)
class App:
    """The program without a screen. Services beyond `classes` are made when somebody first asks for them,

    so that the first paint waits for nothing but today's sessions.
    """

    home: Home
    clock: Clock
    settings: SettingsFile
    register: Register
    executor: Executor | None
    sinks: SinkFactory | None
    device: Callable[[], bool] | None

    @property
    def protected(self) -> bool:
        """Tell whether a passphrase opens the register."""
        return self.register.key is not None

    @property
    def role(self) -> Role:
        """What whoever opened the register may do."""
        return self.register.role

    def seen(self) -> App:
        """Return the program as whoever opened the register may use it: a helper gets less, and refusals in words."""
        if self.role is not Role.HELPER:
            return self
        from smartclass.domain import roles
        from smartclass.services.guard import Narrowed

        return cast("App", Narrowed(self, roles.HELPER))

    @cached_property
    def classes(self) -> Classes:
        return Classes(self.register)

    @cached_property
    def people(self) -> People:
        from smartclass.services.people import People

        return People(self.register)

    @cached_property
    def needs(self) -> Needs:
        from smartclass.services.needs import Needs

        return Needs(self.register)

    @cached_property
    def following(self) -> Following:
        from smartclass.services.following import Following

        return Following(self.register)

    @cached_property
    def merging(self) -> Merging:
        from smartclass.services.merging import Merging

        return Merging(self.register)

    @cached_property
    def roll(self) -> Roll:
        from smartclass.services.roll import Roll

        return Roll(self.register)

    @cached_property
    def bookings(self) -> Bookings:
        from smartclass.services.bookings import Bookings

        return Bookings(self.register, self.classes, self.people)

    @cached_property
    def drawing(self) -> Drawing:
        from smartclass.services.drawing import Drawing

        return Drawing(self.register, self.bookings)

    @cached_property
    def sheet(self) -> Sheet:
        from smartclass.services.sheet import Sheet

        return Sheet(self.register, self.roll)

    @cached_property
    def seats(self) -> Seats:
        from smartclass.services.seats import Seats

        return Seats(self.register, self.roll)

    @cached_property
    def progress(self) -> Progress:
        from smartclass.services.progress import Progress

        return Progress(self.register)

    @cached_property
    def library(self) -> Library:
        from smartclass.services.library import Library

        return Library(self.home, self.clock)

    @cached_property
    def practising(self) -> Practising:
        from smartclass.services.practising import Practising

        return Practising(self.home, self.library, procedures=self.procedures)

    @cached_property
    def procedures(self) -> Procedures:
        from smartclass.services.procedures import Procedures

        return Procedures(self.home)

    @cached_property
    def differences(self) -> Differences:
        from smartclass.services.differences import Differences

        return Differences(self.home, self.clock)

    @cached_property
    def stumbles(self) -> Stumbles:
        from smartclass.services.stumbles import Stumbles

        return Stumbles(self.register, self.library, self.practising)

    @cached_property
    def consultations(self) -> Consultations:
        from smartclass.services.consultations import Consultations

        return Consultations(self.register, self.classes, self.library)

    @cached_property
    def survey(self) -> Survey:
        from smartclass.services.survey import Survey

        return Survey(self.register, self.classes)

    @cached_property
    def speech(self) -> Speech:
        from smartclass.adapters.sound import ClockSink
        from smartclass.services.speech import Speech

        return Speech(
            self.home,
            self.clock,
            self.settings,
            makers.voices,
            sinks=self.sinks or (lambda: ClockSink(self.clock.ticks)),
            device=self.device or (lambda: False),
            executor=self.executor,
        )

    @cached_property
    def paper(self) -> Paper:
        from smartclass.services.paper import Paper
        from smartclass.services.reporting import Reporting

        reporting = Reporting(self.register, self.classes, self.roll, self.library, self.activity)
        return Paper(reporting, {".pdf": makers.pdf, ".xlsx": makers.xlsx, ".csv": makers.csv}, self.audit.record)

    @cached_property
    def freezing(self) -> Freezing:
        from smartclass.services.freezing import Freezing
        from smartclass.services.reporting import Reporting

        reporting = Reporting(self.register, self.classes, self.roll, self.library, self.activity)
        return Freezing(self.register, reporting, self.paper)

    @cached_property
    def year_papers(self) -> YearPapers:
        from smartclass.services.year_papers import YearPapers

        return YearPapers(self.register, self.library, self.paper, self.freezing)

    @cached_property
    def planning(self) -> Planning:
        from smartclass.adapters.holidays import JapaneseHolidays
        from smartclass.services.planning import Planning

        return Planning(self.register, self.classes, self.roll, JapaneseHolidays())

    @cached_property
    def announcing(self) -> Announcing:
        from smartclass.services.announcing import Announcing

        return Announcing(self.classes, self.planning, self.paper, self.settings, self.clock)

    @cached_property
    def forms(self) -> Forms:
        from smartclass.services.forms import Forms
        from smartclass.services.reporting import Reporting

        return Forms(Reporting(self.register, self.classes, self.roll, self.library), makers.form_book, self.clock)

    @cached_property
    def activity(self) -> Activity:
        from smartclass.services.activity import Activity

        return Activity(self.register, self.library, self.targets, lambda: self.stumbles)

    @cached_property
    def targets(self) -> TargetsBook:
        from smartclass.services.targets import TargetsBook

        return TargetsBook(self.home)

    @cached_property
    def people_papers(self) -> PeoplePapers:
        from smartclass.services.people_papers import PeoplePapers
        from smartclass.services.reporting import Reporting

        return PeoplePapers(
            self.register,
            self.settings,
            classes=self.classes,
            roll=self.roll,
            library=self.library,
            stumbles=self.stumbles,
            reporting=Reporting(self.register, self.classes, self.roll, self.library),
            binder=makers.binder,
        )

    @cached_property
    def keeping(self) -> Keeping:
        from smartclass.adapters.table_files import TableFiles
        from smartclass.services.column_memory import ColumnMemory
        from smartclass.services.importing import Importing
        from smartclass.services.keeping import Keeping

        memory = ColumnMemory(self.home.list_columns)
        return Keeping(self.register, Importing(self.register, TableFiles(), memory))

    @cached_property
    def centres(self) -> Centres:
        from smartclass.adapters.table_files import TableFiles
        from smartclass.domain.centre_list import FIELDS
        from smartclass.services.centres import Centres
        from smartclass.services.column_memory import ColumnMemory

        return Centres(self.register, TableFiles(), ColumnMemory(self.home.venue_columns, FIELDS))

    @cached_property
    def backups(self) -> Backups:
        from smartclass.services.backups import Backups

        return Backups(self.register, self.settings)

    @cached_property
    def exporting(self) -> Exporting:
        from smartclass.adapters.tables_out import CsvZip, Workbook
        from smartclass.services.exporting import Exporting

        return Exporting(self.register, self.paper, {".xlsx": Workbook, ".zip": CsvZip}, self._titles)

    def _titles(self) -> dict[str, str]:
        """Return the titles of lessons and practices by id."""
        titles = {one.id: one.title.plain for one in self.practising.exercises()}
        return titles | {one.id: one.title.plain for one in self.library.lessons()}

    @cached_property
    def retention(self) -> Retention:
        from smartclass.services.retention import Retention

        return Retention(self.register, self.settings)

    @cached_property
    def protection(self) -> Protection:
        from smartclass.services.protection import Protection

        return Protection(self.register)

    @cached_property
    def audit(self) -> Audit:
        from smartclass.services.audit import Audit

        return Audit(self.register)

    @cached_property
    def demo(self) -> Demo:
        from smartclass.services.demo import Demo

        return Demo(self.register, self.classes, self.people, self.roll)

    def close(self) -> None:
        """Write what still waits, let go of the voice and of the register's file."""
        if "stumbles" in self.__dict__:
            self.stumbles.flush()
        if "speech" in self.__dict__:
            self.speech.close()
        self.register.close()


def build(
    home: Home,
    *,
    key: DataKey | None = None,
    clock: Clock | None = None,
    executor: Executor | None = None,
    sinks: SinkFactory | None = None,
    device: Callable[[], bool] | None = None,
) -> App:
    """Build the core over `home`; Problem where the register can't be opened, Locked where it wants a `key`.

    `executor` runs speech synthesis (None: a thread of its own, made at the first word); `sinks` plays sound
    (None: time passes, but nothing is heard); `device` tells whether there is anything to play it on.
    """
    time = clock or SystemClock()
    settings = SettingsFile(home)
    i18n.use(settings.now.language)
    return App(home, time, settings, Register.open(home, time, key), executor, sinks, device)


def gate(home: Home) -> Gate:
    """Return the door of a home folder: whether its register is protected, and what opens it."""
    from smartclass.services.protection import Gate

    return Gate(home)


def rescue(home: Home, *, key: DataKey | None = None, clock: Clock | None = None) -> Rescue:
    """Return what brings a register back that can't be opened; `key` is what opened it, where somebody knew that."""
    from smartclass.services.backups import Rescue

    return Rescue(home, clock or SystemClock(), key)
