"""An invitation counts down on the agenda and in what is due until it is answered, and is told in time."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from matchweek.domain.board.board import Board
from matchweek.domain.board.week_records import Kept
from matchweek.domain.season.timetable import load_season
from matchweek.domain.times.zones import zone_named
from matchweek.domain.tracker.tracked import Tracked
from matchweek.domain.week.agenda import agenda
from matchweek.domain.week.agenda_order import Item, Kind, Urgency
from matchweek.domain.week.alarms import Alarm, AlarmKind, Quiet, alarms, watched
from matchweek.domain.week.due import everything_due

TIMES = load_season(2027)
CAME = datetime(2026, 11, 10, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAMED = {"institution": "Harbor Point Hospital", "code": "9000140C0"}


def board(*rows: Tracked) -> Board:
    return Board(kept=Kept(tracked={each.id: each for each in rows}), season=2027)


def row(number: int, hours: int, **fields: object) -> Tracked:
    told = {**NAMED, "invited_at": CAME, "answer_by": CAME + hours * HOUR, **fields}
    return Tracked(number, **told)  # type: ignore[arg-type]


def items(now: datetime, *rows: Tracked) -> list[Item]:
    return [each for each in agenda(board(*rows), TIMES, now) if each.kind is Kind.INVITATION]


def test_the_countdown_stands_there_until_it_is_answered() -> None:
    (one,) = items(CAME + HOUR, row(1, 48))
    assert one.title == "answer the invitation of Harbor Point Hospital"
    assert (one.due, one.ref, one.urgency) == (CAME + 48 * HOUR, "tracked:1", Urgency.NOW)
    assert one.losses == (CAME + 24 * HOUR, CAME + 48 * HOUR)
    (chosen,) = items(CAME + HOUR, row(1, 48, status="scheduled"))
    assert chosen.title == "tell Harbor Point Hospital that you take the date"
    for answered in (
        {"answered_at": CAME},
        {"status": "declined"},
        {"status": "waitlist"},
        {"answer_by": None},
    ):
        assert items(CAME + HOUR, row(1, 48, **answered)) == []


def test_what_ends_first_comes_first_and_what_is_late_is_still_there() -> None:
    found = items(CAME + 5 * HOUR + 50 * HOUR / 60, row(1, 48), row(2, 6), row(3, 24))
    assert [each.ref for each in found] == ["tracked:2", "tracked:3", "tracked:1"]
    assert found[0].urgency is Urgency.PRESSING
    late = items(CAME + 7 * HOUR, row(2, 6))
    assert late[0].urgency is Urgency.LATE
    assert late[0].detail.startswith("The time they left is over. Answer all the same")


def test_from_match_week_on_no_old_invitation_sends_one_to_a_program() -> None:
    """“Answer all the same” in SOAP would be a contact that the rule forbids."""
    forgotten = row(1, 48)
    opens = TIMES.list_opens
    assert items(opens - HOUR, forgotten) and not items(opens, forgotten)
    for day in range(6):
        at = opens + 24 * day * HOUR
        assert not items(at, forgotten)
        assert "invitation" not in {each.kind for each in everything_due(board(forgotten), TIMES, at)}


def test_what_one_s_own_rule_sets_is_called_so() -> None:
    assert "within 24 hours is your own rule" in items(CAME + HOUR, row(1, 24))[0].detail
    assert "2 dates offered. Answer early" in items(CAME + HOUR, row(1, 48, offered="a;b"))[0].detail
    assert "Your own rule has passed" in items(CAME + 25 * HOUR, row(1, 48))[0].detail


def test_it_stands_among_what_is_due() -> None:
    found = [each for each in everything_due(board(row(1, 6)), TIMES, CAME) if each.kind == "invitation"]
    assert [(each.title, each.at) for each in found] == [
        ("Answer the invitation of Harbor Point Hospital", CAME + 6 * HOUR)
    ]


def told(one: Tracked, since: datetime, until: datetime, quiet: Quiet | None = None) -> list[Alarm]:
    known = board(one)
    found: list[Alarm] = []
    while since < until:
        later = since + timedelta(minutes=5)
        now = alarms(TIMES, watched(known, TIMES, since), since, later, quiet or Quiet())
        found += [each for each in now if each.kind is AlarmKind.INVITATION]
        since = later
    return found


def test_it_is_told_two_hours_an_hour_and_a_quarter_before_and_at_its_end() -> None:
    found = told(row(1, 6), CAME, CAME + 7 * HOUR)
    assert [(each.at - CAME) / HOUR for each in found] == [4, 5, 5.75, 6]
    assert [each.title for each in found] == [
        "2 hours left to answer", "1 hour left to answer", "15 minutes left to answer",
        "The time to answer is over",
    ]  # fmt: skip
    assert found[0].text == "Answer the invitation of Harbor Point Hospital."
    assert told(row(1, 6, answered_at=CAME), CAME, CAME + 7 * HOUR) == []
    slept = alarms(TIMES, watched(board(row(1, 6)), TIMES, CAME), CAME, CAME + 8 * HOUR)
    assert [each.title for each in slept if each.kind is AlarmKind.INVITATION] == [
        "The time to answer is over"
    ]


def test_quiet_hours_wait_for_one_s_own_rule_and_not_for_what_would_be_told_too_late() -> None:
    """From 15:00 UTC it is eight in the evening in Karachi: six hours end at two in the night there."""
    night = Quiet(hours=(time(22), time(7)), zone=zone_named("Asia/Karachi"))
    strict = told(row(1, 6), CAME, CAME + 16 * HOUR, night)
    assert [(each.at - CAME) / HOUR for each in strict] == [4, 5, 5.75, 11]
    own = told(
        row(1, 24, invited_at=CAME - 18 * HOUR, answer_by=CAME + 6 * HOUR), CAME, CAME + 16 * HOUR, night
    )
    assert {each.at for each in own} == {CAME + 11 * HOUR}
    assert told(row(1, 6), CAME, CAME + 7 * HOUR, Quiet(off={"invitation"})) == []
