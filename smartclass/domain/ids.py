"""Identifiers: facts that two laptops may both record get the same one, from what they are about."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

_FACTS = UUID("6f1c2b1e-7a53-5c0a-9d7e-3f2b8a4c1d90")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CARD_PREFIX = "A1:"
_CARD = re.compile(r"A1[^A-Z0-9]{0,2}([A-Z2-7]{16})")
_KANA = "ちこそしいはきくにまのりもみらせたすとかなひてさんつぬふあうえおやゆよわぃっぁぅぇぉゃゅょを"
_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890EZ34567890"
_ON_KANA_KEYS = {ord(kana) + shift: key for kana, key in zip(_KANA, _KEYS, strict=True) for shift in (0, 0x60)}
"""What is printed beside the kana (hiragana, katakana) on the keys of a Japanese keyboard."""


def attendance_id(session: UUID, attendee: UUID) -> UUID:
    """Return the id of 「this person came to this class」 (UUIDv5: the same wherever it is recorded)."""
    return uuid5(_FACTS, f"attendance:{session}:{attendee}")


def course_id(title: str) -> UUID:
    """Return the id of the course of that title."""
    return uuid5(_FACTS, f"course:{title}")


def progress_id(attendee: UUID | None, session: UUID | None, lesson: str) -> UUID:
    """Return the id of 「how far this person, or this class, is in this lesson」."""
    return uuid5(_FACTS, f"progress:{attendee}:{session}:{lesson}")


def stumble_id(site: int, session: UUID, attendee: UUID | None, exercise: str, scene: str, kind: str) -> UUID:
    """Return the id of 「this kind of stumble there, by this person or by nobody known, as this laptop counts it」."""
    return uuid5(_FACTS, f"stumble:{site}:{session}:{attendee}:{exercise}:{scene}:{kind}")


def made_at(row: UUID) -> datetime | None:
    """Return when a row was made (RFC 9562: a UUIDv7 begins with the milliseconds since 1970); None for other ids."""
    return _EPOCH + timedelta(milliseconds=row.int >> 80) if row.version == 7 else None


def first_id(moment: datetime) -> UUID:
    """Return an id that sorts before every UUIDv7 made at `moment` or later, and after every earlier one."""
    return UUID(int=(moment - _EPOCH) // timedelta(milliseconds=1) << 80)


def booking_id(session: UUID, attendee: UUID) -> UUID:
    """Return the id of 「this person wants to come to this class」."""
    return uuid5(_FACTS, f"booking:{session}:{attendee}")


def draw_id(session: UUID) -> UUID:
    """Return the id of the draw of a class."""
    return uuid5(_FACTS, f"draw:{session}")


def survey_id(site: int, session: UUID, way: str, answer: str) -> UUID:
    """Return the id of 「so many gave this answer in this class」, as one laptop counts it (`site` 0: as all do)."""
    return uuid5(_FACTS, f"survey:{site}:{session}:{way}:{answer}")


def card_token(code: str) -> str:
    """Return the 16-character token in a scanned or typed card code, or "" where it isn't one of our cards.

    Letters and digits are the same on every keyboard that is sold in Japan, the colon is not: a scanner set to another
    layout sends it as ; + ' or *, or not at all. It may type in small letters, in full width, or in kana.
    """
    plain = unicodedata.normalize("NFKC", code).strip().upper()
    match = _CARD.fullmatch(plain) or _CARD.fullmatch(plain.translate(_ON_KANA_KEYS))
    return match[1] if match else ""


def need_id(attendee: UUID, need: str) -> UUID:
    """Return the id of 「this helps this person」."""
    return uuid5(_FACTS, f"need:{attendee}:{need}")


def follow_up_id(attendee: UUID) -> UUID:
    """Return the id of 「somebody spoke to this person, who had stopped coming」."""
    return uuid5(_FACTS, f"follow-up:{attendee}")


def not_same_id(one: UUID, other: UUID) -> UUID:
    """Return the id of 「these are two people」, the same whoever comes first."""
    low, high = sorted((one, other), key=lambda person: person.bytes)
    return uuid5(_FACTS, f"not-same:{low}:{high}")
