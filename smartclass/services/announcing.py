"""Telling the public of the classes: the schedule as .ics or as the towns' event list, and who holds them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path
from uuid import UUID

from smartclass import reports
from smartclass.domain import ics
from smartclass.domain.announcing import Schedule, Town, is_page, phone_digits
from smartclass.domain.document import Document
from smartclass.domain.registry import ClassSession, SessionState
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.paths import replacing
from smartclass.ports.clock import Clock
from smartclass.services.classes import Classes
from smartclass.services.free_text import free_text
from smartclass.services.paper import Paper
from smartclass.services.planning import Planning
from smartclass.settings import SettingsFile

SUFFIXES = (".ics", ".csv", ".xlsx")


class Announcing:
    """Writes what anybody may read: days, places, seats. No person is in it, and no reason."""

    def __init__(
        self, classes: Classes, planning: Planning, paper: Paper, settings: SettingsFile, clock: Clock
    ) -> None:
        self._classes = classes
        self._planning = planning
        self._paper = paper
        self._settings = settings
        self._clock = clock

    def town(self) -> Town:
        """Return what is known of the town and of the desk people ask."""
        now = self._settings.now
        return Town(
            now.town_code,
            now.town_prefecture,
            now.town_name,
            now.town_organiser,
            now.town_telephone,
            now.town_page,
        )

    def keep_town(self, town: Town) -> Town:
        """Keep what somebody typed of the town; Problem where a number or an address can't be right."""
        code = unicodedata.normalize("NFKC", town.code).strip()
        if code and not re.fullmatch(r"\d{6}", code):
            raise Problem(_("団体コードは、6けたの数字です。"), _("わからないときは、空けておいてください。"))
        telephone = unicodedata.normalize("NFKC", town.telephone).strip()
        if telephone and not phone_digits(telephone):
            raise Problem(_("電話番号を読めません。"), _("市外局番から、10けたか 11けたで入れてください。"))
        page = town.page.strip()
        if page and not is_page(page):
            raise Problem(_("ホームページの住所を読めません。"), _("https:// からはじまる、120字までの住所です。"))
        prefecture, name, organiser = (free_text(text, 60) for text in (town.prefecture, town.name, town.organiser))
        kept = Town(code, prefecture, name, organiser, telephone, page)
        self._settings.change(
            town_code=kept.code,
            town_prefecture=kept.prefecture,
            town_name=kept.name,
            town_organiser=kept.organiser,
            town_telephone=kept.telephone,
            town_page=kept.page,
        )
        return kept

    def poster(self, session: UUID) -> Document:
        """Return the poster of a class and of those of its course that follow."""
        return reports.found()["poster"].build(self._planning.poster(session, self.town()))

    def call_list(self, session: UUID) -> Document:
        """Return the sheet for telephoning everybody expected."""
        return reports.found()["call_list"].build(self._planning.calls(session))

    def save(self, path: Path, first: date, last: date, centre: UUID | None = None) -> int:
        """Write the classes of a span of days as the kind the file name says; returns how many.

        Problem where there are none, where the kind is unknown, or where the file can't be written.
        """
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            raise Problem(
                _("「{suffix}」の形では、予定を書き出せません。").format(suffix=path.suffix),
                _("ファイル名の終わりを .ics か .csv にしてください。"),
            )
        schedule = Schedule(self._classes.between(first, last, centre), self.town())
        if not schedule.sessions:
            raise Problem(_("その期間には、教室がありません。"), _("期間をご確認ください。"))
        if suffix == ".ics":
            _write(path, ics.calendar(schedule, self._clock.now(), _described).encode())
        else:
            self._paper.save(reports.found()["event_list"].build(schedule), path)
        return len(schedule.sessions)


def _described(session: ClassSession) -> str:
    """Put a class into words for a calendar: seats, and whether it is called off."""
    off = _("中止になりました。") if session.state is SessionState.CANCELLED else ""
    return off + _("定員 {n}人").format(n=session.capacity)


def _write(path: Path, data: bytes) -> None:
    try:
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise Problem(
            _("この場所には保存できませんでした（{reason}）。").format(reason=error.strerror or type(error).__name__),
            _("同じファイルを開いていないか、空きがあるかを確かめるか、別の場所を選んでください。"),
        ) from error
