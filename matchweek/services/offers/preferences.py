"""One's own order of preference among programs: private, for deciding within two hours, never sent."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.domain.programs.preference import moved_among, put_before, with_programs, without
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.core.known_programs import read_codes, require_listed
from matchweek.services.core.week import Done, Week
from matchweek.store import rows
from matchweek.store.act import Act


def set_order(week: Week, codes: Sequence[str]) -> Done:
    """Put these programs first, in this order; those that were in it before follow as they were."""
    wanted = read_codes(codes)
    with week.act("preference.set") as act:
        require_listed(act, wanted)
        store_order(act, with_programs(wanted, rows.kept(act.connection).order))
        changed = bool(act.changes)
    return Done(f"order of preference: {len(wanted)} put first", keys=tuple(wanted), changed=changed)


def move(week: Week, shown: Sequence[str], code: str, by: int) -> Done:
    """Move a program `by` places, negative towards the top, in the order as it is `shown`.

    What is shown and not yet in the order is put into it as shown.
    """
    with week.act("preference.set") as act:
        order = with_programs(rows.kept(act.connection).order, shown)
        store_order(act, moved_among(order, shown, code, by))
        changed = bool(act.changes)
    return Done(f"order of preference: {code}", keys=(code,), changed=changed)


def prefer(week: Week, code: str, before: str) -> Done:
    """Put one program directly before another."""
    first, second = (ProgramCode.read(each).text for each in (code, before))
    if first == second:
        raise BadInput("A program cannot stand before itself", first, "Name another one with --before.")
    with week.act("preference.set") as act:
        require_listed(act, [first, second])
        order = with_programs(rows.kept(act.connection).order, [second, first])
        store_order(act, put_before(order, first, second))
        changed = bool(act.changes)
    return Done(f"order of preference: {first} before {second}", keys=(first,), changed=changed)


def leave_out(week: Week, codes: Sequence[str]) -> Done:
    """Take programs out of the order."""
    wanted = read_codes(codes)
    with week.act("preference.set") as act:
        store_order(act, without(rows.kept(act.connection).order, wanted), gone=wanted)
        changed = bool(act.changes)
    return Done(f"order of preference: {len(wanted)} left out", keys=tuple(wanted), changed=changed)


def store_order(act: Act, order: Sequence[str], gone: Sequence[str] = ()) -> None:
    """Keep an order, best first, within an act; `gone` leave it."""
    places: dict[str, dict[str, object]] = {code: {"place": place} for place, code in enumerate(order)}
    act.put_many("preference", {**places, **{code: {"place": None} for code in gone}})
