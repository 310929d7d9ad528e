"""What each role may open. Whatever is not named here is refused: a new screen or service is the coordinator's."""

from __future__ import annotations

from collections.abc import Mapping

from smartclass.domain.class_session import Role

Services = Mapping[str, frozenset[str]]
"""By the name of a service, the methods that may be used; an empty set stands for all of them."""
WHOLE: frozenset[str] = frozenset()

HELPER_SCREENS = frozenset(
    {
        *("today", "desk", "numbers", "seats", "close_class", "survey", "survey_tally", "screens"),
        *("lessons", "lesson", "teach", "plans", "papers", "procedures", "procedure", "card_size", "credits"),
        *("practice_home", "practice", "words"),
    }
)
HELPER_PAPERS = frozenset({"sign-in", "name-tents", "seats", "going-home"})
"""The papers of a class, beside its handouts, that a helper may print."""
PRACTICE_SCREENS = frozenset({"practice_home", "practice", "lesson", "words"})
"""What the practice shell holds, and nothing leads out of it."""
HELPER: Services = {
    **dict.fromkeys(("library", "practising", "procedures", "speech", "differences", "progress"), WHOLE),
    **dict.fromkeys(("clock", "settings", "seats", "sheet"), WHOLE),
    "classes": frozenset({"today", "get", "start", "finish"}),
    "roll": frozenset(
        {
            *("roster", "counts", "check_in", "scan", "walk_in", "set_count_only", "all_present"),
            *("expect", "unexpect", "undo"),
        }
    ),
    "people": frozenset({"holder", "search"}),
    "needs": frozenset({"here"}),
    "stumbles": frozenset({"happened", "pending", "flush", "live", "again"}),
    "survey": frozenset({"of_class", "answer", "set_paper", "undo"}),
    "people_papers": frozenset(
        {"bind", "sign_in_sheet", "name_tents", "seat_plan", "memo", "handout", "going_home", "set_phone"}
    ),
    "paper": frozenset({"kinds", "handout", "class_plan", "procedure", "render", "save", "keep", "printed"}),
}
BY_SESSION = frozenset({"classes", "roll", "seats", "sheet", "survey", "people_papers", "needs"})
"""Services whose methods begin with the class they are about: a helper's is one of today."""


def may_open(role: Role, screen: str) -> bool:
    """Tell whether a role may open a screen."""
    return role is not Role.HELPER or screen in HELPER_SCREENS
