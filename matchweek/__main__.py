"""`python -m matchweek`, and what the installed command calls."""

from __future__ import annotations

import sys


def main() -> int:
    """Run matchweek with the command line's arguments; returns the exit code."""
    from matchweek.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
