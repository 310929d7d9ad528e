"""The core is put together without waiting for anything the first screen doesn't show."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from smartclass.bootstrap import App, build, rescue
from smartclass.errors import Problem
from smartclass.paths import Home
from smartclass.storage.register import Register
from tests.conftest import FixedClock

HEAVY = ("sqlite_utils", "openpyxl", "xlsxwriter", "reportlab", "numpy", "babel", "PIL", "budoux", "qrcode", "tomllib")
OURS = tuple(f"smartclass.domain.{name}" for name in ("registry", "people", "lesson", "my_number"))


def test_every_service_is_made_once_at_its_first_use(home: Home, clock: FixedClock) -> None:
    with ThreadPoolExecutor(1) as executor:
        app = build(home, clock=clock, executor=executor)
        names = sorted(_services())
        assert len(names) > 10
        assert not set(names) & set(vars(app))
        services = [getattr(app, name) for name in names]
        assert all(getattr(app, name) is service for name, service in zip(names, services, strict=True))
        assert len({type(service) for service in services}) == len(names)
        app.close()


def _services() -> set[str]:
    return {name for name, value in vars(App).items() if type(value).__name__ == "cached_property"}


def test_nothing_slow_is_imported_before_todays_classes_are_known(home: Home, clock: FixedClock) -> None:
    Register.open(home, clock).close()
    code = (
        "import sys\nfrom pathlib import Path\nfrom smartclass.bootstrap import build\n"
        f"from smartclass.paths import Home\napp = build(Home(Path({str(home.root)!r})))\napp.classes.today()\n"
        f"app.close()\nprint([name for name in {HEAVY + OURS!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_register_that_cannot_be_opened_is_said(home: Home, clock: FixedClock) -> None:
    home.prepare()
    home.database.write_bytes(b"x" * 5000)
    with pytest.raises(Problem, match="こわれている"):
        build(home, clock=clock)


def test_a_copy_is_put_back_where_the_register_cannot_be_opened(home: Home, clock: FixedClock, tmp_path: Path) -> None:
    first = build(home, clock=clock)
    first.classes.add_centre("中央公民館")
    first.keeping.backup(tmp_path / "copy.db")
    first.close()
    home.database.write_bytes(b"x" * 5000)
    aside = rescue(home).restore(tmp_path / "copy.db")
    assert (aside / "register.db").read_bytes() == b"x" * 5000
    again = build(home, clock=clock)
    assert [centre.name for centre in again.classes.centres()] == ["中央公民館"]
    again.close()
