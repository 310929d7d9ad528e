"""What may be written about a person, and when two entries may be the same person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from enum import StrEnum

from smartclass.domain import my_number
from smartclass.domain.kana import kana_keys, name_key
from smartclass.domain.lesson import Family
from smartclass.domain.registry import Attendee, NewAttendee
from smartclass.domain.visible import visible

OLDEST = 115
"""Years: nobody older has come to a class yet."""
YOUNGEST = 6
LONGEST_NAME = 80
LONGEST_NOTES = 500


class PersonFault(StrEnum):
    """What is wrong with something typed about a person; the words are the service's."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    BIRTH_YEAR = "birth_year"
    LAST_FOUR = "last_four"
    FAMILY = "family"
    NOTES_TOO_LONG = "notes_too_long"
    TWELVE_DIGITS = "twelve_digits"
    MY_NUMBER = "my_number"


def cleaned(new: NewAttendee) -> NewAttendee:
    """Return `new` without what can't be seen (control, zero-width and direction marks) and without outer spaces."""
    return replace(
        new,
        name=visible(new.name),
        kana=visible(new.kana),
        phone_last4=unicodedata.normalize("NFKC", visible(new.phone_last4)),
        notes=visible(new.notes, keep="\n"),
    )


def faults(new: NewAttendee, today: date) -> tuple[PersonFault, ...]:
    """Return everything wrong with `new` (already `cleaned`), in the order of the form."""
    free = " ".join((new.name, new.kana, new.notes))
    checks = (
        (PersonFault.NO_NAME, not new.name),
        (PersonFault.NAME_TOO_LONG, len(new.name) > LONGEST_NAME or len(new.kana) > LONGEST_NAME),
        (PersonFault.BIRTH_YEAR, new.birth_year is not None and not _believable(new.birth_year, today)),
        (PersonFault.LAST_FOUR, bool(new.phone_last4) and not re.fullmatch(r"[0-9]{4}", new.phone_last4)),
        (PersonFault.FAMILY, bool(new.family) and new.family not in set(Family)),
        (PersonFault.NOTES_TOO_LONG, len(new.notes) > LONGEST_NOTES),
        (PersonFault.MY_NUMBER, my_number.looks_real(free)),
        (PersonFault.TWELVE_DIGITS, my_number.holds_twelve_digits(free) and not my_number.looks_real(free)),
    )
    return tuple(fault for fault, wrong in checks if wrong)


def _believable(year: int, today: date) -> bool:
    return today.year - OLDEST <= year <= today.year - YOUNGEST


def may_be_same(new: NewAttendee, other: Attendee) -> bool:
    """Tell whether two entries have the same name in kana or in kanji; people decide whether they are one person."""
    same_kana = any(key and key in kana_keys(new.kana) for key in kana_keys(other.kana))
    return same_kana or name_key(new.name) == name_key(other.name)
