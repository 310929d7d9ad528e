"""docs/lesson-index.md: every lesson in one line, made from the lessons themselves by `python3 dev.py words`."""

from __future__ import annotations

from pathlib import Path

from smartclass.content import courses, loader

HEAD = """# 教材の一覧

この表は、教材のファイルから作られます（`python3 dev.py words`）。手で直さないでください。
"""
TABLE = "\n| 教材 | できるようになること | 分 | 手順 | れんしゅう | 見なおす日 |\n|---|---|---|---|---|---|\n"


def page(lessons: Path) -> str:
    """Return the page for the folder `lessons`: a table for each course."""
    found, _faults = loader.load_all((lessons,))
    listed, _wrong = courses.load(lessons / "courses.toml")
    parts = [HEAD]
    for course in listed:
        mine = sorted((one for one in found if one.course == course.id), key=lambda one: (one.number, one.id))
        parts.append(f"\n## {course.title.plain}（{len(mine)}）\n{TABLE}")
        for lesson in mine:
            practised = lesson.drill or ("○" if (lesson.folder / "practice.toml").exists() else "")
            cells = (
                lesson.title.plain,
                lesson.goal.plain,
                lesson.minutes,
                len(lesson.steps),
                practised,
                lesson.review_by,
            )
            parts.append(f"| {' | '.join(str(cell) for cell in cells)} |\n")
    return "".join(parts)
