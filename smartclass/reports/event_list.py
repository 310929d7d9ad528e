"""The schedule as the event list (イベント一覧) of the towns' open data: columns in Japanese, in any language.

The columns are those of 推奨データセット, which published implementations agree on.
"""

from __future__ import annotations

from smartclass.domain.announcing import Schedule, Town
from smartclass.domain.document import Column, Document, Heading, Table
from smartclass.domain.registry import ClassSession, SessionState
from smartclass.domain.ruby import plain_text
from smartclass.i18n import _, language, lazy

ID = "event_list"
TITLE = lazy("イベント一覧（オープンデータ）")
SPAN = "schedule"
FORMATS = (".csv", ".xlsx")

COLUMNS = (
    "都道府県コード又は市区町村コード", "NO", "都道府県名", "市区町村名", "イベント名", "イベント名_カナ",
    "イベント名_英語", "開始日", "終了日", "開始時間", "終了時間", "開始日時特記事項", "説明", "料金(基本)",
    "料金(詳細)", "連絡先名称", "連絡先電話番号", "連絡先内線番号", "主催者", "場所名称", "住所", "方書", "緯度",
    "経度", "アクセス方法", "駐車場情報", "定員", "参加申込終了日", "参加申込終了時間", "参加申込方法", "URL", "備考",
)  # fmt: skip

CATEGORY = "講座・教室"
OFF = "中止"
ABOUT = "スマートフォンの使い方を、ゆっくり学ぶ教室です。"


def build(data: Schedule) -> Document:
    """Return one row a class. What isn't known stays empty; who comes, who teaches and why not are never in it."""
    rows = tuple(_row(number, one, data.town) for number, one in enumerate(data.sessions, start=1))
    columns = tuple(Column(name, 1 / len(COLUMNS)) for name in COLUMNS)
    first = data.sessions[0].day.isoformat() if data.sessions else "none"
    return Document(
        title=_(TITLE),
        language=language(),
        file_stem=f"event-list-{first}",
        blocks=(Heading(plain_text(_(TITLE)), 1), Table(_(TITLE), columns, rows, main=True)),
        landscape=True,
        author=data.town.organiser,
    )


def _row(number: int, session: ClassSession, town: Town) -> tuple[str | int | float, ...]:
    off = OFF if session.state is SessionState.CANCELLED else ""
    known: dict[str, str | int | float] = {
        "都道府県コード又は市区町村コード": town.code,
        "NO": f"{number:010d}",
        "都道府県名": town.prefecture,
        "市区町村名": town.name,
        "イベント名": session.course.title,
        "開始日": session.day.isoformat(),
        "終了日": session.day.isoformat(),
        "開始時間": f"{session.starts:%H:%M}",
        "終了時間": f"{session.ends:%H:%M}",
        "開始日時特記事項": off,
        "説明": ABOUT,
        "連絡先名称": town.organiser,
        "連絡先電話番号": town.telephone,
        "主催者": town.organiser,
        "場所名称": session.centre.name,
        "定員": session.capacity,
        "URL": town.page,
        "備考": "、".join(part for part in (CATEGORY, off) if part),
    }
    return tuple(known.get(name, "") for name in COLUMNS)
