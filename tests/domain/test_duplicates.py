"""Evidence: the same from both sides, never less for agreeing more, rarer names saying more; and who is compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from smartclass.domain import duplicates
from smartclass.domain.duplicates import (
    BIG,
    Evidence,
    Known,
    Match,
    Names,
    Pair,
    Sign,
    candidates,
    evidence,
    find,
    known,
)

alike = JaroWinkler.similarity
KANA = ("さとう はなこ", "サトウ ハナコ", "さとう はるこ", "すずき いちろう", "")
WRITTEN = ("佐藤 花子", "佐藤 華子", "鈴木 一郎", "さとう はなこ", "髙橋 𠮷男", "高橋 吉男")
entries = st.builds(
    known,
    st.uuids(),
    st.sampled_from(WRITTEN),
    st.sampled_from(KANA),
    st.one_of(st.none(), st.integers(1930, 1934)),
    st.sampled_from(("", "1234", "1235", "9876")),
    st.sampled_from(("", "iphone", "android")),
)
names = st.builds(
    Names,
    st.integers(2, 100_000),
    st.fixed_dictionaries({"サトハナコ": st.integers(2, 90)}),
    st.fixed_dictionaries({"佐藤花子": st.integers(2, 90)}),
)


def person(number: int, name: str, kana: str = "", *rest: object) -> Known:
    return known(UUID(int=number), name, kana, *rest)  # type: ignore[arg-type]


def score(one: Known, other: Known, counted: Names | None = None) -> float:
    return Pair(one.id, other.id, evidence(one, other, counted or Names.of([one, other]), alike)).score


def signs(one: Known, other: Known) -> dict[Sign, Match]:
    return {found.sign: found.match for found in evidence(one, other, Names(), alike)}


@given(entries, entries, names)
def test_it_is_the_same_from_both_sides(one: Known, other: Known, counted: Names) -> None:
    assert evidence(one, other, counted, alike) == evidence(other, one, counted, alike)


@given(entries, entries, names)
def test_agreeing_more_never_says_less(one: Known, other: Known, counted: Names) -> None:
    before = score(one, other, counted)
    both = {name: getattr(one, name) for name in ("birth_year", "phone_last4", "family")}
    for name, value in both.items():
        if value:
            assert score(one, replace(other, **{name: value}), counted) >= before
    if one.kana:
        assert score(one, replace(other, kana=one.kana), counted) >= before
    assert score(one, replace(other, name=one.name), counted) >= before


@given(entries, entries, st.integers(2, 5000), st.integers(2, 5000))
def test_a_rarer_name_says_more(one: Known, other: Known, count: int, more: int) -> None:
    few, many = sorted((count, more))

    def counted(each: int) -> Names:
        return Names(100_000, {one.kana: each, other.kana: each}, {one.name: each, other.name: each})

    assert score(one, other, counted(few)) >= score(one, other, counted(many))


def test_the_score_is_the_sum_of_the_signs() -> None:
    pair = Pair(
        UUID(int=1), UUID(int=2), (Evidence(Sign.KANA, Match.SAME, 15.5), Evidence(Sign.BIRTH, Match.SAME, 4.5))
    )
    assert (pair.score, pair.likely) == (20.0, True)


@pytest.mark.parametrize(
    ("one", "other", "likely", "shown"),
    [
        (("髙橋 𠮷男", "たかはし よしお", 1944), ("高橋 吉男", "タカハシ ヨシオ", 1944), True, True),
        (("佐藤 花子", "さとう はなこ", 1944, "1234"), ("佐藤 花子", "さとう はなこ", 1949, "1234"), True, True),
        (("佐藤 花子", "さとう はなこ"), ("さとう はなこ", ""), False, True),
        (("佐藤 花子", "さとう はなこ"), ("佐藤 花子", ""), False, True),
        (("佐藤 花子", "さとう はなこ", 1944), ("佐藤 花子", "さとう はなこ", 1951), False, False),
        (("佐藤 花子", "さとう はなこ", 1944, "1234"), ("佐藤 太郎", "さとう たろう", 1942, "1234"), False, False),
        (("佐藤 花子", "さとう はなこ"), ("鈴木 一郎", "すずき いちろう"), False, False),
    ],
)
def test_what_a_coordinator_would_say(
    one: tuple[object, ...], other: tuple[object, ...], likely: bool, shown: bool
) -> None:
    first, second = person(1, *one), person(2, *other)  # type: ignore[arg-type]
    found = score(first, second)
    assert (found >= duplicates.LIKELY, found >= duplicates.WORTH_A_LOOK) == (likely, shown)


def test_signs_one_by_one() -> None:
    one = person(1, "佐藤 花子", "さとう はなこ", 1944, "1234", "iphone")
    assert set(signs(one, one).values()) == {Match.SAME}
    other = person(2, "佐藤 華子", "さとう はなよ", 1945, "1239", "android")
    assert signs(one, other) == {
        Sign.KANA: Match.CLOSE,
        Sign.NAME: Match.DIFFERENT,
        Sign.BIRTH: Match.CLOSE,
        Sign.PHONE: Match.CLOSE,
        Sign.FAMILY: Match.DIFFERENT,
    }
    far = person(3, "鈴木 一郎", "すずき いちろう", 1960, "9876")
    assert signs(one, far)[Sign.BIRTH] == signs(one, far)[Sign.PHONE] == Match.DIFFERENT
    assert set(signs(one, person(4, "やまだ")).values()) == {Match.DIFFERENT, Match.UNKNOWN}


def test_each_pair_is_found_once_and_not_when_told_apart() -> None:
    people = [
        person(1, "佐藤 花子", "さとう はなこ", 1944, "1234"),
        person(2, "佐藤 花子", "さとう はなこ", 1944, "1234"),
        person(3, "佐藤 花子", "さとう はるこ", 1944, "1234"),
        person(4, "佐東 花子", "さとう はなよ", 1944, "1234"),
        person(5, "鈴木 一郎", "すずき いちろう", 1950, "1234"),
    ]
    pairs = [frozenset((one.id, other.id)) for one, other in candidates(people)]
    assert len(pairs) == len(set(pairs))
    assert frozenset((UUID(int=1), UUID(int=5))) not in pairs
    first = find(people, (), alike)[0]
    assert {first.one, first.other} == {UUID(int=1), UUID(int=2)}
    apart = {frozenset((first.one, first.other))}
    assert apart.isdisjoint({frozenset((pair.one, pair.other)) for pair in find(people, apart, alike)})
    assert find([], (), alike) == []


@given(st.lists(entries, max_size=12, unique_by=lambda one: one.id))
def test_nothing_worth_a_look_is_missed_but_by_the_telephone_alone(people: list[Known]) -> None:
    counted = Names.of(people)
    found = {frozenset((pair.one, pair.other)) for pair in find(people, (), alike)}
    for one, other in combinations(people, 2):
        shares = one.name == other.name or (one.kana and one.kana == other.kana)
        worth = score(one, other, counted) >= duplicates.WORTH_A_LOOK
        assert not (shares and worth) or frozenset((one.id, other.id)) in found


def test_a_very_common_name_is_narrowed_and_progress_is_told() -> None:
    people = [person(n, "佐藤 花子", "さとう はなこ", 1930 + n % 50, f"{n % 90:04d}") for n in range(1, BIG * 2)]
    steps: list[tuple[int, int]] = []
    pairs = list(candidates(people, lambda done, whole: steps.append((done, whole))))
    assert steps
    assert pairs
    assert len(pairs) == len({frozenset((one.id, other.id)) for one, other in pairs})
    assert all(one.birth_year == other.birth_year or one.phone_last4 == other.phone_last4 for one, other in pairs)
    assert len(list(candidates([person(n, "佐藤 花子") for n in range(1, BIG * 2)]))) == 0
