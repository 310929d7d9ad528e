"""Looks whether a page still answers: the one place that uses the network, and only when somebody asks for it."""

from __future__ import annotations

import urllib.error
import urllib.request

TIMEOUT = 15.0
"""Seconds to wait for one page."""
_REFUSED = 400
_KEPT_OUT = frozenset({401, 403, 405, 429})
"""Answers of pages that are there but don't want to be asked by a program."""


def trouble(url: str, timeout: float = TIMEOUT) -> str:
    """Return "" where the https page answers, else what came instead: a number (404) or a short word in English."""
    if not url.startswith("https://"):
        return "not https"
    request = urllib.request.Request(url, method="GET", headers={"User-Agent": "SmartClass link check"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310 - https only, see above
            status: int = answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return "" if error.code in _KEPT_OUT else str(error.code)
    except (OSError, ValueError) as error:
        return type(getattr(error, "reason", error)).__name__
    return str(status) if status >= _REFUSED else ""
