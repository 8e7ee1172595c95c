"""`matchweek plan`: what is due, for whom, and one's own tasks beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

NOW = ("--now", "2026-11-28T10:00-05:00")


def test_the_plan_says_what_is_due_and_counts_what_it_hides(shell: Shell) -> None:
    said = shell(*NOW, "plan", "list").out
    assert "This cycle" in said and "The next cycle" in said
    assert "overdue" in said and "--all says why" in said
    every = shell.json(*NOW, "plan", "list", "--all")
    assert every["hidden"] == 0 and any(each["why_folded"] for each in every["tasks"])
    only = shell.json(*NOW, "plan", "list", "--track", "next")["tasks"]
    assert only and {each["track"] for each in only} == {"next"}


def test_a_task_of_one_s_own_by_its_line(shell: Shell) -> None:
    looked = shell.json(*NOW, "plan", "add", "Step 3 exam 14 May", "--dry-run")
    assert (looked["title"], looked["first"], looked["last"]) == ("Step 3 exam", "2027-05-14", "2027-05-14")
    added = shell.json(*NOW, "plan", "add", "Step 3 exam 14 May", "--track", "next")["tasks"]
    assert [each["key"] for each in added] == ["own.1"]
    changed = shell.json(*NOW, "plan", "set", "1", "--last", "15 May 2027")["tasks"]
    assert changed[0]["last"] == "2027-05-15"
    assert shell.json(*NOW, "plan", "remove", "1")["changed"]


def test_done_put_off_laid_aside_and_open_again(shell: Shell) -> None:
    done = shell.json(*NOW, "plan", "done", "plan.inbox", "plan.audit")["tasks"]
    assert {each["state"] for each in done} == {"done"}
    off = shell.json(*NOW, "plan", "postpone", "plan.audit", "1 Dec")
    assert off["tasks"][0]["last"] == "2026-12-01" and "10 Nov 2026" in off["warnings"][0]
    assert shell.json(*NOW, "plan", "drop", "plan.step3")["tasks"][0]["state"] == "not for me"
    assert shell.json(*NOW, "plan", "open", "plan.step3")["tasks"][0]["state"] == "this week"
    assert shell.json(*NOW, "plan", "note", "plan.audit", "Me is whole")["tasks"][0]["note"] == "Me is whole"


def test_the_way_is_chosen_with_its_reason(shell: Shell) -> None:
    assert shell(*NOW, "plan", "decide", "leave").code == 2
    assert shell.json(*NOW, "plan", "decide", "leave", "--because", "a post in research")["changed"]
    folded = shell.json(*NOW, "plan", "list", "--all")["tasks"]
    assert next(each["state"] for each in folded if each["key"] == "plan.letters") == "folded away"


def test_rebuilding_shows_its_bars_then_stores_them(shell: Shell) -> None:
    april = ("--now", "2027-04-25T10:00-04:00")
    shown = shell.json(*april, "plan", "decide", "rebuild", "--dry-run")
    assert len(shown["bars"]) == 9 and shown["submit"] == "2027-09-10" and not shown["too_late"]
    assert "24 May to 20 Jun 2027" in shell(*april, "plan", "decide", "rebuild", "--dry-run").out
    assert not any(each["own"] for each in shell.json(*april, "plan", "bars")["bars"])
    done = shell.json(*april, "plan", "decide", "rebuild", "--because", "Step 3 by June")
    assert len(done["tasks"]) == 10
    assert sum(each["own"] for each in shell.json(*april, "plan", "bars")["bars"]) == 9
    shell(*april, "undo")
    bare = shell.json(*april, "plan", "decide", "rebuild", "--because", "so", "--without-bars")
    assert [each["key"] for each in bare["tasks"]] == ["plan.rebuild_or_leave"]


def test_every_row_of_the_guides_has_its_task(shell: Shell) -> None:
    rows = {each["row"] for each in shell.json("plan", "rows")["rows"]}
    assert {2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 19, 26, 27, 28, 29, 30, 34, 36, 38} <= rows
    assert {49, 51, 58, 70, 71, 82, 83} <= rows


def test_the_routine_is_ticked_shown_and_silenced(shell: Shell) -> None:
    assert "0 of 3 looks" in shell(*NOW, "plan", "routine", "show").out
    ticked = shell.json(*NOW, "plan", "routine", "tick", "looks")
    assert ticked["changed"] and ticked["routine"][0]["count"] == 1 and ticked["today"] == "2026-11-28"
    week = shell.json(*NOW, "plan", "routine", "tick", "day_off", "--on", "24 Nov 2026")["routine"]
    assert [each["count"] for each in week] == [1, 0, 0, 1]
    assert shell.json(*NOW, "plan", "routine", "tick", "looks", "--not")["routine"][0]["count"] == 0
    quiet = shell(*NOW, "plan", "routine", "quiet")
    assert "quiet --not" in quiet.out + quiet.err
    assert "silent" in shell(*NOW, "plan", "routine", "show").out
    assert not shell.json(*NOW, "plan", "routine", "quiet", "--not")["quiet"]
    later = shell("--now", "2027-03-20T10:00-04:00", "plan", "routine", "show").out
    assert later.startswith("There is no routine now. It goes from 1 Oct 2026 to 31 Jan 2027")


def test_a_school_s_file_of_tasks(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "school.toml"
    file.write_text('season = 2027\nremove = ["life"]\n', encoding="utf-8")
    assert shell.json(*NOW, "plan", "file", "set", str(file), "--dry-run")["removed"]
    assert "No file of your own" in shell(*NOW, "plan", "file", "show").out
    assert shell.json(*NOW, "plan", "file", "set", str(file))["changed"]
    assert "plan.life" not in {each["key"] for each in shell.json(*NOW, "plan", "list", "--all")["tasks"]}
    assert "remove" in shell(*NOW, "plan", "file", "show").out
    file.write_text('season = 2027\nremove = ["lief"]\n', encoding="utf-8")
    wrong = shell(*NOW, "plan", "file", "set", str(file))
    assert wrong.code == 2 and "The tasks of 2027 cannot be read" in wrong.err
    assert "The file could not be read" in shell(*NOW, "plan", "file", "set", str(tmp_path / "none")).err
    assert shell.json(*NOW, "plan", "file", "clear")["changed"]


def test_the_twelve_months_begun_moved_shown_and_taken_out(shell: Shell, tmp_path: Path) -> None:
    assert len(shell.json(*NOW, "plan", "begin")["bars"]) == 9
    moved = shell.json(*NOW, "plan", "move", "own.1", "--days", "7")["bars"]
    assert [each["first"] for each in moved] == ["2027-02-08"]
    longer = shell.json(*NOW, "plan", "stretch", "own.1", "--days=-7")["bars"]
    assert [each["last"] for each in longer] == ["2027-04-30"]
    assert shell.json(*NOW, "plan", "set", "1", "--full-time")["tasks"][0]["full_time"]
    drawn = shell(*NOW, "plan", "bars", "--width", "120")
    assert "█" in drawn.out and max(len(line) for line in drawn.out.splitlines()) <= 120
    assert "Both need the whole day: Step 3: preparation and Internal medicine" in drawn.out
    assert "Mar 2027: " in shell(*NOW, "plan", "bars", "--words").out
    to = tmp_path / "plan.ics"
    assert shell(*NOW, "plan", "export", "ics", "-o", str(to)).code == 0
    assert to.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert shell(*NOW, "plan", "export", "csv").out.startswith("key,title,first,last")
    assert shell(*NOW, "plan", "move", "plan.step3", "--days", "7").code == 2


def test_the_outreach_is_chosen_drafted_sent_and_answered(shell: Shell) -> None:
    line = "Harbor Point Medical Center, OH, community, IMGs: I grew up near its clinic"
    added = shell.json(*NOW, "plan", "outreach", "add", line, "Mill Hospital, MI")["programs"]
    assert [(each["id"], each["state"]) for each in added] == [(1, "OH"), (2, "MI")]
    assert [each["id"] for each in shell.json(*NOW, "plan", "outreach", "list", "--imgs")["programs"]] == [1]
    draft = shell.json(*NOW, "plan", "outreach", "draft", "1")
    assert "near its clinic." in draft["body"] and draft["gaps"]
    changed = shell.json(
        *NOW, "plan", "outreach", "set", "2", "--kind", "affiliated", "--mail", "a@example.org"
    )
    assert changed["programs"][0]["kind"] == "affiliated"
    assert shell.json(*NOW, "plan", "outreach", "sent", "1", "2")["programs"][0]["sent_at"]
    assert shell.json(*NOW, "plan", "outreach", "sent", "2", "--not")["programs"][0]["sent_at"] is None
    replied = shell.json(*NOW, "plan", "outreach", "reply", "1", "send your scores")["programs"][0]
    assert replied["reply"] == "send your scores" and replied["replied_at"]
    listed = shell.json(*NOW, "plan", "outreach", "list")
    assert (listed["chosen"], listed["sent"], listed["replied"]) == (2, 1, 1)
    assert shell.json(*NOW, "plan", "outreach", "remove", "2")["changed"]
    late = shell("--now", "2027-03-04T12:00", "plan", "outreach", "draft", "1")
    assert late.code == 3 and "contact.begin" in late.err


def test_a_season_without_a_timetable_asks_for_its_times(shell: Shell) -> None:
    far = ("--now", "2028-11-17T10:00-05:00")
    said = shell(*far, "plan", "list").out
    assert "tasks without a day" in said and "timetable set" in said
    assert "without a day" not in shell(*NOW, "plan", "list").out


def test_a_dash_is_no_file(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for what in (("plan", "export", "svg"), ("after", "debrief"), ("export",)):
        assert shell(*NOW, *what, "-o", "-").code == 2
    assert not (tmp_path / "-").exists()


def test_a_season_without_a_timetable_takes_the_dates_before_match_week_too(shell: Shell) -> None:
    far = ("--now", "2028-11-17T10:00-05:00")
    assert shell(*far, "plan", "outreach", "add", "Mill Hospital, OH").code == 3
    times = ("registration_closes", "2029-01-31T23:59-05:00", "ranking_closes", "2029-02-28T21:00-05:00")
    assert shell(*far, "timetable", "set", *times, "--because", "R3 shows it").code == 0
    wrong = shell(*far, "timetable", "set", "ranking_ends", "2029-02-28T21:00-05:00", "--because", "x")
    assert wrong.code == 2 and "ranking_" in wrong.err
    planned = {each["key"]: each for each in shell.json(*far, "plan", "list", "--all")["tasks"]}
    assert (planned["plan.certified"]["first"], planned["plan.certified"]["last"]) == (
        "2029-02-25",
        "2029-02-26",
    )
    assert planned["plan.registered"]["last"] == "2029-01-31"
    assert shell(*far, "plan", "outreach", "add", "Mill Hospital, OH").code == 0
    late = shell("--now", "2029-03-01T10:00-05:00", "plan", "outreach", "sent", "1")
    assert late.code == 3 and "rank deadline is over" in late.err
    # Match Week itself is as unknown as before, until its own times are there.
    assert "not known yet" in shell(*far, "after", "show").out
    week = (
        *("list_opens", "2029-03-12T10:00-04:00", "applications_open", "2029-03-12T11:00-04:00"),
        *("contact_opens", "2029-03-13T08:00-04:00", "round_1_opens", "2029-03-15T09:00-04:00"),
        *("round_1_closes", "2029-03-15T11:00-04:00", "soap_ends", "2029-03-15T21:00-04:00"),
        *("match_day", "2029-03-16T12:00-04:00"),
    )
    assert shell(*far, "timetable", "set", *week, "--because", "R3 shows it").code == 0
    planned = {each["key"]: each for each in shell.json(*far, "plan", "list", "--all")["tasks"]}
    assert (
        planned["plan.certified"]["last"] == "2029-02-26" and planned["plan.monday"]["last"] == "2029-03-11"
    )
    assert not [each for each in planned.values() if each["state"] == "no date yet"]
    assert "Rank list certification" in shell(*far, "timetable", "show").out
    assert shell(*far, "undo").code == 0 and shell(*far, "undo").code == 0


def test_the_plan_says_what_was_brought_forward(shell: Shell) -> None:
    shell.json(*NOW, "plan", "add", "Step 3 exam 14 May")
    shell.json(*NOW, "plan", "postpone", "own.1", "20 Jan")
    (line,) = [each for each in shell(*NOW, "plan", "list").out.splitlines() if "own.1" in each]
    assert "brought forward" in line and "14 May" not in line
