"""Draws the two sample forms in assets/forms as a town hall would: `python packaging/sample_forms.py`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

FORMS = Path(__file__).resolve().parent.parent / "assets" / "forms"
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 — a fixed stamp, so that the same script gives the same file
FONT = {"font_name": "ＭＳ 明朝", "font_size": 11, "valign": "vcenter"}
DAY = '[$-411]ggge"年"m"月"d"日"'
LIGHT, PALE = "#F2F2F2", "#DDEBF7"


class Styles:
    """The formats of a form, made once each."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, {}  # type: ignore[var-annotated]

    def __call__(self, **more: Any) -> Any:
        key = tuple(sorted(more.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**FONT, **more})
        return self._made[key]


def monthly(path: Path) -> None:
    """Draw 様式第3号: one month at one centre or all, with seal boxes and a line for each class."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": "スマートフォン教室 実績報告書", "created": MADE})
        style = Styles(book)
        box, centre = {"border": 1}, {"border": 1, "align": "center"}
        sheet = book.add_worksheet("実績報告書")
        for column, wide in enumerate((5, 9, 5, 13, 15, 19, 7, 8, 8, 10)):
            sheet.set_column(column, column, wide, style())
        sheet.write("A1", "様式第3号（第8条関係）", style(font_size=9))
        for column, name in enumerate(("課長", "係長", "担当"), 7):
            sheet.write(0, column, name, style(font_size=9, bg_color=LIGHT, **centre))
            sheet.write_blank(1, column, None, style(**box))
        sheet.set_row(1, 46)
        sheet.merge_range("H3:J3", "{{today}}", style(num_format=DAY, align="right"))
        sheet.write("A4", "（あて先）みどり市長", style())
        sheet.merge_range("F5:J5", "受託者　みどりスマホサポートの会　　　　印", style(align="right"))
        sheet.set_row(6, 34)
        sheet.merge_range(
            "A7:J7", "{{month}}分　スマートフォン教室 実績報告書", style(font_size=16, bold=True, align="center")
        )
        sheet.write("A8", "次のとおり教室を行いましたので、報告します。", style())
        _facts(sheet, style)
        _ages(sheet, style)
        _classes(sheet, style)
        sheet.merge_range("A23:B25", "特記事項", style(bg_color=LIGHT, **centre))
        sheet.merge_range("C23:J25", "", style(text_wrap=True, **box))
        sheet.conditional_format(
            "I20:I20", {"type": "cell", "criteria": ">=", "value": 12, "format": book.add_format({"bold": True})}
        )
        sheet.data_validation("J20:J20", {"validate": "list", "source": ["よい", "ふつう", "雨天", "器材の不足"]})
        book.define_name("延べ人数の合計", "=実績報告書!$I$21")
        _page(sheet, "A1:J25", "&L{{fiscal_year}}&Rスマートフォン教室")
        sheet.repeat_rows(18)


def _facts(sheet: Any, style: Styles) -> None:
    head = style(bg_color=LIGHT, border=1, align="center")
    sheet.merge_range("A10:B10", "会場", head)
    sheet.merge_range("C10:E10", "{{centre}}", style(border=1, indent=1))
    sheet.write("F10", "期間", head)
    sheet.merge_range("G10:J10", "{{first_day}}〜{{last_day}}", style(border=1, font_size=9, align="center"))
    for area, title in (("A12:B12", "開催回数"), ("C12:D12", "延べ人数"), ("G12:H12", "うち初参加")):
        sheet.merge_range(area, title, head)
    sheet.write("E12", "実人数", head)
    sheet.write("F12", "1回あたり", head)
    sheet.merge_range("I12:J12", "教室の時間", head)
    people = style(border=1, align="center", bold=True, num_format='#,##0"人"')
    sheet.merge_range("A13:B13", "{{held}}", style(border=1, align="center", bold=True, num_format='0"回"'))
    sheet.merge_range("C13:D13", "{{visits}}", people)
    sheet.write("E13", "{{people}}", people)
    sheet.write("F13", "{{average}}", style(border=1, align="center", bold=True, num_format='0.0"人"'))
    sheet.merge_range("G13:H13", "{{first_timers}}", people)
    sheet.merge_range("I13:J13", "{{hours}}", style(border=1, align="center", bold=True, num_format='0.0"時間"'))
    sheet.set_row(12, 24)


def _ages(sheet: Any, style: Styles) -> None:
    head = style(bg_color=LIGHT, border=1, align="center", font_size=9)
    number = style(border=1, align="center", num_format="0")
    sheet.merge_range("A15:B16", "年代別\n（実人数）", style(bg_color=LIGHT, border=1, align="center", text_wrap=True))
    ages = ("age_under_60", "age_60s", "age_70s", "age_80s", "age_90s", "age_unknown")
    titles = ("〜59歳", "60代", "70代", "80代", "90歳〜", "不明")
    areas = ((2, 2), (3, 3), (4, 4), (5, 5), (6, 7), (8, 8))
    for (left, right), title, age in zip(areas, titles, ages, strict=True):
        for row, text, look in ((14, title, head), (15, "{{" + age + "}}", number)):
            if left == right:
                sheet.write(row, left, text, look)
            else:
                sheet.merge_range(row, left, row, right, text, look)
    sheet.write("J15", "計", head)
    sheet.write_formula("J16", "=SUM(C16:I16)", number)


def _classes(sheet: Any, style: Styles) -> None:
    sheet.write("A18", "教室の一覧", style(bold=True))
    heads = ("番号", "日付", "曜", "時間", "会場", "講座", "予定", "飛び入り", "延べ人数", "備考")
    for column, title in enumerate(heads):
        sheet.write(18, column, title, style(bg_color=PALE, border=1, align="center", bold=True, font_size=9))
    marks = ("{{rows:sessions}}{{row.number}}", "{{row.date}}", "{{row.weekday}}", "{{row.time}}", "{{row.centre}}")
    marks += ("{{row.course}}", "{{row.expected}}", "{{row.walk_ins}}", "{{row.visits}}", "")
    for column, mark in enumerate(marks):
        look = {"border": 4, "left": 1, "right": 1, "font_size": 10, "shrink": column in (3, 4, 5)}
        if column not in (4, 5, 9):
            look["align"] = "center"
        if column == 1:
            look["num_format"] = 'm"月"d"日"'
        sheet.write(19, column, mark or None, style(**look))
    sheet.set_row(18, 22)
    sheet.set_row(19, 21)
    total = {"top": 6, "bottom": 1, "left": 1, "right": 1, "align": "center", "bold": True}
    sheet.merge_range("A21:F21", "合計", style(**total))
    for column in "GHI":
        sheet.write_formula(f"{column}21", f"=SUM({column}20:{column}20)", style(num_format="#,##0", **total))
    sheet.write_blank("J21", None, style(**total))
    sheet.set_row(20, 24)


def yearly(path: Path) -> None:
    """Draw a fiscal year's report: quarters side by side, months below, and every class on a second sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": "スマートフォン教室 事業報告書", "created": MADE})
        style = Styles(book)
        sheet = book.add_worksheet("事業報告書")
        sheet.set_column("A:A", 26, style())
        sheet.set_column("B:M", 9.5, style())
        sheet.set_row(0, 36)
        sheet.merge_range(
            "A1:M1", "{{fiscal_year}}　スマートフォン教室 事業報告書", style(font_size=18, bold=True, align="center")
        )
        sheet.write("A3", "会場：{{centre}}", style())
        sheet.merge_range("J3:M3", "作成日　{{today}}", style(align="right"))
        _quarters(sheet, style)
        _months(sheet, style)
        sheet.merge_range(
            "A20:M20", "※ 年度計の実人数は、四半期の合計と一致しません（同じ人は1人と数えます）。", style(font_size=9)
        )
        sheet.freeze_panes(5, 1)
        _page(sheet, "A1:M20", "&R様式第5号", landscape=True)
        _list(book, style)


def _quarters(sheet: Any, style: Styles) -> None:
    head = style(bg_color=PALE, border=1, align="center", bold=True)
    sheet.merge_range("A5:A6", "区分", head)
    sheet.merge_range("B5:I5", "四半期", head)
    sheet.merge_range("J5:M6", "年度計", head)
    for quarter in range(4):
        sheet.merge_range(5, 1 + quarter * 2, 5, 2 + quarter * 2, f"第{quarter + 1}四半期", head)
    lines = (("開催回数（回）", "held"), ("延べ人数（人）", "visits"), ("実人数（人）", "people"))
    lines += (
        ("　うち70代", "age_70s"),
        ("　うち80代", "age_80s"),
        ("講師・支援員（人）", "staff"),
        ("時間数", "hours"),
    )
    for row, (title, mark) in enumerate(lines, 6):
        sheet.set_row(row, 22)
        sheet.write(row, 0, title, style(border=1, indent=1))
        number = style(border=1, align="right", num_format="#,##0.0" if mark == "hours" else "#,##0")
        for quarter in range(4):
            text = f"{{{{q{quarter + 1}.{mark}}}}}"
            sheet.merge_range(row, 1 + quarter * 2, row, 2 + quarter * 2, text, number)
        total = style(border=2, align="right", bold=True, num_format="#,##0.0" if mark == "hours" else "#,##0")
        sheet.merge_range(row, 9, row, 12, "", total)
        if mark in ("people", "age_70s", "age_80s"):
            sheet.write(row, 9, f"{{{{{mark}}}}}", total)
        else:
            sheet.write_formula(row, 9, f"=SUM(B{row + 1}:I{row + 1})", total)


def _months(sheet: Any, style: Styles) -> None:
    head = style(bg_color=PALE, border=1, align="center", bold=True)
    sheet.merge_range("A15:M15", "月ごと", style(bold=True))
    sheet.write("A16", "月", head)
    for row, (title, mark) in enumerate((("開催回数（回）", "held"), ("延べ人数（人）", "visits")), 16):
        sheet.write(row, 0, title, style(border=1, indent=1))
        for column in range(1, 13):
            month = (column + 2) % 12 + 1
            sheet.write(15, column, f"{month}月", head)
            sheet.write(row, column, f"{{{{m{month}.{mark}}}}}", style(border=1, align="right", num_format="#,##0"))
    sheet.write("A18", "延べ人数（人）", style(border=1, indent=1))


def _list(book: Any, style: Styles) -> None:
    """The second sheet, with the marks' Japanese names."""
    sheet = book.add_worksheet("開催一覧")
    head = style(bg_color=PALE, border=1, align="center", bold=True)
    for column, wide in enumerate((6, 16, 15, 24, 28, 10, 10)):
        sheet.set_column(column, column, wide, style())
    sheet.merge_range("A1:G1", "｛｛年度｝｝　開催一覧", style(font_size=14, bold=True, align="center"))
    heads = ("番号", "日付", "時間", "会場", "講座", "延べ人数", "状態")
    marks = (
        "{{行:全部}}{{行.番号}}",
        "{{行.日付}}",
        "{{行.時間}}",
        "{{行.会場}}",
        "{{行.講座}}",
        "{{行.延べ人数}}",
        "{{行.状態}}",
    )
    for column, (title, mark) in enumerate(zip(heads, marks, strict=True)):
        sheet.write(2, column, title, head)
        look = {"border": 1, "num_format": DAY} if column == 1 else {"border": 1}
        sheet.write(3, column, mark, style(**look))
    sheet.merge_range("A5:E5", "合計", style(border=1, align="center", bold=True))
    sheet.write_formula("F5", "=SUM(F4:F4)", style(border=1, bold=True, num_format="#,##0"))
    sheet.write_blank("G5", None, style(border=1))
    sheet.autofilter("A3:G4")
    _page(sheet, "A1:G5", "&R様式第5号 別紙")
    sheet.repeat_rows(2)


def _page(sheet: Any, area: str, header: str, *, landscape: bool = False) -> None:
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.print_area(area)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.6)
    sheet.set_header(header)
    sheet.set_footer("&C&P / &N")
    sheet.center_horizontally()


if __name__ == "__main__":
    FORMS.mkdir(parents=True, exist_ok=True)
    monthly(FORMS / "monthly.xlsx")
    yearly(FORMS / "yearly.xlsx")
