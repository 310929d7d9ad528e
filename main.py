"""Starts the program: `python main.py [--home DIR] [--practice]`."""

from ui.app import main

if __name__ == "__main__":
    raise SystemExit(main())
