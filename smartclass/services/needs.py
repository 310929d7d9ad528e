"""What helps somebody in class: ticked on their page in the office, seen at the desk as an icon and a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from smartclass.domain.needs import Need
from smartclass.i18n import lazy
from smartclass.services.people import gone
from smartclass.storage import needs, people
from smartclass.storage.register import Register

WORDS = {
    Need.EAR: lazy("耳が遠い"),
    Need.EYE: lazy("見えにくい"),
    Need.HAND: lazy("手がふるえる"),
    Need.WHEELCHAIR: lazy("車いす"),
    Need.SLOW: lazy("ゆっくり話す"),
}


class Needs:
    """Words to tick, and nothing else: what is behind them stays with the person."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, person: UUID) -> tuple[Need, ...]:
        """Return what helps one person."""
        return needs.of_person(self._register, person)

    def set(self, person: UUID, wanted: Collection[Need]) -> None:
        """Make these the needs of somebody; Problem where nobody has this id."""
        with self._register.write() as run:
            if people.by_id(self._register, person) is None:
                raise gone()
            needs.put(run, self._register, person, wanted)

    def in_class(self, session: UUID) -> dict[UUID, tuple[Need, ...]]:
        """Return what helps each person of a class, for the desk; who needs nothing is not in it."""
        return {person: found for person, (found, _here) in needs.of_session(self._register, session).items()}

    def here(self, session: UUID) -> tuple[tuple[Need, int], ...]:
        """Return how many people who are here need what, without saying who: for whoever teaches."""
        found = needs.of_session(self._register, session).values()
        counts = Counter(need for wanted, here in found if here for need in wanted)
        return tuple((need, counts[need]) for need in Need if counts[need])
