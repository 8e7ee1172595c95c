"""What a slip of the fingers on the command line leads to: a word about it, never a silent choice."""

from __future__ import annotations

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA


def test_refuse_and_accept_together_are_no_choice(listed: Shell) -> None:
    said = listed("program", "set", HARBOR, "--refuse", "--accept")
    assert said.code == 2
    assert "Give one of them" in said.err
    assert listed.json("program", "show", HARBOR)["refused"] is False


def test_a_plan_is_taken_back(listed: Shell) -> None:
    listed.json("apply", HARBOR, PENA, "--planned")
    done = listed.json("apply", HARBOR, "--unplanned")
    assert [(one["code"], one["application"]) for one in done["programs"]] == [(HARBOR, "none")]
    assert done["budgets"]["ERAS"]["planned"] == 1
    assert not listed.json("apply", HARBOR, "--unplanned")["changed"]
    said = listed("apply", HARBOR, "--planned", "--unplanned")
    assert (said.code, "Planned or not?" in said.err) == (2, True)
    listed.json("apply", HARBOR)
    assert listed("apply", HARBOR, "--unplanned").code == 3


def test_a_time_to_come_is_questioned(listed: Shell) -> None:
    later = "2027-03-19T10:00:00-04:00"
    assert "still to come" in " ".join(listed.json("call", "add", "--at", later)["warnings"])
    assert "still to come" in " ".join(listed.json("apply", HARBOR, "--at", later)["warnings"])


def test_a_service_that_does_not_exist_is_refused_also_for_what_was_submitted(listed: Shell) -> None:
    assert listed("apply", HARBOR).code == 0
    assert listed("apply", HARBOR, "--via", "Foo").code == 2
