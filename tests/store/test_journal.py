"""The journal's own words for values: what text a person typed becomes, and what an entry keeps."""

from __future__ import annotations

from typing import Any

import pytest

from matchweek.errors import BadInput
from matchweek.services.core.week import Week, entries_since
from matchweek.services.days import calls
from matchweek.services.lists import triage
from matchweek.store import journal
from tests.support.weeks import AT, codes_of, rows_of


@pytest.mark.parametrize(
    ("entity", "field", "text", "value"),
    [
        ("call", "note", "", ""),
        ("call", "heat", "", None),
        ("call", "heat", "3", 3),
        ("call", "missed", "yes", True),
        ("call", "missed", "No", False),
        ("call", "missed", "", False),
        ("call", "channel", "", "phone"),
        ("call", "program", "", None),
        ("call", "at", "2027-03-18T11:00:00-04:00", "2027-03-18T15:00:00+00:00"),
        ("application", "submitted_at", "", None),
        ("application", "submitted_at", "2027-03-18T15:00Z", "2027-03-18T15:00:00+00:00"),
        ("advocate", "answered_on", "2027-03-17", "2027-03-17"),
        ("advocate", "tier", "2", 2),
        ("triage", "note", "=1+1", "=1+1"),
    ],
)
def test_typed_text_becomes_the_value_of_its_field(entity: str, field: str, text: str, value: Any) -> None:
    assert journal.read_text(entity, field, text) == value


@pytest.mark.parametrize(
    ("entity", "field", "text"),
    [
        ("call", "heat", "warm"),
        ("call", "at", "2027-03-18T11:00:00"),
        ("call", "at", "soon"),
        ("call", "missed", "2"),
        ("call", "id", "2"),
        ("call", "nothing", "2"),
        ("triage", "code", "9000120C0"),
        ("advocate", "answered_on", "17 March"),
    ],
)
def test_text_of_the_wrong_kind_is_bad_input(entity: str, field: str, text: str) -> None:
    with pytest.raises(BadInput):
        journal.read_text(entity, field, text)


def test_an_entry_keeps_the_changed_fields_only_and_a_new_row_whole(week: Week) -> None:
    code = codes_of(week)[0]
    triage.sort_program(week, code, changes={"lane": "primary"})
    triage.sort_program(week, code, changes={"lane": "primary", "tier": "top"})
    first, second = entries_since(week)[-2:]
    assert first.before is None
    assert first.after == {
        "code": code,
        "lane": "primary",
        "tier": None,
        "refused": False,
        "note": "",
        "zone": "",
        "why_here": "",
        "to_ask": "",
    }
    assert (second.before, second.after) == ({"tier": None}, {"tier": "top"})
    assert (first.at, first.actor, first.group, first.undoes) == (AT, "me", first.seq, None)


def test_numbers_are_never_given_twice(week: Week) -> None:
    from matchweek.services.history import history

    assert [calls.add(week).keys for _ in range(2)] == [("1",), ("2",)]
    history.undo(week)
    assert calls.add(week).keys == ("3",)
    assert [row["id"] for row in rows_of(week, "call")] == [1, 3]


def test_changes_of_different_kinds_keep_their_order_in_one_act(week: Week) -> None:
    with week.act("call.add") as act:
        key = act.add("call", at=AT.isoformat(), note="first")
        act.put("call", key, note="second")
        act.put("triage", "9000120C0", lane="primary", refused=True)
        act.put("triage", "9000120C0", lane="backup")
        act.remove("call", key)
        act.put_many("triage", {"9000120C0": {"tier": "top"}, "9000140C0": {"note": "x", "tier": "safety"}})
    assert rows_of(week, "call") == []
    assert [(row["lane"], row["tier"], row["note"]) for row in rows_of(week, "triage")] == [
        ("backup", "top", ""),
        (None, "safety", "x"),
    ]
    group = entries_since(week)[-7:]
    assert len({entry.group for entry in group}) == 1
    assert [entry.entity for entry in group] == [
        "call",
        "call",
        "triage",
        "triage",
        "call",
        "triage",
        "triage",
    ]
