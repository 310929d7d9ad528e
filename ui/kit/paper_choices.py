"""Which papers there are for a class, a lesson, a plan or a procedure, in the order in which they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from smartclass.bootstrap import App
from smartclass.domain.bookings import Standing
from smartclass.domain.document import Document
from smartclass.domain.lesson import Family
from smartclass.i18n import _
from ui.player.families import NAMES

SEATS_ACROSS = (2, 3, 6)
TIMES = (2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of making a paper: what it is called, and how it is made."""

    words: str
    make: Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One line of the list; `group` is the heading it stands under. The first way is the usual one."""

    name: str
    icon: str
    words: str
    detail: str
    ways: tuple[Way, ...]
    group: str = ""


def of_class(app: App, session: UUID) -> Iterator[Sheet]:
    """Yield the papers of one class, without its handouts."""
    yield from _before(app, session)
    yield from _after(app, session)


def _before(app: App, session: UUID) -> Iterator[Sheet]:
    papers, group = app.people_papers, _("はじまる前に")
    yield Sheet(
        "sign-in",
        "list",
        _("受付の名簿"),
        _("書きこみ用"),
        (
            Way(_("ふつうの字"), lambda: papers.sign_in_sheet(session)),
            Way(_("大きな字"), lambda: papers.sign_in_sheet(session, large=True)),
        ),
        group,
    )
    yield Sheet(
        "cards",
        "qr",
        _("参加カード"),
        _("QR コードで受付"),
        (
            Way(_("ふつうの紙（8枚、切って使う）"), lambda: papers.cards(session)),
            Way(_("名刺用紙（10枚）"), lambda: papers.cards(session, "card-10")),
        ),
        group,
    )
    tents = (Way("", lambda: papers.name_tents(session)),)
    yield Sheet("name-tents", "person", _("机の名札"), _("折って、立てます"), tents, group)
    yield Sheet("seats", "people", _("座席表"), _("だれが、どこに"), tuple(_seats(app, session)), group)


def _seats(app: App, session: UUID) -> Iterator[Way]:
    plan = partial(app.people_papers.seat_plan, session)
    yield Way(_("お名前"), plan)
    yield Way(_("番号だけ"), partial(plan, names=False))
    for across in SEATS_ACROSS:
        yield Way(_("お名前、横に{n}席").format(n=across), partial(plan, columns=across))
        yield Way(_("番号だけ、横に{n}席").format(n=across), partial(plan, columns=across, names=False))


def _after(app: App, session: UUID) -> Iterator[Sheet]:
    papers, group = app.people_papers, _("おわったあとに")
    home = (
        Way(_("教室のみなさんに（お名前なし）"), lambda: papers.going_home(session)),
        Way(_("来た人ひとりずつ（お名前入り）"), lambda: papers.going_home(session, personal=True)),
    )
    yield Sheet("going-home", "home", _("帰りの一枚"), _("おうちで やってみること"), home, group)
    times = (Way(_("この教室に来て {n}回以上").format(n=n), partial(papers.certificates, session, n)) for n in TIMES)
    today = Way(_("今日 来た人"), lambda: papers.certificates(session))
    yield Sheet("certificate", "star", _("修了証"), _("来た人ひとりずつ"), (today, *times), group)
    yield Sheet(
        "attendance",
        "report",
        _("出席の記録"),
        _("役所への報告に"),
        (Way("", lambda: app.paper.attendance_report(session)),),
        group,
    )
    talks = (Way("", partial(app.paper.report, "consultations", session=session)),)
    yield Sheet("consultations", "chat", _("個別相談の一覧"), _("係の人だけ"), talks, group)


def told(app: App, session: UUID, wanted: str = "") -> Iterator[Sheet]:
    """Yield what tells people about a class; the list to call from where somebody waits for a seat or it is `wanted`,

    and the protocol where a draw was made.
    """
    group, announcing, listing = _("お知らせと電話"), app.announcing, app.bookings.list(session)
    poster = (Way("", lambda: announcing.poster(session)),)
    yield Sheet("poster", "picture", _("ポスター"), _("掲示板にはる紙"), poster, group)
    calls = (Way("", lambda: announcing.call_list(session)),)
    yield Sheet("calls", "phone-call", _("れんらくの名簿"), _("中止のとき"), calls, group)
    if listing.of(Standing.WAITING) or wanted == "call-sheet":
        sheet = (Way("", lambda: app.paper.call_sheet(app.bookings.list(session))),)
        yield Sheet("call-sheet", "phone-call", _("電話表"), _("席があいたときに電話する順番"), sheet, group)
    if listing.drawn_at is not None:
        draw = (Way("", lambda: app.paper.draw_protocol(app.drawing.figures(session))),)
        yield Sheet("draw", "report", _("抽選の記録"), _("受付番号だけで、お名前はありません"), draw, group)


def history(app: App, person: UUID) -> Sheet:
    """Return everything one person came to."""
    way = Way("", partial(app.paper.history, person))
    return Sheet("history", "person", _("参加の記録"), _("この人が来た教室"), (way,))


def card(app: App, person: UUID) -> Sheet:
    """Return the new card of somebody who lost theirs."""

    def make() -> Document:
        centres = app.classes.centres()
        return app.paper.card(app.people.get(person), centres[0].name if centres else "")

    return Sheet("card", "card", _("参加カード"), _("1人分"), (Way("", make),))


def memo(app: App) -> Sheet:
    """Return the empty form for passwords."""
    return Sheet(
        "memo",
        "pencil",
        _("パスワードのメモ"),
        _("おうちで書く紙"),
        (Way("", app.people_papers.memo),),
        _("配る紙"),
    )


def handouts(app: App, lesson_id: str, first: Family | None, session: UUID | None = None) -> Iterator[Sheet]:
    """Yield the handout of a lesson for each phone, the wanted one first.

    After a class they invite to the steps where most people stumbled (nobody is in it).
    """
    lesson = app.library.get(lesson_id)
    now = lesson.family_or_first(first or Family(app.settings.now.family))
    for family in sorted(lesson.families, key=lambda family: family != now):
        make = partial(handout, app, lesson_id, family, session)
        yield Sheet(
            f"{lesson.id}-{family}",
            f"phone-{family}",
            lesson.title.plain,
            _("配る紙（{family}）").format(family=_(NAMES[family])),
            (
                Way(_("ふつうの字"), make),
                Way(_("とても大きな字"), partial(make, large=True)),
                Way(_("日本語と英語"), partial(make, bilingual=True)),
            ),
            _("配る紙"),
        )


def handout(
    app: App, lesson_id: str, family: Family, session: UUID | None, *, large: bool = False, bilingual: bool = False
) -> Document:
    """Make one handout."""
    again = app.stumbles.again(lesson_id, session) if session else ()
    return app.people_papers.handout(lesson_id, family, again=again, large=large, bilingual=bilingual)


def plan(app: App, plan_id: str) -> Sheet:
    """Return the running sheet of a ready-made class."""
    about = app.library.plan(plan_id).plan
    return Sheet(plan_id, "report", about.title.plain, _("進行表"), (Way("", partial(app.paper.class_plan, plan_id)),))


def procedure(app: App, procedure_id: str) -> Sheet:
    """Return the sheet of one procedure of the town hall."""

    def make() -> Document:
        return app.paper.procedure(app.procedures.figures(procedure_id))

    title = app.procedures.get(procedure_id).title.plain
    return Sheet("procedure", "handout", title, _("手続きの紙"), (Way("", make),))
