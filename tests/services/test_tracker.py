"""The tracker's acts: added once, changed, taken out, undone; dates and statuses that go together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week
from matchweek.services.history import history, past
from matchweek.services.season import several, tracker
from tests.support.weeks import codes_of, new_week

NOVEMBER = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
DATE = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
HARBOR: dict[str, Any] = {
    "institution": "Harbor Hospital",
    "specialty": "IM",
    "city": "Anytown",
    "state": "Ohio",
}


@pytest.fixture
def season(tmp_path: Path) -> Week:
    return new_week(tmp_path / "season.db", clock=FixedClock(NOVEMBER))


def only(week: Week) -> Tracked:
    (one,) = load_board(week).kept.tracked.values()
    return one


def interviews(week: Week) -> list[Interview]:
    return list(load_board(week).kept.interviews.values())


def test_a_program_is_added_as_people_write_it_and_undone(season: Week) -> None:
    done = tracker.add(season, **HARBOR, visa="J-1", format="Zoom", vibe="8/10", note="two\nlines")
    one = only(season)
    assert (one.specialty, one.state, one.visa, one.format, one.vibe, one.status) == (
        "Internal Medicine", "OH", "yes", "virtual", 8, "invited",
    )  # fmt: skip
    assert done.words == "program of the season added: Harbor Hospital · Internal Med"
    assert one.note == "two\nlines"
    history.undo(season)
    assert not load_board(season).kept.tracked


@pytest.mark.parametrize("said", ["H1B, J1", "J-1, H-1B", "J1/H1B", "H-1B and J-1", "J-1; H-1B"])
def test_both_visas_are_understood_in_any_order(season: Week, said: str) -> None:
    tracker.add(season, **HARBOR, visa=said)
    assert only(season).visa == "yes"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Which program?"), ({"code": "12"}, "Not an NRMP program code"), ({"vibe": 11}, "Not a score"),
        ({"status": "maybe"}, "No such status"), ({"visa": "perhaps"}, "Visa: yes, no or unknown"),
        ({"format": "by post"}, "No such format"), ({"type": "Q"}, "No such type"),
        ({"acgme_id": "12"}, "Not an ACGME ID"), ({"bucket": "best"}, "No such bucket"),
        ({"colour": "red"}, "No such field of a program of the season"), ({"minutes": 0}, "Not a length"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    season: Week, fields: dict[str, object], title: str
) -> None:
    named = HARBOR if fields else {}
    with pytest.raises(BadInput, match=title.replace("?", r"\?")):
        tracker.add(season, **{**named, **fields})  # type: ignore[arg-type]
    assert not load_board(season).kept.tracked


def test_the_same_again_is_told_and_not_doubled(season: Week) -> None:
    tracker.add(season, **HARBOR)
    done = tracker.add(season, institution="harbor hospital", specialty="Internal Medicine", note="new")
    assert (done.changed, done.keys, only(season).note) == (False, ("1",), "")
    assert "season set 1" in done.warnings[0]
    tracker.change(season, "harbor", code="9001140C0")
    assert not tracker.add(season, code="9001 140 C0").changed
    with pytest.raises(BadInput, match="there already"):
        tracker.add(season, institution="Lake", specialty="FM")
        tracker.change(season, "Lake", code="9001140C0")


def test_a_code_brings_what_the_list_says_and_leaves_what_was_written(tmp_path: Path) -> None:
    from tests.support.weeks import listings

    week = new_week(tmp_path / "listed.db", listings(6), clock=FixedClock(NOVEMBER))
    code = codes_of(week)[0]
    tracker.add(week, code=code, city="My town")
    one = only(week)
    assert (one.institution, one.city, one.type) == ("Fictional Hospital 9000", "My town", "C")
    tracker.change(week, 1, code="9990140C0")
    assert only(week).institution == "Fictional Hospital 9000"


def test_a_date_makes_an_interview_and_schedules_it_as_one_act(season: Week) -> None:
    tracker.add(season, **HARBOR, format="virtual")
    tracker.change(season, 1, at=DATE, place="https://example.org/room", minutes=240)
    (held,) = interviews(season)
    assert (held.at, held.tracked, held.program, held.minutes, only(season).status) == (
        DATE, 1, "", 240, "scheduled",
    )  # fmt: skip
    tracker.change(season, 1, at=DATE.replace(hour=16))
    assert [each.at.hour for each in interviews(season)] == [16]
    tracker.change(season, 1, code="9001140C0")
    assert interviews(season)[0].program == "9001140C0"
    history.undo(season)
    history.undo(season)
    history.undo(season)
    assert not interviews(season)
    assert only(season).status == "invited"


@pytest.mark.parametrize("status", ["declined", "cancelled", "rejected"])
def test_nothing_rings_for_what_is_over_and_it_can_come_back(season: Week, status: str) -> None:
    tracker.add(season, **HARBOR, at=DATE)
    tracker.set_status(season, 1, status)
    assert interviews(season)[0].status == "cancelled"
    tracker.set_status(season, 1, "scheduled")
    assert interviews(season)[0].status == "arranged"


def test_a_date_of_what_is_over_is_kept_and_rings_only_once_it_is_held(season: Week) -> None:
    tracker.add(season, institution="Fen Clinic", at=DATE)
    tracker.set_status(season, 1, "declined")
    told = tracker.change(season, 1, at=DATE + timedelta(days=2))
    assert "It is declined: nothing rings" in told.warnings[0]
    (held,) = interviews(season)
    assert (held.at, held.status) == (DATE + timedelta(days=2), "cancelled")
    tracker.set_status(season, 1, "scheduled")
    assert interviews(season)[0].status == "arranged"


def test_a_row_that_becomes_another_one_s_twin_is_told(season: Week) -> None:
    tracker.add(season, institution="Fen Clinic", specialty="IM")
    tracker.add(season, institution="Fen Clinic")
    told = tracker.change(season, 2, specialty="IM")
    assert told.warnings == (
        "Number 1 of the season is the same program, as it is called now: keep one of the two.",
    )
    assert not tracker.change(season, 2, note="x").warnings
    assert not tracker.change(season, 2, specialty="FM").warnings


def test_the_history_calls_its_rows_as_people_do(season: Week) -> None:
    tracker.add(season, institution="Fen Clinic", specialty="IM")
    tracker.change(season, 1, code="9000140C0")
    tracker.remove(season, 1)
    gone, coded, *_ = past.own_acts(season, load_board(season))
    assert gone.changes == ("program of the season taken out",)
    assert "code: 9000140C0" in coded.changes


def test_done_before_its_time_is_asked(season: Week) -> None:
    tracker.add(season, **HARBOR, at=DATE)
    assert "still to come" in tracker.set_status(season, 1, "done").warnings[0]
    assert interviews(season)[0].status == "arranged"
    tracker.add(season, institution="Lake", specialty="FM", at=datetime(2026, 10, 30, 14, 0, tzinfo=UTC))
    tracker.set_status(season, 2, "done")
    assert interviews(season)[1].status == "done"
    assert tracker.set_status(season, 2, "scheduled").warnings == ("No date is known yet: set it.",)


def test_scores_are_set_and_cleared(season: Week) -> None:
    tracker.add(season, **HARBOR)
    for score in ("vibe", "fit", "training", "lifestyle"):
        assert tracker.set_score(season, 1, score, 10).words.endswith(f"{score} 10")
    one = only(season)
    assert (one.vibe, one.fit, one.training, one.lifestyle) == (10, 10, 10, 10)
    assert tracker.set_score(season, 1, "fit", None).words.endswith("no fit")
    assert not tracker.set_score(season, 1, "vibe", 10).changed
    with pytest.raises(BadInput, match="No such score"):
        tracker.set_score(season, 1, "charm", 5)


def test_a_program_taken_out_takes_its_interview_along_and_comes_back_with_it(season: Week) -> None:
    tracker.add(season, **HARBOR, at=DATE)
    assert tracker.remove(season, "Harbor Hospital").words.endswith("with 1 interview")
    assert (load_board(season).kept.tracked, interviews(season)) == ({}, [])
    history.undo(season)
    assert (only(season).institution, len(interviews(season))) == ("Harbor Hospital", 1)


@pytest.mark.parametrize(
    ("order", "told"), [("9002140C0 9001140C0", True), ("9001140C0+none", True), ("9002140C0", False)]
)
def test_a_program_that_is_taken_out_and_ranked_is_told(season: Week, order: str, told: bool) -> None:
    tracker.add(season, **HARBOR, code="9001140C0")
    with season.act("rank.set") as act:
        act.put("ranking", "main", order=order)
        # As it was when it was certified it is no list of its own.
        act.put("ranking", "certified/main", order=order)
    words = ("9001140C0 still stands on your rank list main.",) if told else ()
    other = tracker.change(season, 1, code="9003140C0")
    assert other.warnings == words
    history.undo(season)
    assert tracker.remove(season, 1).warnings == words


def test_a_name_that_fits_several_asks_for_the_number(season: Week) -> None:
    tracker.add(season, **HARBOR)
    tracker.add(season, institution="Harbor Clinic", specialty="FM")
    with pytest.raises(BadInput, match="Several programs fit"):
        tracker.change(season, "harbor", vibe=3)
    with pytest.raises(BadInput, match="No such program"):
        tracker.change(season, "99", vibe=3)


def test_several_are_set_by_one_act_that_one_undo_takes_back(season: Week) -> None:
    for name in ("Harbor Hospital", "Lake Clinic", "Oak Medical Center"):
        tracker.add(season, institution=name, specialty="IM", state="OH")
    tracker.add(season, institution="Pine Hospital", at=DATE)

    def stand() -> list[tuple[str, int | None, str]]:
        return [(one.status, one.vibe, one.bucket) for one in load_board(season).kept.tracked.values()]

    before = stand()
    assert several.change(season, [1, 2, 4], vibe=8).words == "3 programs: vibe 8"
    assert [vibe for _, vibe, _ in stand()] == [8, 8, None, 8]
    assert several.change(season, [2, 3], bucket="top").words == "2 programs: bucket top"
    # What goes with a status goes with it here too; what is to be said of several is said once.
    done = several.change(season, [1, 2, 4], status="scheduled")
    assert done.warnings == ("2 programs: No date is known yet: set it.",)
    assert several.change(season, [1, 4], status="declined").words == "2 programs: declined"
    assert [each.status for each in interviews(season)] == ["cancelled"]
    with pytest.raises(BadInput):
        several.change(season, [1, 9], vibe=3)
    assert [vibe for _, vibe, _ in stand()] == [8, 8, None, 8]
    for _ in range(4):
        history.undo(season)
    assert stand() == before and interviews(season)[0].status == "arranged"
    # One alone is told by its name.
    assert several.change(season, [3], bucket="safety").words == (
        "Oak Medical Center · Internal Med: bucket safety"
    )
