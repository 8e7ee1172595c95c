"""Situations that have to be right, 51 to 75, each by its number, as a person meets them in a shell."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.lists import BRENDAN_TY, HARBOR, PENA, fictional_csv
from tests.cli.lived import MON, OTHER, PRELIM, THU, TUE, bring, contact, do, ok, warned, words_of


def test_51_advanced_only_and_a_preliminary_place_accepted(monday: Shell) -> None:
    ok(monday, f"{MON}11:20", "me", "set", "--state", "advanced_only")
    ok(monday, f"{THU}09:10", "offer", "add", PRELIM)
    ok(monday, f"{THU}09:20", "offer", "accept", "1")
    assert ok(monday, f"{THU}09:30", "me", "show")["state"] in ("advanced_only", "placed")
    assert do(monday, f"{THU}12:10", "apply", BRENDAN_TY).code == 3
    assert do(monday, f"{THU}12:10", "apply", BRENDAN_TY, "--planned").code == 3
    assert not [one for one in ok(monday, f"{THU}12:10", "now")["due"] if one["kind"] == "look"]


def test_52_advanced_only_closes_reserved_whatever_the_training(monday: Shell) -> None:
    ok(monday, f"{MON}11:20", "program", "add", "9060420R0", "--institution", "Old Mill Med Ctr")
    ok(monday, f"{MON}11:21", "me", "set", "--state", "advanced_only", "--prior-training")
    assert do(monday, f"{MON}11:30", "apply", "9060420R0").code == 3
    assert do(monday, f"{MON}11:30", "apply", PRELIM).code == 0


def test_53_plans_that_the_notice_closed_count_no_longer(shell: Shell) -> None:
    bring(shell, f"{MON}10:05", "--after-round", "0")
    ok(shell, f"{MON}10:05", "apply", HARBOR, PENA, PRELIM, "--planned")
    assert ok(shell, f"{MON}10:06", "now")["budgets"]["ERAS"]["planned"] == 3
    said = ok(shell, f"{MON}10:10", "me", "set", "--state", "advanced_only")
    assert "2 plans count no longer" in warned(said) and HARBOR in warned(said)
    assert ok(shell, f"{MON}10:10", "now")["budgets"]["ERAS"]["planned"] == 1


def test_54_two_tracks_of_which_the_portal_counts_one(monday: Shell) -> None:
    ok(monday, f"{MON}11:30", "apply", PRELIM)
    assert do(monday, f"{MON}12:00", "correct", "budget", "ERAS", "left=44").code == 2
    ok(monday, f"{MON}12:00", "correct", "budget", "ERAS", "left=44", "--because", "the portal shows it")
    eras = ok(monday, f"{MON}12:01", "now")["budgets"]["ERAS"]
    assert (eras["used"], eras["cap"] - eras["used"]) == (2, 44)
    refused = do(monday, f"{MON}12:02", "correct", "budget", "ERAS", "left=46", "--because", "x")
    assert refused.code == 2


def test_55_the_portal_shows_none_left(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "correct", "budget", "ERAS", "left=0", "--because", "the portal shows it")
    assert do(monday, f"{MON}12:05", "apply", PENA).code == 3
    assert do(monday, f"{MON}12:05", "apply", PENA, "--because", "the portal took it").code == 0


def two_services(shell: Shell) -> None:
    path = shell.home / "two.csv"
    path.write_text(fictional_csv().replace(",3,ERAS", ",3,ERAS / ResidencyCAS", 1), encoding="utf-8")
    ok(shell, f"{MON}10:05", "list", "import", str(path), "--after-round", "0")


def test_56_two_services_are_counted_for_the_one_that_was_used(shell: Shell) -> None:
    two_services(shell)
    assert "several services" in warned(ok(shell, f"{MON}11:30", "apply", PENA))
    assert ok(shell, f"{MON}11:31", "now")["budgets"]["ERAS"]["used"] == 1


def test_56_with_via_nothing_is_asked(shell: Shell) -> None:
    two_services(shell)
    said = ok(shell, f"{MON}11:30", "apply", PENA, "--via", "ResidencyCAS")
    assert "several services" not in warned(said)
    budgets = ok(shell, f"{MON}11:31", "now")["budgets"]
    assert (budgets["ERAS"]["used"], budgets["ResidencyCAS"]["used"]) == (0, 1)


def test_57_another_process_needs_a_reason_and_touches_neither_45(monday: Shell) -> None:
    assert do(monday, f"{MON}12:00", "apply", PENA, "--via", "our own site").code == 3
    assert do(monday, f"{MON}12:00", "apply", PENA, "--via", "EARS").code == 2
    ok(monday, f"{MON}12:00", "apply", PENA, "--via", "own site", "--because", "R3 says so")
    budgets = ok(monday, f"{MON}12:01", "now")["budgets"]
    assert [budgets[name]["used"] for name in ("ERAS", "ResidencyCAS")] == [1, 0]
    assert budgets["own site"] == {"used": 1, "planned": 0, "cap": None, "left": None, "held": 0, "over": 0}
    said = do(monday, f"{MON}12:02", "now").out
    assert "own site: 1 used, none of the 45" in said and "999" not in said


def test_57_what_the_list_calls_another_process(shell: Shell) -> None:
    path = shell.home / "own.csv"
    path.write_text(fictional_csv().replace(",3,ERAS", ",3,apply on our own site", 1), encoding="utf-8")
    ok(shell, f"{MON}10:05", "list", "import", str(path), "--after-round", "0", "--yes")
    refused = do(shell, f"{MON}11:30", "apply", PENA)
    assert refused.code == 3 and "another process" in refused.err
    ok(shell, f"{MON}11:31", "apply", PENA, "--planned")
    assert "apply on our own site: 1 planned, none of the 45" in do(shell, f"{MON}11:32", "now").out
    ok(shell, f"{MON}11:33", "apply", PENA, "--because", "so says R3")
    # Said again it stays as it is, and asks for nothing.
    assert do(shell, f"{MON}11:34", "apply", PENA).code == 0
    budgets = ok(shell, f"{MON}11:35", "now")["budgets"]
    assert budgets["apply on our own site"]["used"] == 1 and budgets["ERAS"]["used"] == 0


def test_58_what_r3_confirmed_gone_is_gone(monday: Shell) -> None:
    said = bring(monday, f"{MON}15:00", "--after-round", "0", "--whole", c9010140C0=0)
    assert HARBOR in warned(said) and "check R3" in warned(said)
    assert ok(monday, f"{MON}15:01", "program", "show", HARBOR)["positions"] == 6
    ok(monday, f"{MON}15:05", "list", "gone", HARBOR)
    shown = ok(monday, f"{MON}15:06", "program", "show", HARBOR)
    assert (shown["status"], shown["positions"], shown["application"]) == ("filled", 0, "submitted")
    assert ok(monday, f"{MON}15:06", "now")["budgets"]["ERAS"]["used"] == 1
    ok(monday, f"{MON}15:07", "undo")
    assert ok(monday, f"{MON}15:08", "program", "show", HARBOR)["status"] == "listed"


def test_60_only_programs_still_on_the_list(monday: Shell) -> None:
    bring(monday, f"{THU}14:05", "--after-round", "2", "--whole", c9020320C0=0)
    refused = do(monday, f"{THU}14:10", "apply", PENA)
    assert refused.code == 3 and "still on" in refused.err
    assert ok(monday, f"{THU}14:11", "now")["budgets"]["ERAS"]["used"] == 1
    assert do(monday, f"{THU}14:12", "apply", OTHER).code == 0
    assert do(monday, f"{THU}14:12", "apply", PENA, "--because", "R3 still shows it").code == 0
    # Sent on Tuesday, when it stood on the list.
    bring(monday, f"{THU}17:05", "--after-round", "3", "--whole", c9020320C0=0, c9040120C0=0)
    assert do(monday, f"{THU}17:10", "apply", "9040120C0", "--at", f"{TUE}09:00-04:00").code == 0


def test_61_not_eligible_until_soap_ends(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "me", "set", "--state", "ineligible")
    ok(monday, f"{TUE}09:12", "call", "add", "--program", HARBOR)
    assert contact(monday, f"{TUE}09:20") == "held"
    assert do(monday, f"{TUE}09:20", "apply", PENA).code == 3
    assert do(monday, f"{THU}09:20", "offer", "add", PENA).code == 3
    assert contact(monday, f"{THU}21:00", PENA) == "unlocked"
    after = words_of(monday, f"{THU}21:00", PENA)
    assert "contact is free" in after and "may apply to nothing" not in after


def test_64_and_88_an_early_call_opens_nothing_by_itself(monday: Shell) -> None:
    call = ok(monday, f"{MON}14:00", "call", "add", "--program", HARBOR, "--incident", "too_early")
    assert contact(monday, f"{TUE}08:00") == contact(monday, f"{TUE}12:00") == "held"
    assert "they contacted you" not in words_of(monday, f"{TUE}12:00")
    ok(monday, f"{TUE}12:10", "call", "set", str(call["id"]), "--counts", "school")
    assert contact(monday, f"{TUE}12:09") == "held"
    assert contact(monday, f"{TUE}12:10") == "unlocked"


def test_88_two_minutes_early_looks_at_the_clock(monday: Shell) -> None:
    call = ok(monday, f"{TUE}07:58", "call", "add", "--program", HARBOR)
    assert "look at your clock" in warned(call) and call["at"] == f"{TUE}07:58:00-04:00"
    assert contact(monday, f"{TUE}08:30") == "held"
    assert any(one["kind"] == "question" for one in ok(monday, f"{TUE}08:30", "now")["due"])
    ok(monday, f"{TUE}08:31", "call", "set", str(call["id"]), "--at", f"{TUE}08:02-04:00")
    assert contact(monday, f"{TUE}08:31") == "unlocked"


def test_66_a_text_counts_once_its_sender_is_named(monday: Shell) -> None:
    ok(monday, f"{TUE}09:00", "call", "add", "--channel", "email", "--note", "we look forward")
    assert contact(monday, f"{TUE}09:01") == "held"
    ok(monday, f"{TUE}09:05", "call", "add", "--channel", "text", "--program", HARBOR)
    assert contact(monday, f"{TUE}09:06") == "unlocked"


def test_67_a_voicemail_counts_once_named(monday: Shell) -> None:
    call = ok(
        monday, f"{TUE}09:00", "call", "add", "--channel", "voicemail", "--missed", "--number", "555-0101"
    )
    assert contact(monday, f"{TUE}09:01") == "held"
    ok(monday, f"{TUE}09:05", "call", "set", str(call["id"]), "--program", HARBOR)
    assert contact(monday, f"{TUE}09:06") == "unlocked"


def test_69_the_home_director_may_be_asked_once_the_home_program_called(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "advocate", "add", "Dr. Home", "--leads", HARBOR)
    assert do(monday, f"{MON}12:10", "advocate", "draft", "Dr. Home", "--kind", "ready").code == 3
    ok(monday, f"{TUE}09:00", "call", "add", "--program", HARBOR)
    assert do(monday, f"{TUE}09:10", "advocate", "draft", "Dr. Home", "--kind", "ready").code == 0


@pytest.mark.parametrize("role", ["Program Director", "Chair of Medicine", "PD"])
def test_70_a_director_on_the_list_is_asked_about_first(monday: Shell, role: str) -> None:
    added = ok(
        monday, f"{MON}12:00", "advocate", "add", "Dr. Vale", "--role", role,
        "--institution", "Harbor Point Medical Center",
    )  # fmt: skip
    assert "do they lead it" in warned(added)
    refused = do(monday, f"{MON}12:05", "advocate", "draft", "Dr. Vale", "--kind", "ready")
    assert refused.code == 3 and "lead" in refused.err
    assert "do they lead it" in warned(ok(monday, f"{MON}12:06", "advocate", "assign", "Dr. Vale", PENA))
    ok(monday, f"{MON}12:07", "advocate", "set", "Dr. Vale", "--leads", "none")
    assert do(monday, f"{MON}12:08", "advocate", "draft", "Dr. Vale", "--kind", "ready").code == 0


def test_70_also_from_a_file(monday: Shell) -> None:
    path = monday.home / "faculty.csv"
    path.write_text(
        "Name,Role,Institution\nDr. Vale,Program Director,Harbor Point Medical Center\nDr. Ash,Attending,"
        "Harbor Point Medical Center\n",
        encoding="utf-8",
    )
    said = ok(monday, f"{MON}12:00", "advocate", "import", str(path))
    assert warned(said).count("do they lead it") == 1


def test_71_a_clearance_opens_for_all_until_it_is_withdrawn(monday: Shell) -> None:
    ok(monday, f"{MON}12:00", "advocate", "add", "Dr. Okafor")
    ok(monday, f"{MON}12:01", "advocate", "assign", "Dr. Okafor", HARBOR)
    ok(
        monday, f"{TUE}09:00", "advocate", "clear", "all", HARBOR, "--by", "J. Vance", "--authority", "nrmp",
        "--why", "asked by mail",
    )  # fmt: skip
    assert contact(monday, f"{TUE}09:01") == "unlocked"
    ok(monday, f"{TUE}09:05", "undo")
    assert contact(monday, f"{TUE}09:06") == "held"
    assert (
        do(monday, f"{TUE}09:06", "advocate", "sent", "Dr. Okafor", HARBOR, "--because", "cleared").code == 3
    )


def test_73_an_application_recorded_after_the_call_is_asked_about(monday: Shell) -> None:
    call = ok(monday, f"{TUE}09:00", "call", "add", "--program", PENA)
    assert "must be reported" in warned(call)
    said = ok(monday, f"{TUE}09:30", "apply", PENA)
    assert "is its time right" in warned(said)
    assert contact(monday, f"{TUE}09:31", PENA) == "held"
    assert any("is its time right" in one["title"] for one in ok(monday, f"{TUE}09:31", "now")["due"])
    number = str(call["id"])
    ok(monday, f"{TUE}09:40", "call", "set", number, "--counts", "me", "--incident", "not_applied")
    assert contact(monday, f"{TUE}09:41", PENA) == "unlocked"
    assert ok(monday, f"{TUE}09:41", "call", "list")["calls"][0]["incident"] == "not_applied"


def test_73_its_time_was_wrong(monday: Shell) -> None:
    ok(monday, f"{TUE}09:00", "call", "add", "--program", PENA)
    ok(monday, f"{TUE}09:30", "apply", PENA)
    moved = f"submitted_at={MON}11:30:00-04:00"
    ok(monday, f"{TUE}09:35", "correct", "application", PENA, moved, "--because", "the portal says so")
    assert contact(monday, f"{TUE}09:36", PENA) == "unlocked"
    assert not [one for one in ok(monday, f"{TUE}09:36", "now")["due"] if one["kind"] == "question"]


def test_74_the_dean_was_called_without_an_application(monday: Shell) -> None:
    said = ok(monday, f"{TUE}09:00", "call", "add", "--program", PENA, "--to", "school")
    assert "did you apply" in warned(said) and "reported" in warned(said)
    assert contact(monday, f"{TUE}09:01", PENA) == "held"


def test_75_three_rounds(monday: Shell) -> None:
    ok(monday, f"{THU}12:00", "timetable", "drop-round", "4", "--because", "R3 shows three")
    assert ok(monday, f"{THU}17:00", "now")["phase"] == "rounds_over"
    assert do(monday, f"{THU}18:30", "offer", "add", HARBOR).code in (2, 3)
    assert contact(monday, f"{THU}20:59") == "held"
    assert contact(monday, f"{THU}21:00") == "unlocked"
