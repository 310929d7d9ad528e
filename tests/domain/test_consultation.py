"""The times of a class's talks, and their sums under the topic tree."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.domain.consultation import (
    LENGTHS,
    NO_TALKS,
    OUTCOMES,
    Consultation,
    Outcome,
    Slot,
    Subject,
    Topic,
    slots,
    tally,
    time_for,
    title_of,
    topic_of,
)

TREE = (
    Topic("call", "電話", "phone-call", (Subject("call-answer", "電話に出る", "basics-calls"),)),
    Topic("wifi", "Wi-Fi", "wifi", (Subject("wifi-join", "つなぐ"), Subject("wifi-slow", "おそい"))),
)
moments = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def talk(starts: time, number: int = 1, minutes: int = 15) -> Consultation:
    return Consultation(UUID(int=number), UUID(int=99), date(2026, 11, 21), starts, minutes)


def minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def test_a_class_is_cut_into_times() -> None:
    found = slots(time(10), time(11), 20, ())
    assert [(slot.starts, slot.ends) for slot in found] == [
        (time(10), time(10, 20)),
        (time(10, 20), time(10, 40)),
        (time(10, 40), time(11)),
    ]
    assert [slot.starts for slot in slots(time(10), time(10, 50), 15, ())] == [time(10), time(10, 15), time(10, 30)]
    assert slots(time(10), time(10, 10), 30, ()) == (Slot(time(10), 30),)


def test_a_talk_is_in_the_time_it_began_in_or_has_one_of_its_own() -> None:
    early, first, second, late = talk(time(9, 50), 1), talk(time(10), 2), talk(time(10, 5), 3), talk(time(11, 20), 4)
    found = slots(time(10), time(11), 30, (late, second, early, first))
    assert [(slot.starts, slot.minutes, slot.held) for slot in found] == [
        (time(9, 50), 15, (early,)),
        (time(10), 30, (first, second)),
        (time(10, 30), 30, ()),
        (time(11, 20), 15, (late,)),
    ]


@given(
    starts=moments,
    length=st.integers(1, 600),
    minutes=st.sampled_from(LENGTHS),
    held=st.lists(moments, max_size=12),
)
def test_no_talk_is_out_of_sight(starts: time, length: int, minutes: int, held: list[time]) -> None:
    ends = time(*divmod(min(minute(starts) + length, 1439), 60))
    talks = [talk(moment, number) for number, moment in enumerate(held)]
    found = slots(starts, ends, minutes, talks)
    shown = Counter(one.id for slot in found for one in slot.held)
    assert shown == Counter(one.id for one in talks)
    assert list(found) == sorted(found, key=lambda slot: slot.starts)
    assert len({slot.starts for slot in found}) == len(found)


@given(now=moments, minutes=st.sampled_from(LENGTHS))
def test_now_is_never_later_than_now(now: time, minutes: int) -> None:
    begun = time_for(slots(time(10), time(12), minutes, ()), now)
    assert begun <= now
    assert minute(now) - minute(begun) < minutes


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (time(9, 58), time(9, 55)),
        (time(10, 14), time(10)),
        (time(10, 15), time(10, 15)),
        (time(11, 3), time(11)),
        (None, time(10)),
    ],
)
def test_a_talk_begins_at_the_time_it_is_in(now: time | None, expected: time) -> None:
    assert time_for(slots(time(10), time(11), 15, ()), now) == expected


def test_on_another_day_the_first_free_time_is_taken() -> None:
    assert time_for(slots(time(10), time(11), 30, (talk(time(10)),)), None) == time(10, 30)
    assert time_for(slots(time(10), time(10, 30), 30, (talk(time(10)),)), None) == time(10)
    assert time_for((), None) == time(0)


def test_a_talk_ends_on_its_day() -> None:
    assert talk(time(10, 50), minutes=20).ends == time(11, 10)
    assert talk(time(23, 50), minutes=30).ends == time(23, 59)


def test_topics_are_found_on_both_levels() -> None:
    assert topic_of(TREE, "wifi-slow") == (TREE[1], TREE[1].subjects[1])
    assert topic_of(TREE, "wifi") == (TREE[1], None)
    assert topic_of(TREE, "gone") == (None, None)
    assert [title_of(TREE, one) for one in ("wifi-slow", "wifi", "gone", "")] == ["おそい", "Wi-Fi", "", ""]


def test_talks_add_up_under_their_topic() -> None:
    sums = tally(
        TREE,
        {
            ("wifi-slow", Outcome.DONE): 2,
            ("wifi-join", Outcome.DONE): 1,
            ("wifi", Outcome.DESK): 1,
            ("", Outcome.OPEN): 3,
            ("gone", Outcome.HOMEWORK): 1,
        },
    )
    assert [(line.title, line.counts, line.total) for line in sums.lines] == [
        ("Wi-Fi", (3, 0, 1, 0), 4),
        ("", (0, 1, 0, 3), 4),
    ]
    assert (sums.total, sums.counts) == (8, (3, 1, 1, 3))
    assert (NO_TALKS.total, NO_TALKS.counts) == (0, (0, 0, 0, 0))


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["", "call", "call-answer", "wifi-join", "old"]), st.sampled_from(OUTCOMES)),
        st.integers(1, 50),
    )
)
def test_no_talk_is_lost_in_the_sums(counted: dict[tuple[str, Outcome], int]) -> None:
    sums = tally(TREE, counted)
    assert sums.total == sum(counted.values()) == sum(sums.counts)
    for place, outcome in enumerate(OUTCOMES):
        assert sums.counts[place] == sum(count for (_topic, one), count in counted.items() if one is outcome)
