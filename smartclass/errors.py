"""The one shape of a known failure: a clear sentence, a way out, and an exit code."""

from __future__ import annotations

EXIT_USAGE = 2
EXIT_BAD_DATA = 1


class Problem(Exception):
    """A known failure that ends in one calm card on screen, or one line on stderr.

    `sentence` says what happened, `way_out` what the person can do now; both are already translated.
    `code` is the process exit code for the command line: 2 for a failed request, 1 for bad data.
    Never put a person's name, phone or token into either text.
    """

    code = EXIT_USAGE

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence, way_out)
        self.sentence = sentence
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.sentence} {self.way_out}".strip()


class BadData(Problem):
    """A known failure caused by the content of a file somebody gave us (exit code 1)."""

    code = EXIT_BAD_DATA


class Damaged(Problem):
    """A known failure that an older copy of the register can cure; the screen offers to put one back."""


class Locked(Problem):
    """A known failure that a passphrase or the recovery code cures; the screen asks for it."""
