"""The database driver: sqlcipher3, under the name that sqlite-utils looks for. Import nothing else for SQLite.

sqlite-utils prefers a module called `pysqlite3`; handing it a sqlcipher3 connection without this alias makes it
catch the wrong exception classes, and rows reported as stored are lost.
"""

from __future__ import annotations

import sys
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
    raise RuntimeError("sqlite_utils was imported before smartclass.storage.driver: it would lose rows silently")
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

    if sqlite_utils.utils.OperationalError is not OperationalError:
        raise RuntimeError("sqlite-utils runs on another driver: it would lose rows silently")
    return sqlite_utils.Database(connection, strict=True, execute_plugins=False)
