"""What is killed in the middle: each operation as one entry.

`work` does acts one after another until somebody kills it, and says a line after each one that returned. `wrong` looks
at the register as it opened again and returns what of those lines isn't true any more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench import kill_copies as copies
from bench import kill_desk as desk
from bench.kill_desk import Said, Say
from smartclass.bootstrap import App


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `prepare` fills the home that it is done in.

    A kill by the clock comes after at most `acts` lines and then at most `longest` seconds. `at_opening`: the act is
    the opening itself; `files`: it writes and renames files of its own.
    """

    name: str
    prepare: Callable[[App], None]
    work: Callable[[App, Say], None]
    wrong: Callable[[App, Said], list[str]]
    protected: bool = False
    at_opening: bool = False
    files: bool = False
    acts: int = 4
    longest: float = 0.05


def nothing(_app: App) -> None:
    """An empty register."""


CHECK_IN = (desk.many_people, desk.check_in, desk.check_in_wrong)
MIGRATION = (desk.an_old_register, desk.migrated, desk.migrated_wrong)
BACKUP = (copies.a_stick, copies.keep, copies.keep_wrong)
RESTORE = (copies.two_copies, copies.bring_back, copies.bring_back_wrong)
FREEZE = (desk.a_month, desk.freeze, desk.freeze_wrong)

EVERY = (
    Operation("check-in", *CHECK_IN, acts=40),
    Operation("check-in, protected", *CHECK_IN, acts=40, protected=True),
    Operation("import", nothing, desk.read_in, desk.read_in_wrong),
    Operation("migration", *MIGRATION, at_opening=True, files=True, acts=0, longest=0.2),
    Operation("backup", *BACKUP, files=True, longest=0.1),
    Operation("backup, protected", *BACKUP, files=True, longest=0.1, protected=True),
    Operation("restore", *RESTORE, files=True, longest=0.1),
    Operation("restore, protected", *RESTORE, files=True, longest=0.1, protected=True),
    Operation("erase", desk.people_to_erase, desk.erase, desk.erase_wrong),
    *([Operation("freeze", *FREEZE, longest=0.1)] if hasattr(App, "freezing") else []),
)
