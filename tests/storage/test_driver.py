"""The driver alias: without it, sqlite-utils reports rows as stored that are on no disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smartclass.paths import Home
from smartclass.storage import driver
from smartclass.storage.register import Register
from tests.conftest import FixedClock

RETURNING_THEN_CLOSE = """
from pathlib import Path
from smartclass.storage import driver
connection = driver.dbapi2.connect({path!r}, isolation_level=None)
database = driver.sqlite_utils_database(connection)
database.table("fact").create({{"id": int, "word": str}}, pk="id")
made = list(database.query("INSERT INTO fact (word) VALUES ('a') RETURNING id"))
assert made == [{{"id": 1}}], made
assert not connection.in_transaction
database.table("fact").insert_all({{"word": str(n)}} for n in range(3000))
database.table("fact").insert({{"word": "b", "more": "c"}}, alter=True)
assert not connection.in_transaction
connection.close()
"""


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_sqlite_utils_runs_on_our_driver(register: Register) -> None:
    import sqlite_utils.utils

    assert sqlite_utils.utils.OperationalError is driver.OperationalError
    assert type(register.database.conn) is driver.Connection


def test_rows_after_insert_returning_are_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    done = _python(RETURNING_THEN_CLOSE.format(path=str(path)))
    assert done.returncode == 0, done.stderr
    connection = driver.dbapi2.connect(str(path))
    assert connection.execute("SELECT count(*) FROM fact").fetchone() == (3002,)
    connection.close()


def test_importing_sqlite_utils_first_is_refused() -> None:
    done = _python("import sqlite_utils\nimport smartclass.storage.driver")
    assert done.returncode != 0
    assert "would lose rows" in done.stderr


def test_another_driver_under_the_same_name_is_refused(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite_utils.utils

    monkeypatch.setattr(sqlite_utils.utils, "OperationalError", ValueError)
    with pytest.raises(RuntimeError, match="another driver"):
        driver.sqlite_utils_database(None)


def test_opening_a_register_that_exists_needs_no_sqlite_utils(home: Home, clock: FixedClock) -> None:
    Register.open(home, clock).close()
    done = _python(
        "import sys\nfrom pathlib import Path\nfrom smartclass.adapters.clock import SystemClock\n"
        "from smartclass.paths import Home\nfrom smartclass.storage.register import Register\n"
        f"Register.open(Home(Path({str(home.root)!r})), SystemClock()).close()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert done.returncode == 0, done.stderr
