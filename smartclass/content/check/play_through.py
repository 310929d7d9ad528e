"""Rule: the practice phone itself can be played to the goal from every scene, on every phone, trouble or not."""

from __future__ import annotations

from collections.abc import Iterator

from smartclass.content.lines import Place
from smartclass.content.shelf import PracticeCase, Shelf
from smartclass.domain.keys import board_for, strokes
from smartclass.domain.lesson import Family, Fault
from smartclass.domain.play import Play, begin
from smartclass.domain.practice import Item, ItemKind, Scene
from smartclass.domain.walk import pace, walk
from smartclass.domain.ways import FAR
from smartclass.i18n import _


def faults(shelf: Shelf) -> Iterator[Fault]:
    for case in shelf.practices:
        for number, scene in enumerate(case.practice.scenes):
            for place, item in enumerate(scene.items):
                at: Place = ("scene", number, "item", place)
                yield from (case.sheet.wrong(at, sentence) for sentence in _unusable(scene, item))
        if case.practice.scene(case.practice.start) and case.practice.scene(case.practice.goal):
            for family in case.families:
                yield from _played(case, family)


def _unusable(scene: Scene, item: Item) -> Iterator[str]:
    """Say why nobody can do what this item asks for."""
    waited_for = {name for one in scene.items for name in one.after}
    if item.need and item.kind is not ItemKind.INPUT:
        yield _("need は、文字を入れる所（input）にだけ書けます。")
    elif item.need:
        bad = [letter for letter in dict.fromkeys(item.need) if not strokes(letter, board_for(item.need))]
        if bad:
            yield _("「{letters}」は、この電話のキーボードで打てません。").format(letters="".join(bad))
        if not item.go and item.id not in waited_for:
            yield _("打ったあと、進めません。go を書くか、つぎのボタンの after にこの id を書いてください。")
    if item.id in waited_for and not item.need and not item.switches:
        yield _("after には、need のある input か、印をつけるものの id を書いてください：{id}").format(id=item.id)


def _played(case: PracticeCase, family: Family) -> Iterator[Fault]:
    play = begin(case.practice, family)
    if play.ways.far(case.practice.start) == FAR:
        return
    numbers = {scene.id: number for number, scene in enumerate(case.practice.scenes)}
    entered = frozenset(scene for start in case.starts for scene in play.ways.reached(start))
    good = {case.practice.goal}
    lost = False
    for scene_id in sorted(entered, key=numbers.__getitem__):
        if play.ways.far(scene_id) == FAR:
            continue
        passed, arrived = _passed(play.at(scene_id), good)
        if arrived:
            good |= passed
        else:
            lost = True
            sentence = _("{family} では、場面「{scene}」から、おわりまで進めません。")
            yield case.sheet.wrong(("scene", numbers[scene_id]), sentence.format(family=family, scene=scene_id))
    if not lost and not _finishes(case, family, trouble=True):
        sentence = _("{family} では、「こまった」のとき、おわりまで進めません。")
        yield case.sheet.wrong(("start",), sentence.format(family=family))


def _passed(play: Play, good: set[str]) -> tuple[set[str], bool]:
    """Play on, until a scene that is known to be good; return the scenes passed, and whether one was reached."""
    passed: set[str] = set()
    while play.scene_id not in good:
        if play.scene_id in passed:
            return passed, False
        passed.add(play.scene_id)
        play = _left(play)
    return passed, True


def _left(play: Play) -> Play:
    """Return the state in which this scene is left; where nothing leads on, the state it stays in."""
    here = play.scene_id
    for _count in range(len(play.items) + 1):
        made = pace(play)
        if made is None or play.scene_id != here:
            break
        play = made.after
    return play


def _finishes(case: PracticeCase, family: Family, *, trouble: bool) -> bool:
    last = begin(case.practice, family, trouble=trouble)
    for made in walk(case.practice, family, trouble=trouble):
        last = made.after
    return last.finished
