"""`matchweek season`: added, changed, shown, taken out; a sheet; the card in March."""

from __future__ import annotations

from pathlib import Path

from matchweek.domain.base.fields import described
from matchweek.domain.tracker.tracked import Tracked
from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR

NOVEMBER = ("--now", "2026-11-02T10:00:00-05:00")


def season(shell: Shell, *arguments: str) -> dict:
    return shell.json("season", *arguments, before=NOVEMBER)


def test_a_program_by_shell_from_the_first_word_to_the_last(shell: Shell) -> None:
    said = shell("season", "list", before=NOVEMBER)
    assert said.code == 0 and "No program of the season yet" in said.out
    assert not shell.file.exists()
    added = season(
        shell, "add", "Harbor Hospital", "--specialty", "IM", "--at", "2026-11-18T09:00-05:00", "--vibe", "8"
    )
    assert {each.name for each in described(Tracked)} <= set(added)
    assert (added["id"], added["at"], added["status"], added["visa"], added["changed"]) == (
        1, "2026-11-18T09:00:00-05:00", "scheduled", None, True,
    )  # fmt: skip
    again = season(shell, "add", "harbor hospital", "--specialty", "Internal Medicine")
    assert (again["id"], again["changed"]) == (1, False) and "season set 1" in again["warnings"][0]
    changed = season(shell, "set", "harbor", "--status", "declined", "--note", "too far", "--vibe", "none")
    assert (changed["status"], changed["note"], changed["vibe"]) == ("declined", "too far", None)
    season(shell, "add", "Lake Clinic", "--specialty", "FM", "--state", "Ohio", "--visa", "yes", "--fit", "9")
    for options, ids in (
        ((), [2, 1]), (("--status", "declined"), [1]), (("--visa", "yes"), [2]), (("--state", "OH"), [2]),
        (("--specialty", "family"), [2]), (("--find", "far"), [1]), (("--sort", "fit"), [2, 1]),
    ):  # fmt: skip
        assert [each["id"] for each in season(shell, "list", *options)["programs"]] == ids, options
    table = shell("season", "list", "--csv", before=NOVEMBER)
    assert table.out.startswith("code,acgme_id,institution") and table.out.count("\r\n") == 3
    assert season(shell, "show", "2")["listed_as"] == []
    assert season(shell, "remove", "Lake Clinic")["changed"]
    assert len(season(shell, "list")["programs"]) == 1
    assert shell("undo", before=NOVEMBER).code == 0
    assert len(season(shell, "list")["programs"]) == 2
    for wrong in (
        ("set", "1", "--vibe", "11"),
        ("set", "9", "--vibe", "1"),
        ("add",),
        ("list", "--sort", "x"),
    ):
        assert shell("season", *wrong, before=NOVEMBER).code == 2, wrong


def test_a_sheet_by_shell(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Mine,Specialty,State,Date\nHarbor Hospital,IM,OH,11/18/2026 9:00\n,,,\n,FM,,\n")
    asked = shell("season", "import", str(path), "--column", "institution=Mine", before=NOVEMBER)
    assert asked.code == 2 and "In which zone" in asked.err
    options = ("import", str(path), "--column", "institution=Mine", "--times-in", "ET")
    dry = season(shell, *options, "--dry-run")
    assert (dry["added"], dry["changed"], len(dry["rejected"])) == (1, False, 1)
    assert not season(shell, "list")["programs"]
    done = season(shell, *options)
    assert (done["added"], done["changed"]) == (1, True) and "Row 4" in done["warnings"][0]
    assert not season(shell, *options)["changed"]
    assert season(shell, "list")["programs"][0]["at"] == "2026-11-18T09:00:00-05:00"


def test_the_card_in_march_by_shell(shell: Shell) -> None:
    shell.with_list()
    listed = shell.json("program", "show", HARBOR)
    assert (listed["season"], listed["season_may_be"]) == (None, None)
    season(shell, "add", listed["institution"], "--specialty", listed["specialty"], "--note", "they teach")
    asked = shell.json("program", "show", HARBOR)
    assert asked["season"] is None and asked["season_may_be"]["id"] == 1
    assert f"season set 1 --code {HARBOR}" in asked["warnings"][0]
    season(shell, "set", "1", "--code", HARBOR)
    shown = shell.json("program", "show", HARBOR)
    assert (shown["season"]["note"], shown["season_may_be"]) == ("they teach", None)
    assert "they teach" in shell("program", "show", HARBOR).out


def test_a_file_of_another_kind_names_the_command_that_reads_it(shell: Shell, tmp_path: Path) -> None:
    people, picture = tmp_path / "people.csv", tmp_path / "picture.png"
    people.write_text("Name,Phone,Role\nDr. Ruth Okafor,305-555-0101,attending\n")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    said = shell("season", "import", str(people), before=NOVEMBER)
    assert said.code == 2 and "`matchweek advocate import FILE`" in said.err and not shell.file.exists()
    # Who says which column names the programs means them.
    said = shell("season", "import", str(people), "--column", "institution=1", before=NOVEMBER)
    assert said.code == 0, said.err
    for command in (("season", "mail"), ("interview", "read", "9001140C0")):
        said = shell(*command, str(picture), before=NOVEMBER)
        assert said.code == 2 and "picture.png holds no text" in said.err
