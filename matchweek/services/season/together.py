"""Two rows of the season that turn out to be one program: one of them from then on."""

from __future__ import annotations

from typing import Any

from matchweek.domain.base.text import clean_line
from matchweek.domain.tracker.same import house
from matchweek.domain.tracker.tracked import SeasonStatus, Tracked
from matchweek.errors import BadInput
from matchweek.services.core.both_clocks import both_clocks
from matchweek.services.core.week import Done, Week
from matchweek.services.season.invited import moved, said_of
from matchweek.services.season.tracker import named, of_row, titled
from matchweek.store.act import Act


def put_together(week: Week, which: str | int, into: str | int) -> Done:
    """Let two rows be one: `which` goes, and all that is known of it stands on `into` from then on.

    What stands on `into` stays, notes get the lines of both, an invitation that waits for its answer goes on
    waiting; interviews, preparation and drafts come along. What both say otherwise is told. Raises BadInput
    where both have a code: two codes are two programs.
    """
    with week.act("season.together") as act:
        one, other = named(act, which), named(act, into)
        if one.id == other.id:
            raise BadInput(
                "It is one program already",
                f"Both are number {one.id}, {titled(act, one)}.",
                "See `matchweek season list` for the numbers.",
            )
        if one.code and other.code and one.code != other.code:
            raise BadInput(
                "These are two programs",
                f"{titled(act, one)} has the code {one.code}, {titled(act, other)} {other.code}.",
                "If one code is wrong, change it first: `matchweek season set ID --code CODE`.",
            )
        title, both = titled(act, one), bool(of_row(act, one.id) and of_row(act, other.id))
        key, warnings = moved(act, week, one, other, {}, {}, "")
        after = named(act, int(key))
        words = f"{title} is {titled(act, after)} from now on"
        told = _left(act, one, after)
    if both:
        told += ("It has more than one interview now: `matchweek interview list` shows them.",)
    return Done(words, (*told, *warnings), (key,))


def _left(act: Act, one: Tracked, after: Tracked) -> tuple[str, ...]:
    """What the row that went said otherwise than what stands now."""
    kept = said_of(after)
    left = [
        f"{name.replace('_', ' ')} {_shown(value)}"
        for name, value in said_of(one).items()
        if name != "thanked_at" and value != kept.get(name) and not _within(value, kept.get(name))
    ]
    if one.thanked_at not in (None, after.thanked_at):
        left.append(f"thanked {both_clocks(act, one.thanked_at)}")
    # That one was invited goes without saying of one that has come further.
    if one.status not in (SeasonStatus.INVITED, after.status):
        left.append(f"status {one.status}")
    if not left:
        return ()
    return (f"Something else stands there, so this was left: {', '.join(left)}. Undo parts them.",)


def _within(value: Any, kept: Any) -> bool:
    """Whether a text says nothing that another one does not: its lines stand there, or it is one name."""
    if not (isinstance(value, str) and isinstance(kept, str)):
        return False
    return {*value.splitlines()} <= {*kept.splitlines()} or house(value) == house(kept)


def _shown(value: Any) -> str:
    return f"“{clean_line(value)}”" if isinstance(value, str) else str(value)
