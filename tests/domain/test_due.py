"""What the calls ask for, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from matchweek.domain.contacts.calls import Call
from matchweek.domain.week.due import due

AT = datetime(2027, 3, 18, 14, tzinfo=UTC)


def test_call_backs_come_first_then_steps_by_time() -> None:
    calls = [
        Call(1, AT, next_step="send the transcript", next_due=AT + timedelta(hours=3)),
        Call(2, AT, caller="Dr. Osei", call_back="due"),
        Call(3, AT, number="555-0177", call_back="due", next_due=AT + timedelta(hours=1)),
        Call(4, AT, caller="Dr. Vance", call_back="done"),
        Call(5, AT),
    ]
    assert [(one.title, one.call) for one in due(calls)] == [
        ("Call back Dr. Osei", 2),
        ("Call back 555-0177", 3),
        ("send the transcript", 1),
    ]


def test_a_step_keeps_its_time_beside_a_call_back() -> None:
    call = Call(1, AT, call_back="due", next_step="ask for the name", next_due=AT, program="9010140C0")
    assert [(one.title, one.at, one.program) for one in due([call])] == [
        ("Call back an unknown number", None, "9010140C0"),
        ("ask for the name", AT, "9010140C0"),
    ]
