"""Programs of one's own that are missing from the list: shown until R3 was asked about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matchweek.domain.programs.lists import Standing
from matchweek.services.core.known_programs import read_codes, require_listed
from matchweek.services.core.week import Done, Week, instant, plural
from matchweek.store import rows


def confirm(week: Week, codes: Sequence[str]) -> Done:
    """Record that R3 was asked and that these programs are gone by the newest list.

    It ends “not seen, check R3”. One that comes back and goes missing again is asked about again.
    """
    wanted = read_codes(codes)
    with week.act("absence.confirm") as act:
        require_listed(act, wanted)
        newest = max((info.after_round for info in rows.current_lists(act.connection)), default=0)
        known = act.get_many("absence", wanted)
        fresh = [code for code in wanted if not _covers(known.get(code), newest)]
        fields = {"after_round": newest, "confirmed_at": instant(act.at)}
        act.put_many("absence", dict.fromkeys(fresh, fields))
        changed = bool(act.changes)
    return Done(f"confirmed gone: {plural(len(wanted), 'program')}", keys=tuple(wanted), changed=changed)


def missing_words(week: Week, after: Mapping[str, Standing]) -> list[str]:
    """Which of one's own programs the newest list of its moment lacks: told, and R3 is asked."""
    with week.reading() as connection:
        own = {*rows.applications(connection), *(call.program for call in rows.calls(connection))}
    found = sorted(code for code, standing in after.items() if standing.missing and code in own)
    if not found:
        return []
    said = (
        f"Not on this list, though on an earlier one of the same moment: {', '.join(found)}. Look: check R3; "
        f"if it is gone there, `matchweek list gone {found[0]}`. What was submitted stays submitted."
    )
    return [said]


def _covers(absence: dict[str, object] | None, after_round: int) -> bool:
    if absence is None or absence["confirmed_at"] is None:
        return False
    return int(str(absence["after_round"])) >= after_round
