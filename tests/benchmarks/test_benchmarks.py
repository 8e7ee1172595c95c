"""The benchmarks measure what they say they do. Nothing here asserts a time."""

from __future__ import annotations

import csv
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.programs.program import ProgramCode
from matchweek.intake import read_bytes
from matchweek.services.core.board import load_board
from matchweek.services.core.week import open_week
from tests.benchmarks import __main__ as command
from tests.benchmarks import fits, lists, measure, report, season, shell
from tests.benchmarks.picture import picture
from tests.benchmarks.rows import FIRST_WORDS, HEADER, programs, write_list
from tests.intake.browsers.long_pages import rows as long_rows
from tests.support.terminal import NEEDS_PTY, Terminal, WaitFailed

_LIST = "code,positions\n9001140C0,2\n"
BARE = Path(__file__).with_name("bare.py")


@pytest.fixture
def bare() -> Iterator[Terminal]:
    with Terminal.spawn([sys.executable, BARE], cols=80, rows=24) as terminal:
        yield terminal


def test_the_season_that_is_measured_has_its_programs_interviews_and_rank_list(tmp_path: Path) -> None:
    season.fill(tmp_path / "week.db")
    week = open_week(tmp_path / "week.db", FixedClock(season.NOW))
    kept = load_board(week).kept
    week.close()
    assert (len(kept.tracked), len(kept.interviews)) == (season.PROGRAMS, season.INTERVIEWS) == (300, 60)
    assert len(kept.rankings["main"].items) == season.INTERVIEWS


@NEEDS_PTY
class TestMeasuring:
    def test_a_start_is_measured_in_order(self, bare: Terminal) -> None:
        start = measure.start(bare, "hello")
        assert 0 < start.first_frame <= start.content < start.answered
        assert start.worst_key > 0
        assert "hello 1" in bare.text()

    def test_keys_are_measured_one_by_one(self, bare: Terminal) -> None:
        bare.wait_for("hello")
        keys = measure.press(bare, ("down", "up"), 5)
        assert len(keys.paint) == len(keys.last) == 5
        assert all(0 < paint <= last for paint, last in zip(keys.paint, keys.last, strict=True))
        bare.wait_for("hello 5")

    def test_idling_writes_nothing(self, bare: Terminal) -> None:
        bare.wait_for("hello")
        bare.settle()
        idle = measure.idle(bare, 0.2)
        assert idle.bytes_per_second == 0
        assert idle.cpu_percent >= 0

    def test_processor_time_of_a_thread_that_ended_is_not_lost(self) -> None:
        before = measure.cpu_seconds(os.getpid())
        busy = threading.Thread(target=lambda: sum(range(2_000_000)))
        busy.start()
        busy.join()
        assert 0 < measure.cpu_seconds(os.getpid()) - before < 60

    def test_memory(self, bare: Terminal) -> None:
        bare.wait_for("hello")
        memory = measure.memory(bare.pid)
        assert 0 < memory.private <= memory.resident

    def test_content_that_never_comes_fails_with_the_screen(self, bare: Terminal) -> None:
        with pytest.raises(WaitFailed, match="hello"):
            measure.start(bare, "no such", timeout=1.0)


@NEEDS_PTY
def test_a_key_that_does_nothing_has_no_figure(tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.py"
    quiet.write_text("import os, time, tty\ntty.setraw(0)\nos.write(1, b'here')\ntime.sleep(60)\n")
    with Terminal.spawn([sys.executable, quiet]) as terminal:
        terminal.wait_for("here")
        terminal.settle()
        assert measure.answer(terminal, terminal.press("x"), timeout=0.1) is None


def test_rows_are_fictional_and_all_different(tmp_path: Path) -> None:
    codes = [row[0] for row in programs(20_000)]
    assert len(set(codes)) == 20_000
    assert all(9000 <= int(ProgramCode.read(code).institution) <= 9999 for code in codes)
    write_list(tmp_path / "rows.csv", 30)
    rows = list(csv.DictReader((tmp_path / "rows.csv").open(encoding="utf-8", newline="")))
    assert list(rows[0]) == HEADER
    assert len(rows) == 30
    assert all(row["institution"].startswith(FIRST_WORDS) for row in rows)


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 3), (0.95, 4), (1.0, 4)])
def test_percentiles_are_values_that_came(share: float, value: float) -> None:
    assert report.percentile([3, 1, 2, 4], share) == value


def test_the_table_has_ratios_to_the_bare_app() -> None:
    columns = {
        "bare": {"first frame": [100.0]},
        "1,000": {"first frame": [150.0, 250.0], "import (s)": [0.25], "sort": []},
    }
    lines = report.table(columns, "bare").splitlines()
    assert lines[0].split() == ["bare", "1,000"]
    assert lines[1].split() == ["first", "frame", "100", "200", "2.00x"]
    assert lines[2].split() == ["import", "(s)", "-", "0.25"]
    assert lines[3].split() == ["sort", "-", "-"]


def test_what_is_measured_of_fits_is_told_of_every_program() -> None:
    board = fits.a_board(60)
    assert all(one.fit_range is not None for one in board.programs)
    assert len({one.fit_range for one in board.programs}) > 20
    assert all(len(values) > 2 and min(values) > 0 for values in fits.run_fits(60, times=3).values())


def test_runs_are_put_together() -> None:
    assert report.together([{"a": [1.0]}, {"a": [2.0], "b": []}]) == {"a": [1.0, 2.0], "b": []}


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_printed_pages_hold_what_is_said(browser: str) -> None:
    reading = read_bytes(lists.printed(browser, lists.KEPT * 2), "list.pdf")
    assert [row.code for row in reading.rows] == [row[0] for row in long_rows(lists.KEPT)]
    assert reading.rejected == ()
    twice = next(words for words in reading.warnings if "counted once" in words)
    assert twice.startswith("The same program in the same words was counted once: rows ")


def test_a_paper_without_codes_is_refused_and_a_table_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PRINTED_ROWS", lists.KEPT)
    monkeypatch.setattr(lists, "PAGES", 3)
    monkeypatch.setattr(lists, "printed", lambda browser: lists.paper_without_codes(2))
    monkeypatch.setattr(lists, "_pdf", lambda data: read_bytes(_LIST.encode(), "list.csv"))
    monkeypatch.setattr(lists, "KEPT", 1)
    figures = lists.run_lists()
    assert all(value > 0 for values in figures.values() for value in values)
    assert {name for name in figures if "processor" not in name} == {
        "list of 1,000 rows, CSV (s)",
        "list of 940 rows, chromium's PDF (s)",
        "list of 940 rows, firefox's PDF (s)",
        "200 pages without codes, refused (s)",
    }
    monkeypatch.setattr(lists, "KEPT", 2)
    with pytest.raises(RuntimeError, match="1 of 2"):
        lists.run_lists()


@NEEDS_PTY
def test_shell_commands_of_two_builds_take_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside itself, which is a build like any other."""
    for name in ("_SORTED", "_CALLED", "_SENT"):
        monkeypatch.setattr(shell, name, 1)
    monkeypatch.setattr(shell, "COMMANDS", {name: shell.COMMANDS[name] for name in ("now", "program set")})
    monkeypatch.setattr(shell.run_shell, "__defaults__", (("now", "program set"),))
    turns: list[str] = []
    run = shell.Build.run
    monkeypatch.setattr(
        shell.Build,
        "run",
        lambda build, *words: (turns.append(f"{build.folder.name} {words[0]}"), run(build, *words))[1],
    )
    out = tmp_path / "out.json"
    words = ["--shell", "--beside", sys.executable, "--rows", "8", "--runs", "1", "--json", str(out)]
    assert command.main(words) == 0
    assert turns[-8:] == [f"{build} {name}" for name in ("now", "program") for build in
                          ("beside", "here", "here", "beside")]  # fmt: skip
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told.keys() == {shell.HERE, shell.BESIDE, "ratio"}
    assert told["ratio"].keys() == {"now", "program set"}
    assert all(cost["n"] == 1 and cost["median"] > 0 for cost in told[shell.HERE]["now"].values())
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].startswith("now  ")
    assert lines[-1].startswith("program set (writes)")


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    build = shell.Build(sys.executable, tmp_path, BARE.parents[2])
    with pytest.raises(RuntimeError, match="No such command"):
        build.run("nosuch")


def test_ratios_of_the_shell_are_to_the_build_beside() -> None:
    costs = {shell.WALL: [0.2, 0.4, 0.3], shell.PROCESSOR: [0.1]}
    twice = {kind: [value * 2 for value in values] for kind, values in costs.items()}
    figures = {shell.HERE: {"now": costs}, shell.BESIDE: {"now": twice}}
    assert shell.ratio(figures, "now", shell.WALL) == 0.5
    assert shell.table(figures).splitlines()[1].split() == [
        "now",
        "0.300",
        "0.600",
        "0.100",
        "0.200",
        "0.50",
        "0.50",
    ]
    alone = shell.table({shell.HERE: {"call add": costs}}).splitlines()[1]
    assert alone.split() == ["call", "add", "(writes)", "0.300", "0.100"]


def test_the_picture_has_a_line_for_each_figure_of_each_build() -> None:
    here = {1000: {"cursor key": [3.0, 5.0], "sort": [9.0]}, 100_000: {"cursor key": [6.0], "sort": [90.0]}}
    beside = {1000: {"cursor key": [4.0]}, 100_000: {"cursor key": [8.0]}}
    drawn = picture({"": here, ", beside": beside})
    root = ET.fromstring(drawn)
    lines = [each for each in root if each.tag.endswith("polyline")]
    assert len(lines) == 3
    assert sum("stroke-dasharray" in each.attrib for each in lines) == 1
    said = [each.text for each in root if each.tag.endswith("text")]
    assert "cursor key: 4, 6" in said and "sort: 9, 90" in said
    assert {"1,000", "100,000"} <= {*said}
    ends = [float(each.attrib["points"].split()[-1].split(",")[1]) for each in lines]
    starts = [float(each.attrib["points"].split()[0].split(",")[1]) for each in lines]
    assert all(end < start for start, end in zip(starts, ends, strict=True)), "what costs more stands higher"
