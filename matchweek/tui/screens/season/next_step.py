"""What a program of the season asks for first, with the key that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.commands import with_keys

if TYPE_CHECKING:
    from datetime import datetime

    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.season_view import SeasonRow


def next_step(row: SeasonRow | None, board: Board, now: datetime) -> str:
    """What a row asks for first, with the key: its answer, then what its interview needs; "" for none.

    From Match Week on nothing of the season is asked for any more.
    """
    from matchweek.domain.contacts.contact_facts import before_week
    from matchweek.domain.tracker.answer_windows import waits

    if not before_week(now, board.timetable(now)):
        return ""
    if row is not None and waits(row.tracked):
        return answer_words(row)
    if row is None or row.interview is None:
        return ""
    from matchweek.domain.tracker.preparation import in_the_room, is_prepared_for
    from matchweek.domain.tracker.scorecard import asked
    from matchweek.domain.week.preparing import points_of

    one = row.interview
    if asked(one, row.tracked, now):
        return with_keys("   {season_score}: its scorecard")
    if not is_prepared_for(one, row.tracked) or now >= one.ends:
        return ""
    if in_the_room(one, now):
        return with_keys("   {season_room}: the day's room")
    points = points_of(board, one, board.timetable(now).season)
    done = sum(each.done_at is not None for each in points)
    return with_keys(f"   {{season_prepare}}: prepared {done} of {len(points)}")


def answer_words(row: SeasonRow) -> str:
    """What is to be done before an invitation is answered, with the key."""
    from matchweek.domain.tracker.dates_in_text import offered_dates

    if row.interview is not None:
        return with_keys("   {season_dates}: not answered yet")
    dates = len(offered_dates(row.tracked.offered))
    does = (
        f"choose one of {dates} dates"
        if dates > 1
        else "take the date"
        if dates
        else "its dates, your answer"
    )
    return with_keys(f"   {{season_dates}}: {does}")
