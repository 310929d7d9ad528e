"""A list of public buildings (公共施設一覧) as towns publish it: which column is what, and which are rooms for classes.

Heads are those of 自治体標準オープンデータセット「公共施設一覧」 (Digital Agency; the columns every list of facilities
shares stand at opendata.pref.tokushima.lg.jp/dataset/4991: ID, 名称, 名称_カナ, 所在地_連結表記, 電話番号 …) and of the
推奨データセット before it (github.com/NEC-FIWARE/smart-data-models, cio/12_公共施設一覧: NO, 名称, 名称_カナ, 住所 …),
and what towns write instead of them (施設名, 所在地, 所在地_連結標記).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smartclass.domain.list_layout import LOOKED_AT, Layout, folded, mark

FIELDS = ("name", "kana", "code", "place")
FEW = 30
"""A list as short as this was made by hand: all of it is meant."""

_HEADS = {
    "name": (
        *("名称", "施設名", "施設名称", "会場名", "会場", "会場の名前", "公共施設名", "施設の名称", "公民館名"),
        *("名称漢字", "名前", "name", "facilityname"),
    ),
    "kana": (
        "名称_カナ",
        "名称_かな",
        "施設名_カナ",
        "施設名カナ",
        "名称フリガナ",
        "施設名フリガナ",
        "フリガナ",
        "ふりがな",
    ),
    "code": ("id", "no", "no.", "番号", "施設番号", "施設no", "施設no.", "施設コード", "施設id", "コード", "code"),
    "place": (
        *("所在地_連結表記", "所在地_連結標記", "住所", "所在地", "施設所在地", "施設住所", "所在地住所", "address"),
        *("所在地_市区町村以下", "町字"),
    ),
}
_KNOWN = {field: tuple(map(folded, heads)) for field, heads in _HEADS.items()}
_ROOMS = re.compile(
    "公民館|公会堂|会館|区民館|市民館|町民館|村民館|住民センター|市民センター|区民センター|町民センター|村民センター"
    "|地区センター|地域センター|コミュニティ|コミセン|集会所|集会室|交流|生涯学習|学習センター|学習館|文化センター"
    "|文化会館|中央センター|図書館|福祉センター|福祉会館|老人|高齢者|シニア|いきいき|ふれあい|憩いの家|社会福祉"
    "|市役所|区役所|町役場|村役場|支所|出張所|市民プラザ|改善センター|保健センター|男女共同参画|情報センター"
)
_OTHERS = re.compile(
    "給食|クリーン|浄化|処理|リサイクル|斎場|葬祭|火葬|霊園|墓|駐車|駐輪|トイレ|便所|公園|広場|プール|グラウンド|ポンプ"
    "|配水|浄水|消防|保育|幼稚園|学童|児童|市営住宅|団地|倉庫|老人ホーム|バス停|遊び場|体育"
)


@dataclass(frozen=True, slots=True)
class Venue:
    """A building of a list. `code` is the town's own number; `place` is where it stands, `kana` helps to find it."""

    name: str
    code: str = ""
    place: str = ""
    kana: str = ""


def guess(rows: Sequence[Sequence[str]], remembered: Mapping[str, str]) -> Layout:
    """Find the line of heads and say which column holds the name, the number and the address.

    What was chosen before counts most. Where no line names a column of names, the first line with several cells is
    taken for the heads.
    """
    for at in range(min(LOOKED_AT, len(rows))):
        fields = _fields(rows[at], remembered)
        if "name" in fields:
            return Layout(at + 1, tuple(rows[at]), fields)
    at = next((at for at, row in enumerate(rows[:LOOKED_AT]) if sum(map(bool, row)) > 1), 0)
    heads = tuple(rows[at]) if rows else ()
    return Layout(at + 1, heads, _fields(heads, remembered))


def with_name(layout: Layout, column: int) -> Layout:
    """Return the layout with the names in another column, and only there."""
    fields = tuple("" if field == "name" else field for field in layout.fields)
    return Layout(layout.first, layout.heads, fields).with_field(column, "name")


def _fields(heads: Sequence[str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    fields = [remembered.get(mark(head, at, len(heads)), "") if head else "" for at, head in enumerate(heads)]
    plain = [folded(head) for head in heads]
    for field, known in _KNOWN.items():
        found = next((plain.index(head) for head in known if head in plain), None)
        if field not in fields and found is not None and not fields[found]:
            fields[found] = field
    return tuple(fields)


def key(name: str) -> str:
    """Return what two spellings of one building's name have in common: no spaces, one width, one case."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).casefold()


def has_rooms(name: str) -> bool:
    """Tell whether classes are usually held in a building of such a name: towns list car parks and wells as well."""
    return bool(_ROOMS.search(name)) and not _OTHERS.search(name)


def suggested(venues: Sequence[Venue]) -> tuple[bool, ...]:
    """Say for each building whether it is offered as chosen: all of a short list, else those with rooms."""
    return tuple(len(venues) <= FEW or has_rooms(venue.name) for venue in venues)
