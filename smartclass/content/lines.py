"""On which line of a TOML text a key stands: a small scan for pointing an author there, not a parser."""

from __future__ import annotations

import re

DEEPEST = 40
"""So many tables within each other are told apart; no file of ours has more than five."""
Place = tuple[str | int, ...]
"""Where in the data: ("step", 3, "on", "iphone", "text")."""

# Possessive (*+), so that no line however made takes longer than its length.
_HEAD = re.compile(r"\s*+(\[\[?)([^\[\]#]++)\]")
_KEY = re.compile(r"\s*+([A-Za-z0-9_\-\"'][A-Za-z0-9_\-\"'. \t]*+)=")
_LONG = re.compile(r'"""|' + r"'''")


class Lines:
    """The lines of one TOML text, found by place."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._found: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        self._scan()

    def of(self, place: Place, holding: str = "") -> int:
        """Return the line (from 1) of `place`, or of the nearest thing around it; 0 where nothing is known.

        `holding` looks on from there for a piece of text, so that one item of a long list is found.
        """
        while place and place not in self._found:
            place = place[:-1]
        line = self._found.get(place, 0)
        if holding and line:
            for number in range(line, min(len(self._lines), line + 60) + 1):
                if holding in self._lines[number - 1]:
                    return number
        return line

    def _scan(self) -> None:
        table: Place = ()
        inside_text = False
        for number, line in enumerate(self._lines, 1):
            was_inside = inside_text
            if len(_LONG.findall(line)) % 2:
                inside_text = not inside_text
            if was_inside:
                continue
            if head := _HEAD.match(line):
                table = self._head(head[2], many=head[1] == "[[")
                self._note(table, number)
            elif key := _KEY.match(line):
                self._note((*table, *_parts(key[1])), number)

    def _head(self, name: str, *, many: bool) -> Place:
        """Return the place a table head opens; `[[x]]` counts on from the last one."""
        place: Place = ()
        parts = _parts(name)
        for part in parts[:-1]:
            place = (*place, part)
            if place in self._counts:
                place = (*place, self._counts[place])
        place = (*place, parts[-1])
        if many:
            self._counts[place] = self._counts.get(place, -1) + 1
            place = (*place, self._counts[place])
        return place

    def _note(self, place: Place, number: int) -> None:
        for length in range(1, len(place) + 1):
            self._found.setdefault(place[:length], number)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.strip().split(".")[:DEEPEST])
