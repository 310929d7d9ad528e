"""つまずいた手順 beside the projector's picture: what is shown, where a press leads, and what stays quiet."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smartclass import i18n
from smartclass.bootstrap import App
from smartclass.domain.document import Paragraph
from smartclass.domain.lesson import Family
from smartclass.domain.play import Result
from smartclass.domain.stumbles import KINDS, StepStumbles
from smartclass.errors import Problem
from smartclass.storage import stumbles as table
from tests.ui.conftest import settle
from tests.ui.screens.test_class import words
from ui.kit import paper_choices
from ui.kit.line_button import LineButton
from ui.player import stumbles
from ui.player.stumbles import StumblePanel, said
from ui.screens.papers import Papers
from ui.screens.teach import Teach
from ui.window import Window

Find = Callable[[QWidget, str], QAbstractButton]
LESSON = "mynumber-read-card"


@pytest.fixture
def session(window: Window, app: App) -> UUID:
    return app.classes.today()[0].id


def opened(window: Window, session: UUID | None) -> Teach:
    window.go("teach", lesson=LESSON, session=session)
    assert isinstance(window.present, Teach)
    return window.present


def panel(screen: Teach, qtbot: QtBot) -> StumblePanel:
    settle(2)
    found = screen.findChild(StumblePanel)
    qtbot.waitUntil(lambda: not found._asking)
    return found


def rows(screen: QWidget) -> list[LineButton]:
    settle(2)
    return [one for one in screen.findChildren(LineButton) if one.isVisible() and one.objectName()[:8] == "stumble-"]


def happened(app: App, session: UUID, scene: str, kind: Result, times: int = 1, person: UUID | None = None) -> None:
    for _time in range(times):
        app.stumbles.happened(LESSON, scene, kind, person=person, session=session)
    assert app.stumbles.flush()


def test_at_first_there_are_none(window: Window, session: UUID, qtbot: QtBot) -> None:
    screen = opened(window, session)
    assert panel(screen, qtbot)._found == ()
    assert "つまずいた手順" in words(screen)
    assert "まだありません" in words(screen)
    assert rows(screen) == []


def test_without_a_class_there_is_no_panel(window: Window) -> None:
    assert opened(window, None).findChild(StumblePanel) is None


def test_steps_are_listed_and_a_press_goes_there(
    window: Window, app: App, session: UUID, qtbot: QtBot, find: Find
) -> None:
    screen = opened(window, session)
    shown = panel(screen, qtbot)
    person = app.people.all(1)[0].id
    happened(app, session, "pin", Result.WRONG_TEXT, 2, person)
    happened(app, session, "pin", Result.MISSED)
    happened(app, session, "reader", Result.TOO_SHORT, 9)
    app.stumbles.happened("basics-calls", "ringing", Result.MISSED, person=None, session=session)
    app.stumbles.happened(LESSON, "gone", Result.MISSED, person=None, session=session)
    app.stumbles.flush()
    shown.ask()
    qtbot.waitUntil(lambda: len(rows(screen)) == 2)
    first, second = rows(screen)
    assert (first.objectName(), second.objectName()) == ("stumble-pin", "stumble-hold")
    assert "3回（1人とパソコン1台）　ちがう文字・外れた" in first.accessibleName()
    assert "9回（パソコン1台）　すぐはなした" in second.accessibleName()
    name = app.people.all(1)[0].name
    assert name not in words(screen) + first.accessibleName() + second.accessibleName()
    assert "まだありません" not in words(screen)
    find(screen, "stumble-hold").click()
    assert screen._stage is not None
    assert screen._stage.step.id == "hold"
    assert screen._stage.projected == screen._stage.index
    assert app.progress.place(LESSON, person=None, session=session) == "hold"


def test_at_most_five_rows(window: Window, app: App, session: UUID, qtbot: QtBot) -> None:
    for scene in ("settings", "home", "top", "pin", "place", "reader", "retry", "done"):
        happened(app, session, scene, Result.MISSED)
    screen = opened(window, session)
    panel(screen, qtbot)
    assert len(rows(screen)) == stumbles.ROWS
    assert len(app.stumbles.live(session)[0].steps) > stumbles.ROWS


def test_the_keyboard_stays_on_its_step(window: Window, app: App, session: UUID, qtbot: QtBot) -> None:
    happened(app, session, "pin", Result.MISSED)
    screen = opened(window, session)
    shown = panel(screen, qtbot)
    (before,) = rows(screen)
    window.activateWindow()
    before.setFocus()
    shown.ask()
    panel(screen, qtbot)
    assert rows(screen) == [before]  # nothing new: nothing is drawn anew
    happened(app, session, "reader", Result.MISSED, 3)
    shown.ask()
    qtbot.waitUntil(lambda: len(rows(screen)) == 2)
    assert rows(screen)[1].objectName() == "stumble-pin"
    assert screen.focusWidget() is rows(screen)[1]


def test_the_words_follow_the_phone(window: Window, app: App, session: UUID, qtbot: QtBot) -> None:
    lesson = app.library.get(LESSON)
    scenes = {step: scene for scene, step in app.stumbles._steps_of(LESSON).items()}
    differing = [one.id for one in lesson.steps if len({one.for_family(f).text.plain for f in Family}) > 1]
    scene = next(scenes[step] for step in differing if step in scenes)
    happened(app, session, scene, Result.MISSED)
    screen = opened(window, session)
    panel(screen, qtbot)
    assert screen._stage is not None
    seen = set()
    for family in lesson.families:
        screen._stage.switch(family)
        seen.add(rows(screen)[0].text())
    assert len(seen) > 1


def test_it_looks_only_while_it_is_seen(window: Window, session: UUID, qtbot: QtBot) -> None:
    shown = panel(opened(window, session), qtbot)
    assert shown._timer.isActive()
    assert shown._timer.interval() == 3_000
    shown.hide()
    assert not shown._timer.isActive()


def test_a_register_that_is_busy_disturbs_nobody(
    window: Window, app: App, session: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(window, session)
    shown = panel(screen, qtbot)

    def busy(*_given: object) -> None:
        raise Problem("名簿が、ほかのプログラムで使われています。")

    with monkeypatch.context() as patch:
        patch.setattr(table, "of_class", busy)
        shown.ask()
        shown.ask()
        panel(screen, qtbot)
        assert not window.overlay.isVisible()
    happened(app, session, "pin", Result.MISSED)
    shown.ask()
    qtbot.waitUntil(lambda: len(rows(screen)) == 1)


def test_an_answer_that_comes_late_is_let_go(window: Window, app: App, session: UUID, qtbot: QtBot) -> None:
    shown = panel(opened(window, session), qtbot)
    happened(app, session, "pin", Result.MISSED)
    hold, waited = Event(), []
    window.context.tasks.run(lambda _task: hold.wait(20), done=waited.append)
    shown.ask()
    window.context.tasks.run(lambda _task: None, done=waited.append)
    window.home()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(shown)
    hold.set()
    qtbot.waitUntil(lambda: len(waited) == 2)


def test_every_kind_has_its_words() -> None:
    assert set(stumbles.KINDS) == KINDS
    one = StepStumbles("a", 4, 2, 0, ((Result.WRONG_TURN, 2), (Result.WRONG_TARGET, 1), (Result.DRAGGED, 1)))
    assert said(one) == "4回（2人）　ちがう所・すべった"
    i18n.use("en")
    assert said(one) == "4 times (2 people): wrong place, slipped"
    i18n.use("ja")


def test_the_handout_after_class_invites_to_those_steps(window: Window, app: App, session: UUID) -> None:
    app.classes.change(session, lesson_ids=[LESSON])
    window.go("papers", session=session)
    assert isinstance(window.present, Papers)
    invited = "きょう、もういちど やってみる ところ"

    def lines(session: UUID | None) -> str:
        made = paper_choices.handout(app, LESSON, Family.IPHONE, session)
        return "\n".join(block.text.plain for block in made.blocks if isinstance(block, Paragraph))

    assert invited not in lines(session)
    happened(app, session, "pin", Result.MISSED)
    assert f"{invited}：8" in lines(session)
    assert invited not in lines(None)
