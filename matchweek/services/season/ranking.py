"""The rank lists of the main Match: what is ranked, in which order, and that it was certified in R3.

Each act moves by item, not by place, and is undone as any other. Nothing is sent: R3 alone holds the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.base.text import clean_note
from matchweek.domain.ranking import moves
from matchweek.domain.ranking.certification import as_certified, ranking_times
from matchweek.domain.ranking.length import length_of
from matchweek.domain.ranking.lists import CERTIFIED, orders, read_item, read_name
from matchweek.domain.ranking.rank_list import COUPLE, MAIN
from matchweek.domain.season.rules.figures import RANK_CODES
from matchweek.errors import BadInput, RuleSaysNo
from matchweek.services.core.week import Done, Week, happened, instant, plural
from matchweek.services.days.timetable import read_at
from matchweek.store import rows

if TYPE_CHECKING:
    from matchweek.domain.programs.preference import Order
    from matchweek.store.act import Act

ENTITY = "ranking"
NOT_IN_R3 = "This changes nothing in R3: type it there, and certify it there."


def add(week: Week, name: str, items: Sequence[str], place: int | None = None) -> Done:
    """Put programs, or pairs of a couple, on a list: at `place`, counted from 1, or at its end.

    What is on it already stays where it is. Raises BadInput for what is no code, RuleSaysNo where the lists
    would hold more codes than NRMP takes.
    """
    name, wanted = read_name(name), _read(name, items)
    with week.act("ranking.add") as act:
        order = _order(act, name)
        new = moves.inserted(order, wanted, None if place is None else place - 1)
        _require_room(act, name, new)
        _store(act, name, new)
        changed = bool(act.changes)
    added = len(new) - len(order)
    return Done(f"rank list: {added} added", _already(len(wanted) - added), tuple(wanted), changed)


def _already(count: int) -> tuple[str, ...]:
    return (f"{plural(count, 'was', 'were')} on it already, and stayed.",) if count else ()


def remove(week: Week, name: str, items: Sequence[str]) -> Done:
    """Take items from a list. Raises BadInput for one that is not on it."""
    name, wanted = read_name(name), _read(name, items)

    def without(order: Order) -> Order:
        return moves.without(order, wanted)

    return _change(week, "ranking.remove", name, wanted, without, f"rank list: {len(wanted)} taken out")


def move(week: Week, name: str, item: str, by: int) -> Done:
    """Move an item `by` places, negative towards the top; at either end it stays."""
    name, (wanted,) = read_name(name), _read(name, [item])
    words = f"{wanted} moved {'up' if by < 0 else 'down'}"
    return _change(week, "ranking.move", name, [wanted], lambda order: moves.moved(order, wanted, by), words)


def move_to(week: Week, name: str, item: str, place: int) -> Done:
    """Move an item to a place, counted from 1, or to the nearest that there is."""
    name, (wanted,) = read_name(name), _read(name, [item])
    if place < 1:
        raise BadInput("Not a place on a list", f"{place} was given.", "The best is number 1.")

    reached = place

    def to(order: Order) -> Order:
        nonlocal reached
        new = moves.moved_to(order, wanted, place - 1)
        reached = new.index(wanted) + 1
        return new

    done = _change(week, "ranking.move", name, [wanted], to, "moved")
    return replace(done, words=f"{wanted} moved to {reached}") if done.changed else done


def put_back(week: Week, name: str, items: Sequence[str], before: str = "") -> Done:
    """Put what was cut before another item, or at the end; they keep their order among themselves."""
    name = read_name(name)
    wanted = _read(name, items)
    other = read_item(name, before) if before else ""
    named = [*wanted, *([other] if other else [])]

    def put(order: Order) -> Order:
        return moves.put_back(order, wanted, other)

    where = f"before {other}" if other else "at the end"
    return _change(week, "ranking.move", name, named, put, f"{len(wanted)} put {where}")


def set_order(week: Week, name: str, items: Sequence[str], act_name: str = "ranking.order") -> Done:
    """Order a list as given. What it held besides follows as it stood, what it did not hold is added."""
    name, wanted = read_name(name), _read(name, items)
    with week.act(act_name) as act:
        order = _order(act, name)
        new = moves.reordered(order, wanted)
        _require_room(act, name, new)
        _store(act, name, new)
        changed = bool(act.changes)
    left, added = len(new) - len(wanted), len(new) - len(order)
    warnings = (
        *([f"{plural(left, 'item')} that you did not name: behind, as before."] if left else []),
        *([f"{plural(added, 'was', 'were')} not on it, and added."] if added else []),
    )
    return Done(f"rank list: {len(wanted)} in the order given", warnings, tuple(wanted), changed)


def copy(week: Week, source: str, targets: Sequence[str]) -> Done:
    """Rank on other lists what one ranks, in its order; what they held besides follows. As one act.

    Of supplemental lists, since several advanced programs often go with the same first years. Raises BadInput
    where there is nothing to copy, or for a couple's pairs, which are no list of programs.
    """
    name, others = read_name(source), [read_name(each) for each in targets]
    if COUPLE in (name, *others) or not others:
        raise BadInput("That is copied to nowhere", "", "Name two lists of programs; pairs are typed.")
    with week.act("ranking.order") as act:
        order = _order(act, name)
        if not order:
            raise BadInput("Nothing is ranked there", f"The list {name} is empty.", "Choose another one.")
        for other in dict.fromkeys(others):
            new = moves.reordered(_order(act, other), order)
            _require_room(act, other, new)
            _store(act, other, new)
        changed = bool(act.changes)
    return Done(
        f"{plural(len(order), 'item')} of {name} ranked for {', '.join(others)}", (), (name,), changed
    )


def certify(week: Week, at: datetime | None = None, proof: str = "") -> Done:
    """Record that the lists as they are here were certified in R3, at `at` (aware; default now).

    It is kept what they were, so that a later change is named: R3 uses a changed list only when it is
    certified again (rules: ranking.recertify). Raises BadInput where nothing is ranked.
    """
    moment = happened(week, at)
    with week.act("ranking.certify") as act:
        kept = rows.rankings(act.connection)
        if not any(orders(kept).values()):
            raise BadInput(
                "Nothing is ranked here",
                "",
                "First `matchweek season rank add CODE...`, the best at the top.",
            )
        certified = {name: {"order": " ".join(order)} for name, order in as_certified(kept).items()}
        act.put_many(ENTITY, certified)
        act.put(ENTITY, MAIN, certified_at=instant(moment), proof=clean_note(proof))
        changed = bool(act.changes)
        warnings = _outside_its_time(act, moment)
    return Done("recorded: you certified it in R3, as it stands here", warnings, (MAIN,), changed)


def _outside_its_time(act: Act, at: datetime) -> tuple[str, ...]:
    times = ranking_times(read_at(act.connection, at))
    if times.opens is not None and at < times.opens:
        return ("Ranking is not open in R3 at that time, by the timetable here: look in R3.",)
    if times.closes is not None and at >= times.closes:
        return ("Ranking is closed in R3 at that time, by the timetable here: look in R3.",)
    return ()


def certify_no_more(week: Week) -> Done:
    """Take back that the lists were certified, where it was recorded by mistake."""
    with week.act("ranking.certify") as act:
        kept = rows.rankings(act.connection)
        act.put_many(ENTITY, {name: {"order": ""} for name in kept if name.startswith(CERTIFIED)})
        if MAIN in kept:
            act.put(ENTITY, MAIN, certified_at=None, proof="")
        changed = bool(act.changes)
    return Done("recorded as not certified", (), (MAIN,), changed)


def _change(
    week: Week, act_name: str, name: str, items: Iterable[str], of: Callable[[Order], Order], words: str
) -> Done:
    """One change of a list whose items have to be on it."""
    with week.act(act_name) as act:
        order = _order(act, name)
        missing = [item for item in items if item not in order]
        if missing:
            raise BadInput(
                "Not on that list",
                f"{missing[0]} is not on the list {name}.",
                "See `matchweek season rank show`.",
            )
        _store(act, name, of(order))
        changed = bool(act.changes)
    return Done(words if changed else "it stands there already", (), tuple(items), changed)


def _read(name: str, items: Sequence[str]) -> list[str]:
    """The items of a list as typed, each once; raises BadInput for none or a wrong one."""
    wanted = list(dict.fromkeys(read_item(name, item) for item in items))
    if not wanted:
        raise BadInput("No program was named", "", "Give one or more NRMP program codes.")
    return wanted


def _order(act: Act, name: str) -> Order:
    kept = act.get(ENTITY, name)
    return tuple(kept["order"].split()) if kept is not None else ()


def _store(act: Act, name: str, order: Sequence[str]) -> None:
    act.put(ENTITY, name, order=" ".join(order))


def _require_room(act: Act, name: str, order: Order) -> None:
    """Refuse what makes the lists longer than NRMP takes (rules: ranking.length)."""
    lists = orders(rows.rankings(act.connection))
    before, after = length_of(lists), length_of({**lists, name: order})
    if after.too_long and (after.total, after.pairs) > (before.total, before.pairs):
        raise RuleSaysNo(
            "The rank lists would be too long",
            f"There would be {after.words}.",
            "Take others out first.",
            rule=f"Rank lists hold {RANK_CODES} codes.",
            section="ranking.length",
        )
