"""What the shell asks before it stores a list, as the dashboard does; a script says it by options."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, ROWS, fictional_csv

GUESSED = "code,institution,wanted,left over\n9010140C0,Harbor,5,3\n9017140C0,Brendan,9,2\n9020320C0,Pe,4,4\n"


def a_file(shell: Shell, text: str, name: str = "list.csv") -> str:
    path = shell.home / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    stdin = io.StringIO(typed)
    monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


@pytest.fixture
def begun(listed: Shell) -> Shell:
    """The same, with a part of the list after round 1."""
    text = "\n".join(fictional_csv().splitlines()[:3]) + "\n"
    assert listed("list", "import", a_file(listed, text), "--after-round", "1", "--part").code == 0
    return listed


def test_one_more_list_of_a_moment_needs_whole_or_part(begun: Shell) -> None:
    path = a_file(begun, fictional_csv(c9050400C0=0))
    said = begun("list", "import", path, "--after-round", "1", "--json")
    assert said.code == 2
    assert said.document["error"]["title"] == "Is it the whole list, or a part of it?"
    assert "--whole or --part" in said.document["error"]["remedy"]
    assert len(begun.json("list", "show")["lists"]) == 2
    assert begun.json("list", "import", path, "--after-round", "1", "--dry-run")["filled"] == 1
    part = begun.json("list", "import", path, "--after-round", "1", "--part")
    assert (part["filled"], part["whole"]) == (0, False)
    whole = begun.json("list", "import", path, "--after-round", "1", "--whole")
    assert (whole["filled"], whole["whole"]) == (1, True)
    assert begun("list", "import", path, "--whole", "--part").code == 2


def test_a_shorter_list_of_the_same_moment_needs_an_answer(listed: Shell) -> None:
    path = a_file(listed, fictional_csv(c9050400C0=0))
    assert listed("list", "import", path, "--after-round", "0").code == 2
    assert listed("list", "import", path, "--after-round", "0", "--part").code == 0


def test_the_same_list_again_needs_no_answer(listed: Shell) -> None:
    again = listed.json("list", "import", a_file(listed, fictional_csv()), "--after-round", "0")
    assert (again["read"], again["stored"]) == (len(ROWS), False)


def test_the_first_list_of_a_moment_is_whole(listed: Shell) -> None:
    done = listed.json("list", "import", a_file(listed, fictional_csv(c9050400C0=0)), "--after-round", "1")
    assert (done["whole"], done["filled"]) == (True, 1)


@pytest.mark.parametrize(("typed", "filled"), [("w\n", 1), ("part\n", 0)])
def test_a_person_at_a_terminal_is_asked(
    begun: Shell, monkeypatch: pytest.MonkeyPatch, typed: str, filled: int
) -> None:
    path = a_file(begun, fictional_csv(c9050400C0=0))
    at_a_terminal(monkeypatch, typed)
    said = begun("list", "import", path, "--after-round", "1", "--json")
    assert (said.code, said.document["filled"]) == (0, filled)
    assert "whole list, or a part" in said.err


def test_no_answer_stores_nothing(begun: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(begun, fictional_csv(c9050400C0=0))
    at_a_terminal(monkeypatch, "\n")
    assert begun("list", "import", path, "--after-round", "1").code == 2
    assert len(begun.json("list", "show")["lists"]) == 2


def test_a_column_that_was_guessed_needs_yes_or_its_name(shell: Shell) -> None:
    path = a_file(shell, GUESSED)
    said = shell("list", "import", path, "--json")
    assert said.code == 2
    assert "Taken by what they hold" in said.document["error"]["detail"]
    assert "--column" in said.document["error"]["remedy"] and "--yes" in said.document["error"]["remedy"]
    assert not shell.file.exists()
    assert shell("list", "import", path, "--column", "positions=left over", "--dry-run").code == 0
    assert shell("list", "import", path, "--yes").code == 0


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_a_person_is_asked_about_the_columns(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    path = a_file(shell, GUESSED)
    at_a_terminal(monkeypatch, typed)
    assert shell("list", "import", path).code == code
    assert shell.file.exists() is (code == 0)


def test_a_number_that_is_not_sure_is_asked(shell: Shell) -> None:
    path = a_file(shell, "code,positions\n9010140C0,2+\n9017140C0,1-3\n9020320C0,4\n")
    said = shell("list", "import", path, "--json")
    assert said.code == 2
    assert "“2+”" in said.document["error"]["detail"]
    shell.json("list", "import", path, "--yes")
    assert len(shell.json("list", "show")["programs"]) == 3


def test_a_part_that_says_so_fills_nothing(listed: Shell) -> None:
    text = fictional_csv(c9050400C0=0) + "Showing 1 to 11 of 940 entries\n"
    path = a_file(listed, text)
    done = listed.json("list", "import", path, "--after-round", "1", "--yes")
    assert (done["filled"], done["whole"]) == (0, False)
    assert "Showing 1 to 11 of 940 entries" in str(done["warnings"])
    assert listed("list", "import", path, "--after-round", "1", "--whole").code == 2
    assert listed.json("list", "import", path, "--after-round", "1", "--whole", "--yes")["filled"] == 1


def test_where_no_column_says_positions_those_known_stay(listed: Shell) -> None:
    codes = "code\n" + "\n".join(row[0] for row in ROWS) + "\n9070140C0\n"
    before = {one["code"]: one["positions"] for one in listed.json("list", "show")["programs"]}
    done = listed.json("list", "import", a_file(listed, codes), "--after-round", "1", "--yes")
    assert (done["changed"], done["filled"], done["touched"]) == (0, 0, [])
    after = {one["code"]: one["positions"] for one in listed.json("list", "show")["programs"]}
    assert after == before | {"9070140C0": 1}
    assert listed.json("list", "changes")["shrank"] == []


def test_a_number_that_is_not_sure_makes_no_program_fewer(listed: Shell, tmp_path: Path) -> None:
    text = fictional_csv().replace("Erie,PA,6,", "Erie,PA,2+,")
    done = listed.json("list", "import", a_file(listed, text), "--after-round", "1", "--yes")
    assert (done["changed"], done["filled"]) == (0, 0)
    assert listed.json("program", "show", HARBOR)["positions"] == 6


def test_of_a_program_that_was_filled_the_last_number_comes_back(listed: Shell) -> None:
    listed.json("list", "import", a_file(listed, fictional_csv(c9010140C0=0)), "--after-round", "1")
    codes = "code\n" + "\n".join(row[0] for row in ROWS) + "\n"
    listed.json("list", "import", a_file(listed, codes, "codes.csv"), "--after-round", "2", "--yes")
    harbor = listed.json("program", "show", HARBOR)
    assert (harbor["status"], harbor["positions"]) == ("listed", 6)


def test_our_own_export_comes_back_as_it_went_out(shell: Shell) -> None:
    path = a_file(
        shell, "NRMP Code,Institution,Positions,Phone,Service\n9001140C0,=Larch,3,+1 202-555-0142,ERAS\n"
    )
    shell.json("list", "import", path)
    note = "a, b\n9002140C0, c,\n-1, =2"
    shell.json("program", "set", "9001140C0", "--note", note)
    shown = shell.json("list", "show")["programs"]
    to = shell.home / "export.csv"
    shell.json("export", "csv", "-o", str(to), "--yes")
    assert b"'+1 202-555-0142" in to.read_bytes()
    again = shell.json("list", "import", str(to), "--whole")
    assert (again["read"], again["changed"], again["rejected"]) == (1, 0, [])
    shell.file.unlink()
    shell.json("list", "import", str(to))
    (back,) = shell.json("list", "show")["programs"]
    kept = (
        "code",
        "institution",
        "name",
        "specialty",
        "type",
        "service",
        "city",
        "state",
        "positions",
        "phone",
    )
    assert {name: back[name] for name in kept} == {name: shown[0][name] for name in kept}
    assert back["phone"] == "+1 202-555-0142"


def test_a_list_much_shorter_than_the_last_is_asked(listed: Shell) -> None:
    path = a_file(listed, "\n".join(fictional_csv().splitlines()[:3]) + "\n")
    said = listed("list", "import", path, "--after-round", "1", "--json")
    assert said.code == 2
    assert "2 programs; the last list had 12" in said.document["error"]["detail"]
    assert listed.json("list", "import", path, "--after-round", "1", "--whole")["filled"] == 10
