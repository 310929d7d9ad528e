"""まなびのスマホ教室: the program's core. It runs without a screen; `ui` is one of its users."""

__version__ = "0.1.0"
