"""What every table and every column of the register holds, in words: for exports, for docs/columns.md, for the person.

A table that is not described here is exported all the same, under the names it has in the file; a test asks for
the description.
"""

from __future__ import annotations

from collections.abc import Mapping

from smartclass.i18n import _, lazy

Words = tuple[str, str]
"""A title and one sentence."""

TABLES: dict[str, Words] = {
    "centre": (lazy("会場"), lazy("教室を開くところです。")),
    "course": (lazy("講座"), lazy("教室の題です。報告は、講座ごとに数えます。")),
    "staff": (lazy("講師・支援員"), lazy("教える人と、手つだう人です。")),
    "class_session": (lazy("開催回"), lazy("1回の教室です。")),
    "session_lesson": (lazy("開催回の教材"), lazy("その回で使う教材です。")),
    "session_staff": (lazy("開催回の講師"), lazy("その回を受けもつ人です。")),
    "attendee": (lazy("受講者"), lazy("教室に来る人です。")),
    "card": (lazy("参加カード"), lazy("受付で使うカードです。名前は入っていません。")),
    "attendance": (lazy("出席"), lazy("だれが、どの回に来る予定で、来たかです。")),
    "act": (lazy("受付の操作"), lazy("受付でしたことの控えです。消したり書きかえたりしません。")),
    "progress": (lazy("教材の進み"), lazy("教材を、どこまで見たかです。点数はつけません。")),
    "stumble": (lazy("つまずき"), lazy("れんしゅうで、まよった場面の回数です。書いた文字は残しません。")),
    "import_batch": (lazy("名簿の読みこみ"), lazy("名簿を読みこんだ日時と人数です。")),
    "import_person": (lazy("読みこんだ人"), lazy("どの読みこみで入った人かです。")),
    "erasure": (lazy("消去の記録"), lazy("期限で名前を消したことの控えです。")),
    "erased_person": (lazy("消した人"), lazy("どの消去で名前を消した人かです。")),
    "erased_age": (lazy("消した人の年代"), lazy("名前を消したあとも報告に使う、年代だけです。")),
    "audit": (lazy("操作の記録"), lazy("名簿を開いた、書き出した、消したなどの記録です。名前は入りません。")),
    "session_call": (lazy("中止の電話"), lazy("中止を知らせる電話がつながったかです。")),
    "booking": (lazy("申込"), lazy("どの回に申しこんだかです。")),
    "attendee_need": (lazy("気をつけること"), lazy("教室で、どんな助けがいるかです。わけは書きません。")),
    "follow_up": (lazy("声かけ"), lazy("来なくなった人に、声をかけた日です。")),
    "not_same": (lazy("べつの人"), lazy("似ていても、べつの人だと確かめた2人です。")),
    "merge": (lazy("まとめた人"), lazy("同じ人としてまとめた記録です。もどすために、前の行ものこします。")),
    "draw": (lazy("抽選"), lazy("回の抽選のしかたと結果です。")),
    "desk_row": (lazy("名簿の行"), lazy("受付の名簿の行の番号と、途中から・途中までです。")),
    "seat_event": (lazy("席のようす"), lazy("教室のあいだだけの控えです。教室を終えると消えます。")),
    "consultation": (lazy("個別相談"), lazy("個別の相談です。名前のない相談もあります。")),
    "frozen_report": (lazy("確定した報告"), lazy("確定したときの数の控えです。名前は入っていません。")),
    "survey_answer": (lazy("アンケート"), lazy("3つの顔を押した数です。だれが押したかは、残しません。")),
}

EVERYWHERE: dict[str, Words] = {
    "id": (lazy("番号"), lazy("この行の番号です（UUID）。ほかの表からは、この番号でさします。")),
    "row_ver": (lazy("版"), lazy("この行が書きかえられた回数です。1から始まります。")),
    "site": (lazy("パソコンの番号"), lazy("さいごに書いたパソコンの番号です。")),
    "updated_at": (lazy("書いた日時"), lazy("さいごに書いた日時、または日です。")),
    "deleted": (lazy("取り消し"), lazy("取り消した行は1です。書き出しには入りません。")),
    "attendee_id": (lazy("受講者の番号"), lazy("「受講者」の番号です。空なら、だれのものでもありません。")),
    "session_id": (lazy("開催回"), lazy("「開催回」の番号です。一人分の書き出しでは、日と講座です。")),
    "staff_id": (lazy("講師・支援員"), lazy("「講師・支援員」の番号です。")),
    "centre_id": (lazy("会場"), lazy("「会場」の番号です。")),
    "course_id": (lazy("講座"), lazy("「講座」の番号です。")),
    "lesson": (lazy("教材"), lazy("教材の名前です。一人分の書き出しでは、教材の題です。")),
}

COLUMNS: dict[str, dict[str, Words]] = {
    "centre": {
        "name": (lazy("会場名"), lazy("会場の名前です。")),
        "code": (lazy("会場の記号"), lazy("町で使っている記号です。なくてもかまいません。")),
    },
    "course": {"title": (lazy("講座名"), lazy("講座の題です。"))},
    "staff": {
        "name": (lazy("名前"), lazy("講師・支援員の名前です。")),
        "role": (lazy("役わり"), lazy("coordinator 担当者、instructor 講師、helper 支援員。")),
    },
    "class_session": {
        "day": (lazy("日"), lazy("教室の日です。")),
        "starts": (lazy("始まり"), lazy("始まる時刻です。")),
        "ends": (lazy("終わり"), lazy("終わる時刻です。")),
        "capacity": (lazy("定員"), lazy("入れる人数です。")),
        "count_only": (lazy("人数だけの参加"), lazy("名前を書かずに、人数だけ数えた人です。")),
        "state": (lazy("ようす"), lazy("planned 予定、running 開催中、ended 終わり、cancelled 中止。")),
        "reason": (lazy("中止のわけ"), lazy("中止したときのわけです。")),
    },
    "session_lesson": {"place": (lazy("順番"), lazy("使う順番です。"))},
    "session_staff": {},
    "attendee": {
        "name": (lazy("名前"), lazy("名簿に書いた名前です。")),
        "kana": (lazy("ふりがな"), lazy("さがすときと、名簿の順番に使います。")),
        "birth_year": (lazy("生まれた年"), lazy("西暦の年だけです。年代を数えるために使います。")),
        "phone_last4": (lazy("電話の下4けた"), lazy("同じ名前の人を、まちがえないために使います。")),
        "family": (lazy("スマホの種類"), lazy("android、iphone、rakuraku のどれかです。")),
        "notes": (lazy("メモ"), lazy("教室で気をつけることです。")),
    },
    "card": {
        "token": (lazy("カードの文字"), lazy("カードのQRコードに入っている文字です。くじで決めた文字です。")),
        "dead": (lazy("使えないカード"), lazy("新しいカードに替えた古いカードは1です。")),
    },
    "attendance": {
        "expected": (lazy("予定"), lazy("来る予定なら1です。")),
        "present": (lazy("出席"), lazy("来たら1です。")),
        "how": (
            lazy("受付のしかた"),
            lazy("tap 画面、card カード、walk_in 飛び入り、all 全員まとめて、correction あとから直した。"),
        ),
        "at": (lazy("受付の日時"), lazy("受付をした日時です。")),
    },
    "act": {
        "seq": (lazy("通し番号"), lazy("操作の順番です。")),
        "batch": (lazy("まとまり"), lazy("いっしょにした操作は、同じ番号です。")),
        "at": (lazy("日時"), lazy("操作をした日時です。")),
        "kind": (
            lazy("操作"),
            lazy("check_in 受付、walk_in 飛び入り、undo 取り消し、correct 訂正、など。"),
        ),
        "was": (lazy("前の値"), lazy("操作の前の値です（1は出席）。")),
        "is_now": (lazy("後の値"), lazy("操作の後の値です（1は出席）。")),
        "detail": (lazy("わけ"), lazy("訂正のわけなどです。")),
        "undoes": (lazy("取り消したまとまり"), lazy("取り消した操作の、まとまりの番号です。")),
    },
    "progress": {
        "step": (lazy("さいごの手順"), lazy("さいごに見ていた手順の名前です。")),
        "seen": (lazy("見た手順"), lazy("画面に出た手順の名前です。")),
    },
    "stumble": {
        "exercise": (lazy("れんしゅう"), lazy("れんしゅうの名前です。")),
        "scene": (lazy("場面"), lazy("れんしゅうの場面の名前です。")),
        "kind": (
            lazy("つまずきの種類"),
            lazy("missed そとをおした、too-long 長くおした、など。"),
        ),
        "count": (lazy("回数"), lazy("その回で数えた回数です。")),
    },
    "import_batch": {
        "at": (lazy("日時"), lazy("名簿を読みこんだ日時です。")),
        "people": (lazy("人数"), lazy("読みこんだ人数です。")),
        "undone_at": (lazy("取り消した日時"), lazy("読みこみを取り消した日時です。")),
    },
    "import_person": {"batch_id": (lazy("読みこみの番号"), lazy("「名簿の読みこみ」の番号です。"))},
    "erasure": {
        "at": (lazy("日時"), lazy("消した日時です。")),
        "role": (lazy("役わり"), lazy("消した人の役わりです。")),
        "years": (lazy("年数"), lazy("何年たったら消すきまりだったかです。")),
        "kept_from": (lazy("残した日"), lazy("この日からあとの人は残しました。")),
        "people": (lazy("人数"), lazy("消した人数です。")),
        "asked": (lazy("申し出"), lazy("申し出で消したなら1、期限で消したなら0です。")),
    },
    "audit": {
        "seq": (lazy("順番"), lazy("書いた順番です。1から始まり、抜けません。")),
        "at": (lazy("日時"), lazy("したときの日時です。")),
        "role": (lazy("役わり"), lazy("した人の役わりです。空なら、まだ合言葉がありませんでした。")),
        "slot": (lazy("合言葉の番号"), lazy("どの合言葉で開いたかです。")),
        "what": (lazy("したこと"), lazy("したことの種類です。")),
        "about": (lazy("どれを"), lazy("番号だけです。名前は入りません。")),
        "before": (lazy("前の行の印"), lazy("1つ前の行の印です。")),
        "seal": (lazy("この行の印"), lazy("この行と前の印から計算した値（SHA-256）です。")),
    },
    "erased_person": {"erasure_id": (lazy("消去の番号"), lazy("「消去の記録」の番号です。"))},
    "erased_age": {
        "year": (lazy("年度"), lazy("数える年度です。")),
        "band": (lazy("年代"), lazy("その年度の年代です。")),
    },
    "session_call": {"reached": (lazy("電話"), lazy("not_yet まだ、no_answer 出ない、reached つながった。"))},
    "attendee_need": {
        "need": (
            lazy("気をつけること"),
            lazy("ear 耳が遠い、eye 見えにくい、hand 手がふるえる、wheelchair 車いす、slow ゆっくり話す。"),
        )
    },
    "follow_up": {"day": (lazy("声をかけた日"), lazy("さいごに声をかけた日です。"))},
    "not_same": {"other_id": (lazy("もう1人の番号"), lazy("「受講者」の番号です。"))},
    "merge": {
        "gone_id": (lazy("まとめられた人の番号"), lazy("まとめる前の、もう1人の番号です。")),
        "at": (lazy("日時"), lazy("まとめた日時です。")),
        "undone_at": (lazy("もどした日時"), lazy("まとめをもどした日時です。")),
        "changes": (lazy("前とあとの行"), lazy("もどすための控えです。もどすと、空になります。")),
    },
    "booking": {
        "number": (lazy("受付番号"), lazy("申込の番号です。")),
        "place": (lazy("順番"), lazy("待つ順番です。")),
        "standing": (lazy("ようす"), lazy("booked 参加、waiting 待ち、applied 申込、cancelled 取り消し。")),
        "party": (lazy("組"), lazy("いっしょに申しこんだ人は、同じ番号です。")),
        "phone": (lazy("電話"), lazy("連絡先の電話です。")),
        "calls": (lazy("電話の回数"), lazy("電話をかけた回数です。")),
        "drawn": (lazy("抽選の結果"), lazy("won 当たり、lost はずれ。")),
        "at": (lazy("申込の日時"), lazy("申しこんだ日時です。")),
    },
    "draw": {
        "seed": (lazy("くじの種"), lazy("同じ種からは、同じ結果が出ます。")),
        "at": (lazy("日時"), lazy("抽選した日時です。")),
        "seats": (lazy("席"), lazy("席の数です。")),
        "times": (lazy("回数"), lazy("抽選した回数です。")),
        "lines": (lazy("結果の控え"), lazy("抽選の結果の控えです。")),
    },
    "desk_row": {
        "number": (lazy("行の番号"), lazy("受付の名簿の、行の番号です。")),
        "late": (lazy("途中から"), lazy("途中から来た人は1です。")),
        "left_early": (lazy("途中まで"), lazy("途中で帰った人は1です。")),
    },
    "seat_event": {
        "place": (lazy("席の番号"), lazy("名前のない席の番号です。")),
        "kind": (lazy("ようす"), lazy("できた、まって、たすけて、のどれかです。")),
        "at": (lazy("日時"), lazy("押した日時です。")),
    },
    "consultation": {
        "day": (lazy("日"), lazy("教室の外の相談の日です。教室の相談は空です。")),
        "starts": (lazy("始まり"), lazy("始まる時刻です。")),
        "minutes": (lazy("分"), lazy("相談の長さです。")),
        "topic": (lazy("相談のこと"), lazy("相談の内容の記号です。")),
        "outcome": (lazy("結果"), lazy("done できた、homework 宿題、desk 窓口へ、空は相談中。")),
        "note": (lazy("引きつぎ"), lazy("つぎの人への引きつぎです。")),
    },
    "frozen_report": {
        "report": (lazy("報告"), lazy("報告の種類です。")),
        "first": (lazy("はじめの日"), lazy("報告の期間の、はじめの日です。")),
        "last": (lazy("おわりの日"), lazy("報告の期間の、おわりの日です。")),
        "figures": (lazy("数"), lazy("確定したときの数です（JSON）。")),
        "inputs": (lazy("記録の照合番号"), lazy("数えた記録の SHA-256 です。記録が変わると変わります。")),
        "document": (lazy("書類の照合番号"), lazy("確定したPDFの SHA-256 です。")),
        "at": (lazy("日時"), lazy("確定した日時です。")),
        "role": (lazy("役わり"), lazy("確定した人の役わりです。")),
        "act": (lazy("さいごの操作"), lazy("確定したときの、受付の操作の通し番号です。")),
    },
    "survey_answer": {
        "way": (lazy("答えかた"), lazy("touch 画面、paper 紙。")),
        "answer": (lazy("答え"), lazy("good よかった、middle ふつう、more もう少し。")),
        "count": (lazy("数"), lazy("答えの数です。")),
    },
}

_VALUES: Mapping[str, Mapping[str, str]] = {
    "need": {
        "ear": lazy("耳が遠い"),
        "eye": lazy("見えにくい"),
        "hand": lazy("手がふるえる"),
        "wheelchair": lazy("車いす"),
        "slow": lazy("ゆっくり話す"),
    },
    "family": {"android": lazy("Android"), "iphone": lazy("iPhone"), "rakuraku": lazy("らくらく・かんたん")},
    "how": {
        "tap": lazy("画面"),
        "card": lazy("カード"),
        "walk_in": lazy("飛び入り"),
        "all": lazy("全員まとめて"),
        "correction": lazy("あとから直した"),
    },
    "kind": {
        "check_in:tap": lazy("受付（画面）"),
        "check_in:card": lazy("受付（カード）"),
        "check_in:all": lazy("受付（全員まとめて）"),
        "walk_in": lazy("飛び入り"),
        "undo": lazy("取り消し"),
        "correct": lazy("訂正"),
    },
}
_YES_NO = frozenset({"expected", "present", "dead"})
TECHNICAL = frozenset(
    {"id", "row_ver", "site", "updated_at", "deleted", "attendee_id", "batch_id", "batch", "undoes", "seq"}
    | {"was", "is_now", "other_id", "gone_id", "changes"}
)
"""Columns that a person learns nothing from: left out of the readable paper, never of the tables."""


def table(name: str) -> Words:
    """Return the title of a table and what it holds, in the language now in use."""
    title, about = TABLES.get(name, (name, ""))
    return _(title), _(about) if about else ""


def column(table_name: str, name: str) -> Words:
    """Return the title of a column and what it holds."""
    title, about = COLUMNS.get(table_name, {}).get(name) or EVERYWHERE.get(name, (name, ""))
    return _(title), _(about) if about else ""


def described(table_name: str, name: str) -> bool:
    """Tell whether a column has its words."""
    return name in COLUMNS.get(table_name, {}) or name in EVERYWHERE


def value(name: str, raw: str | int | float) -> str | int | float:
    """Return what stands in a column as a person reads it."""
    if name in _YES_NO:
        return _("はい") if raw else _("いいえ")
    words = _VALUES.get(name, {}).get(str(raw))
    return _(words) if words else raw
