"""No order of acts, by two hands on one file, passes a cap, brings back what is spent, or accepts twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from matchweek.domain.offers.offers import excludes, expires_at
from matchweek.domain.season.timetable import load_season
from matchweek.errors import MatchweekError
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.history import history
from matchweek.services.lists import applications, budgets
from matchweek.services.offers import offers
from tests.support.hand_clock import HandClock
from tests.support.thorough import examples
from tests.support.weeks import listings, new_week

Act = tuple[Any, ...]

ROUNDS = load_season(2027).rounds
LISTED = listings(4, only="ERAS")
CODES = [each.code for each in LISTED]
LEFT = 2
BOUNDED = settings(
    deadline=None,
    max_examples=examples(15),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)

_code = st.sampled_from(CODES)
_hand = st.integers(0, 1)
_back = st.sampled_from(["undo", "past", "redo"])
_sends = st.tuples(st.sampled_from(["apply", "apply", "unsend"]), _hand, _code)
_returns = st.tuples(_back, _hand)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed week in which the portal shows two applications left."""
    path = tmp_path_factory.mktemp("spent") / "week.db"
    week = new_week(path, LISTED, clock=HandClock(ROUNDS[0].opens), actor="portal")
    budgets.correct(week, "ERAS", LEFT, "the portal shows it")
    week.close()
    return path


@contextmanager
def hands(template: Path, clock: HandClock) -> Iterator[list[Week]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.db"
        shutil.copy(template, path)
        both = [open_week(path, clock, actor=actor) for actor in ("me", "other")]
        try:
            yield both
        finally:
            for week in both:
                week.close()


def perform(week: Week, clock: HandClock, name: str, *rest: Any) -> bool:
    """Do one act; False where it was refused."""
    try:
        match name, rest:
            case "apply", (code,):
                applications.submit(week, [code])
            case "unsend", (code,):
                history.correct(week, "application", code, {"submitted_at": ""}, "never sent")
            case "undo", ():
                history.undo(week)
            case "past", ():
                history.undo(week, step_past=True)
            case "redo", ():
                history.redo(week)
            case "wait", (minutes,):
                clock.at += timedelta(minutes=minutes)
            case "offer", (code,):
                offers.record(week, code)
            case "accept", (code,):
                offers.accept(week, code)
            case "reject", (code,):
                offers.reject(week, code)
            case _:
                raise AssertionError(name)
    except MatchweekError:
        return False
    return True


@BOUNDED
@given(done=st.lists(st.one_of(_sends, _sends, _returns), min_size=3, max_size=14))
@example(
    done=[("apply", 0, CODES[0]), ("apply", 0, CODES[1]), ("unsend", 0, CODES[0]), ("apply", 1, CODES[2]),
          ("undo", 0)],
)  # fmt: skip
@example(
    done=[("apply", 0, CODES[0]), ("apply", 0, CODES[1]), ("unsend", 0, CODES[0]), ("apply", 0, CODES[2]),
          ("past", 0)],
)  # fmt: skip
def test_no_order_of_acts_passes_the_cap_or_gives_back_what_is_spent(template: Path, done: list[Act]) -> None:
    clock = HandClock(ROUNDS[0].opens)
    with hands(template, clock) as both:
        sent: set[str] = set()
        for name, hand, *rest in done:
            perform(both[hand], clock, name, *rest)
            board = load_board(both[0])
            now = {code for code, each in board.applications.items() if each.submitted_at}
            budget = board.budgets(clock.at)["ERAS"]
            assert budget.used <= budget.cap == LEFT, name
            # Only a correction with its reason, done or done again, takes an application out.
            if name not in ("unsend", "redo"):
                assert sent <= now, name
            sent = now


_answers = st.tuples(st.sampled_from(["offer", "accept", "accept", "reject"]), _hand, _code)
_waits = st.tuples(st.just("wait"), _hand, st.sampled_from([5, 60, 125]))


@BOUNDED
@given(done=st.lists(st.one_of(_answers, _answers, _waits, _returns), min_size=4, max_size=16))
@example(
    done=[("offer", 0, CODES[0]), ("offer", 1, CODES[1]), ("accept", 0, CODES[0]), ("undo", 0),
          ("accept", 1, CODES[1]), ("redo", 0)],
)  # fmt: skip
def test_no_order_of_acts_accepts_twice_or_out_of_time(template: Path, done: list[Act]) -> None:
    clock = HandClock(ROUNDS[0].opens)
    timetable = load_season(2027)
    with hands(template, clock) as both:
        for code in CODES[:LEFT]:
            applications.submit(both[0], [code])
        for name, hand, *rest in done:
            if name == "accept":
                before = {each.id: each for each in load_board(both[0]).offers}
            did = perform(both[hand], clock, name, *rest)
            found = load_board(both[0]).offers
            taken = [each for each in found if each.accepted]
            for one, other in combinations(taken, 2):
                assert not excludes(one.type, other.type), name
            for each in taken:
                assert each.answered_at is not None and each.answered_at < expires_at(each, timetable), name
            if name == "accept" and did:
                assert not [each for each in taken if before[each.id].answer == "rejected"], name
