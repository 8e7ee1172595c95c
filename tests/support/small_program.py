"""A full-screen program of a few lines, to try the terminal of tests with: it shows what it is sent.

Ends at `q` after putting the terminal back, at `Q` without, at `x` with code 7; SIGTERM is shown, SIGHUP
written to the file of the first argument.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import tty
from pathlib import Path

ON = "\x1b[?1049h\x1b[?1003h\x1b[?1006h\x1b[?25l\x1b[?2004h\x1b[>1u"
OFF = "\x1b[<u\x1b[?2004l\x1b[?25h\x1b[?1006l\x1b[?1003l\x1b[?1049l"


def show(line: int, text: str) -> None:
    # In two writes of one synchronized update: a reader must never see the half of it.
    sys.stdout.write(f"\x1b[?2026h\x1b[{line};1H\x1b[Khalf")
    sys.stdout.flush()
    sys.stdout.write(f"\x1b[{line};1H\x1b[K{text}\x1b[?2026l")
    sys.stdout.flush()


def on_resize(*_: object) -> None:
    size = os.get_terminal_size()
    show(2, f"size {size.columns}x{size.lines}")


def main() -> int:
    before = termios.tcgetattr(0)
    tty.setraw(0)
    sys.stdout.write(ON + "\x1b[?2026$p\x1b[c\x1b]0;small\x07\x1b]52;c;Y29waWVk\x07\x1b_ignored\x1b\\")
    signal.signal(signal.SIGWINCH, on_resize)
    signal.signal(signal.SIGTERM, lambda *_: show(3, "SIGTERM came"))
    signal.signal(signal.SIGHUP, lambda *_: (Path(sys.argv[1]).write_text("SIGHUP came"), os._exit(0)))
    on_resize()
    show(1, "ready")
    received = ""
    while True:
        select.select([0], [], [])
        data = os.read(0, 1024).decode(errors="replace")
        received = (received + data)[-300:]
        show(4, f"got {received!r}")
        if data[-1:] in ("q", "Q", "x"):
            if data[-1:] != "Q":
                sys.stdout.write(OFF)
                sys.stdout.flush()
                termios.tcsetattr(0, termios.TCSANOW, before)
            return 7 if data[-1:] == "x" else 0


if __name__ == "__main__":
    sys.exit(main())
