"""The targets of each fiscal year: read when a report wants them, written whole when somebody changes them."""

from __future__ import annotations

from smartclass.content import targets_file
from smartclass.domain.targets import Targets
from smartclass.errors import BadData, Problem
from smartclass.i18n import _
from smartclass.paths import Home


class TargetsBook:
    """Keeps targets.toml. The file is small, and read anew each time: an editor may have changed it."""

    def __init__(self, home: Home) -> None:
        self._path = home.targets

    def of(self, year: int) -> Targets:
        """Return the targets of a fiscal year, blank where there are none; BadData where the file can't be read."""
        return self._read().years.get(year, Targets())

    def change(self, year: int, targets: Targets) -> None:
        """Write the targets of a fiscal year; on Problem nothing is changed."""
        years = self._read().years
        try:
            targets_file.write(self._path, {**years, year: targets})
        except OSError as error:
            raise Problem(
                _("目標のファイルに、書けませんでした（{reason}）。").format(
                    reason=error.strerror or type(error).__name__
                ),
                _("空きがあるか、書いてよい場所かを、確かめてください。"),
            ) from error

    def _read(self) -> targets_file.TargetsFile:
        read = targets_file.read(self._path)
        if read.faults:
            first = read.faults[0]
            raise BadData(
                _("{file} の {line}行め：{sentence}").format(
                    file=self._path.name, line=first.line, sentence=first.sentence
                ),
                _("{file} を直すか、べつの所へ移してください。").format(file=self._path),
            )
        return read
