"""What a coordinator does about the protection, and what is said on the way."""

from __future__ import annotations

import pytest

from smartclass.domain.recovery_code import read
from smartclass.errors import Locked, Problem
from smartclass.paths import Home
from smartclass.services.protection import Gate, Protection, code_words, weak_words
from smartclass.storage.register import Register

WORDS, NEW_WORDS, CODE = "sakura densha mikan", "umi yama kawa 7", "0" * 24

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def protection(register: Register) -> Protection:
    made = Protection(register)
    assert (made.on, made.ways()) == (False, ())
    assert made.protect(WORDS, CODE) == 0
    return made


def test_a_new_code_is_a_code(protection: Protection) -> None:
    codes = {protection.new_code() for _time in range(20)}
    assert len(codes) == 20
    assert all(read(code).code == code for code in codes)
    assert protection.sheet(codes.pop()).blocks


def test_a_weak_passphrase_is_never_taken(protection: Protection, home: Home, register: Register) -> None:
    for act in (
        lambda: protection.change_passphrase(WORDS, "short"),
        lambda: protection.add(WORDS, "aaaaaaaaaaaaaa"),
        lambda: protection.renew(WORDS, "short", CODE),
        lambda: Gate(home).recover(CODE, "short"),
    ):
        with pytest.raises(Problem):
            act()
    assert Gate(home).open(WORDS) == register.key


def test_protecting_twice_is_refused(protection: Protection) -> None:
    with pytest.raises(Problem, match="もう合言葉で"):
        protection.protect(NEW_WORDS, CODE)


def test_only_the_coordinator_changes_what_opens_it(protection: Protection, home: Home) -> None:
    name = protection.add(WORDS, NEW_WORDS)
    assert Gate(home).open(NEW_WORDS)
    for act in (
        lambda: protection.change_passphrase(NEW_WORDS, "another one 5"),
        lambda: protection.change_code(NEW_WORDS, CODE),
        lambda: protection.revoke(NEW_WORDS, name),
        lambda: protection.renew(NEW_WORDS, WORDS, CODE),
    ):
        with pytest.raises(Locked):
            act()
    protection.change_passphrase(CODE, "another one 5")
    assert Gate(home).open("another one 5")


def test_the_words_about_what_was_typed() -> None:
    assert "10文字以上" in weak_words("short")
    assert "すぐに当てられそう" in weak_words("aaaaaaaaaaaa")
    assert not weak_words(WORDS)
    assert "24文字" in code_words("0000")
    assert "いま 25文字" in code_words("0" * 25)
    assert "番号にない文字" in code_words("U" * 24)
    assert "1文字" in code_words("0" * 23 + "1")
    assert not code_words(CODE)


def test_the_gate_before_and_after(register: Register, home: Home) -> None:
    assert not Gate(home).locked
    Protection(register).protect(WORDS, CODE)
    assert Gate(home).locked
    assert Gate(home).recover(CODE, NEW_WORDS) == register.key
    with pytest.raises(Locked):
        Gate(home).recover(NEW_WORDS, "another one 5")
