"""Puts the core together over one home folder. Nothing heavy is imported here; it is when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from smartclass import i18n
from smartclass.adapters.clock import SystemClock
from smartclass.adapters.sound import ClockSink
from smartclass.adapters.table_files import TableFiles
from smartclass.paths import Home
from smartclass.ports.clock import Clock
from smartclass.ports.renderer import Renderer
from smartclass.ports.voice import SinkFactory, VoiceDriver
from smartclass.services.classes import Classes
from smartclass.services.demo import Demo
from smartclass.services.importing import Importing
from smartclass.services.keeping import Keeping
from smartclass.services.library import Library
from smartclass.services.paper import Paper
from smartclass.services.people import People
from smartclass.services.progress import Progress
from smartclass.services.reporting import Reporting
from smartclass.services.roll import Roll
from smartclass.services.speech import Speech
from smartclass.settings import SettingsFile
from smartclass.storage.register import Register


@dataclass(frozen=True, slots=True)
class App:
    """The program without a screen: its services, ready to be used."""

    home: Home
    clock: Clock
    settings: SettingsFile
    classes: Classes
    people: People
    roll: Roll
    progress: Progress
    library: Library
    speech: Speech
    paper: Paper
    keeping: Keeping
    demo: Demo
    close: Callable[[], None]


def _pdf() -> Renderer:
    from smartclass.adapters.pdf.writer import PdfWriter

    return PdfWriter()


def _xlsx() -> Renderer:
    from smartclass.adapters.xlsx import XlsxWriter

    return XlsxWriter()


def _csv() -> Renderer:
    from smartclass.adapters.csv_file import CsvWriter

    return CsvWriter()


def _voices() -> Sequence[VoiceDriver]:
    from smartclass.adapters import voices

    return voices.found()


def build(
    home: Home,
    *,
    clock: Clock | None = None,
    executor: Executor | None = None,
    sinks: SinkFactory | None = None,
    device: Callable[[], bool] | None = None,
) -> App:
    """Build the core over `home`; Problem where the register can't be opened.

    `executor` runs speech synthesis (None: a thread of its own, made at the first word); `sinks` plays sound
    (None: time passes, but nothing is heard); `device` tells whether there is anything to play it on.
    """
    time = clock or SystemClock()
    settings = SettingsFile(home)
    i18n.use(settings.now.language)
    register = Register.open(home, time)
    classes, people, roll = Classes(register), People(register), Roll(register)
    library = Library(home, time)
    speech = Speech(
        home,
        time,
        settings,
        _voices,
        sinks=sinks or (lambda: ClockSink(time.ticks)),
        device=device or (lambda: False),
        executor=executor,
    )

    def close() -> None:
        speech.close()
        register.close()

    return App(
        home=home,
        clock=time,
        settings=settings,
        classes=classes,
        people=people,
        roll=roll,
        progress=Progress(register),
        library=library,
        speech=speech,
        paper=Paper(Reporting(register, classes, roll, library), {".pdf": _pdf, ".xlsx": _xlsx, ".csv": _csv}),
        keeping=Keeping(register, Importing(register, TableFiles())),
        demo=Demo(register, classes, people, roll),
        close=close,
    )
