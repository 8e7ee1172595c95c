"""A call as the text of a form, and what of it was changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from matchweek.domain.contacts.calls import Call
from matchweek.errors import BadInput
from matchweek.tui.screens.calls.call_values import changes, values_of
from matchweek.tui.screens.days.times import read_time, time_remark

NOW = datetime(2027, 3, 18, 14, 42, 7, tzinfo=UTC)
CALL = Call(3, NOW, caller="Dr. Vance", note="asked about Step 3")


def changed(call: Call = CALL, **values: str):
    before = values_of(call)
    return changes({**before, "program": "", **values}, before, "Asia/Karachi", NOW)


def test_nothing_typed_changes_nothing():
    found = changed()
    assert (found.fields, found.at, found.unread) == ({}, None, "")


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ({"caller": "Dr. Osei"}, "caller", "Dr. Osei"),
        ({"heat": "4"}, "heat", 4),
        ({"code": "9000120C0"}, "program", "9000120C0"),
        ({"next_due": "11:15"}, "next_due", datetime(2027, 3, 18, 15, 15, tzinfo=UTC)),
        ({"next_due": "20:15 own"}, "next_due", datetime(2027, 3, 18, 15, 15, tzinfo=UTC)),
        ({"next_due": "Fri 9:00"}, "next_due", datetime(2027, 3, 19, 13, 0, tzinfo=UTC)),
    ],
)
def test_only_what_was_typed_is_changed(typed, field, value):
    assert changed(**typed).fields == {field: value}


def test_taking_values_out_again():
    call = Call(3, NOW, program="9000120C0", confirmed=True, heat=4, next_due=NOW)
    found = changed(call, code="", heat="", next_due="")
    assert found.fields == {"program": None, "heat": None, "next_due": None}


def test_the_time_is_corrected_towards_the_past():
    assert changed(at="9:30").at == datetime(2027, 3, 18, 13, 30, tzinfo=UTC)
    assert changed(at="Tue 8:05").at == datetime(2027, 3, 16, 12, 5, tzinfo=UTC)
    assert changed(at="").at is None


@pytest.mark.parametrize(
    ("field", "words"), [("next_due", "By: after lunch"), ("at", "Its time: after lunch")]
)
def test_a_time_that_cannot_be_read_stays_in_the_note(field, words):
    values: dict[str, Any] = {field: "after lunch"}
    found = changed(**values)
    assert found.unread == field
    assert found.fields == {"note": f"asked about Step 3\n{words}"}


def test_a_program_that_was_never_confirmed_stays_in_the_note():
    found = changed(program="st brandan")
    assert found.fields == {"note": "asked about Step 3\nProgram, not confirmed: st brandan"}


def test_own_time_by_the_name_of_the_place():
    assert read_time("20:00 karachi", "Asia/Karachi", NOW, "future") == datetime(2027, 3, 18, 15, tzinfo=UTC)
    # It needs no own zone to be known; what is no place is refused.
    assert read_time("20:00 karachi", "", NOW, "future") == datetime(2027, 3, 18, 15, tzinfo=UTC)
    with pytest.raises(BadInput):
        read_time("20:00 karachii", "", NOW, "future")


def test_a_time_is_told_in_both_zones():
    assert time_remark("11:15", "Asia/Karachi", NOW, "future") == ("Thu 11:15 ET · 20:15 Karachi", "dim")
    assert time_remark("11:1", "Asia/Karachi", NOW, "future") == ("not a time yet", "warn")
    assert time_remark(" ", "Asia/Karachi", NOW, "future") is None
    assert time_remark("11:15", "", NOW, "past") == ("Thu 11:15 ET, not yet", "warn")
