"""What a screen reader finds on the practice phone: every item with a role, a name and an action, in every scene."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from smartclass.bootstrap import App
from smartclass.domain.lesson import Family
from smartclass.domain.play import begin
from tests.ui.conftest import settle
from ui.kit.theme import Look, theme
from ui.phone.phone import Phone


@pytest.mark.parametrize("family", Family)
def test_every_item_of_every_scene_is_found(styled: object, app: App, family: Family) -> None:
    exercises = [one for one in app.practising.exercises() if family in one.families]
    assert exercises
    for exercise in exercises:
        phone = Phone(Look(theme("light")), exercise.folder)
        phone.resize(342, 662)
        phone.show()
        for scene in exercise.practice.scenes:
            phone.show_play(begin(exercise.practice, family, scene.id))
            for item in phone.play.items:
                at = f"{exercise.id} {scene.id} {item.id}"
                widget = next(one for one in phone.findChildren(QWidget, item.id) if one.isVisible())
                found = QAccessible.queryAccessibleInterface(widget)
                assert found.text(QAccessible.Text.Name), at
                wanted = QAccessible.Role.StaticText if item.inert else QAccessible.Role.Button
                assert found.role() in (wanted, QAccessible.Role.PushButton) if not item.inert else wanted, at
                assert item.inert or "Press" in found.actionInterface().actionNames(), at
        phone.close()
        phone.deleteLater()
        settle()
