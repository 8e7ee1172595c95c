"""Times typed in a shell: in one's own zone where none is said, and the answer says which it was."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR, PENA

TUESDAY = ("--now", "2027-03-16T14:00:00-04:00")
SATURDAY = ("--now", "2027-03-13T12:00:00-05:00")


def lagos(shell: Shell) -> Shell:
    assert shell("me", "set", "--zone", "Africa/Lagos").code == 0
    return shell


def test_a_call_without_a_zone_is_in_the_zone_of_the_file_and_says_so(listed: Shell) -> None:
    # 12:30 in Lagos is 07:30 Eastern: before programs may begin, whoever was applied to.
    assert listed("apply", HARBOR, "--at", "2027-03-15T14:00:00-04:00").code == 0
    said = lagos(listed)("call", "add", "--program", HARBOR, "--at", "Tue 12:30", before=TUESDAY)
    assert said.code == 0
    assert "“Tue 12:30” was read as Tue 16 Mar 07:30 ET · 12:30 Lagos (your zone in this file)" in said.err
    kept = listed.json("call", "list")["calls"][0]
    assert kept["at"] == "2027-03-16T07:30:00-04:00"
    assert "08:00" in said.err


def test_json_says_how_a_time_was_read(listed: Shell) -> None:
    document = lagos(listed).json("call", "add", "--at", "Tue 12:30", before=TUESDAY)
    assert document["times_read"] == [
        {
            "text": "Tue 12:30",
            "at": "2027-03-16T12:30:00+01:00",
            "zone": "Africa/Lagos",
            "zone_said": False,
            "words": "Tue 16 Mar 07:30 ET · 12:30 Lagos",
            "notes": [],
        }
    ]
    assert "times_read" not in listed.json("call", "add", "--at", "2027-03-16T12:30:00-04:00")


def test_a_zone_that_is_said_goes_before_the_own_one(listed: Shell) -> None:
    document = lagos(listed).json("call", "add", "--at", "Tue 12:30 ET", before=TUESDAY)
    assert document["at"] == "2027-03-16T12:30:00-04:00"
    said = listed("call", "add", "--at", "Tue 11:30 CT", before=TUESDAY)
    assert "“Tue 11:30 CT” was read as Tue 16 Mar 11:30 Central · 12:30 ET · 17:30 Lagos." in said.err
    said = listed("call", "add", "--at", "2027-03-16T12:30:00-04:00", before=TUESDAY)
    assert "was read" not in said.err
    said = listed("call", "add", "--at", "Tue 12:30 EST", before=TUESDAY)
    assert "“EST” was written" in said.err and "EDT" in said.err


def test_the_option_zone_goes_before_the_zone_of_the_file(listed: Shell) -> None:
    # 11:59 in London is 07:59 Eastern in the week after U.S. clocks changed.
    document = lagos(listed).json(
        "call", "add", "--at", "Tue 11:59", before=(*TUESDAY, "--zone", "Europe/London")
    )
    assert document["at"] == "2027-03-16T11:59:00+00:00"
    assert any("08:00" in warning for warning in document["warnings"])


def test_without_any_zone_it_is_eastern_and_says_that(listed: Shell) -> None:
    said = listed("call", "add", "--at", "Tue 12:30", before=TUESDAY)
    assert "Tue 16 Mar 12:30 ET (no zone of yours is set)" in said.err


def test_now_without_an_offset_is_in_the_zone_given(shell: Shell) -> None:
    before = ("--zone", "Asia/Kolkata", "--now", "2027-03-15T19:30")
    found = shell.json("now", before=before)
    assert found["phase"] == "list_open"
    assert found["at"] == "2027-03-15T19:30:00+05:30"
    assert "Mon 15 Mar 10:00 ET · 19:30 Kolkata (the zone of --zone)" in shell("now", before=before).err


def test_now_without_an_offset_is_in_the_zone_of_the_file(shell: Shell) -> None:
    found = lagos(shell).json("now", before=("--now", "2027-03-15T15:00"))
    assert (found["at"], found["phase"]) == ("2027-03-15T10:00:00-04:00", "list_open")
    assert found["times_read"][0]["zone"] == "Africa/Lagos"


def test_across_the_change_of_clocks_an_hour_less_is_left(shell: Shell) -> None:
    for now, left in (("2027-03-14T01:30:00-05:00", 31.5), ("2027-03-14T03:30:00-04:00", 30.5)):
        found = shell.json("now", before=("--now", now))
        first = next(one for one in found["next"] if one["at"] == "2027-03-15T10:00:00-04:00")
        assert first["at"] == "2027-03-15T10:00:00-04:00"
        shown = shell("now", before=("--now", now)).out
        assert f"1 d 0{int(left) - 24}:30" in shown or "Mon 10:00" in shown


@pytest.mark.parametrize(
    "words",
    [
        ("interview", "add", HARBOR, "--at", "Sun 02:30"),
        ("timetable", "set", "eligibility_notice", "14 Mar 02:30", "--because", "R3 says so"),
        ("apply", HARBOR, "--at", "2027-03-14 02:30"),
        ("offer", "add", HARBOR, "--at", "Sun 02:30"),
    ],
)
def test_a_time_that_does_not_exist_is_refused_and_nothing_is_shifted(
    listed: Shell, words: tuple[str, ...]
) -> None:
    entries = len(listed.json("journal")["entries"])
    said = listed(*words, before=("--now", "2027-03-14T12:00:00-04:00"))
    assert said.code == 2
    assert "does not exist" in said.err and "-05:00 or -04:00" in said.err
    assert len(listed.json("journal")["entries"]) == entries


def test_an_interview_in_their_zone(listed: Shell) -> None:
    done = listed.json("program", "set", HARBOR, "--zone", "central")
    assert done["zone"] == "America/Chicago"
    document = listed.json("interview", "add", HARBOR, "--at", "wed 10am your time", before=TUESDAY)
    assert document["at"] == "2027-03-17T11:00:00-04:00"
    document = listed.json(
        "interview", "set", str(document["id"]), "--at", "wed 2-2:30pm theirs", before=TUESDAY
    )
    assert document["at"] == "2027-03-17T15:00:00-04:00"
    assert "it ends at 14:30" in str(document["times_read"])


def test_the_zone_of_a_program_is_set_shown_corrected_and_undone(listed: Shell) -> None:
    assert "Eastern" in listed("program", "show", HARBOR).out
    listed.json("program", "set", HARBOR, "--zone", "CT")
    shown = listed.json("program", "show", HARBOR)
    assert (shown["zone"], shown["zones"]) == ("America/Chicago", ["America/Chicago"])
    assert "Central, set by hand" in listed("program", "show", HARBOR).out
    listed.json("undo")
    assert listed.json("program", "show", HARBOR)["zones"] == ["America/New_York"]
    assert listed("program", "set", HARBOR, "--zone", "nowhere").code == 2
    listed.json("program", "set", HARBOR, "--zone", "MT")
    listed.json("program", "set", HARBOR, "--zone", "none")
    assert listed.json("program", "show", HARBOR)["zone"] == ""


def test_a_zone_set_by_hand_outlives_a_list(listed: Shell) -> None:
    listed.json("program", "set", HARBOR, "--zone", "CT")
    path = listed.home / "monday.csv"
    assert listed("list", "import", str(path), "--after-round", "1").code == 0
    assert listed.json("program", "show", HARBOR)["zone"] == "America/Chicago"


def test_what_is_past_or_after_soap_says_so(listed: Shell) -> None:
    past = listed("interview", "add", HARBOR, "--at", "Tue 10:00", before=TUESDAY)
    assert "That is past already." in past.err
    after = listed("interview", "add", PENA, "--at", "Fri 10:00 ET", before=TUESDAY)
    assert "That is after SOAP ends, Thu 18 Mar 21:00 ET." in after.err


def test_a_correction_reads_times_as_everywhere(listed: Shell) -> None:
    number = str(lagos(listed).json("call", "add", "--at", "Tue 14:30", before=TUESDAY)["id"])
    said = listed("correct", "call", number, "at=Tue 3:30pm", "--because", "wrong hour", before=TUESDAY)
    assert said.code == 0 and "15:30 Lagos" in said.err
    assert listed.json("call", "list")["calls"][0]["at"] == "2027-03-16T10:30:00-04:00"
    assert listed("correct", "call", number, "at=soon", "--because", "x", before=TUESDAY).code == 2


def test_an_offer_seen_in_the_round_and_recorded_after_it_expired_at_once(listed: Shell) -> None:
    before = ("--now", "2027-03-18T11:05:00-04:00")
    said = listed("offer", "add", HARBOR, "--at", "10:58 ET", before=before)
    assert said.code == 0
    offer = listed.json("offer", "list", before=before)["offers"][0]
    assert (offer["round"], offer["state"]) == (1, "expired")
    assert "expired" in (said.out + said.err).lower()


def test_what_may_be_two_times_is_asked(listed: Shell) -> None:
    for text, title in (
        ("5", "Morning or evening"),
        ("3/4 10am", "Day or month"),
        ("10am IST", "Which zone"),
    ):
        said = listed("interview", "add", HARBOR, "--at", text, before=TUESDAY)
        assert said.code == 2 and title in said.err
