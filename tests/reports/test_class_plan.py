"""進行表: times, what to bring, what to print."""

from __future__ import annotations

from smartclass.domain.document import PageBreak, Paragraph, Table
from smartclass.domain.plan import CoursePlan, PlanFigures, PlannedClass, PlanPart
from smartclass.domain.ruby import parse, plain_text
from smartclass.reports import class_plan
from tests.reports.samples import lesson

LESSON = lesson()
ONE = PlannedClass(
    plain_text("さわる"),
    (
        PlanPart(5, plain_text("あいさつ")),
        PlanPart(20, plain_text("前半"), LESSON.id),
        PlanPart(5, plain_text(""), "gone"),
        PlanPart(10, plain_text(""), LESSON.id),
    ),
    bring=(parse("{眼鏡|めがね}"),),
)
PLAN = CoursePlan("p", parse("{初|はじ}めて"), plain_text("はじめの一日"), (ONE,))
HERE = {LESSON.id: LESSON}


def test_the_times_run_on_and_add_up() -> None:
    document = class_plan.build(PlanFigures(PLAN, HERE))
    (table,) = document.tables()
    title = f"教材「{LESSON.title.plain}」"
    assert [row[:3] for row in table.rows] == [
        ("0分", 5, "あいさつ"),
        ("5分", 20, f"{title}　前半"),
        ("25分", 5, ""),
        ("30分", 10, title),
    ]
    assert table.totals[1] == ONE.minutes == 40
    assert ONE.begins() == (0, 5, 25, 30)
    assert ONE.lessons == (LESSON.id, "gone")


def test_what_to_bring_and_to_print_each_handout_once() -> None:
    said = [
        block.text.plain for block in class_plan.build(PlanFigures(PLAN, HERE)).blocks if isinstance(block, Paragraph)
    ]
    assert said == ["はじめの一日", "□ 眼鏡", "□ 印刷：受付の名簿", f"□ 印刷：配る紙「{LESSON.title.plain}」を人数分"]


def test_a_course_has_a_page_for_each_class() -> None:
    course = CoursePlan("p", plain_text("全2回"), plain_text("二日"), (ONE, ONE))
    document = class_plan.build(PlanFigures(course, HERE))
    assert [type(block) for block in document.blocks].count(PageBreak) == 1
    assert [block.name for block in document.blocks if isinstance(block, Table)] == ["第1回　さわる", "第2回　さわる"]
    assert document.most_pages == 2
