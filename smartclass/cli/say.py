"""`say TEXT --out X.wav`: how the program's voice says a text (furigana marks allowed)."""

from __future__ import annotations

import argparse
from pathlib import Path

from smartclass.bootstrap import App

HELP = "write a text as speech"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text")
    parser.add_argument("--out", type=Path, required=True)


def run(app: App, given: argparse.Namespace) -> int:
    app.speech.to_wav(given.text, given.out)
    return 0
