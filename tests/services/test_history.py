"""Undo, redo and corrections, case by case; sequences of any kind are in test_undo_properties.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import CheckConstraint

from matchweek.clock import FixedClock
from matchweek.domain.programs.triage import Lane, Tier
from matchweek.errors import BadInput, Failed, MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.days import aliases, calls, interviews
from matchweek.services.history import history
from matchweek.services.history.history import _NOT_CORRECTED, CannotTakeBack, NothingTo
from matchweek.services.lists import applications, lists, triage
from matchweek.services.people import advocates, applicant, documents
from matchweek.store.database import LIMITS
from matchweek.store.journal import ENTITIES
from tests.support.weeks import AT, CLOCK, closing_week, codes_of, contents, listings, new_week, rows_of

CODE = listings(1)[0].code


@pytest.fixture
def partner(week: Week) -> Iterator[Week]:
    """The same file, opened by a second person."""
    assert week.path is not None
    other = open_week(week.path, CLOCK, actor="partner")
    yield other
    other.close()


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """A week with a row of each kind to correct wrongly: who uses it looks that nothing was changed."""
    week = new_week(tmp_path_factory.mktemp("settled") / "week.db", listings(12))
    advocates.add(week, "Dr. A")
    calls.add(week)
    interviews.add(week, CODE, AT)
    documents.add(week, "statement", "For medicine")
    applications.submit(week, [CODE])
    aliases.change_names(week, CODE, ["Harbor"])
    triage.set_note(week, [CODE], "asked")
    yield from closing_week(week)


def exported(week: Week) -> None:
    with week.act("list.exported") as act:
        act.note(format="csv")


def test_undo_says_in_words_what_it_took_back(week: Week) -> None:
    code, other = codes_of(week)[:2]
    triage.set_lane(week, [code], Lane.PRIMARY)
    triage.set_tier(week, [code, other], Tier.TOP)
    advocates.add(week, "Dr. [Smith]")
    calls.add(week, caller="a nurse")
    said = [history.undo(week).words for _ in range(5)]
    assert said == [
        "took back: log a call, a nurse",
        "took back: add an advocate, Dr. [Smith]",
        "took back: tier top, 2 programs",
        f"took back: lane primary, {code}",
        "took back: import of a list, Monday (12 programs)",
    ]
    assert history.redo(week).words == "did again: import of a list, Monday (12 programs)"
    assert history.redo(week, name=lambda code: "Fictional Hospital").words.endswith("Fictional Hospital")


def test_one_act_on_many_is_one_undo(week: Week) -> None:
    codes = codes_of(week)
    triage.set_lane(week, codes[:1], Lane.BACKUP)
    before = contents(week)
    triage.set_lane(week, codes, Lane.PRIMARY)
    assert set(history.undo(week).keys) == set(codes)
    assert contents(week) == before


def test_what_already_is_so_is_no_act(week: Week) -> None:
    code = codes_of(week)[0]
    known = len(entries_since(week))
    assert not triage.set_lane(week, [code], None).changed
    assert not triage.set_note(week, [code], "").changed
    assert not applications.plan(week, [code], planned=False).changed
    assert len(entries_since(week)) == known
    assert rows_of(week, "triage") == rows_of(week, "application") == []
    triage.set_lane(week, [code], Lane.PRIMARY)
    assert not triage.set_lane(week, [code], Lane.PRIMARY).changed
    assert len(entries_since(week)) == known + 1


def test_redo_ends_when_something_new_is_done(week: Week) -> None:
    code = codes_of(week)[0]
    triage.set_lane(week, [code], Lane.PRIMARY)
    history.undo(week)
    triage.set_lane(week, [code], Lane.BACKUP)
    with pytest.raises(NothingTo):
        history.redo(week)


def test_undo_and_redo_work_after_opening_again(week: Week) -> None:
    assert week.path is not None
    code = codes_of(week)[0]
    triage.set_lane(week, [code], Lane.PRIMARY)
    week.close()
    again = open_week(week.path, CLOCK)
    history.undo(again)
    again.close()
    third = open_week(week.path, CLOCK)
    history.redo(third)
    assert rows_of(third, "triage")[0]["lane"] == "primary"
    third.close()


def test_undo_takes_back_ones_own_acts_only(week: Week, partner: Week) -> None:
    one, other = codes_of(week)[:2]
    triage.set_lane(week, [one], Lane.PRIMARY)
    triage.set_lane(partner, [other], Lane.BACKUP)
    history.undo(week)
    assert [(row["code"], row["lane"]) for row in rows_of(week, "triage")] == [(other, "backup")]
    with pytest.raises(NothingTo):
        history.redo(partner)


def test_undo_is_refused_whole_and_names_the_act_in_its_way(week: Week, partner: Week) -> None:
    codes = codes_of(week)[:3]
    triage.set_tier(week, codes, Tier.TOP)
    triage.set_lane(week, codes, Lane.PRIMARY)
    triage.set_lane(partner, codes[1:2], Lane.BACKUP)
    triage.set_note(partner, codes[1:2], "not in the way of a lane")
    before, known = contents(week), entries_since(week)
    with pytest.raises(Failed) as refusal:
        history.undo(week)
    in_the_way = known[-2]
    assert in_the_way.act == "triage.lane"
    assert f"“lane backup, {codes[1]}” by partner" in refusal.value.detail
    assert f"(entry {in_the_way.seq})" in refusal.value.detail
    assert contents(week) == before
    assert entries_since(week) == known
    history.undo(partner)
    history.undo(partner)
    history.undo(week)
    assert {row["lane"] for row in rows_of(week, "triage")} == {None}


def test_a_note_of_another_does_not_keep_a_lane_from_being_undone(week: Week, partner: Week) -> None:
    code = codes_of(week)[0]
    triage.set_tier(week, [code], Tier.TOP)
    triage.set_lane(week, [code], Lane.PRIMARY)
    triage.set_note(partner, [code], "kept")
    history.undo(week)
    row = rows_of(week, "triage")[0]
    assert (row["lane"], row["tier"], row["note"]) == (None, "top", "kept")


def test_redo_is_refused_when_it_would_overwrite(week: Week, partner: Week) -> None:
    code = codes_of(week)[0]
    triage.set_lane(week, [code], Lane.PRIMARY)
    history.undo(week)
    triage.set_lane(partner, [code], Lane.BACKUP)
    with pytest.raises(Failed) as refusal:
        history.redo(week)
    assert "by partner" in refusal.value.detail
    assert rows_of(week, "triage")[0]["lane"] == "backup"


def test_what_left_the_house_is_said_once_and_then_stepped_past(week: Week) -> None:
    code = codes_of(week)[0]
    before = contents(week)
    triage.set_lane(week, [code], Lane.PRIMARY)
    exported(week)
    known = entries_since(week)
    for _ in range(2):
        with pytest.raises(CannotTakeBack):
            history.undo(week)
    assert entries_since(week) == known
    done = history.undo(week, step_past=True)
    assert done.words == f"took back: lane primary, {code}"
    assert contents(week) == before
    assert history.redo(week).words == f"did again: lane primary, {code}"
    history.undo(week)
    assert contents(week) == before


def test_an_import_is_one_undo_and_touches_nothing_else(week: Week) -> None:
    code = codes_of(week)[0]
    triage.set_lane(week, [code], Lane.PRIMARY)
    triage.set_note(week, [code], "kept")
    before, known = contents(week), len(entries_since(week))
    done = lists.bring_in_listings(week, listings(7), "after round 1", after_round=1)
    assert len(done.filled) == 5
    assert len(entries_since(week)) == known + 1
    assert contents(week)["triage"] == before["triage"]
    after = contents(week)
    history.undo(week)
    assert contents(week) == before
    history.redo(week)
    assert contents(week) == after


def test_the_same_list_twice_changes_nothing(week: Week) -> None:
    known = entries_since(week)
    again = lists.bring_in_listings(week, listings(12), "monday.csv", after_round=0)
    assert not again.stored
    assert (again.added, again.changed, again.filled) == ((), (), ())
    assert entries_since(week) == known
    assert len(rows_of(week, "list")) == 1


def test_a_clock_set_back_breaks_nothing(week: Week) -> None:
    code = codes_of(week)[0]
    triage.set_lane(week, [code], Lane.PRIMARY)
    week.clock = FixedClock(AT - timedelta(days=2))
    triage.set_lane(week, [code], Lane.BACKUP)
    rows = [replace(row, positions=9) for row in listings(3)]
    assert lists.bring_in_listings(week, rows, "a correction", after_round=0).stored
    seen = entries_since(week)
    assert [entry.seq for entry in seen] == list(range(1, len(seen) + 1))
    assert seen[-1].at < seen[0].at
    newest = load_board(week).lists[-1]
    assert newest.source == "a correction"
    assert load_board(week).programs.programs[0].positions == 9
    assert history.undo(week).words == "took back: import of a list, Monday (3 programs)"
    assert history.undo(week).words.startswith("took back: lane backup")
    assert rows_of(week, "triage")[0]["lane"] == "primary"


def test_drafts_are_no_part_of_the_journal(week: Week) -> None:
    with week.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO draft VALUES ('call', '{\"note\": \"half a sen\"}', '2027-03-18')"
        )
    drafts, known = rows_of(week, "draft"), entries_since(week)
    triage.set_lane(week, codes_of(week)[:1], Lane.PRIMARY)
    history.undo(week)
    history.undo(week)
    history.redo(week)
    assert rows_of(week, "draft") == drafts
    assert "draft" not in {entry.entity for entry in entries_since(week)}
    assert len(entries_since(week)) == len(known) + 4


def test_a_correction_keeps_its_reason_and_is_undone(week: Week) -> None:
    code = codes_of(week)[0]
    applications.submit(week, [code])
    before = contents(week)
    done = history.correct(week, "application", code, {"submitted_at": ""}, because="it was never sent")
    assert done.changed
    assert rows_of(week, "application")[0]["submitted_at"] is None
    assert entries_since(week)[-1].after == {"because": "it was never sent"}
    assert load_board(week).budgets()["ERAS"].used == 0
    assert "correction" in history.undo(week).words
    assert contents(week) == before
    known = entries_since(week)
    assert not history.correct(week, "application", code, {"via": "ERAS"}, because="it says so").changed
    assert entries_since(week) == known


@pytest.mark.parametrize(
    ("entity", "key", "values", "because"),
    [
        ("advocate", "1", {"name": "Dr. B"}, " "),
        ("list", "1", {"source": "x"}, "r"),
        ("draft", "1", {"values": "x"}, "r"),
        ("entry", "1", {"at": "x"}, "r"),
        ("advocate", "77", {"name": "x"}, "r"),
        ("advocate", "Dr. A", {"name": "x"}, "r"),
        ("advocate", "9" * 30, {"name": "x"}, "r"),
        ("advocate", "1", {"id": "2"}, "r"),
        ("advocate", "1", {"colour": "blue"}, "r"),
        ("advocate", "1", {"tier": "7"}, "r"),
        ("advocate", "1", {"tier": "high"}, "r"),
        ("advocate", "1", {"tier": "9" * 30}, "r"),
        ("advocate", "1", {"answered_on": "yesterday"}, "r"),
        ("advocate", "1", {"answer": "perhaps"}, "r"),
        ("call", "1", {"at": "2027-03-18T11:00"}, "r"),
        ("call", "1", {"missed": "maybe"}, "r"),
        ("call", "1", {"program": "nonsense"}, "r"),
        ("call", "1", {"program": "9999999C9"}, "r"),
        ("call", "1", {"counts": "yes"}, "r"),
        ("call", "1", {"begun_by": "somebody"}, "r"),
        ("call", "1", {"channel": "pigeon"}, "r"),
        ("advocate", "1", {"leads": "Harbor Point"}, "r"),
        ("advocate", "1", {"name": ""}, "r"),
        ("triage", CODE, {"lane": "fourth"}, "r"),
        ("me", "1", {"zone": "Mars/Olympus"}, "r"),
        ("me", "1", {"state": "sleepy"}, "r"),
        # As strict as the command that first kept it.
        ("me", "1", {"step1": "999"}, "r"),
        ("me", "1", {"step2": "high"}, "r"),
        ("me", "1", {"step2": "0"}, "r"),
        ("me", "1", {"step2_attempts": "12"}, "r"),
        ("me", "1", {"graduation_year": "soon"}, "r"),
        ("me", "1", {"graduation_year": "1066"}, "r"),
        ("me", "1", {"us_months": "-4"}, "r"),
        ("me", "1", {"us_letters": "900"}, "r"),
        ("me", "1", {"season_interviews": "many"}, "r"),
        ("me", "1", {"home_states": "TX, Atlantis"}, "r"),
        ("me", "1", {"states_wanted": "99"}, "r"),
        ("me", "1", {"specialties_accepted": "alchemy"}, "r"),
        ("me", "1", {"types_refused": "Z"}, "r"),
        ("me", "1", {"visa_need": "tourist"}, "r"),
        ("me", "1", {"img": "perhaps"}, "r"),
        ("interview", "1", {"fit": "11"}, "r"),
        ("interview", "1", {"training": "0"}, "r"),
        ("interview", "1", {"location": "good"}, "r"),
        ("interview", "1", {"interest": "9"}, "r"),
        ("interview", "1", {"minutes": "9000"}, "r"),
        ("call", "1", {"heat": "0"}, "r"),
        ("call", "1", {"tries": "-1"}, "r"),
        ("call", "1", {"outcome": "splendid"}, "r"),
        ("document", "1", {"title": ""}, "r"),
        ("document", "1", {"kind": "poem"}, "r"),
        ("document", "1", {"specialty": "alchemy"}, "r"),
        ("document", "1", {"types": "Z"}, "r"),
        ("document", "1", {"lane": "fourth"}, "r"),
        ("application", CODE, {"statement": "77"}, "r"),
        ("application", CODE, {"letters": "1"}, "r"),
        ("application", CODE, {"letters": "41, 42"}, "r"),
        ("alias", "1", {"name": "555-0142"}, "r"),
        # These have commands of their own, with their own checks.
        *((entity, "1", {"note": "x"}, "r") for entity in sorted(_NOT_CORRECTED)),
    ],
)
def test_a_wrong_correction_is_bad_input_and_changes_nothing(
    settled: Week, entity: str, key: str, values: dict[str, str], because: str
) -> None:
    week = settled
    before, known = contents(week), entries_since(week)
    with pytest.raises(BadInput) as refusal:
        history.correct(week, entity, key, values, because)
    assert refusal.value.title
    assert refusal.value.remedy
    assert contents(week) == before
    assert entries_since(week) == known


def test_a_correction_is_cleaned_like_any_text(week: Week) -> None:
    advocates.add(week, "Dr. A")
    applicant.change(week, zone="UTC")
    history.correct(week, "advocate", "1", {"note": "\x1b[31mred\x1b[0m\u202eback"}, because="r")
    history.correct(week, "me", "1", {"zone": "asia/karachi", "prior_training": "YES"}, because="r")
    history.correct(week, "advocate", "1", {"answered_on": "2027-03-17", "tier": "2"}, because="r")
    advocate = load_board(week).advocates[0]
    assert (advocate.note, advocate.tier, str(advocate.answered_on)) == ("redback", 2, "2027-03-17")
    me = load_board(week).applicant
    assert (me.zone, me.prior_training) == ("Asia/Karachi", True)


def test_an_act_that_raises_leaves_nothing(week: Week) -> None:
    code = codes_of(week)[0]
    before, known = contents(week), entries_since(week)
    with pytest.raises(MatchweekError), week.act("call.add") as act:
        act.put("triage", code, lane="primary")
        act.add("call", at=AT.isoformat())
        raise Failed("It went wrong")
    assert contents(week) == before
    assert entries_since(week) == known


def test_undo_and_redo_reach_far_past_what_is_read_at_once(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matchweek.store.journal._HEADS", 2)
    codes = codes_of(week)[:9]
    for code in codes:
        triage.set_lane(week, [code], Lane.PRIMARY)
    for code in reversed(codes):
        assert history.undo(week).keys == (code,)
    for code in codes:
        assert history.redo(week).keys == (code,)
    assert history.undo(week).keys == (codes[-1],)


@pytest.mark.parametrize(
    ("entity", "field", "text", "said"),
    [
        ("call", "at", "", "“at” cannot be empty"),
        ("advocate", "name", "", "“name” cannot be empty"),
        ("interview", "at", "", "“at” cannot be empty"),
        ("call", "heat", "9", "Interest is 1 to 5"),
        ("call", "heat", "9" * 30, "Interest is 1 to 5"),
        ("advocate", "tier", "7", "An advocate's tier is 1, 2 or 3"),
        ("interview", "minutes", "0", "from 1 to 1440"),
    ],
)
def test_a_correction_that_cannot_be_kept_is_refused_in_words(
    week: Week, entity: str, field: str, text: str, said: str
) -> None:
    calls.add(week)
    advocates.add(week, "Okafor")
    interviews.add(week, codes_of(week)[0], AT)
    before = contents(week)
    with pytest.raises(BadInput) as refused:
        history.correct(week, entity, "1", {field: text}, "a slip")
    error = refused.value
    told = f"{error.title} {error.detail} {error.remedy}"
    assert said in told and "constraint" not in told and "Nothing was changed." in told
    assert contents(week) == before


def test_each_limit_of_the_schema_is_told_in_words() -> None:
    checks = (one for table in ENTITIES.values() for one in table.constraints)
    names = {str(one.name) for one in checks if isinstance(one, CheckConstraint)}
    assert names
    assert {name for name in names if not name.endswith("_known")} <= set(LIMITS)


def test_a_correction_reads_what_people_type_as_the_first_time(week: Week) -> None:
    given = {"step2": "242, second attempt", "us_months": "14 months", "home_states": "texas, NY"}
    history.correct(week, "me", "1", given, "a slip")
    me = load_board(week).applicant
    assert (me.step2, me.step2_attempts, me.us_months, me.home_states) == (242, 2, 14, "TX, NY")
    history.correct(week, "me", "1", {"step2": "250, first attempt", "step2_attempts": "3"}, "a slip")
    history.correct(week, "me", "1", {"us_months": ""}, "a slip")
    me = load_board(week).applicant
    assert (me.step2, me.step2_attempts, me.us_months) == (250, 3, None)


def test_what_a_record_s_own_command_would_say_is_said_of_its_correction(week: Week) -> None:
    first, second = codes_of(week)[:2]
    interviews.add(week, first, AT + timedelta(hours=30))
    interviews.add(week, second, AT + timedelta(hours=40))
    moved = {"at": (AT + timedelta(hours=30, minutes=5)).isoformat()}
    assert history.correct(week, "interview", "2", moved, "a slip").warnings
