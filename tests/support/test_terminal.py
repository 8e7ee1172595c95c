"""The terminal of the other tests shows what is there, sends what is pressed, and leaves nothing."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.support.emulator import Emulator, answers, unfinished
from tests.support.keys import key_bytes
from tests.support.terminal import NEEDS_PTY, Terminal, WaitFailed

LATER_READ = 300_000
# A hundred thousand requests before the first look at what was typed: more than a terminal holds either way.
ASKS_AND_READS_LATER = f"""
import os, tty
tty.setraw(0)
os.write(1, b"ready")
for _ in range(1000):
    data = b"\\x1b[c" * 100
    while data:
        data = data[os.write(1, data):]
read = 0
while read < {LATER_READ}:
    read += os.read(0, 65536).count(b"x")
os.write(1, b"all read")
"""

SMALL = Path(__file__).with_name("small_program.py")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal.spawn(
        [sys.executable, SMALL, tmp_path / "note"], cols=100, rows=30, cwd=tmp_path
    ) as terminal:
        terminal.wait_for("ready")
        yield terminal


@NEEDS_PTY
class TestTerminal:
    def test_the_screen_and_its_size(self, small: Terminal) -> None:
        assert small.line(0) == "ready"
        assert small.line(1) == "size 100x30"
        assert len(small.text().split("\n")) == 30
        assert small.output_bytes > 0

    def test_requests_are_answered(self, small: Terminal) -> None:
        small.wait_for(re.escape(r"\x1b[?2026;2$y\x1b[?62;22c"))

    def test_keys_text_and_paste(self, small: Terminal) -> None:
        small.keys("1", "Down", "F3", "ctrl+o", "j")
        small.wait_for(re.escape(r"1\x1b[B\x1bOR\x0fj"))
        small.type("né\n")
        small.wait_for(re.escape(r"né\r"))
        small.paste("a\tb\nc")
        small.wait_for(re.escape(r"\x1b[200~a\tb\rc\x1b[201~"))
        small.click(3, 4)
        small.wait_for(re.escape("[<0;4;5M"))

    def test_a_key_after_escape_is_a_key_of_its_own(self, small: Terminal) -> None:
        first = small.press("escape")
        assert small.press("j") - first >= 0.05

    def test_resizing(self, small: Terminal) -> None:
        small.resize(80, 24)
        small.wait_for("^size 80x24$")
        assert len(small.emulator.text().split("\n")) == 24

    def test_never_half_a_frame(self, small: Terminal) -> None:
        for _ in range(30):
            small.press("a")
            assert "half" not in small.text()

    def test_title_and_clipboard(self, small: Terminal) -> None:
        assert small.emulator.title == "small"
        assert small.emulator.clipboard == "copied"
        assert "ignored" not in small.text()

    def test_a_clean_end(self, small: Terminal) -> None:
        assert small.raw_mode()
        assert "alternate screen" in small.left_behind()
        assert small.exit_code is None
        small.press("q")
        assert small.wait_exit() == 0
        assert small.left_behind() == []
        assert not small.raw_mode()

    def test_a_terminal_left_behind(self, small: Terminal) -> None:
        small.press("Q")
        small.wait_exit()
        assert set(small.left_behind()) == {
            "alternate screen",
            "mouse",
            "hidden cursor",
            "bracketed paste",
            "keyboard protocol",
            "raw mode",
        }

    def test_exit_codes(self, small: Terminal) -> None:
        small.press("x")
        assert small.wait_exit() == 7

    def test_signals(self, small: Terminal) -> None:
        small.kill(signal.SIGTERM)
        small.wait_for("SIGTERM came")
        small.kill()
        assert small.wait_exit() == -signal.SIGKILL

    def test_a_program_that_asks_much_and_reads_nothing_holds_nobody_up(self) -> None:
        with Terminal.spawn([sys.executable, "-c", ASKS_AND_READS_LATER]) as terminal:
            terminal.wait_for("ready")
            terminal.send(b"x" * LATER_READ)
            terminal.wait_for("all read")

    def test_stopped_and_continued(self, small: Terminal) -> None:
        process = psutil.Process(small.pid)
        small.stop()
        deadline = time.monotonic() + 10
        while process.status() != psutil.STATUS_STOPPED and time.monotonic() < deadline:
            small.pump(0.01)
        assert process.status() == psutil.STATUS_STOPPED
        small.press("z")
        small.cont()
        small.wait_for("z'")

    def test_closing_the_window_hangs_up(self, small: Terminal, tmp_path: Path) -> None:
        small.hang_up()
        assert small.wait_exit() == 0
        assert (tmp_path / "note").read_text() == "SIGHUP came"

    def test_a_wait_that_fails_shows_the_screen(self, small: Terminal) -> None:
        with pytest.raises(
            WaitFailed, match=r"(?s)gave up after 0\.2 s.*'no such'.*100x30, program running.*\|ready"
        ):
            small.wait_for("no such", timeout=0.2)

    def test_a_wait_ends_with_the_program(self, small: Terminal) -> None:
        small.press("q")
        with pytest.raises(WaitFailed, match="the program ended"):
            small.wait_for("no such", timeout=60)

    def test_nothing_outlives_it(self, small: Terminal) -> None:
        small.close()
        small.close()
        assert not psutil.pid_exists(small.pid)

    def test_a_program_that_is_not_there(self) -> None:
        with pytest.raises(FileNotFoundError):
            Terminal.spawn(["no-such-program-anywhere"])


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("j", b"j"),
        ("A", b"A"),
        ("é", "é".encode()),
        ("enter", b"\r"),
        ("Esc", b"\x1b"),
        ("PgDn", b"\x1b[6~"),
        ("F10", b"\x1b[21~"),
        ("ctrl+p", b"\x10"),
        ("alt+x", b"\x1bx"),
        ("shift+tab", b"\x1b[Z"),
        ("shift+Down", b"\x1b[1;2B"),
        ("ctrl+shift+left", b"\x1b[1;6D"),
    ],
)
def test_keys_are_sent_as_terminals_do(key: str, sent: bytes) -> None:
    assert key_bytes(key) == sent


def test_arrows_follow_the_mode() -> None:
    assert key_bytes("up", application_keys=True) == b"\x1bOA"


@pytest.mark.parametrize("key", ["", "Dwon", "ctrl+", "F13", "ab", "ctrl+enter"])
def test_a_misspelt_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        key_bytes(key)


@pytest.mark.parametrize(
    ("output", "rest"),
    [
        (b"text", b""),
        (b"text\x1b", b"\x1b"),
        (b"text\x1b[?20", b"\x1b[?20"),
        (b"\x1b[2J\x1b]0;tit", b"\x1b]0;tit"),
        (b"\x1b]0;title\x1b", b"\x1b]0;title\x1b"),
        (b"\x1b]0;title\x07", b""),
        (b"\x1bPdata\x1b\\", b""),
        (b"\x1b[31mred", b""),
    ],
)
def test_a_cut_sequence_waits_for_its_rest(output: bytes, rest: bytes) -> None:
    assert unfinished(output) == rest


def test_any_cut_of_the_output_draws_the_same() -> None:
    output = (
        b"\x1b[?1049h\x1b[>1u\x1b[?2026$pa\x1b]0;t\x1b\\b\x1b[38:2::1:2:3mc\x1bPx\x1b\\\xc3\xa9d\x1b[2;1He"
    )
    whole = Emulator(20, 3)
    whole.feed(output)
    assert whole.text().split() == ["abcéd", "e"]
    for at in range(1, len(output)):
        parts = Emulator(20, 3)
        parts.feed(output[:at])
        parts.feed(output[at:])
        assert (parts.text(), parts.modes, parts.title) == (whole.text(), whole.modes, "t"), at


def test_feed_tells_whether_anything_changed() -> None:
    emulator = Emulator(20, 3)
    assert emulator.feed(b"\x1b[?25l\x1b[1;1Hhello")
    assert not emulator.feed(b"\x1b[1;1Hhello")
    assert emulator.feed(b"\x1b[1;1H\x1b[1mhello")
    assert not emulator.feed(b"\x1b[3;3H")


def test_answers_are_given_to_requests_only() -> None:
    assert answers(b"plain \x1b[1;1H text") == b""
    assert answers(b"\x1b[?2048$p\x1b[6n") == b"\x1b[?2048;0$y\x1b[1;1R"
    assert answers(b"\x1b]11;?\x07") == b"\x1b]11;rgb:2222/2222/2222\x1b\\"
