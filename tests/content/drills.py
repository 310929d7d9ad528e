"""A drill for tests: the smallest one that keeps every rule, written where it is wanted."""

from __future__ import annotations

from pathlib import Path

DRILL = """\
format = 1
id = "drill-answer"
title = "{電話|でんわ}に出るれんしゅう"
about = "{鳴|な}ったら、出られるようになります。"
symptoms = ["{呼|よ}び出しがこわい"]
minutes = 5
families = ["android", "iphone"]
checked_on = 2026-11-21
review_by = 2027-05-31
start = "ringing"
goal = "talking"
person = "れんしゅう花子"

[[source]]
title = "見本の資料"
url = "https://example.jp/denwa"
seen = 2026-11-20

[[scene]]
id = "ringing"
kind = "call"
title = "{電話|でんわ}"

[[scene.item]]
id = "green"
kind = "button"
label = "{緑|みどり}の{丸|まる}"
go = "talking"

[[scene.item]]
id = "red"
kind = "button"
label = "赤い{丸|まる}"

[scene.hint]
say = "{緑|みどり}の{丸|まる}に、さわります。"

[[scene.miss]]
item = "red"
say = "それは「{切|き}る」です。"

[[scene]]
id = "talking"
kind = "call"
"""


def written(root: Path, *changes: tuple[str, str], name: str = "20-answer.toml", course: str = "basics") -> Path:
    """Write the drill, with some words changed, into a course below `root`."""
    text = DRILL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = root / course / "drills" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
