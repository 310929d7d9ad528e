"""数字の中身: every total of a span is a button that opens the classes or the people it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QWidget
from shiboken6 import isValid

from smartclass import i18n
from smartclass.domain import fiscal
from smartclass.domain.activity import ActivityFigures, Tally
from smartclass.domain.chart import Chart, Kind, Series
from smartclass.domain.figures import SessionLine
from smartclass.domain.fiscal import Period
from smartclass.i18n import _
from ui.context import Context
from ui.kit.beside import Beside
from ui.kit.chart import ChartView
from ui.kit.figure_words import BOOKED, in_people, in_talks, span_and_place
from ui.kit.gradual import Gradual
from ui.kit.label import label
from ui.kit.layout import clear, column, scrolling
from ui.kit.line_button import LineButton
from ui.screen import Screen

Make = Callable[[], QWidget]
Rows = Callable[[], Iterable[Make]]
Asked = dict[UUID, tuple[int, int]]
"""How many consultations and answers a class had."""


class Figures(Screen):
    """Totals on the left, what they were counted from on the right."""

    shell = "office"
    samples: ClassVar[tuple[str, ...]] = ("", "people")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._data: ActivityFigures | None = None
        self._asked: Asked = {}
        self._open = ""
        self._totals = column(gap=4)
        side = QWidget()
        side.setLayout(column(self._totals, None))
        self._head = label(look, "", 22, bold=True)
        self._below = column(gap=2)
        self._list = Gradual(self._below, self)
        inside = QWidget()
        inside.setLayout(column(self._below, None, margins=(0, 0, 10, 0)))
        main = QWidget()
        main.setLayout(column(self._head, scrolling(inside), gap=6))
        self.setLayout(column(Beside(look, scrolling(side), main, wide=330, high=220)))

    def title(self) -> str:
        return _("数字の中身")

    def arrive(
        self,
        first: date | None = None,
        last: date | None = None,
        centre: UUID | None = None,
        opened: str = "",
        **_where: Any,
    ) -> None:
        app = self.context.app
        today = app.clock.today()
        span = Period(first, last) if first and last else fiscal.year(fiscal.fiscal_year(today))
        where = next((one for one in app.classes.centres() if one.id == centre), None)
        self._open = opened
        self._head.set_text(_("数えています。少しお待ちください。"))

        def gather(_task: object) -> tuple[ActivityFigures, Asked]:
            return app.activity.of_span(span, where), app.activity.asked(span, where)

        def done(found: tuple[ActivityFigures, Asked]) -> None:
            if isValid(self):
                self._show(*found)

        self.context.tasks.run(gather, done=done, failed=self.context.problem)

    def place(self) -> dict[str, Any]:
        if self._data is None:
            return {}
        period, centre = self._data.period, self._data.centre
        return {
            "first": period.first,
            "last": period.last,
            "centre": centre.id if centre else None,
            "opened": self._open,
        }

    def sample(self, name: str) -> dict[str, Any]:
        return {"opened": name}

    def _show(self, data: ActivityFigures, asked: Asked) -> None:
        self._data, self._asked = data, asked
        clear(self._totals)
        whole = data.whole
        said = span_and_place(data.period, data.centre)
        self._totals.addWidget(label(self.context.look, said, 18, bold=True))
        hours = f"{whole.minutes / 60:,.1f}"
        lines: tuple[tuple[str, str, str, str, Rows], ...] = (
            ("parts", "report", _("月・会場・講座ごと"), "", self._parts),
            ("held", "calendar", _("開催した回数"), _("{n}回").format(n=whole.sessions), self._held),
            ("cancelled", "close", _("中止した回数"), _("{n}回").format(n=whole.cancelled), self._cancelled),
            ("hours", "clock", _("教室の時間"), _("{n}時間").format(n=hours), self._held),
            ("visits", "people", _("延べ人数"), in_people(whole.visits), self._held),
            ("people", "person", _("実人数"), in_people(whole.people), partial(self._people, newcomers=False)),
            ("newcomers", "smile", _("初めての人"), in_people(whole.newcomers), partial(self._people, newcomers=True)),
            ("count_only", "hand", _("人数だけ数えた人"), in_people(whole.count_only), self._counted),
            *self._more(data),
        )
        group = QButtonGroup(self)
        for name, icon, words, number, rows in lines:
            said = "　".join(part for part in (words, number) if part)
            button = LineButton(self.context.look, said, icon=icon, px=18, parent=self)
            button.setCheckable(True)
            group.addButton(button)
            button.setObjectName(f"total-{name}")
            button.clicked.connect(partial(self._fill, name, words, rows))
            self._totals.addWidget(button)
        wanted = next((line for line in lines if line[0] == self._open), lines[0])
        for chosen in group.buttons():
            chosen.setChecked(chosen.objectName() == f"total-{wanted[0]}")
        self._fill(wanted[0], wanted[2], wanted[4])

    def _more(self, data: ActivityFigures) -> Iterable[tuple[str, str, str, str, Rows]]:
        """Yield the totals of bookings, consultations and answers, each where there were some."""
        for name, icon, words in BOOKED:
            if count := getattr(data.whole.bookings, name):
                yield name, icon, _(words), in_people(count), partial(self._booked, name)
        if count := data.talk_sums.total:
            yield "talks", "chat", _("相談の延べ件数"), in_talks(count), self._talks
        if (share := data.survey.satisfied) is not None:
            yield "satisfied", "face-good", _("「よかった」の割合"), f"{share}%", partial(self._of_asked, 1)

    def _fill(self, name: str, words: str, rows: Rows, _on: bool = False) -> None:
        self._open = name
        made = list(rows())
        self._head.set_text(words if made else _("{words}：ここには、まだ何もありません。").format(words=words))
        self._list.fill(made)

    def _parts(self) -> Iterable[Make]:
        """Yield the chart of months, then every month, centre and course with its numbers."""
        data = self._data
        if data is None or not data.sessions:
            return
        names = tuple(_("{n}月").format(n=day.month) for day, _one in data.months)
        values = tuple(float(one.visits) if one.sessions else None for _day, one in data.months)
        chart = Chart(Kind.COLUMNS, _("月ごとの延べ人数"), names, (Series(_("延べ人数"), values),))
        yield partial(ChartView, self.context.look, chart)
        for day, one in data.months:
            if one.sessions or one.cancelled:
                month = _("{year}年{month}月").format(year=day.year, month=day.month)
                yield self._part(month, one, partial(_in_month, day))
        for heading, parts, of in (
            (_("会場ごと"), data.centres, "centre"),
            (_("講座ごと"), data.courses, "course"),
        ):
            yield partial(label, self.context.look, heading, 20, bold=True)
            for one in parts:
                yield self._part(one.name, one, partial(_called, of, one.name))

    def _part(self, name: str, one: Tally, keep: Callable[[SessionLine], bool]) -> Make:
        said = _("開催 {n}回　延べ {visits}人　実人数 {people}人　初めて {new}人").format(
            n=one.sessions, visits=i18n.number(one.visits), people=i18n.number(one.people), new=one.newcomers
        )

        def make() -> QWidget:
            button = LineButton(self.context.look, name, detail=said, icon="list", px=18)
            button.clicked.connect(lambda: self._fill("parts", name, lambda: self._sessions(keep)))
            return button

        return make

    def _held(self) -> Iterable[Make]:
        return self._sessions(lambda _line: True)

    def _counted(self) -> Iterable[Make]:
        return self._sessions(lambda line: line.count_only > 0)

    def _sessions(self, keep: Callable[[SessionLine], bool]) -> Iterable[Make]:
        lines = self._data.held if self._data else ()
        return [partial(self._session, line) for line in lines if keep(line)]

    def _booked(self, name: str) -> Iterable[Make]:
        counts = {key: getattr(one, name) for key, one in self._data.bookings.items()} if self._data else {}
        lines = self._data.held if self._data else ()
        return [partial(self._session, line, in_people(counts[line.id])) for line in lines if counts[line.id]]

    def _talks(self) -> Iterable[Make]:
        found = list(self._of_asked(0))
        outside = (self._data.talk_sums.total if self._data else 0) - sum(talks for talks, _n in self._asked.values())
        if outside:
            said = _("教室の外で：{talks}").format(talks=in_talks(outside))
            found.append(partial(label, self.context.look, said, 18))
        return found

    def _of_asked(self, place: int) -> Iterable[Make]:
        say = in_people if place else in_talks
        for line in self._data.sessions if self._data else ():
            if count := self._asked.get(line.id, (0, 0))[place]:
                yield partial(self._session, line, say(count))

    def _cancelled(self) -> Iterable[Make]:
        lines = self._data.cancelled if self._data else ()
        return [partial(self._session, line) for line in lines]

    def _session(self, line: SessionLine, count: str = "") -> QWidget:
        counted = _("（うち人数だけ {n}人）").format(n=line.count_only) if line.count_only else ""
        whole = f"{in_people(line.visits)}{counted}　" + _("定員 {n}人").format(n=line.capacity)
        said = count or (line.reason if line.cancelled else whole)
        detail = "　".join(part for part in (line.course, line.centre, said) if part)
        when = f"{i18n.day(line.day)} {i18n.clock_time(line.starts)}"
        button = LineButton(self.context.look, when, detail=detail, icon="calendar", px=18)
        button.setObjectName(f"session-{line.id}")
        button.clicked.connect(lambda: self.context.go("desk", session=line.id))
        return button

    def _people(self, *, newcomers: bool) -> Iterable[Make]:
        if self._data is None:
            return []
        found = self.context.app.activity.people(self._data.period, self._data.centre, newcomers=newcomers)
        return [partial(self._person, *one) for one in found]

    def _person(self, person: UUID, name: str, kana: str) -> QWidget:
        button = LineButton(self.context.look, name, detail=kana, icon="person", px=18)
        button.setObjectName(f"person-{person}")
        button.clicked.connect(lambda: self.context.go("papers", person=person))
        return button


def _in_month(month: date, line: SessionLine) -> bool:
    return line.day.replace(day=1) == month


def _called(of: str, name: str, line: SessionLine) -> bool:
    return bool(getattr(line, of) == name)


SCREEN = Figures
