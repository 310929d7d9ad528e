"""Whether a page answers, without a network: what the opener would give is given."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
from email.message import Message
from types import SimpleNamespace, TracebackType

import pytest

from smartclass.adapters.links import trouble


class Answer(SimpleNamespace):
    def __enter__(self) -> Answer:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        return None


def given(monkeypatch: pytest.MonkeyPatch, what: Answer | Exception) -> None:
    def opener(_request: object, timeout: float) -> Answer:
        assert timeout > 0
        if isinstance(what, Exception):
            raise what
        return what

    monkeypatch.setattr(urllib.request, "urlopen", opener)


def http(code: int) -> urllib.error.HTTPError:
    return urllib.error.HTTPError("https://example.jp", code, "", Message(), io.BytesIO())


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (Answer(status=200), ""),
        (Answer(status=500), "500"),
        (http(404), "404"),
        (http(403), ""),
        (urllib.error.URLError(TimeoutError()), "TimeoutError"),
        (ConnectionResetError(), "ConnectionResetError"),
    ],
)
def test_what_comes_is_told_in_a_word(monkeypatch: pytest.MonkeyPatch, what: Answer | Exception, said: str) -> None:
    given(monkeypatch, what)
    assert trouble("https://example.jp") == said


def test_nothing_but_https_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, AssertionError("asked"))
    assert trouble("file:///etc/passwd") == "not https"
