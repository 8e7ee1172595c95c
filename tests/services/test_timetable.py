"""One's own times: moved with a reason, checked before they are kept, taken back, followed everywhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from matchweek.clock import FixedClock
from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.domain.season.own_timetable import DO_NOT_FIT, moment_key, rounds_without_offer
from matchweek.domain.season.timetable import Phase, Timetable, instants, load_season, phase_at
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.spoken import Setting, read, read_instant
from matchweek.domain.times.zones import EASTERN
from matchweek.errors import BadInput, Failed, RuleSaysNo
from matchweek.services.core.board import load_and_follow, load_board
from matchweek.services.core.week import Week, entries_since, open_week
from matchweek.services.core.week_now import now
from matchweek.services.days import calls, timetable
from matchweek.services.history import history
from matchweek.services.lists import applications, list_reading
from matchweek.services.offers import rounds
from tests.support.weeks import AT, CLOCK, codes_of, contents, listings, new_week, rows_of

WHY = "R3 says so"
PACKAGED = load_season(2027)


def et(text: str) -> datetime:
    return read_instant(f"2027-03-{text}")


def kept(week: Week) -> set[str]:
    return {row["key"] for row in rows_of(week, "moment")}


def at_present(week: Week) -> Timetable:
    return load_board(week).timetable(week.clock.now())


@pytest.mark.parametrize(
    ("key", "at"),
    [
        ("round_1_closes", "18T11:30"),
        ("round_2_closes", "18T14:30"),
        ("soap_ends", "18T22:00"),
        ("match_day", "20T12:00"),
        ("list_opens", "15T09:00"),
        ("registration_closes", "01T23:59"),
    ],
)
def test_a_moved_moment_is_where_it_was_put(week: Week, key: str, at: str) -> None:
    done = timetable.set_times(week, {key: et(at)}, WHY)
    assert done.changed
    assert instants(at_present(week)) == {**instants(PACKAGED), key: et(at)}
    assert timetable.timetable_of(week) == at_present(week)
    assert at_present(week).moved_keys == {key}
    entries = entries_since(week)[-len(kept(week)) - 1 :]
    assert len({entry.group for entry in entries}) == 1
    assert entries[-1].after == {"because": WHY}
    assert history.undo(week).changed
    assert at_present(week) == PACKAGED
    assert kept(week) == set()
    history.redo(week)
    assert instants(at_present(week))[key] == et(at)


def test_everything_follows_a_moved_end(week: Week) -> None:
    timetable.set_times(week, {"round_1_closes": et("18T10:42:07")}, WHY)
    present = now(week)
    assert (present.phase.phase, present.phase.round) == (Phase.BETWEEN_ROUNDS, None)
    assert list_reading.moments(week) == (1, (0, 1, 2, 3, 4, FINAL_LIST))
    timetable.set_times(week, {"round_1_closes": et("18T10:42:08")}, WHY)
    assert now(week).phase.closes_at == et("18T10:42:08")
    assert list_reading.moments(week) == (0, (0, 1, 2, 3, 4, FINAL_LIST))


def test_a_window_follows_what_another_one_moved(week: Week) -> None:
    board, feed = load_and_follow(week)
    assert board.timetable(AT) == PACKAGED
    timetable.set_times(week, {"round_1_closes": et("18T11:30")}, WHY)
    board.follow(feed.pull().entries)
    assert phase_at(board.timetable(AT), AT).closes_at == et("18T11:30")
    history.undo(week)
    board.follow(feed.pull().entries)
    assert board.timetable(AT) == PACKAGED
    feed.close()


@pytest.mark.parametrize(
    "times",
    [
        {"round_2_closes": "18T11:59"},
        {"round_2_opens": "18T10:00"},
        {"soap_ends": "18T19:59"},
        {"match_day": "18T20:00"},
        {"round_5_opens": "18T20:10"},
        {"round_2_clsoes": "18T14:10"},
        {},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_changes_nothing(week: Week, times: dict[str, str]) -> None:
    before, known = contents(week), entries_since(week)
    with pytest.raises(BadInput):
        timetable.set_times(week, {key: et(at) for key, at in times.items()}, WHY)
    assert (contents(week), entries_since(week)) == (before, known)


@pytest.mark.parametrize("because", ["", "  ", "\u200b\n"])
def test_every_change_needs_a_reason(week: Week, because: str) -> None:
    for change in (
        lambda: timetable.set_times(week, {"soap_ends": et("18T22:00")}, because),
        lambda: timetable.add_round(week, et("18T20:10"), et("18T20:40"), because),
        lambda: timetable.drop_round(week, 4, because),
        lambda: timetable.reset(week, because),
    ):
        with pytest.raises(BadInput):
            change()
    assert kept(week) == set()


def test_several_that_only_fit_together_are_moved_together(week: Week) -> None:
    times = {"round_4_closes": et("18T22:00"), "soap_ends": et("18T23:00")}
    with pytest.raises(BadInput):
        timetable.set_times(week, {"round_4_closes": et("18T22:00")}, WHY)
    timetable.set_times(week, times, WHY)
    assert at_present(week).moved_keys == set(times)
    history.undo(week)
    assert at_present(week) == PACKAGED


def test_a_round_is_added_and_dropped(week: Week) -> None:
    timetable.add_round(week, et("18T20:10"), et("18T20:40"), WHY)
    assert len(at_present(week).rounds) == 5
    timetable.drop_round(week, 2, WHY)
    rounds_left = at_present(week).rounds
    assert [window.opens for window in rounds_left] == [
        et(f"18T{at}") for at in ("09:00", "15:00", "18:00", "20:10")
    ]
    assert {moment_key(2027, f"round_{n}_opens") for n in range(1, 5)} <= kept(week)
    history.undo(week)
    assert len(at_present(week).rounds) == 5
    history.undo(week)
    assert at_present(week) == PACKAGED


def test_the_last_round_stays(week: Week) -> None:
    for number in (4, 3, 2):
        timetable.drop_round(week, number, WHY)
    with pytest.raises(BadInput):
        timetable.drop_round(week, 1, WHY)
    with pytest.raises(BadInput):
        timetable.drop_round(week, 2, WHY)
    assert len(at_present(week).rounds) == 1


def test_reset_takes_out_every_own_time_in_one_act(week: Week) -> None:
    assert not timetable.reset(week, WHY).changed
    timetable.set_times(week, {"round_2_closes": et("18T14:30"), "match_day": et("19T13:00")}, WHY)
    moved = at_present(week)
    assert timetable.reset(week, "back to the published times").changed
    assert kept(week) == set()
    assert at_present(week) == PACKAGED
    history.undo(week)
    assert at_present(week) == moved


def test_what_is_so_already_is_no_act(week: Week) -> None:
    assert not timetable.set_times(week, {"round_2_closes": et("18T14:00")}, WHY).changed
    timetable.set_times(week, {"round_2_closes": et("18T14:30")}, WHY)
    known = entries_since(week)
    assert not timetable.set_times(week, {"round_2_closes": et("18T14:30")}, WHY).changed
    assert entries_since(week) == known
    # Back by hand to where it was leaves nothing of one's own.
    timetable.set_times(week, {"round_2_closes": et("18T14:00")}, WHY)
    assert kept(week) == set()


def test_a_change_that_moves_the_present_says_so(week: Week) -> None:
    done = timetable.set_times(week, {"round_1_closes": et("18T10:30")}, WHY)
    assert done.warnings == ("By these times it is now: between rounds.",)
    assert not timetable.set_times(week, {"round_3_closes": et("18T17:10")}, WHY).warnings


def test_an_undo_that_would_break_the_order_is_refused(week: Week) -> None:
    assert week.path is not None
    timetable.set_times(week, {"soap_ends": et("18T22:00")}, WHY)
    partner = open_week(week.path, CLOCK, actor="partner")
    timetable.set_times(partner, {"round_4_closes": et("18T21:30")}, WHY)
    before, known = contents(week), entries_since(week)
    with pytest.raises(Failed) as refusal:
        history.undo(week)
    assert "by partner at" in refusal.value.detail
    assert (contents(week), entries_since(week)) == (before, known)
    history.undo(partner)
    assert history.undo(week).changed
    partner.close()


def test_kept_times_that_do_not_fit_leave_the_packaged_ones_and_say_so(week: Week) -> None:
    with week.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO moment VALUES ('2027/soap_ends', '2027-03-18 18:00:00.000000')"
        )
        connection.exec_driver_sql("INSERT INTO moment VALUES ('2027/round_9_opens', '2027-03-18 18:00:00')")
    present = at_present(week)
    assert instants(present) == instants(PACKAGED)
    assert present.note == DO_NOT_FIT
    assert not present.verified
    timetable.reset(week, WHY)
    assert at_present(week) == PACKAGED
    assert kept(week) == set()


def test_each_season_has_its_own_times(tmp_path: Path) -> None:
    clock = FixedClock(read_instant("2026-03-19T10:00"))
    week = new_week(tmp_path / "week.db", listings(3), clock=clock)
    timetable.set_times(week, {"round_1_closes": read_instant("2026-03-19T11:30")}, WHY)
    board = load_board(week)
    assert board.timetable(clock.now()).moved_keys == {"round_1_closes"}
    assert board.timetable(AT).season == 2026
    week.close()


def test_a_file_keeps_its_season_for_good(week: Week) -> None:
    board = load_board(week)
    for at in ("2026-03-22T10:00", "2027-03-20T00:00", "2028-03-13T10:00"):
        assert board.timetable(read_instant(at)).season == 2027


@pytest.mark.parametrize(
    ("typed", "zone", "means"),
    [
        ("14:30", "ET", "18T14:30"),
        ("Thu 14:30", "ET", "18T14:30"),
        ("2:30 pm", "ET", "18T14:30"),
        ("2027-03-18T14:30", "ET", "18T14:30"),
        ("2027-03-18T18:30Z", "Asia/Karachi", "18T14:30"),
        ("23:30", "Asia/Karachi", "18T14:30"),
        ("now", "Asia/Karachi", "18T10:42:07"),
    ],
)
def test_a_time_typed_is_on_the_day_of_its_moment(typed: str, zone: str, means: str) -> None:
    where = EASTERN if zone == "ET" else read_zone(zone)
    # Monday, so that the day of the clock would be another one.
    found = timetable.read_times(PACKAGED, {"round_2_closes": typed}, reader(where, AT))
    assert found == {"round_2_closes": et(means)}


def reader(zone, now):
    """Reads as the shell does: a time without a day is on that of its moment."""
    return lambda text, moment: read(text, Setting(now=now, zone=zone, day=moment)).at


def test_round_three_in_kolkata_is_on_friday() -> None:
    zone = read_zone("Asia/Kolkata")
    monday = et("15T09:00")
    assert timetable.read_times(PACKAGED, {"round_3_opens": "00:45"}, reader(zone, monday)) == {
        "round_3_opens": et("18T15:15")
    }


def test_the_warnings_of_acts_go_by_own_times(week: Week) -> None:
    code = codes_of(week)[0]
    early = et("16T07:30")
    assert any("08:00" in warning for warning in calls.add(week, early).warnings)
    timetable.set_times(week, {"contact_opens": et("16T07:00")}, WHY)
    assert calls.add(week, early).warnings == ()
    timetable.set_times(week, {"applications_open": et("15T12:00")}, WHY)
    with pytest.raises(RuleSaysNo, match="from Mon 15 Mar 12:00 ET on"):
        applications.submit(week, [code], at=et("15T11:30"))
    assert applications.submit(week, [code], at=et("15T12:00")).changed


# None in R3


def test_none_in_r3_is_recorded_for_the_open_round_once(week: Week) -> None:
    done = rounds.none_in_r3(week)
    assert (done.keys, done.changed) == (("1",), True)
    assert not rounds.none_in_r3(week, 1).changed
    board = load_board(week)
    assert rounds_without_offer(board.timetable(AT), board.kept.round_checks) == {1}
    history.undo(week)
    board = load_board(week)
    assert rounds_without_offer(board.timetable(AT), board.kept.round_checks) == frozenset()


@pytest.mark.parametrize(
    ("number", "at"), [(2, None), (5, None), (0, "15T10:00"), (1, "18T08:59"), (-1, None)]
)
def test_none_in_r3_waits_for_its_round(week: Week, number: int, at: str | None) -> None:
    with pytest.raises(BadInput):
        rounds.none_in_r3(week, number, et(at) if at else None)
    assert rows_of(week, "round_check") == []


def test_between_rounds_it_is_said_of_the_one_that_ended(week: Week) -> None:
    assert rounds.none_in_r3(week, at=et("18T11:20")).keys == ("1",)
    assert rounds.none_in_r3(week, at=et("18T12:00")).keys == ("2",)


def test_a_look_from_before_a_moved_round_does_not_count(week: Week) -> None:
    rounds.none_in_r3(week)
    timetable.drop_round(week, 1, "it was cancelled")
    board = load_board(week)
    # What is round 1 now opens at noon, and nobody has looked in it.
    assert rounds_without_offer(board.timetable(AT), board.kept.round_checks) == frozenset()
    assert rounds.none_in_r3(week, 1, et("18T12:10")).changed
