"""What the results of a consultation and the answers of the survey are called on screen, and their pictures."""

from __future__ import annotations

from smartclass.domain.consultation import Outcome
from smartclass.domain.survey import Answer
from smartclass.i18n import lazy

OUTCOMES = (
    (Outcome.DONE, "check", lazy("できた")),
    (Outcome.HOMEWORK, "pencil", lazy("宿題")),
    (Outcome.DESK, "portal", lazy("窓口へ")),
)
"""Every result one can choose: (result, icon, words)."""
OPEN = "clock"
"""The picture of a talk that has no result yet."""
ANSWERS = (
    (Answer.GOOD, "face-good", lazy("よかった")),
    (Answer.MIDDLE, "face-middle", lazy("ふつう")),
    (Answer.MORE, "face-more", lazy("もう少し")),
)
"""Every answer of the survey: (answer, icon, words)."""
