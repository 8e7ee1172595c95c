"""Situations after SOAP has ended: the ineligible, and a file of a season long gone, in a shell."""

from __future__ import annotations

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA
from tests.cli.lived import MON, THU, TUE, bring, contact, do, ok, warned, words_of


def test_61_from_soaps_end_the_ineligible_are_as_the_unmatched(monday: Shell) -> None:
    ok(monday, f"{MON}10:30", "me", "set", "--state", "ineligible")
    assert ok(monday, f"{THU}20:59", "offer", "list")["state"] == "ineligible"
    assert "not in SOAP" not in do(monday, f"{THU}21:00", "now").out
    assert ok(monday, f"{THU}21:00", "offer", "list")["state"] == "unmatched"
    assert "contact is free" in do(monday, f"{THU}21:00", "now").out
    assert do(monday, f"{THU}20:59", "apply", PENA, "--planned").code == 3
    planned = ok(monday, f"{THU}21:01", "apply", PENA, "--planned")
    assert planned["budgets"]["ERAS"]["planned"] == 1
    assert ok(monday, f"{THU}21:01", "now")["budgets"]["ERAS"]["planned"] == 1
    ok(monday, f"{THU}21:02", "advocate", "add", "Dr. Okafor")
    assert do(monday, f"{THU}21:03", "advocate", "draft", "Dr. Okafor", HARBOR).code == 0


def test_61_an_offer_that_r3_showed_all_the_same_makes_a_place(monday: Shell) -> None:
    ok(monday, f"{MON}10:30", "me", "set", "--state", "ineligible")
    ok(monday, f"{THU}09:10", "offer", "add", HARBOR, "--because", "R3 shows it")
    ok(monday, f"{THU}09:20", "offer", "accept", "1")
    assert ok(monday, f"{THU}21:00", "offer", "list")["state"] == "placed"
    assert contact(monday, f"{THU}21:00", PENA) == "held"


LATER = ("2026-05-25T12:00", "2027-03-16T09:00")


def test_85_a_season_gone_by_is_looked_at_and_nothing_new_is_begun(shell: Shell) -> None:
    bring(shell, "2026-03-16T10:05", "--after-round", "0")
    ok(shell, "2026-03-16T11:30", "apply", HARBOR)
    ok(shell, "2026-03-17T09:00", "call", "add", "--program", HARBOR)
    ok(shell, "2026-03-17T09:05", "advocate", "add", "Dr. Okafor")
    ok(shell, "2026-03-17T09:06", "advocate", "assign", "Dr. Okafor", HARBOR)
    assert do(shell, "2026-03-21T12:00", "advocate", "draft", "Dr. Okafor", PENA).code == 0
    for when in LATER:
        for kind in ("note", "called", "answer", "thanks_program"):
            refused = do(shell, when, "advocate", "draft", "Dr. Okafor", HARBOR, "--kind", kind)
            assert refused.code == 3 and "2026" in refused.err, kind
        for kind in ("ready", "monday"):
            assert do(shell, when, "advocate", "draft", "Dr. Okafor", "--kind", kind).code == 3
        assert do(shell, when, "advocate", "draft", "Dr. Okafor", "--kind", "thanks").code == 0
        assert do(shell, when, "advocate", "told", "Dr. Okafor", HARBOR).code == 3
        assert do(shell, when, "advocate", "sent", "Dr. Okafor", HARBOR, "--because", "soap_over").code == 3
        shown = words_of(shell, when)
        assert "season over" in shown and "Match Week 2026" in shown
        assert "contact is free" not in words_of(shell, when, PENA)
        assert "contact is free" not in do(shell, when, "now").out
        assert "needs a new file" in warned(ok(shell, when, "now"))
    # What was can still be put in order, at the time at which it was.
    done = ("advocate", "told", "Dr. Okafor", HARBOR, "--at", "2026-03-17T10:00-04:00")
    assert do(shell, LATER[1], *done).code == 0


def test_61_a_call_of_the_week_does_not_open_for_the_ineligible_before_its_end(monday: Shell) -> None:
    ok(monday, f"{MON}10:30", "me", "set", "--state", "ineligible")
    ok(monday, f"{TUE}09:12", "call", "add", "--program", HARBOR)
    ok(monday, f"{TUE}09:13", "advocate", "add", "Dr. Okafor")
    assert do(monday, f"{TUE}09:20", "advocate", "draft", "Dr. Okafor", HARBOR).code == 3
    assert contact(monday, f"{THU}21:00") == "unlocked"
