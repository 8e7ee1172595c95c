"""A week beside another process, or random keys: `python -m tests.soak [--minutes N] [--seed N] [--keys]`.

Random keys and sizes go to the real dashboard in a pseudo-terminal. By default its clock runs through the
four days in the time given while a second process acts and brings in lists; with `--keys` there are only
keys. Between them notes are written whose words have to stand in the file at the end, a resize has to be
answered, and memory, handles and the time of a cursor key are taken. The exit code is 1 when an answered act
is lost, a traceback shows, a window hangs or the file is not in order.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.counted import table
from tests.soak.soak import soak


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keys", action="store_true")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="matchweek-soak-") as folder:
        done = soak(Path(folder), options.seed, options.minutes * 60, keys_only=options.keys)
    print("\n".join([*table([done.count]), *done.lines()]))
    for line in done.count.told:
        print(f"--- {line}", file=sys.stderr)
    return 0 if done.count.well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
