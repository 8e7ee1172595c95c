"""`matchweek offer` and `matchweek interview`, as scripts and people use them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Shell
from tests.cli.lists import BRENDAN_TY, HARBOR

EARLY = ("--now", "2027-03-18T09:30:00-04:00")
OVER = ("--now", "2027-03-18T11:00:01-04:00")
LATER = ("--now", "2027-03-18T11:02:00-04:00")
SECOND = ("--now", "2027-03-18T12:30:00-04:00")


def listed(shell: Shell, before: tuple[str, ...]) -> dict[str, str]:
    return {each["program"]: each["state"] for each in shell.json("offer", "list", before=before)["offers"]}


def test_the_life_of_an_offer(shell: Shell) -> None:
    shell.with_list()
    made = shell.json("offer", "add", HARBOR, before=EARLY)
    assert (made["program"], made["round"], made["state"]) == (HARBOR, 1, "open")
    assert made["expires_at"] == "2027-03-18T11:00:00-04:00"
    assert listed(shell, OVER) == {HARBOR: "expired"}
    assert shell("offer", "accept", HARBOR, before=LATER).code == 3
    assert shell.json("offer", "accept", HARBOR, "--at", "Thu 10:58", before=LATER)["state"] == "accepted"
    assert listed(shell, LATER) == {HARBOR: "accepted"}


def test_one_accepted_the_other_released_and_the_place_is_told(shell: Shell) -> None:
    shell.with_list()
    for code in (HARBOR, BRENDAN_TY):
        shell.json("offer", "add", code, before=EARLY)
    said = shell("offer", "accept", "1", before=EARLY)
    assert said.code == 0
    assert "recorded as accepted in R3" in said.out
    assert listed(shell, EARLY) == {HARBOR: "accepted", BRENDAN_TY: "released"}
    shown = shell("offer", "list", before=EARLY).out
    assert "ended by your acceptance" in shown
    assert "Your place" in shown


def test_a_rejected_offer_made_again_is_questioned(shell: Shell) -> None:
    shell.with_list()
    shell.json("offer", "add", HARBOR, before=EARLY)
    assert shell.json("offer", "reject", HARBOR, before=EARLY)["state"] == "rejected"
    again = shell("offer", "add", HARBOR, "--json", before=SECOND)
    assert again.code == 3
    assert "not made again" in again.document["error"]["rule"]
    assert shell.json("offer", "add", HARBOR, "--because", "R3 shows it", before=SECOND)["round"] == 2


def test_no_offer_outside_a_round_and_none_of_a_wrong_code(shell: Shell) -> None:
    shell.with_list()
    between = ("--now", "2027-03-18T11:30:00-04:00")
    assert shell("offer", "add", HARBOR, before=between).code == 3
    assert shell("offer", "add", "nonsense", before=EARLY).code == 2
    assert shell("offer", "accept", "4", before=EARLY).code == 2
    assert shell.json("offer", "list")["offers"] == []


def test_a_wrong_record_is_corrected(shell: Shell) -> None:
    shell.with_list()
    shell.json("offer", "add", HARBOR, before=EARLY)
    shell.json("offer", "reject", HARBOR, before=EARLY)
    assert shell("correct", "offer", "1", "answer=none", "--because", "wrong row", before=EARLY).code == 0
    assert listed(shell, EARLY) == {HARBOR: "open"}
    assert shell("correct", "offer", "1", "answer=perhaps", "--because", "x", before=EARLY).code == 2


def test_the_order_of_preference(shell: Shell) -> None:
    shell.with_list()
    assert shell.json("offer", "order")["programs"] == []
    shell.json("offer", "order", BRENDAN_TY, HARBOR)
    shell.json("offer", "order", HARBOR, "--before", BRENDAN_TY)
    assert [each["code"] for each in shell.json("offer", "order")["programs"]] == [HARBOR, BRENDAN_TY]
    shell.json("offer", "order", HARBOR, "--leave-out")
    assert "  1  " in shell("offer", "order").out.replace("place", "")
    assert [each["code"] for each in shell.json("offer", "order")["programs"]] == [BRENDAN_TY]
    assert shell("offer", "order", HARBOR, BRENDAN_TY, "--before", HARBOR).code == 2


def test_interviews(shell: Shell) -> None:
    shell.with_list()
    made = shell.json("interview", "add", HARBOR, "--at", "2027-03-18T14:00-04:00", "--with", "Dr. Quill")
    assert (made["id"], made["status"], made["interviewer"]) == (1, "arranged", "Dr. Quill")
    shell.json("interview", "set", "1", "--status", "done", "--interest", "4")
    (only,) = shell.json("interview", "list")["interviews"]
    assert (only["status"], only["interest"], only["at"]) == ("done", 4, "2027-03-18T14:00:00-04:00")
    assert "Dr. Quill" in shell("interview", "list").out
    assert shell("interview", "set", "9", "--status", "done").code == 2
    assert shell("interview", "add", HARBOR, "--at", "someday").code == 2


def test_what_is_due_names_interviews_and_open_offers(shell: Shell) -> None:
    shell.with_list()
    shell.json("offer", "add", HARBOR, before=EARLY)
    shell.json("interview", "add", HARBOR, "--at", "2027-03-18T14:00-04:00", before=EARLY)
    due = shell.json("now", before=EARLY)["due"]
    assert {(each["kind"], each["program"]) for each in due} >= {("offer", HARBOR), ("interview", HARBOR)}


def test_an_interview_is_shown_on_all_clocks_before_it_is_stored(shell: Shell) -> None:
    shell.with_list()
    shell.json("me", "set", "--zone", "Asia/Karachi", before=EARLY)
    shell.json("interview", "add", HARBOR, "--at", "Thu 13:00 ET", before=EARLY)
    tried = ("interview", "add", BRENDAN_TY, "--at", "Thu 13:35 ET", "--dry-run")
    shown = shell(*tried, before=EARLY)
    assert "13:35" in shown.out
    assert "22:35 Karachi" in shown.out
    assert "Only 5 minutes between it and" in shown.err
    assert "It is night where you are: Thu 22:35." in shown.err
    found = shell.json(*tried, before=EARLY)
    assert found["dry_run"] is True
    assert len(found["free"]) == 3
    assert len(shell.json("interview", "list", before=EARLY)["interviews"]) == 1
    stored = shell(*tried[:-1], before=EARLY)
    assert "Free near it: " in stored.err
    assert len(shell.json("interview", "list", before=EARLY)["interviews"]) == 2


def order_of(shell: Shell) -> list[str]:
    said = shell.json("offer", "order", before=EARLY)
    return [each["code"] for each in said["programs"]]


def test_a_booked_slot_its_scorecard_and_the_place_it_proposes(shell: Shell) -> None:
    shell.with_list()
    booked = shell("interview", "add", HARBOR, "--at", "Thu 13:00 ET", "--calendar", "Thalamus", before=EARLY)
    assert "How to leave the slot?" in booked.err
    shell.json("interview", "add", BRENDAN_TY, "--at", "Thu 15:00 ET", before=EARLY)
    shell.json("offer", "order", HARBOR, BRENDAN_TY, before=EARLY)
    shell.json("interview", "set", "1", "--status", "done", "--fit", "4", "--training", "6", before=EARLY)
    scores = ("--status", "done", "--fit", "9", "--residents", "kind", "--asked", "why us")
    said = shell("interview", "set", "2", *scores, before=EARLY)
    assert "Its scores are 9.0 of 10: number 1 in your order" in said.err
    assert order_of(shell) == [HARBOR, BRENDAN_TY]
    assert shell.json("interview", "place", "2", before=EARLY)["order"] == [BRENDAN_TY, HARBOR]
    assert shell("interview", "place", "2", before=EARLY).code == 2
    assert shell("interview", "set", "2", "--fit", "11", before=EARLY).code == 2
    shell.json("undo", before=EARLY)
    assert order_of(shell) == [HARBOR, BRENDAN_TY]


def test_tries_are_logged_and_the_call_stays(shell: Shell) -> None:
    shell.with_list()
    made = shell("call", "add", "--missed", "--number", "555-0142", before=EARLY)
    assert "only by its own number, 555-0142" in made.err
    for number in (1, 2, 3):
        known = shell.json("call", "tried", "1", before=EARLY)
        assert (known["tries"], known["call_back"]) == (number, "due")
    shell.json("undo", before=EARLY)
    (known,) = shell.json("call", "list", before=EARLY)["calls"]
    assert (known["tries"], known["call_back"]) == (2, "due")
    shell.json("call", "add", before=EARLY)
    assert shell("call", "tried", "2", before=EARLY).code == 2


def test_calls_are_chosen_written_and_told_by_program(shell: Shell) -> None:
    shell.with_list()
    shell.json("call", "add", "--program", HARBOR, "--note", "liked my letter", before=EARLY)
    shell.json("call", "add", "--missed", "--number", "555-0142", before=EARLY)
    assert [each["id"] for each in shell.json("call", "list", "--which", "back", before=EARLY)["calls"]] == [
        2
    ]
    assert [each["id"] for each in shell.json("call", "list", "--find", "letter", before=EARLY)["calls"]] == [
        1
    ]
    assert "No call is like that." in shell("call", "list", "--which", "rule", before=EARLY).out
    assert shell("call", "list", "--which", "loud", before=EARLY).code == 2
    assert "liked my letter" in shell("call", "export", "md", "--program", HARBOR, before=EARLY).out
    assert shell("call", "export", "pdf", before=EARLY).code == 2
    (told,) = shell.json("call", "said", HARBOR, before=EARLY)["said"]
    assert told["words"] == ["liked my letter"]
    shell.json("interview", "add", HARBOR, "--at", "Thu 15:00 ET", before=EARLY)
    assert "BEGIN:VEVENT" in shell("interview", "calendar", "--masked", before=EARLY).out


def test_a_mail_proposes_an_interview_and_stores_none_unasked(shell: Shell, tmp_path: Path) -> None:
    shell.with_list()
    mail = tmp_path / "mail.txt"
    mail.write_text(
        "Meet us Thursday, March 18 at 2:30 pm ET\nfor 15 min: https://zoom.example/j/9\n", "utf-8"
    )
    found = shell.json("interview", "read", HARBOR, str(mail), before=EARLY)
    assert (found["at"], found["minutes"]) == ("2027-03-18T14:30:00-04:00", 15)
    assert (found["channel"], found["place"]) == ("zoom", "https://zoom.example/j/9")
    assert "nothing stored" in shell("interview", "read", HARBOR, str(mail), before=EARLY).out
    assert shell.json("interview", "list", before=EARLY)["interviews"] == []
    shell.json("interview", "read", HARBOR, str(mail), "--store", before=EARLY)
    (one,) = shell.json("interview", "list", before=EARLY)["interviews"]
    assert (one["at"], one["minutes"]) == ("2027-03-18T14:30:00-04:00", 15)
    mail.write_text("Thu 2:30 pm ET or Thu 4:00 pm ET?", "utf-8")
    asked = shell("interview", "read", HARBOR, str(mail), before=EARLY)
    assert asked.code == 2
    assert "Which time is it?" in asked.err
    assert shell("interview", "read", HARBOR, str(tmp_path), before=EARLY).code == 2
