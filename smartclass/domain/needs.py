"""What helps somebody in class: a few words to tick, seen at the desk without the notes behind them."""

from __future__ import annotations

from enum import StrEnum


class Need(StrEnum):
    """Kept as these words; icons and sentences belong to the screens."""

    EAR = "ear"
    EYE = "eye"
    HAND = "hand"
    WHEELCHAIR = "wheelchair"
    SLOW = "slow"
