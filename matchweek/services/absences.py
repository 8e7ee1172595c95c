"""Programs of one's own that are missing from the list: shown until R3 was asked about them."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.services.known import read_codes, require_listed
from matchweek.services.week import Done, Week, instant, plural
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


def _covers(absence: dict[str, object] | None, after_round: int) -> bool:
    if absence is None or absence["confirmed_at"] is None:
        return False
    return int(str(absence["after_round"])) >= after_round
