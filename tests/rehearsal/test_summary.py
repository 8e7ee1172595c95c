"""The summary of a rehearsal: its numbers are the journal's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from matchweek.domain.base.change import Entry
from matchweek.rehearsal.summary import Summary, summarise
from matchweek.rehearsal.world.events import Event, EventKind
from matchweek.store.schema import SCHEMA
from tests.support.offers import FM, IM, TY, WEEK, et


class Journal:
    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def keep(self, at: datetime, entity: str, key: str, after: dict[str, Any] | None) -> None:
        number = len(self.entries) + 1
        self.entries.append(
            Entry(number, at, f"{entity}.act", number, entity, key, None, after, "me", SCHEMA)
        )

    def call(self, key: str, at: str, **fields: Any) -> None:
        row = {"id": int(key), "at": et(at).isoformat(), "missed": False, "call_back": "none", "incident": ""}
        self.keep(et(at), "call", key, {**row, **fields})

    def offer(self, key: str, program: str, at: str, number: int = 1, **fields: Any) -> None:
        row = {
            "id": int(key),
            "program": program,
            "round": number,
            "at": et(at).isoformat(),
            "answer": "none",
        }
        self.keep(et(at), "offer", key, {**row, **fields})


def offered(program: str, number: int = 1) -> Event:
    window = WEEK.rounds[number - 1]
    return Event(
        f"offer:{number}:{program}",
        window.opens,
        EventKind.OFFER,
        f"R3 shows an offer: {program}",
        program=program,
        round=number,
        until=window.closes,
    )


def rang(number: str, at: str, **more: Any) -> Event:
    return Event(f"call:{number}", et(at), EventKind.CALL, "A call", number=number, **more)


def told(journal: Journal, events: list[Event], at: str = "23:00", **more: Any) -> Summary:
    return summarise(journal.entries, events, WEEK, et(at), **more)


def met(summary: Summary) -> dict[str, bool]:
    return {deadline.title: deadline.met for deadline in summary.deadlines}


def test_calls_are_counted_as_they_were_logged() -> None:
    journal = Journal()
    journal.call("1", "08:10", number="(319) 555-0101")
    journal.call("2", "08:12", number="(319) 555-0102", missed=True, call_back="due")
    journal.call("3", "08:30", program=IM, missed=True, call_back="due", incident="before 08:00")
    journal.keep(et("08:40"), "call", "3", {"call_back": "done"})
    journal.call("4", "08:50")
    journal.keep(et("08:51"), "call", "4", None)
    events = [
        rang("(319) 555-0101", "08:10"),
        rang("(319) 555-0102", "08:12"),
        rang("(319) 555-0103", "07:30", program=IM, incident="x"),
        rang("(319) 555-0199", "15:00"),
    ]
    summary = told(journal, events)
    calls = summary.calls
    assert (calls.answered, calls.missed, calls.returned, calls.unlogged) == (1, 2, 1, 1)
    assert summary.rule_questions == (1, 1)
    assert summary.acts == 6
    assert summary.lines()[0] == "Calls: 1 answered, 2 missed, 1 of these returned; 1 never logged."


def test_a_call_that_was_given_to_the_wrong_program_is_named() -> None:
    journal = Journal()
    journal.call("1", "08:10", program=FM)
    journal.call("2", "09:30", program=TY, number="(319) 555-0102")
    journal.call("3", "10:00", program=IM)
    journal.call("4", "11:00")
    journal.call("5", "12:00", program=FM)
    events = [
        rang("(319) 555-0101", "08:10", program=IM),
        rang("(319) 555-0102", "09:00", program=FM),
        rang("(319) 555-0103", "10:00", program=IM),
        rang("(319) 555-0104", "11:00", program=TY),
        # Two that rang in the same minute: the right one among them counts.
        rang("(319) 555-0105", "12:00", program=TY),
        rang("(319) 555-0106", "12:00", program=FM),
    ]
    summary = told(journal, events, titles={IM: "St. Brendan", FM: "Lakeshore", TY: "Mesa Vieja"})
    assert [(each.program, each.given) for each in summary.misnamed] == [
        (f"St. Brendan {IM}", f"Lakeshore {FM}"),
        (f"Lakeshore {FM}", f"Mesa Vieja {TY}"),
    ]
    lines = summary.lines()
    assert lines[1] == "Calls given to the wrong program: 2."
    assert lines[2] == f"  Thu 18 Mar 08:10 ET: it was St. Brendan {IM}, recorded for Lakeshore {FM}"
    assert not any("wrong program" in line for line in told(Journal(), []).lines())


def test_offers_and_what_became_of_them() -> None:
    journal = Journal()
    journal.offer("1", IM, "09:10")
    journal.offer("2", FM, "09:12")
    journal.keep(et("10:00"), "offer", "1", {"answer": "accepted", "answered_at": et("10:00").isoformat()})
    summary = told(journal, [offered(IM), offered(FM), offered(TY)], titles={IM: "St. Brendan"})
    assert summary.offers == ("St. Brendan: accepted", f"{FM}: ended by your acceptance of St. Brendan")
    assert summary.offer_states == {"accepted": 1, "released": 1}
    assert summary.unseen_offers == (TY,)
    deadlines = met(summary)
    assert deadlines[f"answer the offer of {IM}"] and deadlines[f"answer the offer of {FM}"]
    assert not deadlines[f"answer the offer of {TY}"]


def test_an_expired_offer_is_a_missed_deadline() -> None:
    journal = Journal()
    journal.offer("1", IM, "09:10")
    summary = told(journal, [offered(IM)], at="11:00")
    assert summary.offer_states == {"expired": 1}
    assert not met(summary)[f"answer the offer of {IM}"]
    assert any(IM in line and "missed" in line for line in summary.lines())
    assert f"answer the offer of {IM}" not in met(told(journal, [offered(IM)], at="10:59"))


def test_rounds_looked_at_and_lists_brought_in() -> None:
    journal = Journal()
    journal.offer("1", IM, "09:10")
    journal.keep(et("12:20"), "round_check", "2027/2", {"none_at": et("12:20").isoformat()})
    journal.keep(et("11:20"), "list", "2", {"state": "current"})
    journal.keep(et("15:20"), "list", "3", {"state": "current"})
    deadlines = met(told(journal, [], at="17:30"))
    assert deadlines["look in R3 in round 1"] and deadlines["look in R3 in round 2"]
    assert not deadlines["look in R3 in round 3"] and "look in R3 in round 4" not in deadlines
    assert deadlines["bring in the list after round 1"] and not deadlines["bring in the list after round 2"]


def test_applications_rules_and_keys() -> None:
    journal = Journal()
    for code, via in ((IM, "ERAS"), (FM, "ERAS"), ("9301110C0", "ResidencyCAS")):
        journal.keep(et("08:00"), "application", code, {"submitted_at": et("08:00").isoformat(), "via": via})
    journal.keep(et("08:05"), "application", FM, {"submitted_at": None})
    journal.keep(et("08:06"), "application", TY, {"planned": True})
    summary = told(journal, [], at="08:30", refused=["No applications left"] * 2, keys={"j": 40, "c": 3})
    assert summary.applications == {"ERAS": 1, "ResidencyCAS": 1}
    words = "\n".join(summary.lines())
    assert "1 of 45 through ERAS, 1 of 45 through ResidencyCAS" in words
    assert "Rules that said no: 2 (No applications left 2×)." in words
    assert "Keys pressed: 43 (j 40×, c 3×)." in words


def test_an_empty_week_says_so_plainly() -> None:
    summary = told(Journal(), [], at="08:00")
    assert summary.deadlines == () and summary.acts == 0
    assert "Applications spent: none." in summary.lines() and "Offers: none recorded." in summary.lines()


def test_a_call_back_that_fell_due_is_a_deadline() -> None:
    journal = Journal()
    due = (et("09:00") + timedelta(hours=1)).isoformat()
    journal.call("1", "09:00", missed=True, call_back="due", next_due=due, caller="Dr. Osei")
    assert met(told(journal, [], at="10:00"))["call back Dr. Osei"] is False
    assert "call back Dr. Osei" not in met(told(journal, [], at="09:59"))
