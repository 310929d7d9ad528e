"""Sets the phone's texts into lines with our fonts, each once."""

from __future__ import annotations

from smartclass.domain import leading
from smartclass.domain.ruby import RubyText
from smartclass.domain.typeset import Layout, layout
from smartclass.phrases import breaks_for
from ui.kit.fonts import measure

_ENDLESS = 1e6
_MOST = 600


class Setter:
    """A `domain.phone_flow.SetText` that remembers."""

    def __init__(self) -> None:
        self._set: dict[tuple[str, float, int], Layout] = {}

    def __call__(self, text: RubyText, width: float, px: float) -> Layout:
        """Return `text` in lines of at most `width` at the size at which it will be painted."""
        size = round(px)
        key = (text.markup, width, size)
        if key not in self._set:
            if len(self._set) > _MOST:
                self._set.clear()
            base, ruby = measure(size), measure(leading.ruby_px(size))
            whole = layout(text, _ENDLESS, size, measure=base, measure_ruby=ruby, breaks=frozenset())
            if whole.width > width:
                whole = layout(text, width, size, measure=base, measure_ruby=ruby, breaks=breaks_for(text))
            self._set[key] = whole
        return self._set[key]
