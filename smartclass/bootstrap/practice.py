"""Puts the practice shell together: lessons, practices and a voice, and no register."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from smartclass import i18n
from smartclass.adapters.clock import SystemClock
from smartclass.bootstrap import makers
from smartclass.settings import SettingsFile

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from smartclass.paths import Home
    from smartclass.ports.clock import Clock
    from smartclass.ports.voice import SinkFactory
    from smartclass.services.kiosk import Kiosk


def build_practice(
    home: Home,
    *,
    clock: Clock | None = None,
    executor: Executor | None = None,
    sinks: SinkFactory | None = None,
    device: Callable[[], bool] | None = None,
) -> Kiosk:
    """Build what the practice shell needs over `home`; the register is not opened, not even looked for."""
    from smartclass.adapters.sound import ClockSink
    from smartclass.services.kiosk import Kiosk
    from smartclass.services.library import Library
    from smartclass.services.practising import Practising
    from smartclass.services.procedures import Procedures
    from smartclass.services.speech import Speech

    time = clock or SystemClock()
    settings = SettingsFile(home)
    i18n.use(settings.now.language)
    library, procedures = Library(home, time), Procedures(home)
    speech = Speech(
        home,
        time,
        settings,
        makers.voices,
        sinks=sinks or (lambda: ClockSink(time.ticks)),
        device=device or (lambda: False),
        executor=executor,
    )
    return Kiosk(time, settings, library, Practising(home, library, procedures=procedures), procedures, speech)
