from __future__ import annotations

from smartclass.content.lines import Lines

TEXT = '''format = 1
symptoms = [
  "一",
  "二",
]
[[step]]
id = "a"
note = """
id = "not a key"
"""
[step.on.iphone]
text = "x"
[[step]]
id = "b"
on.android.text = "y"
[[scene]]
[[scene.item]]
id = "1"
[[scene.item]]
id = "2"
[[scene]]
[[scene.item]]
"quoted" = 3
'''


def test_every_place_has_its_line() -> None:
    lines = Lines(TEXT)
    assert lines.of(("format",)) == 1
    assert lines.of(("symptoms",), "二") == 4
    assert lines.of(("symptoms",), "三") == 2
    assert lines.of(("step", 0, "id")) == 7
    assert lines.of(("step", 0, "on", "iphone", "text")) == 12
    assert lines.of(("step", 1, "id")) == 14
    assert lines.of(("step", 1, "on", "android", "text")) == 15
    assert lines.of(("scene", 0, "item", 1, "id")) == 20
    assert lines.of(("scene", 1, "item", 0, "quoted")) == 23


def test_what_is_not_there_is_shown_at_what_is_around_it() -> None:
    lines = Lines(TEXT)
    assert lines.of(("step", 1, "picture")) == 13
    assert lines.of(("goal",)) == 0
    assert lines.of(()) == 0
    assert lines.of(("goal",), "二") == 0
