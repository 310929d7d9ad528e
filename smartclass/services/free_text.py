"""Short texts that somebody types: made visible, cut to length, and kept free of a My Number."""

from __future__ import annotations

from smartclass.domain.visible import visible
from smartclass.errors import Problem
from smartclass.i18n import _


def free_text(text: str, longest: int) -> str:
    """Return what can be seen of `text`, at most `longest` characters; Problem where it holds twelve digits.

    The digits are looked for before the cut: eleven of them are too many as well.
    """
    from smartclass.domain import my_number

    seen = visible(text)
    if my_number.looks_real(seen):
        raise Problem(_("マイナンバーのようです。ここには書かないで、ご本人にお返しください。"))
    if my_number.holds_twelve_digits(seen):
        raise Problem(_("12けたの数字は、書かないでください。"), _("マイナンバーを守るためのきまりです。"))
    return seen[:longest].rstrip()


def title(text: str, missing: str, longest: int = 120) -> str:
    """Return a title of at most `longest` characters; Problem `missing` where nothing of it can be seen."""
    seen = free_text(text, longest)
    if not seen:
        raise Problem(missing)
    return seen
