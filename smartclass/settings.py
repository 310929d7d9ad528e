"""This PC's settings as one value, kept in settings.json; a damaged file is set aside, never fatal."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from smartclass.logs import LOG
from smartclass.paths import Home, replacing

THEMES = ("light", "dark", "yellow")
SPEEDS = ("slow", "easy", "normal", "quick")
FAMILIES = ("android", "iphone", "rakuraku")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person chose on this PC. Every field has a sensible default.

    `text_scale` is in percent (100 to 200); `mm_per_px` is 0.0 until the card outline was fitted;
    `voice` is a driver id or "" for the best one found; `projector` is a screen name or "". `keep_years` is the
    town's rule for names: so many years after the fiscal year of the last visit. `copy_folder` is where copies of the
    register go besides the folder of their own, `stick_day` when one last went to a USB stick (an ISO date).
    """

    format: int = 1
    language: str = "ja"
    theme: str = "light"
    text_scale: int = 100
    lesson_px: int = 40
    mm_per_px: float = 0.0
    reduced_motion: bool = False
    firm_touch: bool = False
    voice: str = ""
    speed: str = "easy"
    sound: bool = True
    family: str = "android"
    centre: str = ""
    projector: str = ""
    printer: str = ""
    form: str = ""
    centre_phone: str = ""
    demo_offered: bool = False
    keep_years: int = 1
    copy_folder: str = ""
    stick_day: str = ""
    lock_minutes: int = 10
    town_code: str = ""
    town_prefecture: str = ""
    town_name: str = ""
    town_organiser: str = ""
    town_telephone: str = ""
    town_page: str = ""


def _clean(raw: dict[str, Any]) -> Settings:
    """Keep the known fields whose type is right and whose value is in range."""
    default = Settings()
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        value, like = raw.get(field.name), getattr(default, field.name)
        if isinstance(like, float) and type(value) is int:
            value = float(min(max(value, -1), 2))  # no measure is larger, and a number may have thousands of digits
        if type(value) is type(like) and (type(value) is not str or _writable(value)):
            kept[field.name] = value
    checked = Settings(**kept)
    return dataclasses.replace(
        checked,
        theme=checked.theme if checked.theme in THEMES else default.theme,
        speed=checked.speed if checked.speed in SPEEDS else default.speed,
        family=checked.family if checked.family in FAMILIES else default.family,
        text_scale=min(200, max(100, checked.text_scale)),
        keep_years=min(10, max(0, checked.keep_years)),
        lock_minutes=min(120, max(0, checked.lock_minutes)),
        lesson_px=min(64, max(24, checked.lesson_px)),
        mm_per_px=checked.mm_per_px if 0.05 <= checked.mm_per_px <= 1.0 else 0.0,
    )


def _writable(text: str) -> bool:
    """Tell whether a text can be written back (half of a surrogate pair, from a damaged file, can't)."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


class SettingsFile:
    """Reads the settings once and writes them whole after each change; `damaged` tells that the defaults stand in."""

    def __init__(self, home: Home) -> None:
        self._path = home.settings
        self.damaged = False
        self._now = self._read()

    @property
    def now(self) -> Settings:
        return self._now

    def change(self, **fields: Any) -> Settings:
        """Set some fields and write the file; a full or read-only disk keeps the change for this run only."""
        self._now = _clean(dataclasses.asdict(dataclasses.replace(self._now, **fields)))
        try:
            with replacing(self._path) as file:
                file.write(json.dumps(dataclasses.asdict(self._now), ensure_ascii=False, indent=1).encode())
        except OSError as error:
            LOG.warning("settings not written: %s", error.strerror)
        return self._now

    def _read(self) -> Settings:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError):
            self.damaged = True
            self._set_aside()
            return Settings()
        return _clean(raw) if isinstance(raw, dict) else Settings()

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".damaged.json"))
        except OSError:
            LOG.warning("damaged settings could not be set aside")
