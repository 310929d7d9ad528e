"""Every door with its share of the cases: quick ones get many, those that open a database or a workbook few."""

from __future__ import annotations

from bench.fuzz import copies, doors
from bench.fuzz.doors import GOOD, ROOT, Case, _few, _json, _toml, _words

TOWN = (
    'format = 1\n[[procedure]]\nid = "all"\n'
    'office = "住民課"\nhours = "8:30-17:15"\nphone = "0123-45-6789"\nonline = "yes"\n'
)
TARGETS = "format = 1\n[[target]]\nyear = 2026\nsessions = 40\nvisits = 400\npeople = 200\n"
GLOSSARY = (
    "format = 1\n[words]\n"
    '"アプリ" = "{絵|え}にさわる{道具|どうぐ}"\n"Wi-Fi" = "電波"\n[pictures]\n"アプリ" = "app.svg"\n'
)
COURSES = 'format = 1\n[[course]]\nid = "basics"\ntitle = "はじめ"\nicon = "book"\nsays = ["電話"]\n'
DICTIONARY = "surface,reading,accent\n下松市,クダマツシ,3\nSIM,シム,1\n188,イチハチハチ,2\n"
CARDS = (
    "A1:ABCDEFGHIJKLMNOP",
    "a1;abcdefghijklmnop",
    "Ａ１：ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰ",
    "ちぬ:ちこそしいはきくにまのりもみらせ",
)
PEOPLE = ("山田 花子", "ヤマダ ハナコ", "昭和23年5月1日", "1234 5678 9018", "𠮷野 太郎", "=1+1", "S二十三")
MARKS = ("{{visits}}人、{{q1.visits}}", "{{rows:sessions}}{{row.number}}", "｛｛延べ人数｝｝", "{{m4.people}} {{x}}")
COLUMNS = {"0123456789abcdef": "name", "fedcba9876543210": ""}
NOTES = {"format": 1, "notes": [{"lesson": "a", "step": "b", "family": "iphone", "day": "2026-11-21"}]}
SETTINGS = {
    "format": 1,
    "language": "ja",
    "theme": "light",
    "text_scale": 100,
    "mm_per_px": 0.2,
    "sound": True,
    "voice": "",
}

LESSON = (GOOD / "lesson.toml").read_text(encoding="utf-8")
PRACTICE = (GOOD / "practice.toml").read_text(encoding="utf-8")
DRILL = _few(ROOT / "lessons/basics/drills/60-silent-mode.toml")

PARSERS: dict[str, tuple[int, doors.Callable[[doors.Path], Case]]] = {
    "lesson": (12, _toml(LESSON, "01-denwa/lesson.toml", doors._lesson)),
    "practice": (12, _toml(PRACTICE, "01-denwa/practice.toml", doors._practice)),
    "drill": (8, _toml(DRILL, "drills/60-silent.toml", doors._drill)),
    "procedures": (1, _toml(_few(ROOT / "lessons/procedures.toml"), "procedures.toml", doors._procedures)),
    "courses": (12, _toml(COURSES, "courses.toml", doors._courses)),
    "town": (12, _toml(TOWN, "town.toml", doors._town)),
    "targets": (12, _toml(TARGETS, "targets.toml", doors._targets)),
    "topics": (8, _toml(_few(ROOT / "lessons/topics.toml", 2), "topics.toml", doors._topics)),
    "plans": (8, _toml(_few(ROOT / "lessons/plans.toml", 2), "plans.toml", doors._plans)),
    "glossary": (10, _toml(GLOSSARY, "glossary.toml", doors._glossary)),
    "picture": (20, doors._picture),
    "dictionary": (20, _toml(DICTIONARY, "readings.csv", doors._dictionary)),
    "csv": (20, _toml(doors.CSV, "list.csv", doors._import)),
    "xlsx": (2, doors._xlsx),
    "form": (1, doors._form),
    "marks": (100, _words(MARKS, doors._marks)),
    "settings": (8, _json(SETTINGS, "settings.json", doors._settings)),
    "columns": (8, _json(COLUMNS, "list-columns.json", doors._columns)),
    "differences": (8, _json(NOTES, "differences.json", doors._differences)),
    "keys": (100, copies.keys),
    "copy": (1, copies.copy),
    "card": (200, _words(CARDS, doors._card)),
    "code": (200, _words(("K7QF-2M9X-0123-4567-89AB-CDEF", "ＯＩＬ1 0000"), doors._code)),
    "numbers": (200, _words(("3 7 12-15", "１〜３番まで、５", "15-12"), doors._numbers)),
    "person": (60, _words(PEOPLE, doors._person)),
}
"""Each parser: its share of the cases, and its door."""
