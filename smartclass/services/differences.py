"""「画面がちがう」: where a lesson and a real phone no longer look alike, noted for the coordinator without a name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from smartclass.domain.lesson import Family
from smartclass.errors import Problem
from smartclass.i18n import _
from smartclass.paths import Home, replacing
from smartclass.ports.clock import Clock

FORMAT = 1
MOST = 2_000
"""Notes kept; the oldest go first."""


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """On this day, on a phone of this family, the screen was not as this step says."""

    lesson: str
    step: str
    family: str
    day: str


class Differences:
    """Keeps the notes in a small file of their own: whoever practises never reaches the register."""

    def __init__(self, home: Home, clock: Clock) -> None:
        self._path, self._clock = home.differences, clock

    def note(self, lesson: str, step: str, family: Family) -> None:
        """Note it once a day; Problem where it can't be written."""
        new = Difference(lesson, step, str(family), self._clock.today().isoformat())
        known = self.all()
        if new not in known:
            self._write((*known, new)[-MOST:])

    def all(self) -> tuple[Difference, ...]:
        """Return every note, oldest first; what can't be read is passed over, a file of a newer version is refused."""
        try:
            held: Any = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return ()
        if not isinstance(held, dict) or not isinstance(held.get("notes"), list):
            return ()
        if held.get("format", FORMAT) != FORMAT:
            raise Problem(
                _("「画面がちがう」の記録は、新しい版のものです。"),
                _("このプログラムを新しくすると、読めるようになります。"),
            )
        return tuple(note for entry in held["notes"] if (note := _note(entry)))

    def seen_to(self, lesson: str) -> None:
        """Forget the notes of a lesson that has been looked at again."""
        self._write(note for note in self.all() if note.lesson != lesson)

    def _write(self, notes: Iterable[Difference]) -> None:
        text = json.dumps({"format": FORMAT, "notes": [asdict(note) for note in notes]}, ensure_ascii=False, indent=1)
        try:
            with replacing(self._path) as file:
                file.write(text.encode("utf-8", "replace"))
        except OSError as error:
            raise Problem(
                _("書きとめられませんでした。"), _("そのまま続けられます。係の人に伝えてください。")
            ) from error


def _note(entry: Any) -> Difference | None:
    """Return a note as it was written, or None for anything else."""
    names = ("lesson", "step", "family", "day")
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in names):
        return None
    try:
        Family(entry["family"])
        date.fromisoformat(entry["day"])
    except ValueError:
        return None
    return Difference(*(entry[name][:60] for name in names))
