"""`matchweek season rank`: the rank lists in the shell."""

from __future__ import annotations

from matchweek.clock import FixedClock
from matchweek.services.core.week import open_week
from tests.cli.conftest import Shell
from tests.support.ranked import FEBRUARY, FM, IM, PSY, RAD, TY, season

RANK = ("season", "rank")
BEFORE = ("--now", FEBRUARY.isoformat())


def lived(shell: Shell) -> None:
    week = open_week(shell.file, FixedClock(FEBRUARY))
    season(week, [IM, FM, PSY, RAD])
    week.close()


def order(shell: Shell) -> list[str]:
    return [each["item"] for each in shell.json(*RANK, "show")["lists"][0]["items"]]


def test_a_list_is_made_moved_checked_and_certified(shell: Shell) -> None:
    shell.once(lived)
    assert shell.json(*RANK, "add", PSY, RAD, IM)["changed"]
    assert shell.json(*RANK, "add", FM, "--at", "1")["lists"][0]["items"][0]["item"] == FM
    shell.json(*RANK, "move", IM, "--to", "1")
    shell.json(*RANK, "move", FM, "--by", "-1")
    shell.json(*RANK, "move", RAD, PSY, "--before", IM)
    assert order(shell) == [FM, PSY, RAD, IM]
    shell.json(*RANK, "move", FM, "--last")
    shell.json("undo")
    assert order(shell) == [FM, PSY, RAD, IM]
    assert shell.json(*RANK, "add", TY, "--list", RAD)["lists"][0]["name"] == RAD
    shell.json(*RANK, "remove", RAD)
    said = shell.json(*RANK, "check", before=BEFORE)
    assert {each["words"][:30] for each in said["findings"] if each["weight"] == "wrong"} == {
        "its advanced program is not on",
        "interviewed, and neither ranke",
    }
    assert (said["stage"], said["certified_at"]) == ("enter", None)
    told = shell(*RANK, "check", before=BEFORE).out
    assert "never costs you one below it" in told and "compare names and codes" in told
    # A moment is never without its zone; a finding is called as on the screen.
    assert "Ranking closes Wed 3 Mar 21:00 ET" in told and "to put right" in told
    shell("me", "set", "--zone", "Karachi")
    assert "21:00 ET · Thu 07:00 Karachi" in shell(*RANK, "check", before=BEFORE).out
    shell("me", "set", "--zone", "")
    done = shell.json(*RANK, "certify", "--proof", "mail", before=BEFORE)
    assert done["certified_at"] and not done["changed_since"]
    shell.json(*RANK, "move", IM, "--to", "1")
    told = shell(*RANK, "check", before=BEFORE).out
    assert "changed since: certify it again" in told and f"Moved: {IM} Harbor is number 1 here and 3" in told
    assert shell.json(*RANK, "certify", "--take-back")["certified_at"] is None


def test_proposals_are_shown_and_taken_when_asked(shell: Shell) -> None:
    shell.once(lived)
    shell.json(*RANK, "add", RAD, PSY, IM)
    shown = shell.json(*RANK, "propose")
    assert (shown["order"], shown["changed"]) == ([IM, PSY, RAD], False)
    assert order(shell) == [RAD, PSY, IM] and "Nothing moved" in shell(*RANK, "propose").out
    assert shell.json(*RANK, "propose", "--take-order", "--take-buckets")["changed"]
    assert order(shell) == [IM, PSY, RAD]
    rows = shell.json(*RANK, "show", "main")["lists"][0]["items"]
    assert [each["bucket"] for each in rows] == ["top", "middle", "middle"]
    said = shell.json(*RANK, "set", IM, "--bucket", "middle", "--reason", "close to home", "--mentor", "go")
    assert (said["bucket"], said["reason"], said["mentor"]) == ("middle", "close to home", "go")
    shell.json("undo")
    said = shell.json(*RANK, "set", IM, "--mentor", "go")
    assert (said["bucket"], said["reason"]) == ("top", ""), "one command is one undo"
    assert said["reasons"][0]["about"] == "Training"
    assert shell(*RANK, "set", IM).code == 2


def test_files_go_out_and_order_the_list(shell: Shell) -> None:
    shell.once(lived)
    shell.json(*RANK, "add", IM, FM, PSY)
    out = shell.home / "rank.csv"
    assert shell(*RANK, "export", "csv", "-o", str(out)).code == 0
    assert shell.json(*RANK, "compare", str(out))["same"]
    assert "  1  9000140C0  Harbor" in shell(*RANK, "export").out
    out.write_text(f"{PSY}\n{RAD}\n{IM}\n90014OC0\n", encoding="utf-8")
    asked = shell(*RANK, "order", str(out))
    assert asked.code == 0 and "Nothing was changed" in asked.err and order(shell) == [IM, FM, PSY]
    assert (
        f"Missing in the file: {FM} Prairie." in asked.out and "Not read, look at it: 90014OC0" in asked.out
    )
    assert shell.json(*RANK, "order", str(out), "--yes")["stored"]
    assert order(shell) == [PSY, RAD, IM, FM]


def test_what_cannot_be_is_bad_input(shell: Shell) -> None:
    shell.once(lived)
    shell.json(*RANK, "add", IM)
    for wrong in (
        ("move", IM),
        ("move", IM, FM, "--to", "1"),
        ("move", FM, "--by", "1"),
        ("add", IM, "--list", IM),
        ("add", f"{IM}+none"),
        ("export", "pdf"),
        ("set", TY, "--bucket", "top"),
    ):
        said = shell(*RANK, *wrong)
        assert said.code == 2 and said.err.startswith("matchweek: "), wrong
