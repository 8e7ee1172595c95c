"""Calls chosen, written as CSV and Markdown, and all that was said with one program in order."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.domain.board.said import said
from matchweek.domain.contacts.call_filter import BACK, RULE, CallFilter
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.days import calls, interviews
from matchweek.services.history import history, past_words
from matchweek.services.history.program_history import history_of
from matchweek.services.lists import applications, call_export
from matchweek.tui.panes.calls import CallRows
from tests.support.offers import et
from tests.support.thursday import at, thursday


@pytest.fixture
def told(tmp_path: Path) -> tuple[Week, list[str]]:
    """Three calls, of which one is missed, with one program's interview between."""
    week, codes = thursday(tmp_path / "week.db")
    week = at(week, et("16:00"))
    calls.add(
        week, at=et("10:00"), program=codes[1], caller="Dr. Peña", note="=1+1\nasked *why*", kind="screening"
    )
    calls.add(
        week, at=et("11:00"), number="555-0142", missed=True, incident="where_else", incident_words="where?"
    )
    interviews.add(week, codes[1], et("09:30"), status="done", interviewer="Dr. Voss", asked="why us")
    return week, codes


def numbers(week: Week, chosen: CallFilter) -> list[int]:
    board = load_board(week)
    return [each.id for each in chosen.of(board.calls, board.title)]


def test_calls_are_chosen_by_what_waits_program_and_words(told: tuple[Week, list[str]]) -> None:
    week, codes = told
    assert numbers(week, CallFilter()) == [3, 2, 1]
    assert numbers(week, CallFilter(BACK)) == [3]
    assert numbers(week, CallFilter(RULE)) == [3]
    assert numbers(week, CallFilter("interview")) == [1]
    assert numbers(week, CallFilter(program=codes[1])) == [2, 1]
    assert numbers(week, CallFilter(text="pena ASKED")) == [2]
    assert numbers(week, CallFilter(text="0142 where")) == [3]
    assert numbers(week, CallFilter(BACK, codes[1])) == []


def test_how_a_call_ended_is_chosen_told_and_written(told: tuple[Week, list[str]]) -> None:
    week, codes = told
    calls.change(week, 2, outcome="interview_set")
    calls.change(week, 3, outcome="wrong_number")
    assert numbers(week, CallFilter("interview")) == [2, 1]
    assert (
        numbers(week, CallFilter("interview_set")) == [2] == numbers(week, CallFilter(text="interview set"))
    )
    assert numbers(week, CallFilter("wrong_number")) == [3]
    board = load_board(week)
    assert "- Ended: wrong number" in call_export.text_of(board, "markdown", CallFilter("wrong_number"))
    rows = list(csv.DictReader(io.StringIO(call_export.text_of(board, "csv", CallFilter()))))
    assert [row["outcome"] for row in rows] == ["wrong_number", "interview_set", ""]
    assert said(board, codes[1])[2].what == "interview set"
    # What a missed call waits for is more than how it ended.
    rows_shown = CallRows(board.calls, now=et("16:00"))
    assert [rows_shown.kind(each).text for each in board.calls[:2]] == ["rule?", "interview"]


def test_a_table_runs_nothing_and_markdown_marks_nothing(
    told: tuple[Week, list[str]], tmp_path: Path
) -> None:
    week, codes = told
    to = tmp_path / "calls.csv"
    done = call_export.write(week, "csv", to, CallFilter(program=codes[1]))
    assert done.words.startswith("2 calls written")
    assert to.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(io.StringIO(to.read_text(encoding="utf-8"))))
    assert [row["caller"] for row in rows] == ["Dr. Peña", "Dr. Osei"]
    assert rows[0]["note"].startswith("'=1+1")
    assert rows[0]["at"] == "2027-03-18T10:00:00-04:00"
    text = call_export.text_of(load_board(week), "markdown", CallFilter())
    assert text.startswith("## Thu 18 Mar 11:00 — program not known")
    assert "> asked \\*why\\*" in text
    assert "- Rule question, where else: where?" in text
    hidden = call_export.text_of(
        load_board(week), "markdown", CallFilter(), hide=lambda text: "x" * len(text)
    )
    assert "Peña" not in hidden


def test_all_that_was_said_stands_in_order(told: tuple[Week, list[str]]) -> None:
    week, codes = told
    found = said(load_board(week), codes[1])
    assert [each.form for each in found] == ["call:1", "interview:1", "call:2"]
    assert found[0].at == et("09:00") - timedelta(hours=20)
    assert (found[1].what, found[1].who, found[1].words) == (
        "interview, done",
        "Dr. Voss",
        ("Asked: why us",),
    )
    assert found[2].words == ("=1+1", "asked *why*")
    assert said(load_board(week), codes[2]) == []


EARLY = "Rule question taken back, contact before programs may start it: by its time programs could start"
STRANGER = "Rule question taken back, contact from a program you did not apply to: your application was there"


@pytest.mark.parametrize(
    ("incident", "act", "said"),
    [
        ("too_early", lambda week, code: calls.change(week, 4, at=et("12:00")), EARLY),
        (
            "too_early",
            lambda week, code: history.correct(week, "call", "4", {"at": et("12:00").isoformat()}, "a slip"),
            EARLY,
        ),
        ("pressure", lambda week, code: calls.change(week, 4, incident=""), "taken back, pressure."),
        (
            "not_applied",
            lambda week, code: applications.submit(week, [code], at=et("08:30"), because="R3 shows it"),
            STRANGER,
        ),
    ],
)
def test_a_rule_question_that_is_taken_back_is_said_kept_and_shown(
    told: tuple[Week, list[str]], incident: str, act: Callable[[Week, str], Done], said: str
) -> None:
    """It may have been the one to report: that it is gone is never silent, nor are the words lost."""
    week, codes = told
    at_ = et("09:00") - timedelta(days=2, hours=2) if incident == "too_early" else et("09:00")
    calls.add(week, at=at_, program=codes[7], incident=incident, incident_words="say yes", note="Dr. Voss")
    done = act(week, codes[7])
    assert any(said in each for each in done.warnings), done.warnings
    call = next(each for each in load_board(week).calls if each.id == 4)
    assert (call.incident, call.incident_words) == ("", "")
    assert call.note.startswith("Dr. Voss\nRule question taken back") and "“say yes”" in call.note
    changed = [line for entry in history.entries(week, 4) for line in past_words.changes(entry)]
    assert f"rule question taken back: {incident.replace('_', ' ')}" in changed
    assert any("rule question taken back" in each.words for each in history_of(week, codes[7], (4,)))
    if incident != "not_applied":
        history.undo(week)
        call = next(each for each in load_board(week).calls if each.id == 4)
        assert (call.incident, call.incident_words, call.note) == (incident, "say yes", "Dr. Voss")
