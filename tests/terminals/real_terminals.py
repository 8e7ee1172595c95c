"""Real terminals under Xvfb: keys, a paste of 940 rows, an alarm on the desktop. By hand only.

    .venv/bin/python -m tests.terminals.real_terminals FOLDER [NAME...]

Needs Xvfb, xdotool, xclip, ImageMagick's `import`, dunst, dbus-run-session and the terminals; of one that is
not installed or does not start that is told. Each gets a display, a home and at most PATIENCE seconds for one
thing. What was seen is read from the week file and the notifier, and told in one line a terminal; pictures
go to FOLDER.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.lists import fictional_csv
from tests.terminals.rows import ROWS, rows_of_list

PATIENCE = 60.0
"""Seconds for one thing that is waited for."""
ALARM_AT = "2027-03-18T10:58:30-04:00"
"""At half the speed the round ends, and tells so, three minutes after the start."""
ALARM_WITHIN = 240.0
_ROOT = Path(__file__).parents[2]
_ESCAPE_AND_KEY = 0.03


@dataclass(frozen=True)
class Kind:
    """How one terminal is started; COMMAND stands for the dashboard's script.

    `paste` is its own key for it; Konsole asks before it pastes so much, so ctrl+v is tried there.
    """

    name: str
    start: Sequence[str]
    version: Sequence[str]
    paste: str = "ctrl+shift+v"
    environment: dict[str, str] = field(default_factory=dict)


XTERM = ("xterm", "-geometry", "120x36", "-fa", "monospace", "-e")
KINDS = (
    Kind("xterm", (*XTERM, "COMMAND"), ("xterm", "-version"), "shift+Insert"),
    Kind(
        "konsole", ("konsole", "--separate", "-e", "COMMAND"), ("dpkg-query", "-Wf${Version}", "konsole"),
        "ctrl+v",
    ),
    Kind(
        "vte",
        ("gnome-terminal", "--wait", "--geometry=120x36", "--", "COMMAND"),
        ("gnome-terminal", "--version"),
    ),
    Kind(
        "kitty", ("kitty", "-o", "confirm_os_window_close=0", "COMMAND"), ("kitty", "--version"),
        environment={"LIBGL_ALWAYS_SOFTWARE": "1"},
    ),
    Kind(
        "alacritty", ("alacritty", "-e", "COMMAND"), ("alacritty", "--version"),
        environment={"LIBGL_ALWAYS_SOFTWARE": "1"},
    ),
    Kind(
        "tmux", (*XTERM, "tmux", "-f", "/dev/null", "-L", "matchweek-test", "new", "COMMAND"), ("tmux", "-V"),
        "shift+Insert",
    ),
    Kind(
        "screen", (*XTERM, "screen", "-c", "/dev/null", "-U", "COMMAND"), ("screen", "--version"),
        "shift+Insert",
    ),
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [kind for kind in KINDS if not arguments[1:] or kind.name in arguments[1:]]
    if os.environ.get("MATCHWEEK_IN_BUS") != "1":
        again = ["dbus-run-session", "--", sys.executable, "-m", __spec__.name, *arguments]
        return subprocess.call(again, env=os.environ | {"MATCHWEEK_IN_BUS": "1"}, cwd=_ROOT)
    bad = 0
    for number, kind in enumerate(wanted):
        with contextlib.ExitStack() as stack:
            tried = Tried(kind, folder, 71 + number, stack)
            try:
                tried.run()
            except (Missing, OSError, subprocess.SubprocessError) as error:
                tried.said["failed"] = str(error)
                tried.picture("failed")
                bad += 1
        print(json.dumps({"terminal": kind.name, **tried.said}, ensure_ascii=False), flush=True)
    return 1 if bad else 0


class Missing(Exception):
    """Something did not come in time."""


class Tried:
    """One terminal on a display of its own."""

    def __init__(self, kind: Kind, folder: Path, display: int, stack: contextlib.ExitStack) -> None:
        self.kind, self.folder, self.stack = kind, folder, stack
        self.said: dict[str, Any] = {}
        self.home = folder / f"home-{kind.name}"
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("TMUX", "STY", "COLORTERM")},
            "DISPLAY": f":{display}",
            "MATCHWEEK_HOME": str(self.home),
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "SCREENDIR": str(self.home / "screens"),
            "PYTHONPATH": str(_ROOT),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            **kind.environment,
        }
        self.home.chmod(0o700)

    def run(self) -> None:
        self.said["version"] = self.version()
        self.begin_display()
        self.begin_terminal()
        self.keys()
        self.paste()
        self.alarm()
        self.leave()

    # Starting

    def version(self) -> str:
        if shutil.which(self.kind.start[0]) is None:
            raise Missing("not installed")
        found = subprocess.run(self.kind.version, capture_output=True, text=True, timeout=10, check=False)
        return (found.stdout or found.stderr).strip().splitlines()[0]

    def begin_display(self) -> None:
        self.start(["Xvfb", self.environment["DISPLAY"], "-screen", "0", "1400x900x24"])
        self.until("display", lambda: self.call("xdotool", "getmouselocation") is not None)
        # What the bus starts by itself (the server of GNOME's terminal) needs the display as well.
        self.call("dbus-update-activation-environment", "--all")
        self.log = self.home / "dunst.log"
        self.start(["dunst", "-print"], self.log)

    def begin_terminal(self) -> None:
        listed = self.home / "monday.csv"
        listed.write_text(fictional_csv(), encoding="utf-8")
        self.matchweek("list", "import", str(listed), "--whole", "--after-round", "0")
        script = self.home / "dashboard.sh"
        where = self.home / "week.db"
        script.write_text(
            f"#!/bin/sh\n{sys.executable} -m matchweek --file {where} check --terminal --json"
            f" >{self.home}/check.json 2>{self.home}/check.err\n"
            f"exec {sys.executable} -m matchweek --file {where} --now {ALARM_AT} --speed 0.5"
            f" --zone Asia/Karachi\n"
        )
        script.chmod(0o755)
        self.start([str(script) if word == "COMMAND" else word for word in self.kind.start])
        # Their servers would outlive the window.
        ends = {"tmux": ("tmux", "-L", "matchweek-test", "kill-server"), "screen": ("screen", "-X", "quit")}
        if self.kind.name in ends:
            self.stack.callback(self.call, *ends[self.kind.name])
        self.until("window", lambda: self.window() is not None)
        # The first frame takes a while on a busy machine; help opens only once keys are taken.
        self.until("check", lambda: (self.home / "check.json").exists() and self.checked() is not None)
        found = self.checked() or {}
        self.said["ready"] = found.get("ready")
        self.said["calls itself"] = next(
            (one["words"] for one in found.get("found", ()) if one["about"] == "terminal"), ""
        )
        self.said["to set"] = [one["set"] for one in found.get("found", ()) if one["level"] == "set"]
        self.until("dashboard", self.lane_key)
        self.picture("open")

    def lane_key(self) -> bool:
        """Whether `1` puts a program into its lane by now."""
        self.key("1")
        time.sleep(1)
        return self.acts("triage.lane") > 0

    # What is tried

    def keys(self) -> None:
        """Lanes, undo, a call, Esc and a key behind it, F3, shift+F3, alt+x."""
        while self.acts("triage.lane", undone=False) > 0 and self.time_left():
            self.key("u")
            time.sleep(0.6)
        before = self.count()
        self.key("alt+x")
        self.key("shift+F3")
        self.key("Insert", "shift+Home", "ctrl+F1")
        time.sleep(1.5)
        self.said["odd keys act"] = self.count() - before
        self.key("Escape")
        self.key("F2")
        self.key("1")
        self.until("1", lambda: self.count() == before + 1)
        self.key("u")
        self.until("u", lambda: self.count() == before + 2)
        self.key("c")
        self.until("c", lambda: self.acts("call") > 0)
        self.picture("call")
        self.key("Escape")
        time.sleep(_ESCAPE_AND_KEY)
        self.key("Escape")
        time.sleep(1.2)
        self.key("F3")
        time.sleep(0.8)
        self.picture("f3")
        self.key("F2")
        self.key("slash", "h", "a", "r")
        time.sleep(0.8)
        before = self.count()
        self.key("Escape", "1")
        self.until("Esc, then 1", lambda: self.count() == before + 1)
        self.said["Esc then 1"] = "as two keys"
        self.key("Escape")

    def paste(self) -> None:
        """940 rows by the terminal's own way, then stored; every cell is compared."""
        rows = rows_of_list()
        clip = subprocess.Popen(
            ["xclip", "-selection", "clipboard"], stdin=subprocess.PIPE, env=self.environment
        )
        clip.communicate(rows.encode())
        also = subprocess.Popen(
            ["xclip", "-selection", "primary"], stdin=subprocess.PIPE, env=self.environment
        )
        also.communicate(rows.encode())
        self.key("p")
        time.sleep(1.5)
        began = time.monotonic()
        self.key(self.kind.paste)
        time.sleep(6)
        self.picture("paste")
        self.key("Return")
        time.sleep(5)
        self.picture("preview")
        self.key("w", "Home", "Return")
        time.sleep(1.5)
        self.key("Return")
        time.sleep(1)
        self.picture("stored")
        self.until("940 rows", lambda: len(self.listed()) >= ROWS, soft=True)
        self.said["paste took at most"] = f"{time.monotonic() - began:.0f} s"
        wanted = [line.split("\t") for line in rows.splitlines()[1:]]
        have = {one["code"]: one for one in self.listed()}
        self.said["rows"] = sum(row[0] in have for row in wanted)
        self.said["rows that differ"] = sum(
            [have[row[0]][name] for name in ("institution", "city", "state", "service")]
            != [row[1], row[3], row[4], row[5]]
            for row in wanted
            if row[0] in have
        )

    def alarm(self) -> None:
        """Another window takes the keys; the notifier gets the alarm, once."""
        self.key("Escape")
        self.start(["xterm", "-geometry", "40x5+900+700", "-T", "other", "-e", "sleep", "300"])
        self.until("other window", lambda: self.call("xdotool", "search", "--name", "^other$") is not None)
        other = (self.call("xdotool", "search", "--name", "^other$") or "").split()[-1]
        self.call("xdotool", "windowfocus", "--sync", other)
        self.until("alarm", lambda: self.notified() > 0, soft=True, within=ALARM_WITHIN)
        time.sleep(3)
        self.picture("alarm")
        self.said["notified"] = self.notified()

    def leave(self) -> None:
        if (window := self.window()) is not None:
            self.call("xdotool", "windowfocus", "--sync", window)
        self.key("q")

    # Looking

    def window(self) -> str | None:
        found = self.call("xdotool", "search", "--onlyvisible", "--class", _CLASSES[self.kind.name])
        return found.split()[0] if found else None

    def checked(self) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = json.loads((self.home / "check.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found["terminal"]

    def notified(self) -> int:
        if not self.log.exists():
            return 0
        return self.log.read_text(encoding="utf-8", errors="replace").count("appname: ")

    def matchweek(self, *words: str) -> Any:
        argv = [sys.executable, "-m", "matchweek", "--file", str(self.home / "week.db"), *words, "--json"]
        done = subprocess.run(
            argv,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            cwd=_ROOT,
        )
        if done.returncode:
            raise Missing(f"{' '.join(words)}: {done.stderr.strip()}")
        return json.loads(done.stdout)

    def entries(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.matchweek("journal")["entries"]
        return found

    def acts(self, begins: str, *, undone: bool = True) -> int:
        entries = self.entries()
        taken_back = {one["undoes"] for one in entries if one["undoes"]}
        groups = {
            one["group"] for one in entries if one["act"].startswith(begins) and not one["undoes"]
        }  # fmt: skip
        return len(groups if undone else groups - taken_back)

    def count(self) -> int:
        return len({one["group"] for one in self.entries()})

    def listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.matchweek("list", "show")["programs"]
        return found

    # Doing

    def key(self, *names: str) -> None:
        if (window := self.window()) is not None:
            self.call("xdotool", "windowfocus", "--sync", window)
        self.call("xdotool", "key", "--delay", "30", *names)

    def picture(self, name: str) -> None:
        with contextlib.suppress(subprocess.SubprocessError, OSError):
            self.call("import", "-window", "root", str(self.folder / f"{self.kind.name}-{name}.png"))

    def call(self, *words: str) -> str | None:
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout if done.returncode == 0 else None

    def start(self, words: Sequence[str], log: Path | None = None) -> None:
        out = self.stack.enter_context((log or self.home / f"{words[0].rsplit('/')[-1]}.log").open("wb"))
        process = subprocess.Popen(words, env=self.environment, stdout=out, stderr=out, cwd=self.home)

        def end() -> None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
                return
            process.kill()

        self.stack.callback(end)

    def time_left(self) -> bool:
        self._left = getattr(self, "_left", 20) - 1
        return self._left > 0

    def until(
        self, what: str, holds: Callable[[], object], *, soft: bool = False, within: float = PATIENCE
    ) -> None:
        ends = time.monotonic() + within
        while time.monotonic() < ends:
            if holds():
                return
            time.sleep(0.3)
        if not soft:
            raise Missing(f"{what} did not come")


_CLASSES = {
    "xterm": "xterm", "konsole": "konsole", "vte": "gnome-terminal", "kitty": "kitty",
    "alacritty": "alacritty", "tmux": "xterm", "screen": "xterm",
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
