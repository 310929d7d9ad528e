"""What can be seen of a text that somebody typed or pasted."""

from __future__ import annotations

import re
import unicodedata

_NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and marks that show nothing; a name made of them would be nobody's."""


def visible(text: str, keep: str = "") -> str:
    """Drop control and format characters (but not the variation selectors that names use), trim, join spaces."""
    seen = (
        text if text.isascii() and text.isprintable() else "".join(c if c in keep or _shown(c) else " " for c in text)
    )
    return re.sub(r"[^\S\n]+", " ", seen).strip()


def _shown(letter: str) -> bool:
    return letter not in _NOTHING and unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")
