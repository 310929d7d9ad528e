"""What can be seen of a text that somebody typed or pasted."""

from __future__ import annotations

import re
import unicodedata


def visible(text: str, keep: str = "") -> str:
    """Drop control and format characters (but not the variation selectors that names use), trim, join spaces."""
    seen = "".join(c if c in keep or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") else " " for c in text)
    return re.sub(r"[^\S\n]+", " ", seen).strip()
