"""Two rows of the season that are one program: put together in one act, nothing of either lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.season import invited, tracker
from matchweek.services.season.together import put_together
from tests.services.test_invited import NOW, TUESDAY

HOUR = timedelta(hours=1)


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    week = open_week(tmp_path / "week.db", FixedClock(NOW))
    yield week
    week.close()


def rows(week: Week) -> dict[int, Tracked]:
    return load_board(week).kept.tracked


def test_a_nameless_invitation_and_its_program_are_one_and_undo_parts_them(week: Week) -> None:
    tracker.add(
        week, institution="Harbor Point Hospital", specialty="Internal Medicine", vibe=7, note="October"
    )
    invited.record(week, answer_by=NOW + 24 * HOUR, dates=[TUESDAY], note="call Dr. Osei")
    before = rows(week)
    done = put_together(week, 2, "harbor")
    assert done.changed and done.keys == ("1",) and not done.warnings
    (one,) = rows(week).values()
    assert (one.id, one.vibe, one.status, one.note) == (1, 7, "invited", "October\ncall Dr. Osei")
    assert (one.answer_by, one.offered) == (NOW + 24 * HOUR, before[2].offered)
    history.undo(week)
    assert rows(week) == before


def test_a_row_without_an_invitation_takes_none_away(week: Week) -> None:
    invited.record(week, institution="Harbor Point Hospital", answer_by=NOW + 24 * HOUR, dates=[TUESDAY])
    tracker.add(week, institution="Harbour Point", at=TUESDAY, vibe=9, code="9000140C0", visa="yes")
    put_together(week, 2, 1)
    (one,) = rows(week).values()
    assert (one.invited_at, one.answer_by, one.code, one.vibe) == (NOW, NOW + 24 * HOUR, "9000140C0", 9)
    assert one.status == "scheduled" and one.answered_at is None
    (held,) = load_board(week).kept.interviews.values()
    assert (held.tracked, held.program, held.at) == (1, "9000140C0", TUESDAY)


@pytest.mark.parametrize(("first", "second"), [(10, 24), (24, 10)])
def test_of_two_that_wait_the_sooner_end_counts(week: Week, first: int, second: int) -> None:
    invited.record(week, institution="Harbor Point Hospital", answer_by=NOW + first * HOUR)
    week.clock = FixedClock(NOW + HOUR)
    invited.record(week, answer_by=NOW + second * HOUR)
    for one, other in ((1, 2), (2, 1)):
        put_together(week, one, other)
        assert rows(week)[other].answer_by == NOW + 10 * HOUR
        assert rows(week)[other].invited_at == NOW
        history.undo(week)


def test_an_invitation_that_came_after_an_answer_waits_on(week: Week) -> None:
    invited.record(week)
    invited.answered(week, 1, "waitlist")
    week.clock = FixedClock(NOW + HOUR)
    invited.record(week, institution="Harbor Point Hospital", answer_by=NOW + 24 * HOUR)
    put_together(week, 1, 2)
    assert (rows(week)[2].answered_at, rows(week)[2].answer_by) == (None, NOW + 24 * HOUR)


def test_what_both_say_otherwise_is_told(week: Week) -> None:
    tracker.add(week, institution="Harbor Point", specialty="FM", vibe=7, at=TUESDAY)
    tracker.add(
        week, institution="Lake Clinic", specialty="Family Medicine", vibe=5, fit=4, at=TUESDAY + HOUR
    )
    done = put_together(week, 2, 1)
    assert (rows(week)[1].vibe, rows(week)[1].fit) == (7, 4)
    assert "vibe 5" in done.warnings[0] and "more than one interview" in done.warnings[1]
    assert "“Lake Clinic”" in done.warnings[0] and "fit" not in done.warnings[0]


def test_how_it_ended_and_when_one_thanked_are_told_as_people_say_them(week: Week) -> None:
    tracker.add(week, institution="Harbor Point", status="done", thanked_at=NOW - HOUR)
    tracker.add(week, institution="Lake Clinic", status="waitlist", thanked_at=NOW - 2 * HOUR)
    (said,) = put_together(week, 2, 1).warnings
    assert "status waitlist" in said and "ET" in said and "+00:00" not in said
    assert rows(week)[1].status == "done"


def test_two_codes_and_one_row_are_refused(week: Week) -> None:
    tracker.add(week, code="9000140C0")
    tracker.add(week, code="9001140C0")
    before = rows(week)
    with pytest.raises(BadInput, match="These are two programs"):
        put_together(week, 1, 2)
    with pytest.raises(BadInput, match="It is one program already"):
        put_together(week, 1, "9000140C0")
    assert rows(week) == before
