"""What the practice phone says: to a touch that went beside, to a habit that keeps coming back. Never a blame.

The sentences carry furigana like a lesson's; `{label}` stands for an item's own words.
"""

from __future__ import annotations

from smartclass.domain.coach import Habit
from smartclass.domain.play import Outcome, Result
from smartclass.domain.practice import Action, Item, ItemKind, Pinch, Way
from smartclass.domain.ruby import NO_TEXT, RubyText, parse
from smartclass.domain.touch import Side, Touch
from smartclass.i18n import _


def said(outcome: Outcome, touch: Touch | None = None) -> RubyText:
    """Return the sentence for an act: the author's own where there is one; NO_TEXT where nothing need be said."""
    if outcome.say:
        return outcome.say
    item, result = outcome.item, outcome.result
    if result is Result.MISSED:
        return parse(_beside(touch.side if touch else None))
    if item is None:
        return parse(_("1{回|かい}で{大丈夫|だいじょうぶ}です。")) if result is Result.DOUBLE else NO_TEXT
    words = {
        Result.WRONG_TARGET: _("それは「{label}」です。ほかをさがしましょう。"),
        Result.WRONG_TEXT: _("{文字|もじ}を、もう{一度|いちど}ゆっくり{見|み}てみましょう。"),
        Result.NOT_YET: _first(item),
        Result.TOO_LONG: _("トンとさわって、すぐにはなします。"),
        Result.TOO_SHORT: _longer(item),
        Result.DOUBLE: _("1{回|かい}で{大丈夫|だいじょうぶ}です。"),
        Result.ONCE: _("つづけて2{回|かい}、トントンとさわります。"),
        Result.DRAGGED: _("{指|ゆび}を{動|うご}かさずに、トンとさわります。"),
        Result.UNMOVED: _pull(item),
        Result.WRONG_WAY: _pull(item),
    }.get(result, "")
    return parse(words.replace("{label}", item.label.markup)) if words else NO_TEXT


def advice(habit: Habit) -> RubyText:
    """Return the one friendly sentence after three of a kind, with what the phone's own settings can do."""
    return parse(
        {
            Habit.ABOVE: _("{指|ゆび}が、{少|すこ}し上にあたっています。{少|すこ}し下をねらってみましょう。"),
            Habit.BELOW: _("{指|ゆび}が、{少|すこ}し下にあたっています。{少|すこ}し上をねらってみましょう。"),
            Habit.LEFT: _("{指|ゆび}が、{少|すこ}し左にあたっています。{少|すこ}し右をねらってみましょう。"),
            Habit.RIGHT: _("{指|ゆび}が、{少|すこ}し右にあたっています。{少|すこ}し左をねらってみましょう。"),
            Habit.LONG: _(
                "{指|ゆび}が、{長|なが}くさわっています。「トン」と{言|い}いながら、はなしてみましょう。"
                "スマホの{設定|せってい}で、ゆっくりにもできます。"
            ),
            Habit.SHORT: _("{指|ゆび}が、早くはなれています。「いち、に」と{数|かぞ}えてから、はなしましょう。"),
            Habit.DOUBLE: _("1{回|かい}さわったら、ひと{息|いき}まちましょう。スマホは、ちゃんと{動|うご}いています。"),
            Habit.SLIP: _("{指|ゆび}の{腹|はら}で、そっとおさえると、すべりにくくなります。"),
            Habit.BESIDE: _("ゆっくりで{大丈夫|だいじょうぶ}です。スマホの{設定|せってい}で、字を大きくもできます。"),
        }[habit]
    )


def _beside(side: Side | None) -> str:
    return {
        Side.ABOVE: _("もう{少|すこ}し、下です。"),
        Side.BELOW: _("もう{少|すこ}し、上です。"),
        Side.LEFT: _("もう{少|すこ}し、右です。"),
        Side.RIGHT: _("もう{少|すこ}し、左です。"),
        None: _("{何|なに}もない{所|ところ}でした。ゆっくりさがしましょう。"),
    }[side]


def _first(item: Item) -> str:
    if item.kind in (ItemKind.CHECKBOX, ItemKind.TOGGLE):
        return _("さきに「{label}」をえらびましょう。")
    return _("さきに「{label}」を入れましょう。")


def _longer(item: Item) -> str:
    if item.action is Action.SWIPE:
        return _("もう{少|すこ}し、{長|なが}くなぞります。")
    if item.action is Action.TAP:
        return _("もう{少|すこ}し、ぐっと{押|お}します。")
    return _("もう{少|すこ}し、さわったままにします。")


def _pull(item: Item) -> str:
    if item.action is Action.SWIPE:
        return {
            Way.UP: _("さわったまま、上へ、すーっとなぞります。"),
            Way.DOWN: _("さわったまま、下へ、すーっとなぞります。"),
            Way.LEFT: _("さわったまま、左へ、すーっとなぞります。"),
            Way.RIGHT: _("さわったまま、右へ、すーっとなぞります。"),
        }[item.swipe or Way.UP]
    if item.action is Action.PINCH:
        if item.pinch is Pinch.IN:
            return _("2本の{指|ゆび}を、そっと{近|ちか}づけます。")
        return _("2本の{指|ゆび}を、そっと{広|ひろ}げます。")
    if item.action is Action.SCAN:
        return _("コードを、{四角|しかく}のまん中に入れます。")
    return _("下のカードを、しるしの{所|ところ}へ{動|うご}かします。")
