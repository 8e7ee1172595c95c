"""The one clock: system, fixed, running; pause, speed and jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchweek.clock import FASTEST, Clock, FixedClock, PacedClock, RunningClock, SystemClock, clock_for
from matchweek.errors import BadInput

START = datetime(2027, 3, 18, 13, 0, tzinfo=UTC)


class Ticks:
    """A monotonic base that moves only when told."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


def seconds_after_start(clock: Clock) -> float:
    return (clock.now() - START).total_seconds()


def test_the_system_clock_is_aware_utc_and_real_time() -> None:
    before = datetime.now(UTC)
    clock = SystemClock()
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo is UTC
    assert clock.speed == 1.0


def test_a_fixed_clock_stands_still_in_utc() -> None:
    clock = FixedClock(datetime(2027, 3, 18, 9, 0, tzinfo=timezone(timedelta(hours=-4))))
    assert clock.now() == START
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.speed == 0.0


def test_a_running_clock_runs_at_its_speed(ticks: Ticks) -> None:
    clock = RunningClock(START, 60, ticks=ticks)
    assert clock.now() == START
    ticks.at += 2
    assert seconds_after_start(clock) == 120
    assert clock.speed == 60


def test_pause_and_resume_lose_and_gain_nothing(ticks: Ticks) -> None:
    clock = RunningClock(START, 10, ticks=ticks)
    ticks.at += 1
    clock.pause()
    ticks.at += 100
    clock.pause()
    assert (seconds_after_start(clock), clock.speed, clock.paused) == (10, 0.0, True)
    clock.resume()
    assert (seconds_after_start(clock), clock.speed, clock.paused) == (10, 10.0, False)
    ticks.at += 1
    clock.resume()
    assert seconds_after_start(clock) == 20


def test_a_new_speed_counts_from_now_on(ticks: Ticks) -> None:
    clock = RunningClock(START, 10, ticks=ticks)
    ticks.at += 1
    clock.set_speed(100)
    ticks.at += 1
    assert seconds_after_start(clock) == 110
    clock.set_speed(0)
    ticks.at += 1
    assert seconds_after_start(clock) == 110
    assert clock.speed == 0.0


def test_a_speed_set_while_paused_waits_for_resume(ticks: Ticks) -> None:
    clock = RunningClock(START, 1, ticks=ticks)
    clock.pause()
    clock.set_speed(5)
    ticks.at += 1
    assert seconds_after_start(clock) == 0
    clock.resume()
    ticks.at += 1
    assert seconds_after_start(clock) == 5


@pytest.mark.parametrize("hours", [3, -3])
def test_a_jump_goes_there_and_runs_on(ticks: Ticks, hours: int) -> None:
    clock = RunningClock(START, 2, ticks=ticks)
    ticks.at += 50
    clock.jump_to(START + timedelta(hours=hours))
    assert seconds_after_start(clock) == hours * 3600
    ticks.at += 1
    assert seconds_after_start(clock) == hours * 3600 + 2


def test_a_jump_while_paused_stays_paused(ticks: Ticks) -> None:
    clock = RunningClock(START, 2, ticks=ticks)
    clock.pause()
    clock.jump_to(START + timedelta(hours=1))
    ticks.at += 9
    assert seconds_after_start(clock) == 3600
    assert clock.paused


def test_a_clock_left_running_never_overflows(ticks: Ticks) -> None:
    clock = RunningClock(START, FASTEST, ticks=ticks)
    ticks.at += 1e12
    late = clock.now()
    ticks.at += 1e300
    assert clock.now() == late


@given(st.lists(st.floats(0, 1000), max_size=20), st.floats(0, 1000))
def test_a_running_clock_never_goes_back_by_itself(passed: list[float], speed: float) -> None:
    ticks = Ticks()
    clock = RunningClock(START, speed, ticks=ticks)
    seen = [clock.now()]
    for number, seconds in enumerate(passed):
        ticks.at += seconds
        (clock.pause, clock.resume, lambda: clock.set_speed(speed / 2))[number % 3]()
        seen.append(clock.now())
    assert seen == sorted(seen)


def test_clock_for_without_anything_is_the_systems() -> None:
    assert isinstance(clock_for(None, None), SystemClock)


def test_clock_for_an_instant_is_fixed_there() -> None:
    clock = clock_for(START, None)
    assert isinstance(clock, FixedClock)
    assert clock.now() == START


@pytest.mark.parametrize("now", [START, None])
def test_clock_for_speed_zero_is_frozen(now: datetime | None) -> None:
    clock = clock_for(now, 0)
    assert isinstance(clock, FixedClock)
    assert clock.now() == clock.now()
    assert clock.now() == START or now is None


def test_clock_for_a_speed_runs_from_the_instant() -> None:
    clock = clock_for(START, 60)
    assert isinstance(clock, RunningClock)
    assert clock.speed == 60
    assert START <= clock.now() < START + timedelta(days=1)


def test_clock_for_a_speed_alone_runs_from_the_systems_now() -> None:
    before = datetime.now(UTC)
    clock = clock_for(None, 1.5)
    assert isinstance(clock, RunningClock)
    assert before <= clock.now() < before + timedelta(days=1)


@pytest.mark.parametrize("speed", [-1, float("nan"), float("inf"), FASTEST * 2])
def test_an_impossible_speed_is_bad_input(speed: float) -> None:
    with pytest.raises(BadInput, match="speed"):
        clock_for(START, speed)
    with pytest.raises(BadInput, match="speed"):
        RunningClock(START).set_speed(speed)


def test_an_instant_without_a_zone_is_bad_input() -> None:
    naive = START.replace(tzinfo=None)
    for make in (FixedClock, RunningClock, RunningClock(START).jump_to):
        with pytest.raises(BadInput, match="without a zone"):
            make(naive)


def test_a_paced_clock_stands_until_it_is_let_go_and_never_passes_its_stop(ticks: Ticks) -> None:
    asked: list[int] = []

    def begins() -> datetime:
        asked.append(1)
        return START

    clock = PacedClock(begins, 60, ticks=ticks)
    assert not asked and (clock.speed, clock.pace) == (0, 60)
    ticks.at += 5
    assert clock.now() == clock.now() == START and asked == [1]
    clock.resume()
    clock.stop_at(START + timedelta(minutes=3))
    ticks.at += 2
    assert clock.now() == START + timedelta(minutes=2)
    ticks.at += 100
    assert clock.now() == START + timedelta(minutes=3)
    clock.stop_at(None)
    assert clock.now() == START + timedelta(minutes=3), "what was waited is not made up for"
    ticks.at += 1
    assert clock.now() == START + timedelta(minutes=4)
    clock.stop_at(START)
    assert clock.now() == START + timedelta(minutes=4), "a stop that lies behind holds it where it is"
    clock.jump_to(START + timedelta(hours=1))
    ticks.at += 1
    assert clock.now() == START + timedelta(hours=1, minutes=1)
