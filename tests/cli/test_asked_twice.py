"""What a slip of the fingers on the command line leads to: a word about it, never a silent choice."""

from __future__ import annotations

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR


def test_refuse_and_accept_together_are_no_choice(listed: Shell) -> None:
    said = listed("program", "set", HARBOR, "--refuse", "--accept")
    assert said.code == 2
    assert "Give one of them" in said.err
    assert listed.json("program", "show", HARBOR)["refused"] is False


def test_a_time_to_come_is_questioned(listed: Shell) -> None:
    later = "2027-03-19T10:00:00-04:00"
    assert "still to come" in " ".join(listed.json("call", "add", "--at", later)["warnings"])
    assert "still to come" in " ".join(listed.json("apply", HARBOR, "--at", later)["warnings"])


def test_a_service_that_does_not_exist_is_refused_also_for_what_was_submitted(listed: Shell) -> None:
    assert listed("apply", HARBOR).code == 0
    assert listed("apply", HARBOR, "--via", "Foo").code == 2
