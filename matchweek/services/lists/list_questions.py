"""What has to be asked before a list is stored: whether it is whole, where that is not plain."""

from __future__ import annotations

from matchweek.domain.programs.lists import derive
from matchweek.domain.programs.refresh import suspiciously_short
from matchweek.intake import Reading
from matchweek.services.core.week import Week, plural
from matchweek.services.lists.lists import bring_in, moment_of
from matchweek.store import rows


def moment_to_say(week: Week, reading: Reading, after_round: int | None) -> int | None:
    """The moment of a list of which a person has to say whether it is whole; None where it is plain.

    The first list of a moment is taken for whole; of one more it cannot be known, unless it is the same
    again. Raises BadInput for a round that the season has not.
    """
    moment = moment_of(week, after_round)
    with week.reading() as connection:
        infos = [info for info in rows.current_lists(connection) if info.after_round == moment]
        here = set().union(*(rows.listings(connection, info.id) for info in infos))
    if not infos or not reading.rows:
        return None
    again = here <= {row.code for row in reading.rows}
    if again and not bring_in(week, reading, after_round=moment, whole=True, dry_run=True).new:
        return None
    return moment


def short_words(week: Week, reading: Reading, after_round: int | None) -> str:
    """How much shorter a list is than the last one, where it can hardly be whole; else ""."""
    moment = moment_of(week, after_round)
    with week.reading() as connection:
        infos = rows.current_lists(connection)
        known = [(info, rows.listings(connection, info.id)) for info in infos] if infos else []
    listed = sum(not standing.filled for standing in derive(known).values())
    newest = max((info.after_round for info in infos), default=-1)
    if not suspiciously_short(len(reading.rows), listed, same_moment=moment <= newest):
        return ""
    return f"{plural(len(reading.rows), 'program')}; the last list had {listed:,}."
