"""One synthesiser, with a town's own dictionary, for all the tests that hear it."""

from __future__ import annotations

import pytest

from smartclass.adapters.voices.synthesis import Synthesiser


@pytest.fixture(scope="session")
def synthesiser(tmp_path_factory: pytest.TempPathFactory) -> Synthesiser:
    folder = tmp_path_factory.mktemp("voice")
    (folder / "town.csv").write_text("表記,読み,アクセント\n山中谷,ヤマナカダニ,0\n188,イヤヤ,0\n", encoding="utf-8")
    made = Synthesiser(folder, folder / "town.csv")
    made.warm_up()
    return made
