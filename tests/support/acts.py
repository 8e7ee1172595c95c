"""Acts as plain data, so that a test can make up any sequence of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from matchweek.domain.contacts.calendar_events import CalendarEvent, Meant
from matchweek.domain.plan.packaged import tasks as packaged
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.domain.season.timetable import instants, load_season
from matchweek.errors import MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.days import (
    aliases,
    calls,
    interviews,
    invitations,
    invitations_stored,
    tasks,
    timetable,
)
from matchweek.services.history import (
    history,
)
from matchweek.services.lists import (
    absences,
    applications,
    budgets,
    facts,
    fit,
    lane_rules,
    lists,
    triage,
)
from matchweek.services.offers import (
    offers,
    preferences,
    rounds,
)
from matchweek.services.people import (
    advocates,
    applicant,
    assignments,
    documents,
    letters,
    narrative,
    packet,
)
from matchweek.services.plan import tasks as plan_tasks
from tests.support.weeks import AT, listings

LISTED = listings(9)
CODES = [listing.code for listing in LISTED]
LATER = listings(4, first=9500)
ADDED_BY_HAND = listings(3, first=9700)
TASKS = sorted(tasks.KNOWN)[:3]
PLANNED = [each.key for each in packaged()[:3]]

Act = tuple[Any, ...]

# Few of them, so that acts often meet on the same program.
_some_codes = st.lists(st.sampled_from(CODES[:4]), min_size=1, max_size=3, unique=True)
_text = st.sampled_from(["", "asked for me", "Dr. [Smith]", "=1+1", "İstanbul\nsecond line"])
_row = st.builds(
    lambda listing, positions: replace(listing, positions=positions),
    st.sampled_from([*LISTED, *LATER]),
    st.integers(0, 5),
)

acts: st.SearchStrategy[Act] = st.one_of(
    st.tuples(st.just("lane"), _some_codes, st.sampled_from([*Lane, None])),
    st.tuples(st.just("tier"), _some_codes, st.sampled_from([*Tier, None])),
    st.tuples(st.just("refuse"), _some_codes),
    st.tuples(st.just("note"), _some_codes, _text),
    st.tuples(st.just("plan"), _some_codes),
    st.tuples(st.just("submit"), _some_codes),
    st.tuples(st.just("call"), st.none() | st.sampled_from(CODES), st.integers(-90, 90), _text),
    st.tuples(st.just("call set"), st.integers(1, 3), st.none() | st.sampled_from(CODES), _text),
    st.tuples(
        st.just("advocate"), st.sampled_from(["Dr. B", "Dr. a", "Dr. Ü"]), st.none() | st.integers(1, 3)
    ),
    st.tuples(st.just("advocate set"), st.integers(1, 3), st.none() | st.integers(1, 3), _text),
    st.tuples(st.just("me"), st.sampled_from(["Asia/Karachi", "UTC", ""]), st.booleans()),
    st.tuples(
        st.just("import"),
        st.lists(_row, min_size=1, max_size=5, unique_by=lambda row: row.code),
        st.integers(0, 2),
        st.booleans(),
    ),
    st.tuples(st.just("add"), st.sampled_from(ADDED_BY_HAND)),
    st.tuples(st.just("correct"), st.sampled_from(CODES), _text),
    st.tuples(
        st.just("times"),
        st.sampled_from(["round_2_closes", "soap_ends", "match_day", "round_1_opens"]),
        st.integers(-90, 90),
    ),
    st.tuples(st.just("round"), st.sampled_from(["add", "drop", "reset"]), st.integers(1, 4)),
    st.tuples(st.just("none"), st.integers(1, 2)),
    st.tuples(st.just("budget"), st.sampled_from(["ERAS", "ResidencyCAS"]), st.none() | st.integers(0, 45)),
    st.tuples(st.just("reserve"), st.sampled_from(["ERAS", "ResidencyCAS"]), st.integers(0, 45)),
    st.tuples(st.just("task"), st.sampled_from(TASKS), st.booleans()),
    st.tuples(st.just("task note"), st.sampled_from(TASKS), _text),
    st.tuples(st.just("gone"), _some_codes),
    st.tuples(st.just("friend"), _text, _text),
    st.tuples(st.just("offer"), st.sampled_from(CODES[:4]), st.integers(-100, 0), _text),
    st.tuples(st.just("accept"), st.integers(1, 3), st.integers(-100, 0), _text),
    st.tuples(st.just("reject"), st.integers(1, 3), st.integers(-100, 0), _text),
    st.tuples(st.just("offer correct"), st.integers(1, 3), st.sampled_from(["none", "accepted", "rejected"])),
    st.tuples(st.just("interview"), st.sampled_from(CODES[:4]), st.integers(-90, 90), _text),
    st.tuples(st.just("interview set"), st.integers(1, 3), st.sampled_from(["done", "cancelled"])),
    st.tuples(
        st.just("invite"),
        st.sampled_from(CODES[:4]),
        st.integers(-90, 90),
        st.integers(0, 3),
        st.sampled_from(["invited", "cancelled"]),
    ),
    st.tuples(st.just("prefer"), _some_codes),
    st.tuples(st.just("move"), st.sampled_from(CODES[:4]), st.integers(-3, 3)),
    st.tuples(st.just("story"), _text),
    st.tuples(st.just("assign"), st.integers(1, 3), st.sampled_from(CODES[:4])),
    st.tuples(st.just("unassign"), st.integers(1, 3), st.sampled_from(CODES[:4])),
    st.tuples(st.just("clear"), st.sampled_from(CODES[:4]), _text),
    st.tuples(st.just("told"), st.integers(1, 3), st.sampled_from(CODES[:4])),
    st.tuples(st.just("names"), st.sampled_from(CODES[:4]), _text),
    st.tuples(st.just("pick"), st.integers(1, 3), st.sampled_from(CODES), _text),
    st.tuples(
        st.just("fact"),
        st.sampled_from(CODES[:4]),
        st.sampled_from(["visa", "known", "warning"]),
        st.sampled_from(["j1", "none", "unknown", "a friend says so"]),
    ),
    st.tuples(st.just("rule"), st.sampled_from([*Lane]), st.sampled_from(["", "medicine in OH", "nonsense"])),
    st.tuples(st.just("weight"), st.sampled_from(["visa", "home"]), st.integers(0, 40)),
    st.tuples(st.just("document"), st.sampled_from(["statement", "letter"]), _text),
    st.tuples(st.just("document remove"), st.integers(1, 3)),
    st.tuples(st.just("season"), st.integers(1, 2), st.sampled_from(["", *CODES[:2]]), _text),
    st.tuples(st.just("story of"), st.integers(1, 2), _text),
    st.tuples(st.just("blocked"), st.integers(1, 2), st.integers(0, 9)),
    st.tuples(st.just("planned"), st.sampled_from(["done", "open", "drop"]), st.sampled_from(PLANNED)),
    st.tuples(st.just("own task"), _text),
    st.tuples(st.just("outreach"), _text),
    st.tuples(st.just("looked back"), st.integers(1, 2), _text),
    st.tuples(st.just("ranked"), st.sampled_from(["main", CODES[0]]), _some_codes),
    st.tuples(st.just("documents"), st.sampled_from(CODES[:4]), st.integers(1, 3)),
)


def perform(week: Week, act: Act) -> bool:
    """Do one act; False when it was refused, or when all was so already."""
    name, *rest = act
    try:
        done = _perform(week, name, rest)
    except MatchweekError:
        return False
    return bool(done.stored if isinstance(done, lists.Imported) else done.changed)


def _perform(week: Week, name: str, rest: list[Any]) -> Any:
    match name, rest:
        case "lane", [codes, lane]:
            return triage.set_lane(week, codes, lane)
        case "tier", [codes, tier]:
            return triage.set_tier(week, codes, tier)
        case "refuse", [codes]:
            return triage.toggle_refused(week, codes)
        case "note", [codes, text]:
            return triage.set_note(week, codes, text)
        case "plan", [codes]:
            return applications.toggle_plan(week, codes)
        case "submit", [codes]:
            return applications.submit(week, codes)
        case "call", [code, minutes, text]:
            return calls.add(week, AT + timedelta(minutes=minutes), program=code, note=text, heat=3)
        case "call set", [number, code, text]:
            return calls.change(week, number, program=code, note=text, missed=True)
        case "advocate", [who, tier]:
            return advocates.add(week, who, tier=tier)
        case "advocate set", [number, tier, text]:
            return advocates.change(week, str(number), tier=tier, note=text, answered_on=AT.date())
        case "me", [zone, prior]:
            return applicant.change(week, zone=zone, prior_training=prior)
        case "import", [rows, after_round, whole]:
            return lists.bring_in_listings(week, rows, "list.csv", after_round=after_round, whole=whole)
        case "add", [Listing() as listing]:
            return lists.add_by_hand(week, listing)
        case "correct", [code, text]:
            return history.correct(week, "triage", code, {"note": text}, because="it was wrong")
    return _perform_with_people(week, name, rest)


def _perform_with_people(week: Week, name: str, rest: list[Any]) -> Any:
    match name, rest:
        case "offer", [code, minutes, text]:
            return offers.record(week, code, at=AT + timedelta(minutes=minutes), because=text, note=text)
        case "accept" | "reject", [number, minutes, text]:
            answer = offers.accept if name == "accept" else offers.reject
            return answer(week, number, at=AT + timedelta(minutes=minutes), because=text)
        case "offer correct", [number, answer]:
            return history.correct(week, "offer", str(number), {"answer": answer}, "R3 says so")
        case "interview", [code, minutes, text]:
            return interviews.add(week, code, AT + timedelta(minutes=minutes), note=text)
        case "interview set", [number, status]:
            return interviews.change(week, number, status=status)
        case "invite", [code, minutes, version, meant]:
            return _invited(week, code, minutes, version, meant)
        case "story", [text]:
            return narrative.change(week, why_specialty=text, pitch=text)
        case "assign", [number, code]:
            return assignments.assign(week, str(number), [code])
        case "unassign", [number, code]:
            return assignments.unassign(week, str(number), [code])
        case "clear", [code, text]:
            return assignments.clear(week, "", code, by="R. Official", authority="nrmp", why=text)
        case "told", [number, code]:
            return assignments.told(week, str(number), code)
        case "packet", []:
            return packet.make(week, (week.path or Path()).with_name("packet.pdf"))
        case "letter", [number]:
            return letters.make(week, "thanks", str(number))
        case "prefer", [codes]:
            return preferences.set_order(week, codes)
        case "move", [code, by]:
            return preferences.move(week, CODES[:4], code, by)
    return _perform_in_the_week(week, name, rest)


def _perform_in_the_week(week: Week, name: str, rest: list[Any]) -> Any:
    match name, rest:
        case "times", [key, minutes]:
            at = instants(load_season(2027))[key] + timedelta(minutes=minutes)
            return timetable.set_times(week, {key: at}, because="it was announced")
        case "round", ["add", number]:
            opens = load_season(2027).rounds[-1].closes + timedelta(minutes=number)
            closes = opens + timedelta(minutes=20)
            return timetable.add_round(week, opens, closes, because="it was announced")
        case "round", ["drop", number]:
            return timetable.drop_round(week, number, because="it was announced")
        case "round", ["reset", _]:
            return timetable.reset(week, because="it was announced")
        case "none", [number]:
            return rounds.none_in_r3(week, number)
        case "budget", [service, left]:
            return budgets.correct(week, service, left, because="the portal says so")
        case "reserve", [service, held]:
            return budgets.hold(week, service, held)
        case "task", [key, done]:
            return tasks.set_done(week, [key], done)
        case "task note", [key, text]:
            return tasks.set_note(week, key, text)
        case "gone", [codes]:
            return absences.confirm(week, codes)
        case "names", [code, line]:
            return aliases.set_names(week, code, line)
        case "pick", [number, code, said]:
            return calls.change(week, number, program=code, said=said)
        case "friend", [who, country]:
            return applicant.change(week, friend=who, country=country)
    return _perform_for_fit(week, name, rest)


def _perform_for_fit(week: Week, name: str, rest: list[Any]) -> Any:
    match name, rest:
        case "fact", [code, kind, text]:
            return facts.set_fact(week, code, kind, text)
        case "rule", [lane, text]:
            return lane_rules.set_rule(week, lane, text)
        case "weight", [factor, weight]:
            return fit.set_weights(week, {factor: weight})
        case "document", [kind, title]:
            return documents.add(week, kind, title)
        case "document remove", [number]:
            return documents.remove(week, str(number))
        case "documents", [code, number]:
            return documents.choose(week, [code], letters=[str(number)])
        case "season", [number, code, text]:
            return _put(week, "tracked", str(number), code=code, note=text)
        case "story of", [number, text]:
            return _put(week, "story", str(number), title=text)
        case "blocked", [number, days]:
            first, last = AT.date(), AT.date() + timedelta(days=days)
            return _put(week, "blocked", str(number), first=first.isoformat(), last=last.isoformat())
        case "planned", ["drop", key]:
            return plan_tasks.not_for_me(week, [key])
        case "planned", [how, key]:
            return plan_tasks.set_done(week, [key], done=how == "done")
        case "own task", [text]:
            return plan_tasks.add(week, f"{text} 14 May")
        case "outreach", [text]:
            return _put(week, "outreach", "1", title=text)
        case "looked back", [number, text]:
            return _put(week, "afterwards", f"2027/advocate/{number}", verdict=text)
        case "ranked", [name, codes]:
            return _put(week, "ranking", name, order=" ".join(codes))
    raise AssertionError(name)


def _put(week: Week, entity: str, key: str, **fields: Any) -> Done:
    with week.act(f"{entity}.put") as act:
        act.put(entity, key, **fields)
    return Done("put", changed=bool(act.changes))


def _invited(week: Week, code: str, minutes: int, version: int, meant: str) -> object:
    """An invitation to a program, always of the same UID, in one of its versions."""
    event = CalendarEvent(
        f"{code}@calendar.example",
        sequence=version,
        meant=Meant(meant),
        title=f"Interview {code}",
        at=AT + timedelta(minutes=minutes),
        minutes=20,
    )
    return invitations_stored.bring_in(
        week, invitations.proposals(load_board(week), [event], week.clock.now())
    )
