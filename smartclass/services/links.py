"""Every address in the lessons, for the person who looks whether they still lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from smartclass.domain.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Address:
    """An address with every lesson that names it; `printed` where it stands on paper as a QR code."""

    url: str
    lessons: tuple[str, ...]
    titles: tuple[str, ...]
    printed: bool


def addresses(lessons: tuple[Lesson, ...]) -> tuple[Address, ...]:
    """Return each address once, in the order of the lessons."""
    where: dict[str, list[str]] = {}
    titles: dict[str, list[str]] = {}
    printed: set[str] = set()
    for lesson in lessons:
        named = [(source.url, source.title) for source in lesson.sources]
        named += [(link.url, link.label.plain) for link in lesson.links]
        printed.update(link.url for link in lesson.links)
        for url, title in named:
            where.setdefault(url, []).append(lesson.id)
            titles.setdefault(url, []).append(title)
    return tuple(
        Address(url, tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(titles[url])), url in printed)
        for url, ids in where.items()
    )


def dead(found: tuple[Address, ...], trouble: Callable[[str], str]) -> Iterator[tuple[Address, str]]:
    """Yield the addresses that don't answer, with what `trouble` says of each."""
    for address in found:
        if said := trouble(address.url):
            yield address, said
