"""The one door to words: gettext for every sentence a person reads, and dates and numbers by locale.

Japanese is the source language: message ids are the Japanese sentences themselves, so Japanese needs no
catalogue and can never be incomplete. Lesson text has a catalogue of its own (domain "lessons", context =
lesson id), so that translators see one lesson at a time.
"""

from __future__ import annotations

import gettext as _gettext
from datetime import date, datetime, time
from functools import lru_cache

from smartclass import resources

SOURCE = "ja"
_state = {"language": SOURCE}
_PLACES = {"en": "en_GB"}
"""Where the words of a language are written as this program writes them: British English."""


def languages() -> tuple[str, ...]:
    """Return the language codes that can be chosen: Japanese first, then every folder under locales/."""
    found = sorted(p.name for p in resources.locales().iterdir() if (p / "LC_MESSAGES").is_dir())
    return (SOURCE, *(code for code in found if code != SOURCE))


def language() -> str:
    """Return the code of the language now in use."""
    return _state["language"]


def use(code: str) -> None:
    """Switch every later sentence to `code`; an unknown code falls back to Japanese."""
    _state["language"] = code if code in languages() else SOURCE


@lru_cache(maxsize=16)
def _catalogue(domain: str, code: str) -> _gettext.NullTranslations:
    if code == SOURCE:
        return _gettext.NullTranslations()
    return _gettext.translation(domain, resources.locales(), languages=[code], fallback=True)


def _(text: str) -> str:
    """Translate a Japanese sentence of the program into the language now in use."""
    return _catalogue("smartclass", language()).gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a sentence with a count (Japanese uses `many` for every count)."""
    if language() == SOURCE:
        return many
    return _catalogue("smartclass", language()).ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """Translate a short word whose meaning depends on where it stands."""
    return _catalogue("smartclass", language()).pgettext(context, text)


def sentences(*said: str) -> str:
    """Join whole sentences as the language does: Japanese without a space between them."""
    return ("" if language() == SOURCE else " ").join(filter(None, said))


def lesson_text(lesson_id: str, markup: str, code: str = "") -> str:
    """Translate one text of a lesson, into `code` or the language now in use; the Japanese where there is none."""
    code = code or language()
    if code == SOURCE or not markup:
        return markup
    return _catalogue("lessons", code).pgettext(lesson_id, markup)


def lazy(text: str) -> str:
    """Mark a sentence for the extractor without translating it yet (module constants)."""
    return text


def _place() -> str:
    return _PLACES.get(language(), language())


def number(value: float) -> str:
    """Return a number with the grouping of the language now in use: 1,234."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_place()))


def day(value: date, *, weekday: bool = True) -> str:
    """Return a date in words: 2026年11月21日（土）, or Saturday, 21 November 2026."""
    if language() == SOURCE:
        text = f"{value.year}年{value.month}月{value.day}日"
        return f"{text}（{'月火水木金土日'[value.weekday()]}）" if weekday else text
    from babel.dates import format_date

    return str(format_date(value, format="full" if weekday else "long", locale=_place()))


def clock_time(value: time | datetime) -> str:
    """Return a time of day: 9:30 (the 24-hour clock everywhere, as on the printed sheets)."""
    return f"{value.hour}:{value.minute:02d}"
