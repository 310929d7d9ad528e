"""Every table and column of the register has its words, here and in docs/columns.md."""

from __future__ import annotations

from smartclass.reports import columns
from smartclass.storage import everything
from smartclass.storage.register import Register


def test_every_column_is_described(register: Register) -> None:
    shapes = everything.shapes(register)
    assert [shape.name for shape in shapes if shape.name not in columns.TABLES] == []
    missing = [
        f"{shape.name}.{name}" for shape in shapes for name in shape.columns if not columns.described(shape.name, name)
    ]
    assert missing == [], "describe them in smartclass/reports/columns.py"


def test_nothing_is_described_that_is_not_there(register: Register) -> None:
    shapes = {shape.name: set(shape.columns) for shape in everything.shapes(register)}
    assert set(columns.TABLES) == set(columns.COLUMNS) == set(shapes)
    for table, known in columns.COLUMNS.items():
        assert set(known) <= shapes[table]
    assert set(columns.EVERYWHERE) <= set().union(*shapes.values())


def test_what_is_not_described_keeps_its_name() -> None:
    assert columns.table("later") == ("later", "")
    assert columns.column("later", "what") == ("what", "")
    assert columns.column("later", "session_id")[0] == "開催回"


def test_values_in_words() -> None:
    assert [columns.value("present", raw) for raw in (1, 0)] == ["はい", "いいえ"]
    assert columns.value("how", "walk_in") == "飛び入り"
    assert columns.value("kind", "unknown") == "unknown"
    assert columns.value("count", 3) == 3
