"""Situations after SOAP has ended: the ineligible, and a file of a season long gone, in a shell."""

from __future__ import annotations

import pytest

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


MIXED = """NRMP code,Program,Specialty,Institution,City,State,Positions,Service
9010140C0,Internal Medicine,Internal Medicine,Harbor Point Medical Center,Akron,OH,3,ERAS
9010140S0,Internal Medicine,Internal Medicine,Harbor Point Medical Center,Akron,OH,2,ERAS
9011140F1,Cardiology,Internal Medicine,Quarry Lane Medical Center,Akron,OH,1,ERAS
"""


def test_91_type_letters_s_and_f_are_kept_and_are_no_target(shell: Shell) -> None:
    path = shell.home / "mixed.csv"
    path.write_text(MIXED, encoding="utf-8")
    said = ok(shell, f"{MON}10:05", "list", "import", str(path), "--after-round", "0")
    assert (said["read"], said["rejected"]) == (3, [])
    when = f"{MON}11:05"
    rows = {each["code"]: each["in_soap"] for each in ok(shell, when, "list", "show")["programs"]}
    assert rows == {"9010140C0": True, "9010140S0": False, "9011140F1": False}
    assert do(shell, when, "list", "show").out.count("not in SOAP") == 2
    for code in ("9010140S0", "9011140F1"):
        assert ok(shell, when, "program", "show", code)["code"] == code
        assert "not in SOAP" in words_of(shell, when, code)
        for act in (("apply", code), ("apply", code, "--planned")):
            refused = do(shell, when, *act)
            assert refused.code == 3 and "Not in SOAP" in refused.err
    assert "no target" in warned(ok(shell, f"{THU}09:05", "offer", "add", "9011140F1"))


@pytest.mark.parametrize(
    "code", ["9011140S0", "9010140F0", "9010140", "9010140C9", "9010-140-C-9", "9010140X0"]
)
def test_91_a_code_that_is_not_on_the_list_shows_no_other(shell: Shell, code: str) -> None:
    path = shell.home / "mixed.csv"
    path.write_text(MIXED, encoding="utf-8")
    ok(shell, f"{MON}10:05", "list", "import", str(path), "--after-round", "0")
    shown = do(shell, f"{MON}11:05", "program", "show", code)
    assert shown.code == 2 and not shown.out


def test_71_a_clearance_that_is_withdrawn(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "advocate", "add", "Dr. Okafor")
    ok(monday, f"{MON}12:01", "advocate", "assign", "Dr. Okafor", HARBOR)
    clear = (
        "advocate",
        "clear",
        "all",
        HARBOR,
        "--by",
        "J. Vance",
        "--authority",
        "nrmp",
        "--why",
        "by mail",
    )
    number = str(ok(monday, f"{TUE}09:00", *clear)["id"])
    draft = str(ok(monday, f"{TUE}09:01", "advocate", "draft", "Dr. Okafor", HARBOR)["id"])
    ok(monday, f"{TUE}09:02", "advocate", "sent", "Dr. Okafor", HARBOR, "--because", "cleared")
    said = ok(monday, f"{TUE}09:05", "advocate", "withdraw", number)
    assert "locked, not deleted" in warned(said) and "tell your school" in warned(said)
    when = f"{TUE}09:06"
    (kept,) = ok(monday, when, "advocate", "drafts")["drafts"]
    assert (kept["state"], kept["body"], kept["subject"], kept["to"]) == ("sealed", None, None, None)
    shown = do(monday, when, "advocate", "drafts", "--show", draft)
    assert shown.code == 3 and "AAMC" not in shown.out + shown.err
    for act in (
        ("used", draft, "copied"),
        ("used", draft, "sent", "--because", "cleared"),
        ("sent", "Dr. Okafor", HARBOR, "--because", "cleared"),
        ("told", "Dr. Okafor", HARBOR),
        ("answered", "Dr. Okafor", HARBOR, "--reply", "will look"),
        ("draft", "Dr. Okafor", HARBOR),
    ):
        assert do(monday, when, "advocate", *act).code == 3, act
    ok(monday, f"{TUE}09:30", *clear)
    assert do(monday, f"{TUE}09:31", "advocate", "answered", "Dr. Okafor", HARBOR, "--reply", "yes").code == 0


def test_an_answer_does_not_come_before_what_it_answers(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "advocate", "add", "Dr. Okafor")
    ok(monday, f"{MON}12:01", "advocate", "assign", "Dr. Okafor", HARBOR)
    ok(monday, f"{TUE}09:00", "call", "add", "--program", HARBOR)
    ok(monday, f"{TUE}09:30", "advocate", "sent", "Dr. Okafor", HARBOR, "--because", "asked_by_program")
    early = ("advocate", "answered", "Dr. Okafor", HARBOR, "--at", f"{TUE}09:10-04:00")
    assert do(monday, f"{TUE}10:00", *early).code == 2


def test_what_must_be_reported_is_asked_also_beside_another_question(monday: Shell) -> None:
    call = str(ok(monday, f"{TUE}09:00", "call", "add", "--program", PENA, "--incident", "where_else")["id"])

    def asked() -> bool:
        due = ok(monday, f"{TUE}09:05", "now")["due"]
        return any("did you apply" in each["title"] for each in due)

    assert asked()
    ok(monday, f"{TUE}09:04", "call", "set", call, "--incident", "not_applied")
    assert not asked()


def test_who_says_that_a_contact_counts_says_it_of_one_program(monday: Shell) -> None:
    ok(monday, f"{MON}11:30", "apply", PENA)
    call = str(ok(monday, f"{MON}14:00", "call", "add", "--program", PENA)["id"])
    ok(monday, f"{TUE}09:00", "call", "set", call, "--counts", "school")
    assert contact(monday, f"{TUE}09:01", PENA) == "unlocked"
    ok(monday, f"{TUE}09:02", "call", "set", call, "--program", HARBOR)
    assert contact(monday, f"{TUE}09:03") == contact(monday, f"{TUE}09:03", PENA) == "held"


def test_a_correction_is_read_as_strictly_as_the_entry(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "advocate", "add", "Dr. Home", "--leads", HARBOR)
    call = str(ok(monday, f"{MON}14:00", "call", "add", "--program", HARBOR)["id"])
    because = ("--because", "it was wrong")
    for what in ("counts=yes", "begun_by=them", "program=9999999C9", "heat=9"):
        assert do(monday, f"{TUE}09:00", "correct", "call", call, what, *because).code == 2, what
    assert contact(monday, f"{TUE}09:01") == "held"
    refused = do(monday, f"{TUE}09:02", "correct", "advocate", "1", "leads=the program in Erie", *because)
    assert refused.code == 2
    assert do(monday, f"{TUE}09:03", "advocate", "draft", "Dr. Home", "--kind", "ready").code == 3
    # Rightly said it counts from then on, as `call set --counts` does.
    ok(monday, f"{TUE}09:04", "correct", "call", call, "counts=school", *because)
    assert (contact(monday, f"{TUE}09:03"), contact(monday, f"{TUE}09:04")) == ("held", "unlocked")
    # Of another program's contact it was not said.
    ok(monday, f"{TUE}09:05", "correct", "call", call, f"program={PENA}", *because)
    assert contact(monday, f"{TUE}09:06") == contact(monday, f"{TUE}09:06", PENA) == "held"


def test_an_ask_that_was_recorded_of_a_program_is_not_silent(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "advocate", "add", "Dr. Home", "--leads", HARBOR)
    said = ok(monday, f"{MON}12:05", "advocate", "set", "Dr. Home", "--answer", "asked")
    assert "tell your school" in warned(said)


def test_restore_asks_where_nobody_can_be_asked(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "backup")
    refused = do(monday, f"{MON}12:01", "restore")
    assert refused.code == 2 and "--yes" in refused.err
    assert do(monday, f"{MON}12:02", "restore", "--yes").code == 0
