from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractButton, QApplication

from smartclass.domain.lesson import Family
from smartclass.domain.phone_screen import FINDER
from smartclass.domain.play import Result, begin
from smartclass.domain.practice import Item, ItemKind, Practice, Scene, SceneKind
from smartclass.domain.ruby import plain_text
from tests.ui.phone.conftest import Played
from ui.kit.theme import Look, theme
from ui.phone.phone import Phone

CAMERA = Practice(
    "camera",
    "done",
    "",
    (
        Scene(
            "camera",
            SceneKind.CAMERA,
            items=(
                Item("code", ItemKind.CODE, scan="qr-a", go="done", label=plain_text("コード")),
                Item("stop", ItemKind.BUTTON, label=plain_text("やめる")),
            ),
        ),
        Scene("done", SceneKind.PAGE, title=plain_text("読めました")),
    ),
)


@pytest.fixture
def camera(styled: QApplication, tmp_path: Path) -> Played:
    phone = Phone(Look(theme("dark")), tmp_path)
    phone.resize(342, 662)
    phone.show()
    return Played(phone, begin(CAMERA, Family.IPHONE))


def test_the_code_is_moved_into_the_frame(camera: Played) -> None:
    camera.touch(FINDER, by=QPointF(30, 40))
    assert (camera.last.result, camera.phone.play.scene_id) == (Result.UNMOVED, "camera")
    off = camera.phone.carried.at
    camera.touch(FINDER, by=-off)
    assert camera.phone.play.finished


def test_a_touch_moves_it_there_too(camera: Played) -> None:
    assert not camera.phone.grab().isNull()
    camera.touch(FINDER)
    assert camera.phone.play.finished


def test_a_key_reads_it_too(camera: Played) -> None:
    button = camera.phone.findChild(QAbstractButton, "code")
    assert button is not None
    assert button.accessibleName() == "コード"
    button.click()
    assert camera.phone.play.finished
