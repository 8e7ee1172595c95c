"""The 46th application: refused with its rule, recorded with a reason, never slipped in by two at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import NOW, Shell
from tests.cli.lists import BRENDAN_TY, HARBOR, many_csv
from tests.support.forks import Forked
from tests.support.writers import ends

CAP = 45
ALL = [f"{9100 + number}140C0" for number in range(60)]

# Many applications of one process, each a command of its own; prints their exit codes.
APPLY_ALL = """
import contextlib, io, sys
from matchweek.cli.main import main
file, *codes = sys.argv[1:]
answers = []
sys.stdin.readline()
for code in codes:
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        answers.append(main(["--file", file, "--now", {now!r}, "apply", code]))
print(*answers)
"""


def with_many(shell: Shell) -> Shell:
    path = shell.home / "many.csv"
    path.write_text(many_csv(60), encoding="utf-8")
    assert shell("list", "import", str(path)).code == 0
    return shell


def test_the_46th_is_refused_and_recorded_with_a_reason(shell: Shell) -> None:
    with_many(shell)
    assert shell.json("apply", *ALL[:CAP])["budgets"]["ERAS"]["used"] == CAP
    said = shell("apply", ALL[CAP], "--json")
    assert said.code == 3
    assert "45" in said.document["error"]["rule"]
    assert shell.json("program", "show", ALL[CAP])["application"] == "none"
    assert shell.json("apply", ALL[CAP], "--planned")["budgets"]["ERAS"]["over"] == 1
    done = shell.json("apply", ALL[CAP], "--because", "the portal shows it as sent")
    assert done["budgets"]["ERAS"]["used"] == CAP + 1
    assert done["programs"][0]["because"] == "the portal shows it as sent"


def test_a_later_list_without_services_moves_no_program_to_another_budget(
    shell: Shell, tmp_path: Path
) -> None:
    monday, later = tmp_path / "monday.csv", tmp_path / "later.csv"
    monday.write_text(
        "code,institution,service,unfilled\n9001120C0,Foo,ResidencyCAS,4\n9002120C0,Goo,ERAS,4\n"
    )
    later.write_text("code,unfilled\n9001120C0,2\n9002120C0,3\n")
    assert shell("list", "import", str(monday)).code == 0
    assert shell("list", "import", str(later), "--after-round", "1").code == 0
    assert shell("apply", "9001120C0").code == 0
    budgets = shell.json("now")["budgets"]
    assert budgets["ResidencyCAS"]["used"] == 1 and budgets["ERAS"]["used"] == 0
    (first, second) = shell.json("list", "show")["programs"]
    assert (first["institution"], first["service"], first["positions"]) == ("Foo", "ResidencyCAS", 2)
    assert (second["institution"], second["positions"]) == ("Goo", 3)


def test_none_of_several_is_recorded_when_they_are_too_many(shell: Shell) -> None:
    with_many(shell)
    assert shell("apply", *ALL[: CAP + 1]).code == 3
    assert shell.json("now")["budgets"]["ERAS"]["used"] == 0


def test_two_processes_at_once_never_pass_the_cap(shell: Shell, tmp_path: Path) -> None:
    with_many(shell)
    assert shell("apply", *ALL[:35]).code == 0
    writers = [
        Forked(
            [sys.executable, "-c", APPLY_ALL.format(now=NOW), str(shell.file), *codes],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for codes in (ALL[35:47], ALL[47:59])
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    answers = [int(code) for said in ends(*writers) for code in said.split()]
    assert sorted(answers) == [0] * 10 + [3] * 14
    assert shell.json("now")["budgets"]["ERAS"]["used"] == CAP


def test_thirty_marked_with_twenty_left_are_refused_whole(shell: Shell) -> None:
    with_many(shell)
    assert shell("apply", *ALL[:25]).code == 0
    said = shell("apply", *ALL[25:55], "--json")
    assert said.code == 3
    assert said.document["error"]["title"] == "Only 20 applications left in ERAS"
    assert shell.json("now")["budgets"]["ERAS"]["used"] == 25
    assert shell("apply", *ALL[25:45]).code == 0
    assert shell("apply", *ALL[45:55], "--because", "R3 shows them").code == 0


def test_what_the_portal_says_is_counted_with_a_reason(shell: Shell) -> None:
    with_many(shell)
    assert shell("apply", *ALL[:10]).code == 0
    why = ("--because", "the portal says 2 left")
    assert shell("correct", "budget", "ERAS", "left=2").code == 2
    assert shell("correct", "budget", "ERAS", "left=46", *why).code == 2
    assert shell("correct", "budget", "NRMP", "left=2", *why).code == 2
    assert shell.json("correct", "budget", "ERAS", "left=2", *why)["changed"]
    budget = shell.json("now")["budgets"]["ERAS"]
    assert (budget["used"], budget["left"], budget["cap"]) == (10, 2, 12)
    assert shell("apply", *ALL[10:13]).code == 3
    assert shell("apply", *ALL[10:12]).code == 0
    assert shell("apply", ALL[12]).code == 3
    assert shell.json("correct", "budget", "ERAS", "left=", *why)["changed"]
    assert shell.json("now")["budgets"]["ERAS"]["left"] == CAP - 12


def test_a_type_that_is_not_open_is_refused(listed: Shell) -> None:
    listed.json("me", "set", "--state", "advanced_only")
    assert listed("apply", HARBOR, "--planned").code == 3
    said = listed("apply", HARBOR, BRENDAN_TY, "--json")
    assert said.code == 3
    assert "SOAP rules" in said.document["error"]["rule"]
    assert listed("apply", HARBOR, "--planned", "--because", "R3 shows it").code == 3
    assert listed("apply", BRENDAN_TY).code == 0
    assert listed("apply", HARBOR, "--because", "R3 shows it").code == 0
