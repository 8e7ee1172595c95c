"""What was left half done in the dashboard stands in `now`, in its list and in the plain lines too."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

from matchweek.clock import FixedClock
from matchweek.services.core import unsaved_text
from matchweek.services.core.week import open_week
from tests.cli.conftest import Shell
from tests.cli.lists import HARBOR

WEDNESDAY = ("--now", "2027-03-17T10:00-04:00")


def test_an_interview_without_its_time_is_told(listed: Shell) -> None:
    clock = FixedClock(datetime(2027, 3, 17, 13, 0, tzinfo=UTC))
    with closing(open_week(listed.file, clock)) as week:
        unsaved_text.save(week, f"interview:new:{HARBOR}", {"interviewer": "Dr. Voss", "at": ""})
    due = listed.json("now", before=WEDNESDAY)["due"]
    (one,) = [each for each in due if each["title"].startswith("time missing: interview, ")]
    assert (one["kind"], one["program"], one["at"]) == ("unfinished", HARBOR, None)
    assert "time missing: interview" in listed("now", before=WEDNESDAY).out
    assert any("time missing" in words for words in listed.json("interview", "list")["warnings"])
    assert "time missing" in listed("--plain", before=WEDNESDAY).out


def test_a_call_without_its_program_is_told_until_it_has_one(listed: Shell) -> None:
    listed.json("call", "add", "--caller", "Dr. Quill", before=WEDNESDAY)
    due = listed.json("now", before=WEDNESDAY)["due"]
    assert [each["call"] for each in due if "program missing" in each["title"]] == [1]
    listed.json("call", "set", "1", "--program", HARBOR, before=WEDNESDAY)
    due = listed.json("now", before=WEDNESDAY)["due"]
    assert not [each for each in due if "program missing" in each["title"]]
    listed.json("call", "add", "--program", HARBOR, "--at", "half past", before=WEDNESDAY)
    due = listed.json("now", before=WEDNESDAY)["due"]
    (one,) = [each for each in due if each["kind"] == "unfinished"]
    assert one["title"].startswith("program to confirm: call of") and "perhaps" in one["title"]


def test_the_list_of_calls_names_what_is_half_done(listed: Shell) -> None:
    listed.json("call", "add", "--caller", "Dr. Quill", before=WEDNESDAY)
    listed.json("call", "add", "--program", HARBOR, before=WEDNESDAY)
    with closing(open_week(listed.file, FixedClock(datetime(2027, 3, 17, 14, 1, tzinfo=UTC)))) as week:
        unsaved_text.save(week, "call:2", {"note": "asked about St"})
    said = listed.json("call", "list", before=WEDNESDAY)["warnings"]
    assert [words.partition(":")[0] for words in said] == ["not finished", "program missing"]
    assert [words[-8:] for words in said] == ["(call 2)", "(call 1)"]
    assert "not finished" in listed("call", "list", before=WEDNESDAY).err
