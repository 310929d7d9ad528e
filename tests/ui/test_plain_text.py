"""What people type is shown as they typed it: Qt never takes it for markup, fetches nothing, opens nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from smartclass.bootstrap import App
from smartclass.errors import Problem
from tests.ui.conftest import settle
from ui import app as program
from ui import screen as screens
from ui.kit.ruby_label import RubyLabel
from ui.window import Window

pytestmark = pytest.mark.looks

UI = Path(program.__file__).parent
MARKUP = {
    *(
        "setHtml",
        "insertHtml",
        "appendHtml",
        "setMarkdown",
        "QTextEdit",
        "QTextBrowser",
        "QTextDocument",
        "QStaticText",
    ),
    *(
        "setToolTip",
        "setWhatsThis",
        "setStatusTip",
        "QToolTip",
        "RichText",
        "MarkdownText",
        "AutoText",
        "QErrorMessage",
    ),
    *("mightBeRichText", "QWebEngineView", "QNetworkAccessManager", "setOpenExternalLinks"),
}
"""What in Qt shows HTML, or text that may look like it; QInputDialog gets program words only."""
READY_MADE = {"warning", "critical", "information", "question", "about"}
NAME = "<b>x</b><img src=file:///etc/spy.png>"


def calls() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted(UI.rglob("*.py")):
        yield from ((path, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def test_no_source_shows_markup() -> None:
    for path, node in calls():
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        assert name not in MARKUP, f"{path.name}:{getattr(node, 'lineno', 0)} {name}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "QMessageBox":
            assert name not in READY_MADE, f"{path.name}:{node.lineno}"


def test_the_only_socket_is_the_one_between_two_starts_of_the_program() -> None:
    users = {
        path.name
        for path, node in calls()
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork"
        for one in node.names
        if one.name in {"QLocalServer", "QLocalSocket"} or pytest.fail(f"{path.name} uses {one.name}")
    }
    assert users == {"single.py"}


def test_a_bare_label_only_ever_holds_a_picture() -> None:
    for path, node in calls():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QLabel":
            assert not node.args, f"{path.name}:{node.lineno} gives a QLabel words: use ui.kit.label"
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id == "QLabel" for base in node.bases
        ):
            assert "PlainText" in ast.unparse(node), f"{path.name}:{node.lineno}"


def test_a_box_that_says_a_problem_shows_names_of_files_as_they_are(window: Window) -> None:
    box = program._warning(Problem("「<b>x</b>」"))
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text().startswith("「<b>x</b>」")
    box.deleteLater()


@pytest.fixture
def hostile(window: Window, app: App) -> str:
    """Give everybody and everything a name that is markup; returns the name."""
    with app.register.write() as run:
        for table, column in (("attendee", "name"), ("centre", "name"), ("staff", "name")):
            run(f"UPDATE {table} SET {column} = ? || rowid", (NAME,))
        run("UPDATE attendee SET notes = ?", (NAME,))
    app.classes.create(course=NAME, day=app.clock.today(), starts=time(15, 0))
    return NAME


def test_a_name_that_is_markup_stands_on_every_screen_as_it_is(window: Window, app: App, hostile: str) -> None:
    seen = 0
    for name in screens.names():
        for sample in screens.load(name).samples:
            made = screens.load(name)(window.context)
            where = made.sample(sample)
            made.deleteLater()
            window.go(name, **where)
            settle()
            for label in window.findChildren(QLabel):
                plain = label.textFormat() is Qt.TextFormat.PlainText
                assert plain or "<" not in label.text(), (name, sample, type(label).__name__)
                seen += isinstance(label, RubyLabel) and hostile[:8] in label.text()
            seen += sum(hostile[:8] in button.text() for button in window.findChildren(QAbstractButton))
            assert not any(one.toolTip() for one in window.findChildren(QLabel)), name
    assert seen > 20
