"""No sequence of acts leads around the gate: nothing drafted, used or sent that may not be (rules: contact).

What is lawful is judged here anew, from the calls, applications, clearances and times alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, example, given, settings
from hypothesis import strategies as st

from matchweek.domain.board.week_gates import gates
from matchweek.domain.letters.letter_use import TO_A_PROGRAM, DraftKind
from matchweek.domain.season.timetable import instants, load_season
from matchweek.errors import MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.days import (
    calls,
    timetable,
)
from matchweek.services.history import (
    history,
)
from matchweek.services.lists import (
    absences,
    applications,
    lists,
)
from matchweek.services.offers import (
    offers,
)
from matchweek.services.people import (
    advocates,
    applicant,
    assignments,
    letters,
)
from tests.support.by_the_rules import GONE, gate_is_as_judged, judge, still_usable, unasked
from tests.support.hand_clock import HandClock
from tests.support.thorough import examples
from tests.support.weeks import listings, new_week

Act = tuple[Any, ...]

WEEK = load_season(2027)
OPENS, ENDS = instants(WEEK)["contact_opens"], instants(WEEK)["soap_ends"]
LATER = GONE + timedelta(days=1)
START = OPENS - timedelta(hours=18)
LISTED = listings(6)
# One that only the unplaced seek, and one that who holds an advanced place seeks too.
CODES = [LISTED[0].code, LISTED[5].code]

_code = st.sampled_from(CODES)
_who = st.integers(1, 2).map(str)
_number = st.sampled_from([1, 1, 1, 2, 3])
_ago = st.sampled_from([0, 0, 1, 30, 24 * 60])
acts: st.SearchStrategy[Act] = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from([1, 30, 4 * 60, 20 * 60, 30 * 60])),
    st.tuples(st.just("wait for"), st.sampled_from([OPENS, ENDS - timedelta(seconds=1), ENDS, LATER])),
    st.tuples(st.just("back"), st.sampled_from([1, 60, 20 * 60])),
    st.tuples(st.just("move"), st.sampled_from(["contact_opens", "soap_ends"]), st.sampled_from([-60, 45])),
    st.tuples(st.just("counts"), _number, st.sampled_from(["me", "school", "none"])),
    st.tuples(st.just("begun"), _number, st.sampled_from(["program", "advocate", "me", "unclear"])),
    st.tuples(st.just("apply"), _code, _ago),
    st.tuples(
        st.just("call"),
        st.none() | _code,
        _ago,
        st.booleans(),
        st.booleans(),
        st.sampled_from(["me", "school"]),
    ),
    st.tuples(st.just("name"), _number, st.none() | _code, st.booleans()),
    st.tuples(
        st.just("correct"), _number, st.sampled_from(["confirmed=no", "program=", "missed=yes", "at=later"])
    ),
    st.tuples(st.just("unsend"), _code),
    st.tuples(
        st.just("clear"), st.sampled_from(["", "1", "2"]), _code, st.sampled_from(["nrmp", "school"]), _ago
    ),
    st.tuples(st.just("withdraw"), _number),
    st.tuples(
        st.just("state"),
        st.sampled_from(["unmatched", "placed", "advanced_only", "preliminary_only", "ineligible"]),
    ),
    st.tuples(st.just("leads"), _who, _code, st.booleans()),
    st.tuples(st.just("offer"), _code),
    st.tuples(st.just("draft"), st.sampled_from(list(DraftKind)), _who, _code),
    st.tuples(st.just("draft"), st.just(DraftKind.NOTE), _who, _code),
    st.tuples(st.just("call"), _code, _ago, st.booleans(), st.booleans(), st.just("school")),
    st.tuples(st.just("use"), _number, st.sampled_from(["copied", "mailed", "sent"]), st.none() | _ago),
    st.tuples(st.just("send"), _number, st.sampled_from(["asked_by_program", "cleared", "soap_over"])),
    st.tuples(st.just("told"), _who, _code, _ago),
    st.tuples(
        st.just("sent"), _who, _code, st.sampled_from(["asked_by_program", "cleared", "soap_over"]), _ago
    ),
    st.tuples(st.just("answered"), _who, _code, _ago),
    st.tuples(st.just("list"), st.integers(0, 4), st.none() | _code),
    st.tuples(st.just("gone"), _code),
    st.tuples(st.just("report"), _number, st.sampled_from(["not_applied", "too_early", "where_else", ""])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)
# The same by another hand on the same file.
acts = acts | acts.map(lambda act: ("other", act))
# What belongs together, so that gates come open in most of the sequences.
stories: st.SearchStrategy[list[Act]] = st.one_of(
    acts.map(lambda act: [act]),
    _code.map(lambda code: [("apply", code, 1), ("call", code, 0, False, False, "me")]),
    st.tuples(_who, _code).map(
        lambda pair: [("leads", *pair, True), ("draft", DraftKind.NOTE, "1", CODES[0])]
    ),
    # Cleared by the school once it could, and the contact that let it turns out to be another's.
    _code.map(
        lambda code: [
            ("clear", "", code, "school", 0),
            ("correct", 1, "confirmed=no"),
            ("use", 1, "copied", 0),
        ]
    ),
)
weeks = st.lists(stories, min_size=2, max_size=12).map(lambda parts: [act for part in parts for act in part])
REASONS = ("asked_by_program", "cleared", "soap_over")
# A week in which both programs were applied to, and one of them has called.
BEGUN: list[Act] = [
    *(("apply", code, 1) for code in CODES),
    ("call", CODES[0], 0, False, False, "me"),
    ("draft", DraftKind.NOTE, "1", CODES[0]),
]
# Everything that speaks to a program, tried where a sequence ends.
PROBES: list[Act] = [
    *(("use", 1, "mailed", ago) for ago in (0, None, 30)),
    *(("draft", kind, "1", code) for code in CODES for kind in sorted(TO_A_PROGRAM)),
    *(("sent", who, code, why, 0) for who in "12" for code in CODES for why in REASONS),
    *(("told", who, code, 30) for who in "12" for code in CODES),
    *(("answered", who, code, 0) for who in "12" for code in CODES),
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed week with a list, two advocates, and everything assigned."""
    path = tmp_path_factory.mktemp("gate") / "week.db"
    week = new_week(path, LISTED, clock=HandClock(START))
    for name in ("Dr. A", "Dr. B"):
        advocates.add(week, name, answer="yes")
        assignments.assign(week, name, CODES)
    week.close()
    return path


@contextmanager
def fresh(template: Path, clock: HandClock) -> Iterator[Week]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        week = open_week(path, clock)
        other = open_week(path, clock, actor="other")
        OTHERS[id(week)] = other
        try:
            yield week
        finally:
            OTHERS.pop(id(week)).close()
            week.close()


OTHERS: dict[int, Week] = {}


def perform(week: Week, clock: HandClock, act: Act) -> bool:
    """Do one act; False where it was refused."""
    if act[0] == "other":
        week, act = OTHERS[id(week)], act[1]
    try:
        _perform(week, clock, *act)
    except MatchweekError:
        return False
    return True


def plain(act: Act) -> str:
    """What an act is, whoever does it."""
    return str(act[1][0] if act[0] == "other" else act[0])


def _perform(week: Week, clock: HandClock, name: str, *rest: Any) -> None:
    match name, rest:
        case "wait", (minutes,):
            clock.at += timedelta(minutes=minutes)
        case "wait for", (at,):
            clock.at = max(clock.at, at)
        case "back", (minutes,):
            clock.at -= timedelta(minutes=minutes)
        case "move", (key, minutes):
            at = instants(load_board(week).timetable(clock.at))[key] + timedelta(minutes=minutes)
            timetable.set_times(week, {key: at}, "R3 shows it")
        case "counts", (number, who):
            calls.change(week, number, counts=who)
        case "begun", (number, who):
            calls.change(week, number, begun_by=who)
        case "apply", (code, ago):
            applications.submit(week, [code], at=_before(clock, ago))
        case "call", (code, ago, guessed, silent, to):
            fields = {"program": code, "to": to, "missed": silent}
            if guessed:
                fields["confirmed"] = False
            calls.add(week, _before(clock, ago), **fields)
        case "name", (number, code, missed):
            calls.change(week, number, program=code, missed=missed)
        case "correct", (number, what):
            value = what.replace("later", (clock.at + timedelta(days=1)).isoformat())
            field, _, text = value.partition("=")
            history.correct(week, "call", str(number), {field: text}, "it was wrong")
        case "list", (after_round, missing):
            listed = [each for each in LISTED if each.code != missing]
            lists.bring_in_listings(week, listed, f"list {after_round}.csv", after_round=after_round)
        case "gone", (code,):
            absences.confirm(week, [code])
        case "report", (number, kind):
            calls.change(week, number, incident=kind)
        case "unsend", (code,):
            history.correct(week, "application", code, {"submitted_at": ""}, "never sent")
        case "clear", (who, code, authority, ago):
            assignments.clear(week, who, code, by="J. Vance", authority=authority, at=_before(clock, ago))
        case "state", (state,):
            applicant.change(week, state=state)
        case "leads", (who, code, does):
            advocates.change(week, who, leads=code if does else "")
        case "offer", (code,):
            offers.record(week, code)
            offers.accept(week, code)
        case _:
            _speak(week, clock, name, *rest)


def _speak(week: Week, clock: HandClock, name: str, *rest: Any) -> None:
    match name, rest:
        case "withdraw", (number,):
            assignments.withdraw_clearance(week, number)
        case "draft", (kind, who, code):
            letters.make(week, kind, who, code)
        case "use", (number, how, ago):
            # None: a time to come, at which all would be open.
            at = ENDS + timedelta(hours=1) if ago is None else _before(clock, ago)
            letters.used(week, number, how, at=at)
        case "send", (number, because):
            letters.sent(week, number, because)
        case "told", (who, code, ago):
            assignments.told(week, who, code, at=_before(clock, ago))
        case "sent", (who, code, because, ago):
            assignments.sent(week, who, code, because, at=_before(clock, ago))
        case "answered", (who, code, ago):
            assignments.answered(week, who, code, "will look", at=_before(clock, ago))
        case "undo", ():
            history.undo(week)
        case "redo", ():
            history.redo(week)
        case _:
            raise AssertionError(name)


def _before(clock: HandClock, minutes: int) -> datetime:
    return clock.at - timedelta(minutes=minutes)


# Without shrinking: a failing sequence is short enough to be read, and takes no minutes.
@pytest.mark.long
@settings(
    deadline=None,
    max_examples=examples(15),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(begun=st.booleans(), done=weeks)
@example(begun=True, done=[("clear", "", CODES[0], "school", 0), ("correct", 1, "confirmed=no")])
@example(begun=True, done=[("clear", "1", CODES[1], "school", 0), ("call", CODES[1], 0, False, False, "me")])
@example(begun=True, done=[("wait for", LATER)])
@example(begun=True, done=[("leads", "1", CODES[1], True)])
@example(begun=True, done=[("state", "advanced_only")])
@example(begun=True, done=[("wait for", ENDS), ("state", "placed")])
@example(begun=True, done=[("unsend", CODES[0]), ("undo",), ("redo",)])
@example(begun=True, done=[("other", ("unsend", CODES[0])), ("undo",), ("redo",)])
@example(
    begun=False, done=[("wait for", OPENS), ("apply", CODES[0], 0), ("call", CODES[0], 0, True, False, "me")]
)
@example(
    begun=False, done=[("wait for", OPENS), ("apply", CODES[0], 0), ("call", CODES[0], 0, False, True, "me")]
)
@example(begun=True, done=[("list", 1, CODES[0]), ("gone", CODES[0]), ("undo",), ("list", 1, None)])
@example(
    begun=False,
    done=[
        ("wait for", OPENS),
        ("call", CODES[0], 0, False, False, "me"),
        ("report", 1, "where_else"),
        ("list", 1, CODES[0]),
        ("gone", CODES[0]),
        ("apply", CODES[0], 0),
        ("counts", 1, "school"),
    ],
)
def test_nothing_is_made_used_or_sent_past_the_gate(template: Path, begun: bool, done: list[Act]) -> None:
    clock = HandClock(OPENS if begun else START)
    with fresh(template, clock) as week:
        before = load_board(week)
        for act in [*(BEGUN if begun else []), *done, *PROBES]:
            if not perform(week, clock, act):
                continue
            after = load_board(week)
            # An undo may bring back what was lawful by the records of its own time.
            if plain(act) != "undo":
                assert list(judge(before, after, clock.at)) == [], act
            assert list(still_usable(after, clock.at)) == [], act
            assert list(gate_is_as_judged(after, clock.at, CODES)) == [], act
            assert list(unasked(after, clock.at)) == [], act
            if plain(act) in ("draft", "use", "send", "sent", "told", "answered"):
                event(plain(act))
            before = after


@settings(
    deadline=None,
    max_examples=examples(10),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(done=weeks)
def test_a_gate_closes_only_by_a_correction(template: Path, done: list[Act]) -> None:
    """While SOAP runs waiting, logging, telling and drafting never close what is open."""
    corrections = {"name", "correct", "unsend", "withdraw", "state", "leads", "offer", "undo", "redo"}
    corrections |= {"back", "move", "counts", "begun"}
    clock = HandClock(OPENS)
    with fresh(template, clock) as week:
        opened: set[str] = set()
        for act in [("apply", CODES[0], 0), ("call", CODES[0], 0, False, False, "me"), *done]:
            perform(week, clock, act)
            found = gates(load_board(week), clock.at)
            now = {code for code in CODES if found.opening(code)}
            if plain(act) not in corrections:
                assert opened <= now, act
            opened = now


def test_a_note_can_be_made_used_and_sent_at_all(template: Path) -> None:
    clock = HandClock(OPENS)
    with fresh(template, clock) as week:
        code = CODES[0]
        assert not perform(week, clock, ("draft", DraftKind.NOTE, "1", code))
        for act in (
            ("apply", code, 1),
            ("call", code, 0, False, False, "school"),
            ("draft", DraftKind.NOTE, "1", code),
            ("use", 1, "copied", 0),
            ("send", 1, "asked_by_program"),
        ):
            assert perform(week, clock, act), act
        assert perform(week, clock, ("correct", 1, "confirmed=no"))
        assert not perform(week, clock, ("use", 1, "copied", 0))
        assert list(still_usable(load_board(week), clock.at)) == []


def test_a_record_is_not_corrected_around_the_gate(template: Path) -> None:
    with fresh(template, HandClock(OPENS)) as week:
        for entity in ("assignment", "letter"):
            with pytest.raises(MatchweekError):
                history.correct(week, entity, "1", {"sent_at": OPENS.isoformat()}, "I say so")
        assert all(each.sent_at is None for each in load_board(week).kept.assignments.values())
