"""What a terminal and a script get: one document or calm lines, never a traceback, never an escape."""

from __future__ import annotations

import json
from typing import Any

import pytest

from matchweek.cli import output
from matchweek.cli.globals import Shell as Globals
from matchweek.cli.globals import split
from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR


def test_warnings_go_to_stderr_and_into_the_document(listed: Shell) -> None:
    said = listed("call", "add", "--program", HARBOR, "--json")
    assert said.document["warnings"]
    assert "did you apply" in said.err
    assert "call logged" in said.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nonsense"], 2),
        (["list"], 2),
        (["list", "show", "--nope"], 2),
        (["apply"], 2),
        (["call", "set", "one"], 2),
        (["program", "show", "garbage in"], 2),
        (["correct", "me", "1", "name=x"], 2),
        (["list", "import", "nowhere.csv"], 2),
        (["undo"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_what_cannot_be_done_has_a_title_a_code_and_one_document(
    shell: Shell, arguments: list[str], code: int
) -> None:
    said = shell(*arguments)
    assert (said.code, said.out) == (code, "")
    assert said.err.strip()
    assert "Traceback" not in said.err
    if arguments != ["list"]:
        with_json = shell(*arguments, "--json")
        assert with_json.code == code
        assert set(with_json.document["error"]) >= {"title", "detail", "remedy"}


@pytest.mark.parametrize(
    "before",
    [["--now", "yesterday"], ["--zone", "Atlantis"], ["--speed", "-1"], ["--speed", "fast"]],
    ids=" ".join,
)
def test_impossible_global_options(shell: Shell, before: list[str]) -> None:
    said = shell("now", "--json", before=before)
    assert (said.code, bool(said.document["error"]["title"])) == (2, True)


def test_an_act_with_a_wrong_zone_is_not_half_done(shell: Shell) -> None:
    assert shell("advocate", "add", "Dr. Who", before=["--zone", "Atlantis"]).code == 2
    assert not shell.file.exists()


def test_the_environment_gives_file_and_time(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from matchweek.cli.main import main

    monkeypatch.setenv("MATCHWEEK_FILE", str(shell.home / "other.db"))
    monkeypatch.setenv("MATCHWEEK_NOW", "2027-03-18T12:30:00-04:00")
    assert main(["advocate", "add", "Dr. Who", "--json"]) == 0
    assert (shell.home / "other.db").exists()
    capsys.readouterr()
    assert main(["now", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["round"] == 2


def test_an_unexpected_error_is_told_shortly(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("matchweek.services.core.week_now.now", breaks)
    said = shell("now", "--json")
    assert (said.code, "ZeroDivisionError" in said.document["error"]["detail"]) == (1, True)
    assert "Traceback" not in said.err
    monkeypatch.setenv("MATCHWEEK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        shell("now")


def test_a_reader_that_leaves_is_no_error(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(output, "give", gone)
    monkeypatch.setattr(output, "reader_left", lambda: None)
    assert shell("now").code == 0


def test_ctrl_c_says_that_nothing_is_half_done(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "give", stopped)
    said = shell("now")
    assert (said.code, "Stopped" in said.err) == (1, True)


HOSTILE = "Dr. [/x] [red]Smith\x1b[2J\x1b]0;title\x07\u202e\u200b\x00 é漢"


def test_hostile_text_is_shown_harmlessly(listed: Shell) -> None:
    listed.json("call", "add", "--caller", HOSTILE, "--note", HOSTILE, "--program", HARBOR)
    listed.json("advocate", "add", HOSTILE)
    for arguments in (["call", "list"], ["advocate", "list"], ["journal"], ["program", "show", HARBOR]):
        said = listed(*arguments)
        assert not set(said.out) & set("\x1b\x00\x07\u202e\u200b")
    assert "Dr. [/x] [red]Smith" in listed("call", "list").out
    said = listed("program", "show", f"{HOSTILE}9")
    assert not set(said.err) & set("\x1b\x07\u202e")


def test_tables_are_aligned_by_cells_not_letters() -> None:
    lines = output.table(("name", "n"), [("漢字", 1), ("é", 22), ("plain", 333)])
    assert lines == ["name     n", "漢字     1", "é       22", "plain  333"]
    assert output.table(("name",), []) == []
    assert output.pad("漢字漢字", 5) == "漢字…"


def test_pairs_leave_out_what_is_empty() -> None:
    assert output.pairs([("Name", "x"), ("Nothing", ""), ("Longer", None), ("AAMC ID", 1)]) == [
        "Name     x",
        "AAMC ID  1",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (Globals(), [])),
        (["demo"], (Globals(), ["demo"])),
        (["--file", "a b", "--speed=0", "now"], (Globals(file="a b", speed=0.0), ["now"])),
        (["--zone", "Asia/Karachi", "--now=x"], (Globals(now="x", zone="Asia/Karachi"), [])),
        (["--file"], None),
        (["--speed", "fast"], None),
        (["--help"], None),
        (["-x"], None),
    ],
    ids=str,
)
def test_the_quick_reading_of_global_options(arguments: list[str], expected: object) -> None:
    assert split(arguments) == expected


@pytest.mark.parametrize("width", ["60", "80", "160"])
def test_no_line_of_help_is_cut(monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    from matchweek.cli.command_list import command, help_of

    def look(found: Any, *names: str) -> int:
        text = help_of(names)
        assert text is not None
        assert "<str>" not in text and "<int" not in text and "<list" not in text
        # In the usage three dots stand for "several"; nothing below it ends in them.
        lines = text.partition("\n\n")[2].splitlines()
        assert not [line for line in lines if line.endswith(("...", "…"))], text
        deeper = getattr(found, "commands", {})
        said = " ".join(" ".join(lines).split())
        for name, each in deeper.items():
            assert f"{name} {' '.join(each.get_short_help_str(1000).split())}" in said
        return 1 + sum(look(each, *names, name) for name, each in deeper.items())

    assert look(command()) > 60


def test_a_wrong_number_and_an_option_without_its_value_are_told_in_plain_words(shell: Shell) -> None:
    said = shell("advocate", "add", "Dr. X", "--tier", "x")
    assert said.code == 2 and "a whole number is needed" in said.err and "Input should" not in said.err
    said = shell("rehearse", "--speed", "x")
    assert said.code == 2 and "a number is needed" in said.err and "Input should" not in said.err
    said = shell("season", "rank", "add", "--list")
    assert said.code == 2 and "See `matchweek season rank add --help`" in said.err
    said = shell("advocate", "assign", "X", "9001140C0")
    assert said.code == 2 and "`matchweek advocate add NAME`" in said.err


def test_the_shell_calls_a_kind_of_call_as_the_form_does(listed: Shell) -> None:
    listed.json("call", "add", "--caller", "Dr. Okafor")
    listed.json("call", "add", "--caller", "Dr. Sun", "--kind", "offer_talk")
    said = listed("call", "list").out
    assert "not said yet" in said and "talk of an offer" in said and " other " not in said
    assert {each["kind"] for each in listed.json("call", "list")["calls"]} == {"other", "offer_talk"}
