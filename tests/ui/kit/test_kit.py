"""The parts every screen is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smartclass.domain.ruby import parse
from ui.audio import QtSink, default_sink_factory, device_present
from ui.kit import icons
from ui.kit.button import Button
from ui.kit.flow import FlowRow, flow
from ui.kit.line_button import LineButton
from ui.kit.month_grid import _in_rows
from ui.kit.ruby_label import RubyLabel
from ui.kit.svg_view import SvgView
from ui.kit.theme import Look, style_sheet, theme

SENTENCE = parse(
    "スマホの{裏|うら}にカードをつけて、{読|よ}み{取|と}れるようになります。{暗証|あんしょう}{番号|ばんごう}"
)


def luminance(colour: str) -> float:
    parts = [value / 255 for value in QColor(colour).getRgb()[:3]]
    red, green, blue = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "yellow"])
def test_words_reach_seven_to_one(name: str) -> None:
    t = theme(name)
    pairs = [(t.text, t.page), (t.text, t.card), (t.text, t.soft), (t.sub, t.page), (t.action, t.page)]
    pairs += [(t.on_action, t.action), (t.on_caution, t.caution), (t.on_highlight, t.highlight), (t.good, t.good_soft)]
    pairs += [(t.bad, t.page), (t.text, t.action_soft)]
    for words, behind in pairs:
        assert contrast(words, behind) >= 7.0, (name, words, behind)
    assert contrast(t.line, t.page) >= 3.0
    assert "QLineEdit" in style_sheet(Look(t, 1.5))


@pytest.mark.parametrize("px", [24, 28, 40, 52, 64])
@pytest.mark.parametrize("width", [320, 500, 900, 1300])
def test_ruby_is_never_clipped(styled: QApplication, qtbot: QtBot, px: int, width: int) -> None:
    label = RubyLabel()
    qtbot.addWidget(label)
    label.set_colours("#000000", "", "")
    label.set_text(SENTENCE)
    label.set_pixel_size(px)
    label.resize(width, label.heightForWidth(width))
    image = QImage(width + 40, label.height() + 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    from PySide6.QtCore import QPoint

    label.setStyleSheet("background: white;")
    label.render(image, QPoint(20, 20))
    assert label.fits(label.width(), label.height())
    dark = [
        (x, y)
        for x in range(image.width())
        for y in (19, 20, image.height() - 21, image.height() - 20)
        if QColor(image.pixel(x, y)).lightness() < 128
    ]
    assert dark == []


def test_the_largest_size_that_fits_is_taken(styled: QApplication, qtbot: QtBot) -> None:
    label = RubyLabel()
    qtbot.addWidget(label)
    label.set_text(SENTENCE)
    px = label.fit_into(600, 200, 64)
    assert label.fits_at(px, 600, 200)
    assert px == 64 or not label.fits_at(px + 2, 600, 200)


def test_a_lit_phrase_is_seen_and_named(styled: QApplication, qtbot: QtBot) -> None:
    label = RubyLabel()
    qtbot.addWidget(label)
    label.set_text(SENTENCE)
    label.resize(900, label.heightForWidth(900))
    plain = label.grab().toImage()
    label.set_highlight(4, 2)
    assert label.highlighted() == "裏に"
    assert label.grab().toImage() != plain
    label.clear_highlight()
    assert label.grab().toImage() == plain
    assert label.text() == SENTENCE.plain == label.accessibleName()


@pytest.mark.parametrize("kind", ["primary", "plain", "quiet", "tile"])
def test_buttons_draw_their_states(styled: QApplication, qtbot: QtBot, kind: str) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = Button(Look(theme("light")), "つぎへ", icon="next", kind=kind, detail="先へ", parent=holder)
    holder.resize(400, 300)
    button.setGeometry(QRect(0, 0, 300, 200))
    holder.show()
    calm = button.grab().toImage()
    button.setDown(True)
    assert button.grab().toImage() != calm or kind == "tile"
    button.setDown(False)
    button.setCheckable(True)
    button.setChecked(True)
    button.set_detail("べつ")
    button.set_icon("back")
    button.setText("もどる")
    assert button.grab().toImage() != calm
    assert button.accessibleName() == "もどる"
    button.set_kind("plain")
    assert button.kind == "plain"


def test_a_button_is_big_enough_for_a_finger(styled: QApplication, qtbot: QtBot) -> None:
    button = Button(Look(theme("light")), "")
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 44


def test_a_line_grows_where_it_is_narrow(styled: QApplication, qtbot: QtBot) -> None:
    line = LineButton(
        Look(theme("light")), "とても長い名前の講座です", detail="二行めの説明もあります", icon="calendar"
    )
    qtbot.addWidget(line)
    assert line.heightForWidth(200) > line.heightForWidth(900)
    line.resize(300, line.heightForWidth(300))
    calm = line.grab().toImage()
    line.setCheckable(True)
    line.setChecked(True)
    assert line.grab().toImage() != calm


def test_a_row_wraps(styled: QApplication, qtbot: QtBot) -> None:
    look = Look(theme("light"))
    holder = flow(*(Button(look, f"ボタン {n}") for n in range(6)), grow=True)
    qtbot.addWidget(holder)
    layout = holder.layout()
    assert isinstance(layout, FlowRow)
    assert layout.heightForWidth(400) > layout.heightForWidth(2000)
    holder.resize(400, layout.heightForWidth(400))
    holder.show()
    boxes = [layout.itemAt(n).geometry() for n in range(layout.count())]  # type: ignore[union-attr]
    assert all(box.right() <= 400 for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert layout.itemAt(99) is None
    assert layout.takeAt(99) is None
    assert layout.minimumSize().width() <= layout.sizeHint().width()


def test_pictures_keep_their_shape(styled: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "x.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300"/></svg>'
    )
    view = SvgView()
    qtbot.addWidget(view)
    view.resize(200, 400)
    assert not view.grab().isNull()
    view.show_file(file, "黒い四角")
    view.show_file(file, "黒い四角")
    image = view.grab().toImage()
    assert QColor(image.pixel(image.width() // 2, image.height() // 2)).lightness() < 40
    assert view.accessibleName() == "黒い四角"


def test_icons_take_the_colour(styled: QApplication) -> None:
    red = icons.pixmap("dark", 48, "#ff0000").toImage()
    assert QColor(red.pixel(24, 20)).red() == 255


def test_without_a_device_a_sink_says_so(styled: QApplication) -> None:
    sink = default_sink_factory()()
    assert isinstance(sink, QtSink)
    if device_present():
        return
    with pytest.raises(OSError, match="device"):
        sink.start(b"\0\0", 48_000)
    assert sink.finished()
    assert sink.position() == 0.0
    sink.stop()


def test_millimetres_follow_the_card(styled: QApplication) -> None:
    assert Look(theme("light")).mm(25.4) == 96
    assert Look(theme("light"), 1.0, 0.2).mm(16) == 80


def test_a_class_takes_two_rows_of_a_day_and_what_is_left_over_stays_in_the_last(styled: QApplication) -> None:
    line = "10:00 はじめてのスマホ教室"
    assert _in_rows(line, 15, 500, 3) == (line,)
    assert _in_rows(line, 15, 60, 2) == ("10:00", "はじめてのスマホ教室")
    assert _in_rows(line, 15, 60, 1) == (line,)
