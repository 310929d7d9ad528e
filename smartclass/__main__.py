"""`python -m smartclass …`: everything the program does, without a screen."""

from smartclass.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
