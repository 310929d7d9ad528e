"""The shortest way through a practice, act by act: what the ghost finger plays, and what a transcript prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smartclass.domain.lesson import Family
from smartclass.domain.play import Act, Gesture, Play, Result, act, begin
from smartclass.domain.practice import Action, Item, Practice

MOST_ACTS = 2_000


@dataclass(frozen=True, slots=True)
class Pace:
    """One pace of the way: where it is made, on which item, by which acts, and the state after it."""

    play: Play
    item: Item
    acts: tuple[Act, ...]
    after: Play
    result: Result


def pace(play: Play) -> Pace | None:
    """Return the next pace on the shortest way to the goal; None at the goal, or where no way leads there."""
    item = play.next_item()
    if item is None:
        return None
    acts = acts_for(play, item)
    now, result = play, Result.LOOKED
    for one in acts:
        done = act(now, one)
        now, result = done.play, done.result
    return Pace(play, item, acts, now, result)


def acts_for(play: Play, item: Item) -> tuple[Act, ...]:
    """Return the acts that do what `item` wants: typing letter by letter, else the right gesture."""
    if item.action is not Action.TYPE:
        return (Act(Gesture.PRESS, item.id),)
    kept = _shared(play.text_in(item), item.need)
    erased = [play.text_in(item)[:n] for n in range(len(play.text_in(item)) - 1, len(kept) - 1, -1)]
    added = [item.need[:n] for n in range(len(kept) + 1, len(item.need) + 1)]
    typed = tuple(Act(Gesture.TYPE, item.id, text) for text in (*erased, *added))
    return (*typed, Act(Gesture.ENTER, item.id))


def walk(practice: Practice, family: Family, start: str = "", *, trouble: bool = False) -> Iterator[Pace]:
    """Yield every pace from the beginning (or `start`) to the goal."""
    play = begin(practice, family, start, trouble=trouble)
    for _count in range(MOST_ACTS):
        made = pace(play)
        if made is None:
            return
        yield made
        play = made.after


def _shared(one: str, other: str) -> str:
    """Return what two texts begin with alike."""
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    return one[:alike]
