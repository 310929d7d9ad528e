"""The database driver: sqlcipher3, under the name that sqlite-utils looks for. Import nothing else for SQLite.

sqlite-utils prefers a module called `pysqlite3`; handing it a sqlcipher3 connection without this alias makes it
catch the wrong exception classes, and rows reported as stored are lost.
"""

from __future__ import annotations

import sys
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

if "sqlite_utils" in sys.modules and "pysqlite3" not in sys.modules:  # pragma: no cover - a fault in the program
    raise RuntimeError("sqlite_utils was imported before smartclass.storage.driver")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

__all__ = ["Connection", "DatabaseError", "OperationalError", "dbapi2", "sqlite_utils_database"]

Connection = dbapi2.Connection
OperationalError = dbapi2.OperationalError
DatabaseError = dbapi2.DatabaseError


def sqlite_utils_database(connection: Any) -> Any:
    """Wrap a connection in `sqlite_utils.Database`; imported only here, and only when first needed (0.1 s)."""
    import sqlite_utils
    import sqlite_utils.utils

    assert sqlite_utils.utils.OperationalError is OperationalError, "sqlite-utils runs on another driver"
    return sqlite_utils.Database(connection, strict=True, execute_plugins=False)
