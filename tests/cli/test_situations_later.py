"""Situations that have to be right, 77 to 92, each by its number, as a person meets them in a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA, fictional_csv
from tests.cli.lived import MON, OTHER, THU, TUE, bring, contact, do, ok, warned, words_of


def test_77_an_offer_recorded_after_its_round(monday: Shell) -> None:
    said = do(monday, f"{THU}11:05", "offer", "add", HARBOR, "--at", f"{THU}10:58-04:00", "--json")
    assert said.code == 0
    assert (said.document["round"], said.document["state"]) == (1, "expired")


def test_78_a_rejected_offer_is_not_accepted_nor_made_again(monday: Shell) -> None:
    ok(monday, f"{THU}09:10", "offer", "add", HARBOR)
    ok(monday, f"{THU}09:30", "offer", "reject", "1")
    assert do(monday, f"{THU}09:31", "offer", "accept", "1").code == 3
    assert do(monday, f"{THU}12:10", "offer", "add", HARBOR).code == 3
    assert do(monday, f"{THU}12:10", "offer", "add", HARBOR, "--because", "R3 shows it").code == 0


def test_82_now_holds_the_look_in_r3_until_it_was_done(monday: Shell) -> None:
    due = ok(monday, f"{THU}13:00", "now")["due"]
    assert [one["title"] for one in due if "look in R3" in one["title"]]
    ok(monday, f"{THU}13:05", "round", "none")
    assert not [one for one in ok(monday, f"{THU}13:06", "now")["due"] if "look in R3" in one["title"]]


def test_83_nobody_is_said_to_have_made_contact_who_did_not(monday: Shell) -> None:
    ok(
        monday, f"{TUE}09:00", "advocate", "clear", "all", HARBOR, "--by", "J. Vance", "--authority", "nrmp",
        "--why", "asked by mail",
    )  # fmt: skip
    assert "they contacted you" not in words_of(monday, f"{TUE}09:01")
    assert "cleared" in words_of(monday, f"{TUE}09:01")
    assert "they contacted you" not in words_of(monday, f"{THU}21:30", PENA)
    assert "contact is free" in words_of(monday, f"{THU}21:30", PENA)
    ok(monday, f"{TUE}09:30", "call", "add", "--program", OTHER)


SEASON_2028 = (
    *("list_opens", "2028-03-13T10:00-04:00", "applications_open", "2028-03-13T11:00-04:00"),
    *("contact_opens", "2028-03-14T08:00-04:00"),
    *("round_1_opens", "2028-03-16T09:00-04:00", "round_1_closes", "2028-03-16T11:00-04:00"),
    *("soap_ends", "2028-03-16T21:00-04:00", "match_day", "2028-03-17T12:00-04:00"),
)


@pytest.mark.parametrize("when", ["2028-03-13T10:30", "2027-10-01T10:00", "2028-03-17T10:00"])
def test_84_a_season_without_times_is_held_until_they_are_given(shell: Shell, when: str) -> None:
    bring(shell, when, "--after-round", "0")
    now = ok(shell, when, "now")
    assert (now["season"], now["phase"], now["next"], now["times_known"]) == (2028, "before", [], False)
    assert "knows no times of Match Week 2028" in warned(now) and "timetable set" in warned(now)
    assert contact(shell, when) == "held"
    ok(shell, when, "advocate", "add", "Dr. Okafor")
    assert do(shell, when, "advocate", "draft", "Dr. Okafor", HARBOR).code == 3
    half = ok(shell, when, "timetable", "set", *SEASON_2028[:6], "--because", "R3")
    assert "Missing: round_1_opens" in warned(half)
    assert contact(shell, when) == "held"


def test_84_once_the_times_are_given_all_follows(shell: Shell) -> None:
    when = "2028-03-13T10:30"
    bring(shell, when, "--after-round", "0")
    ok(shell, when, "timetable", "set", *SEASON_2028, "--because", "R3")
    assert ok(shell, when, "now")["phase"] == "list_open"
    assert ok(shell, "2028-03-16T09:30", "now")["round"] == 1
    assert contact(shell, "2028-03-16T20:59") == "held"
    assert contact(shell, "2028-03-16T21:00") == "unlocked"
    ok(shell, when, "undo")
    assert ok(shell, when, "now")["times_known"] is False


def test_84_times_of_another_season_or_out_of_order_are_refused(shell: Shell) -> None:
    when = "2028-03-10T10:30"
    wrong = do(shell, when, "timetable", "set", "list_opens", "2027-03-15T10:00-04:00", "--because", "R3")
    assert wrong.code == 2 and "another season" in wrong.err
    swapped = [each.replace("2028-03-14T08:00", "2028-03-13T09:00") for each in SEASON_2028]
    assert do(shell, when, "timetable", "set", *swapped, "--because", "R3").code == 2


def test_85_a_file_keeps_its_season(shell: Shell) -> None:
    bring(shell, "2026-03-16T10:05", "--after-round", "0")
    ok(shell, "2026-03-16T11:30", "apply", HARBOR)
    after = ok(shell, "2026-03-21T12:00", "now")
    assert (after["season"], after["phase"]) == (2026, "after")
    assert contact(shell, "2026-03-21T12:00") == "unlocked"
    later = ok(shell, "2027-03-16T09:00", "now")
    assert (later["season"], later["phase"], later["next"]) == (2026, "after", [])
    assert "Match Week 2027 needs a new file" in warned(later)
    assert later["budgets"]["ERAS"]["used"] == 1
    refused = do(shell, "2027-03-16T09:00", "apply", PENA)
    assert refused.code == 2 and "2027" in refused.err
    path = shell.home / "new.csv"
    path.write_text(fictional_csv(), encoding="utf-8")
    refused = do(shell, "2027-03-15T10:10", "list", "import", str(path), "--after-round", "0")
    assert refused.code == 2 and "2027" in refused.err
    assert do(shell, "2027-03-16T09:00", "call", "add", "--note", "a call is never lost").code == 0


def test_86_an_advocate_who_began_it_opens_nothing(monday: Shell) -> None:
    note = "I ran into their PD and mentioned you"
    call = ok(monday, f"{TUE}09:00", "call", "add", "--program", HARBOR, "--to", "advocate", "--note", note)
    assert call["begun_by"] == "unclear" and "Who began it?" in warned(call)
    assert contact(monday, f"{TUE}09:01") == "held"
    assert any("Who began" in one["title"] for one in ok(monday, f"{TUE}09:01", "now")["due"])
    said = ok(monday, f"{TUE}09:05", "call", "set", str(call["id"]), "--begun-by", "advocate")
    assert "Tell your school" in warned(said)
    assert contact(monday, f"{TUE}12:00") == "held"
    ok(monday, f"{TUE}12:05", "call", "set", str(call["id"]), "--begun-by", "program")
    assert contact(monday, f"{TUE}12:06") == "unlocked"


def test_87_an_application_once_sent_is_spent(monday: Shell) -> None:
    ok(monday, f"{MON}11:20", "apply", PENA)
    for _ in range(2):
        refused = do(monday, "2027-03-16T09:00", "undo")
        assert refused.code == 1 and "spent" in refused.err and "correct application" in refused.err
    assert ok(monday, f"{TUE}09:01", "now")["budgets"]["ERAS"]["used"] == 2
    gone = ("correct", "application", PENA, "submitted_at=", "--because", "pressed for another one")
    assert do(monday, f"{TUE}09:02", *gone[:4]).code == 2
    ok(monday, f"{TUE}09:02", *gone)
    assert ok(monday, f"{TUE}09:03", "now")["budgets"]["ERAS"]["used"] == 1


def test_a_rule_question_follows_its_program(monday: Shell) -> None:
    call = ok(monday, f"{TUE}09:00", "call", "add", "--program", PENA, "--incident", "not_applied")
    assert call["reply"]
    said = ok(monday, f"{TUE}09:10", "call", "set", str(call["id"]), "--program", HARBOR)
    assert (said["incident"], said["reply"], said["incident_grade"]) == (None, None, None)
    statement = do(monday, f"{TUE}09:11", "call", "statement", str(call["id"])).out
    assert "did not apply" not in statement and "Question: none marked" in statement


def test_90_the_services_open_at_eleven(shell: Shell) -> None:
    bring(shell, f"{MON}10:05", "--after-round", "0")
    refused = do(shell, f"{MON}10:30", "apply", HARBOR)
    assert refused.code == 3 and "11:00" in refused.err
    assert do(shell, f"{MON}10:30", "apply", HARBOR, "--because", "ERAS took it").code == 0
    assert do(shell, f"{MON}11:30", "apply", PENA, "--at", f"{MON}11:05-04:00").code == 0


@pytest.mark.parametrize("when", [f"{THU}10:00", f"{THU}11:30"])
def test_90_in_and_between_rounds_the_shell_warns(monday: Shell, when: str) -> None:
    assert "takes no applications during a round" in warned(ok(monday, when, "apply", PENA))


def test_91_a_code_on_no_list_never_shows_another_one(monday: Shell) -> None:
    for code in ("9010140C9", "9010140", "9010140S0"):
        assert do(monday, f"{MON}12:00", "program", "show", code).code == 2


def test_92_what_destroys_or_takes_the_list_out_asks(monday: Shell, tmp_path: Path) -> None:
    assert do(monday, f"{MON}12:00", "erase").code == 2
    refused = do(monday, f"{MON}12:00", "export", "csv", "-o", str(tmp_path / "all.csv"))
    assert refused.code == 2 and "confidential" in refused.err.lower()


def test_81_a_helper_sees_calls_and_own_applications_only(monday: Shell) -> None:
    ok(monday, f"{TUE}09:00", "call", "add", "--program", HARBOR, "--caller", "Dr. Quill")
    said = do(monday, f"{TUE}09:05", "now", "--helper")
    assert said.code == 0 and "Harbor Point" in said.out and HARBOR in said.out
    assert "may not see the List" in said.err
    assert "Mesa Vieja" not in said.out and PENA not in said.out
    told = ok(monday, f"{MON}12:00", "me", "set", "--friend", "Sana")
    assert "may not see the List" in warned(told)


def test_89_a_number_of_two_programs_is_a_hint_for_both(shell: Shell) -> None:
    path = shell.home / "phones.csv"
    rows = fictional_csv().splitlines()
    numbered = [
        f"{rows[0]},Phone",
        *(f"{row},(330) 555-0170" for row in rows[1:3]),
        *(f"{row}," for row in rows[3:]),
    ]
    path.write_text("\n".join(numbered) + "\n", encoding="utf-8")
    ok(shell, f"{MON}10:05", "list", "import", str(path), "--after-round", "0")
    ok(shell, f"{MON}11:30", "apply", HARBOR)
    said = ok(
        shell, f"{TUE}09:00", "call", "add", "--missed", "--channel", "voicemail", "--number", "330.555.0170"
    )
    assert "A hint, no more: 2 programs have this number" in warned(said)
    assert HARBOR in warned(said) and "9010440P1" in warned(said)
    assert said["program"] is None and contact(shell, f"{TUE}09:01") == "held"
    ok(shell, f"{TUE}09:05", "call", "set", str(said["id"]), "--program", HARBOR)
    assert contact(shell, f"{TUE}09:06") == "unlocked"
