"""Row 35 of the guides: drafts to programs of the season, when they may be made, what follows once sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.letters.letter_targets import KINDS, OF_THE_WEEK, targets_of_season
from matchweek.domain.letters.letter_use import OF_SEASON, DraftKind
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.season.timetable import load_season
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.board import load_board
from matchweek.services.core.gates import load_gated
from matchweek.services.core.week import Week
from matchweek.services.history import history
from matchweek.services.people import applicant, letters
from matchweek.services.season import invited, letters_sent, tracker
from tests.support.weeks import listings, new_week

NOW = datetime(2026, 11, 10, 15, tzinfo=UTC)
TUESDAY = datetime(2027, 1, 5, 14, tzinfo=UTC)
TIMES = load_season(2027)
LISTED = "9000140C0"


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    opened = new_week(tmp_path / "week.db", listings(3), clock=FixedClock(NOW))
    applicant.change(opened, name="Farah Kareem", aamc_id="12345678", phone="+1 212 555 0101")
    invited.record(
        opened, institution="Harbor Point Hospital", specialty="Internal Medicine", city="Chicago", state="IL"
    )
    yield opened
    opened.close()


def draft(week: Week, kind: str, row: int = 1) -> SavedDraft:
    done = letters.make(week, kind, tracked=row)
    return load_board(week).kept.letters[int(done.keys[0])]


def test_row_35_has_its_three_templates_an_answer_and_a_refusal() -> None:
    assert {str(kind) for kind in OF_SEASON} == {
        "season_accept", "season_change", "season_waitlist", "season_decline", "season_thanks",
    }  # fmt: skip
    assert set(KINDS) == set(DraftKind) == {*OF_THE_WEEK, *OF_SEASON, DraftKind.OUTREACH}


def test_the_date_stands_in_their_zone_and_what_is_not_known_is_a_gap(week: Week) -> None:
    before = draft(week, "season_accept")
    assert "⟦the date and the time, in their zone⟧" in before.body
    invited.choose(week, 1, TUESDAY)
    after = draft(week, "season_accept")
    assert "I take Tue 5 Jan 08:00 Central (09:00 ET)." in after.body
    assert after.body.startswith("Dear ⟦whom you write to⟧,")
    assert after.body.endswith("Farah Kareem\nAAMC ID 12345678")
    assert after.subject == "Interview accepted: Harbor Point Hospital (Farah Kareem, AAMC ID 12345678)"
    assert (after.tracked, after.program, after.used_at) == (1, None, None)


@pytest.mark.parametrize(
    ("kind", "said", "gaps"),
    [
        ("season_change", "I ask you for another date", 3),
        ("season_waitlist", "please keep me on your wait list", 3),
        ("season_decline", "I will not come on Tue 5 Jan 08:00 Central (09:00 ET)", 1),
        ("season_thanks", "Thank you for the time that you took for me", 3),
    ],
)
def test_each_template_says_what_it_is_for(week: Week, kind: str, said: str, gaps: int) -> None:
    invited.choose(week, 1, TUESDAY)
    one = draft(week, kind)
    assert said in " ".join(one.body.split())
    assert one.body.count("⟦") == gaps
    assert "Harbor Point Hospital" in f"{one.subject}{one.body}"


def in_soap(week: Week) -> None:
    week.clock = FixedClock(TIMES.list_opens + timedelta(hours=1))


def test_in_match_week_the_gate_holds_and_says_why(week: Week) -> None:
    invited.record(week, code=LISTED)
    kept = {row: draft(week, "season_thanks", row) for row in (1, 2)}
    in_soap(week)
    with pytest.raises(RuleSaysNo) as unknown:
        draft(week, "season_thanks", 1)
    assert "Its code is not known here" in unknown.value.detail
    with pytest.raises(RuleSaysNo) as listed:
        draft(week, "season_accept", 2)
    assert listed.value.section and listed.value.remedy
    found = load_gated(week)
    assert all(found.sealed(each).startswith("Locked: ") for each in kept.values())
    with pytest.raises(RuleSaysNo):
        letters.used(week, kept[2].id, "copied")
    for row, code in ((1, ""), (2, LISTED)):
        for kind, (target,) in targets_of_season(found.gates, row, code).items():
            assert target.no is not None, kind
    week.clock = FixedClock(TIMES.soap_ends)
    assert draft(week, "season_thanks", 2).tracked == 2


@pytest.mark.parametrize(
    ("at", "free"),
    [
        (TIMES.list_opens - timedelta(seconds=1), True),
        (TIMES.list_opens, False),
        (TIMES.soap_ends - timedelta(seconds=1), False),
        (TIMES.soap_ends, True),
    ],
)
def test_the_gate_closes_and_opens_on_the_second(week: Week, at: datetime, *, free: bool) -> None:
    week.clock = FixedClock(at)
    (target,) = targets_of_season(load_gated(week).gates, 1, "")[DraftKind.SEASON_THANKS]
    assert (target.no is None) is free


@pytest.mark.parametrize(
    ("kind", "field", "status"),
    [
        ("season_accept", "answered_at", "scheduled"),
        ("season_change", "answered_at", "scheduled"),
        ("season_waitlist", "answered_at", "waitlist"),
        ("season_decline", "answered_at", "declined"),
        ("season_thanks", "thanked_at", "scheduled"),
    ],
)
def test_what_was_sent_ends_the_countdown_or_thanks(week: Week, kind: str, field: str, status: str) -> None:
    invited.choose(week, 1, TUESDAY)
    one = draft(week, kind)
    letters_sent.sent(week, one.id)
    row = load_board(week).kept.tracked[1]
    assert (getattr(row, field), row.status) == (NOW, status)
    assert load_board(week).kept.letters[one.id].how == "sent"
    history.undo(week)
    row = load_board(week).kept.tracked[1]
    assert (getattr(row, field), row.status) == (None, "scheduled")


def test_a_draft_goes_with_the_invitation_to_the_program_that_is_known(week: Week) -> None:
    invited.record(week)
    one = draft(week, "season_accept", 2)
    invited.change(week, 2, of=1)
    assert load_board(week).kept.letters[one.id].tracked == 1


def test_a_draft_is_of_the_code_that_its_program_has(week: Week) -> None:
    one = draft(week, "season_thanks")
    tracker.change(week, 1, code=LISTED)
    assert load_board(week).kept.letters[one.id].program == LISTED
    history.undo(week)
    assert load_board(week).kept.letters[one.id].program is None


@pytest.mark.parametrize(
    "call",
    [
        lambda week: letters.make(week, "season_accept"),
        lambda week: letters.make(week, "season_accept", tracked=7),
    ],
)
def test_without_a_program_of_the_season_none_is_made(week: Week, call: Callable[[Week], object]) -> None:
    with pytest.raises(BadInput):
        call(week)
    assert not load_board(week).kept.letters
