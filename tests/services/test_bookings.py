"""The telephone: seats in order, couples together, whom to call, and every act taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest

from smartclass.domain.bookings import MOST_TOGETHER, NoShows, Standing
from smartclass.domain.registry import NewAttendee
from smartclass.errors import Problem
from smartclass.services.bookings import Bookings
from smartclass.services.classes import Classes
from smartclass.services.people import People
from smartclass.services.roll import Roll
from smartclass.storage.register import Register
from tests.conftest import FixedClock

DAY = date(2026, 11, 28)
Make = Callable[..., list[UUID]]


@pytest.fixture
def bookings(register: Register, classes: Classes, people: People) -> Bookings:
    return Bookings(register, classes, people)


@pytest.fixture
def session(classes: Classes) -> UUID:
    """A class with three seats."""
    return classes.create(course="スマホ", day=DAY, starts=time(10), capacity=3).id


@pytest.fixture
def make(people: People) -> Make:
    def some(count: int) -> list[UUID]:
        added = [people.add(NewAttendee(f"人{uuid4().hex[:6]}")).attendee for _ in range(count)]
        return [person.id for person in added if person]

    return some


def standings(bookings: Bookings, session: UUID) -> dict[UUID, tuple[str, int]]:
    return {one.person.id: (str(one.standing), one.number) for one in bookings.list(session).bookings}


def test_seats_are_given_in_order_then_people_wait(bookings: Bookings, roll: Roll, session: UUID, make: Make) -> None:
    people = make(5)
    done = [bookings.book(session, [person]) for person in people]
    assert [one.bookings[0].standing for one in done] == [Standing.BOOKED] * 3 + [Standing.WAITING] * 2
    assert [one.bookings[0].number for one in done] == [1, 2, 3, 4, 5]
    assert {row.attendee.id for row in roll.roster(session)} == set(people[:3])
    assert roll.counts(session).expected == 3
    assert bookings.list(session).next_call == ()


def test_booking_again_changes_nothing(bookings: Bookings, session: UUID, make: Make) -> None:
    (person,) = make(1)
    first = bookings.book(session, [person, person])
    again = bookings.book(session, [person])
    assert again.bookings == first.bookings
    assert (len(first.bookings), again.change) == (1, None)


def test_people_on_the_roster_have_their_seats(bookings: Bookings, roll: Roll, session: UUID, make: Make) -> None:
    people = make(4)
    roll.expect(session, people[:3])
    assert bookings.book(session, [people[3]]).bookings[0].standing is Standing.WAITING
    (known, *_rest) = bookings.list(session).of(Standing.BOOKED)
    assert (known.number, known.party, known.at) == (0, known.person.id, None)
    done = bookings.cancel(session, people[0])
    assert [one.person.id for one in done.call] == [people[3]]
    bookings.undo(done.change)
    assert roll.counts(session).expected == 3


def test_taken_off_the_roster_is_taken_off_the_list(bookings: Bookings, roll: Roll, session: UUID, make: Make) -> None:
    people = make(2)
    bookings.book(session, people)
    roll.unexpect(session, people[0])
    assert set(standings(bookings, session)) == {people[1]}
    assert bookings.book(session, [people[0]]).bookings[0].number == 3


def test_put_on_the_roster_waits_no_more(bookings: Bookings, roll: Roll, session: UUID, make: Make) -> None:
    people = make(4)
    for person in people:
        bookings.book(session, [person])
    roll.expect(session, [people[3]])
    listing = bookings.list(session)
    assert (len(listing.of(Standing.BOOKED)), listing.free) == (4, -1)


def test_a_cancellation_says_whom_to_call(bookings: Bookings, roll: Roll, session: UUID, make: Make) -> None:
    people = make(5)
    for person in people:
        bookings.book(session, [person])
    done = bookings.cancel(session, people[1])
    assert [one.person.id for one in done.call] == [people[3]]
    assert roll.counts(session).expected == 2
    late = bookings.book(session, make(1)).bookings[0]
    assert late.standing is Standing.WAITING
    assert late.number == 6
    seated = bookings.seat(session, people[3])
    assert standings(bookings, session)[people[3]] == ("booked", 4)
    bookings.undo(seated)
    assert standings(bookings, session)[people[3]] == ("waiting", 4)


def test_a_cancellation_is_taken_back_whole(bookings: Bookings, session: UUID, make: Make) -> None:
    people = make(5)
    for person in people:
        bookings.book(session, [person])
    before = bookings.list(session)
    for person in people:
        bookings.undo(bookings.cancel(session, person).change)
        assert bookings.list(session) == before


def test_a_seat_given_away_is_not_taken_back(bookings: Bookings, session: UUID, make: Make) -> None:
    people = make(4)
    for person in people:
        bookings.book(session, [person])
    gone = bookings.cancel(session, people[0])
    bookings.seat(session, people[3])
    with pytest.raises(Problem, match="ほかの人に決まりました"):
        bookings.undo(gone.change)
    assert people[0] not in standings(bookings, session)


def test_an_act_that_moved_on_is_not_taken_back(bookings: Bookings, session: UUID, make: Make) -> None:
    (person,) = make(1)
    booked = bookings.book(session, [person])
    bookings.cancel(session, person)
    assert booked.change
    with pytest.raises(Problem, match="もどせません"):
        bookings.undo(booked.change)


def test_booked_by_mistake(bookings: Bookings, roll: Roll, people: People, session: UUID, make: Make) -> None:
    done = bookings.book_new(session, NewAttendee("新井 朝子", "あらい あさこ"), phone="090-1234-5678")
    (one,) = done.bookings
    assert (one.phone, one.person.phone_last4, one.number) == ("09012345678", "5678", 1)
    assert done.change
    bookings.undo(done.change)
    assert bookings.list(session).bookings == ()
    assert people.search("あらい") == ()
    assert roll.counts(session).expected == 0
    assert bookings.book(session, make(1)).bookings[0].number == 1


def test_a_new_person_who_came_into_use_stays(bookings: Bookings, people: People, roll: Roll, session: UUID,
                                              classes: Classes) -> None:  # fmt: skip
    done = bookings.book_new(session, NewAttendee("新井 朝子"))
    other = classes.create(course="別", day=DAY, starts=time(13), capacity=1).id
    roll.expect(other, [done.bookings[0].person.id])
    assert done.change
    bookings.undo(done.change)
    assert [person.name for person in people.search("新井")] == ["新井 朝子"]


def test_somebody_similar_or_something_wrong_books_nobody(bookings: Bookings, session: UUID) -> None:
    bookings.book_new(session, NewAttendee("新井 朝子"))
    similar = bookings.book_new(session, NewAttendee("新井朝子"))
    assert (similar.bookings, len(similar.similar)) == ((), 1)
    assert "名前" in bookings.book_new(session, NewAttendee("")).faults[0]
    assert len(bookings.list(session).bookings) == 1
    assert bookings.book_new(session, NewAttendee("新井朝子"), even_if_similar=True).bookings[0].number == 2


@pytest.mark.parametrize("phone", ["12", "1234567890", "1234-5678-9018"])
def test_a_number_nobody_can_dial(bookings: Bookings, session: UUID, make: Make, phone: str) -> None:
    with pytest.raises(Problem, match="下4けた"):
        bookings.book(session, make(1), phone=phone)
    assert bookings.list(session).bookings == ()


def test_a_couple_sits_or_waits_together(bookings: Bookings, session: UUID, make: Make) -> None:
    bookings.book(session, make(2))
    couple = bookings.book(session, make(2))
    assert [one.standing for one in couple.bookings] == [Standing.WAITING] * 2
    assert couple.bookings[0].party == couple.bookings[1].party
    alone = bookings.book(session, make(1)).bookings[0]
    assert alone.standing is Standing.BOOKED
    gone = [bookings.cancel(session, person).call for person, (standing, _number)
            in list(standings(bookings, session).items())[:2] if standing == "booked"]  # fmt: skip
    assert gone[0] == ()
    assert [one.person.id for one in gone[1]] == [one.person.id for one in couple.bookings]
    bookings.seat(session, couple.bookings[1].person.id)
    assert len(bookings.list(session).of(Standing.BOOKED)) == 3


def test_a_friend_joins_a_party(bookings: Bookings, session: UUID, make: Make) -> None:
    first, second, third, fourth, fifth = make(5)
    bookings.book(session, [first])
    joined = bookings.book(session, [second], beside=first).bookings[0]
    assert joined.standing is Standing.BOOKED
    assert joined.party == bookings.list(session).bookings[0].party
    bookings.book(session, [third])
    with pytest.raises(Problem, match="いっしょの席"):
        bookings.book(session, [fourth], beside=first)
    waits = bookings.book(session, [fourth]).bookings[0]
    beside = bookings.book(session, [fifth], beside=fourth).bookings[0]
    assert (beside.place, beside.party, beside.standing) == (waits.place, waits.party, Standing.WAITING)
    with pytest.raises(Problem, match="申しこんでいません"):
        bookings.book(session, make(1), beside=uuid4())


def test_a_party_has_an_end(bookings: Bookings, classes: Classes, make: Make) -> None:
    session = classes.create(course="広い", day=DAY, starts=time(10), capacity=50).id
    people = make(MOST_TOGETHER + 1)
    bookings.book(session, people[:-1])
    with pytest.raises(Problem, match=str(MOST_TOGETHER)):
        bookings.book(session, people[-1:], beside=people[0])


def test_who_did_not_answer_comes_after_the_others(bookings: Bookings, session: UUID, make: Make) -> None:
    people = make(5)
    for person in people:
        bookings.book(session, [person])
    bookings.cancel(session, people[0])
    change = bookings.no_answer(session, people[3])
    assert [one.person.id for one in bookings.list(session).next_call] == [people[4]]
    bookings.undo(change)
    assert [one.person.id for one in bookings.list(session).next_call] == [people[3]]


def test_more_people_than_seats_only_on_purpose(bookings: Bookings, roll: Roll, session: UUID, make: Make) -> None:
    people = make(4)
    for person in people:
        bookings.book(session, [person])
    with pytest.raises(Problem, match="あいていません"):
        bookings.seat(session, people[3])
    bookings.seat(session, people[3], over=True)
    assert roll.counts(session).expected == 4
    with pytest.raises(Problem, match="もう決まって"):
        bookings.seat(session, people[3])
    bookings.undo(bookings.cancel(session, people[0]).change)
    assert roll.counts(session).expected == 4


def test_nobody_of_that_id_on_the_list(bookings: Bookings, session: UUID, make: Make) -> None:
    with pytest.raises(Problem, match="申しこんでいません"):
        bookings.cancel(session, make(1)[0])
    with pytest.raises(Problem, match="名簿にいません"):
        bookings.book(session, [uuid4()])
    assert bookings.list(session).bookings == ()


def test_a_class_that_is_over_takes_no_booking(bookings: Bookings, classes: Classes, session: UUID, make: Make) -> None:
    classes.finish(session)
    with pytest.raises(Problem, match="おわりました"):
        bookings.book(session, make(1))
    classes.cancel(session, "台風")
    with pytest.raises(Problem, match="中止"):
        bookings.book_new(session, NewAttendee("新井"))


def test_the_hint_about_people_who_stayed_away(
    bookings: Bookings, classes: Classes, roll: Roll, session: UUID, make: Make
) -> None:
    assert bookings.no_shows(session) is None
    people = make(4)
    for week in range(1, 8):
        held = classes.create(course="スマホ", day=DAY - timedelta(weeks=week), starts=time(10)).id
        roll.expect(held, people)
        if week > 1:
            roll.all_present(held)
            roll.correct(held, people[0], present=week % 2 == 0, reason="")
        classes.finish(held)
    assert bookings.no_shows(session) == NoShows(classes=5, expected=20, absent=2)


def test_a_walk_in_who_booked_is_not_forgotten(
    bookings: Bookings, classes: Classes, roll: Roll, people: People, session: UUID, clock: FixedClock
) -> None:
    today = classes.create(course="今日", day=clock.today(), starts=time(10)).id
    came = roll.walk_in(today, "飛入 太郎").attendee
    assert came
    bookings.book(session, [came.id])
    roll.unexpect(session, came.id)
    roll.undo(today)
    assert people.get(came.id) == came
