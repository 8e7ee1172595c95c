"""Undo, redo, corrections, and the journal in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchweek.domain.base.change import (
    IRREVERSIBLE,
    REDO,
    STEP_PAST,
    UNDO,
    Entry,
    Fields,
    GroupHead,
    to_redo,
    to_undo,
)
from matchweek.domain.base.text import clean_line
from matchweek.domain.board.entities import ENTITIES, instants
from matchweek.domain.offers.offer_rules import judge_together
from matchweek.domain.programs.lists import moment_words
from matchweek.errors import BadInput, Failed
from matchweek.services.core.known_programs import require_listed
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.days import calls
from matchweek.services.days.timetable import fits
from matchweek.services.history import judged_anew
from matchweek.services.history.act_words import ACT_WORDS, in_words
from matchweek.services.history.subjects import Name
from matchweek.services.lists import budgets
from matchweek.services.lists.applications import NOT_WITHDRAWN, TAKE_OUT
from matchweek.services.offers import offers
from matchweek.store import journal, rows
from matchweek.store.act import Act

# Correcting these would go around the file's own bookkeeping, or the checks of an act of their own: that
# act is named.
_NOT_CORRECTED = {
    "list": "list import",
    "moment": "timetable set",
    "budget_cap": "correct budget",
    "assignment": "advocate assign",
    "clearance": "advocate withdraw",
    "letter": "advocate draft",
    "packet": "packet",
    "preference": "offer order",
    "fact": "fact set",
    "lane_rule": "lane set",
    "fit_weight": "fit set",
    "reserve": "fit hold",
    "invitation": "interview import",
    "tracked": "season set",
    "blocked": "season block",
    "ranking": "season rank",
    "own_task": "plan set",
    "outreach": "plan outreach set",
    "afterwards": "after answer",
}


class NothingTo(Failed):
    """There is nothing to undo, or nothing to redo."""


class CannotTakeBack(Failed):
    """The newest act left the house: undo says so, and steps past it the next time."""


def undo(week: Week, *, step_past: bool = False, name: Name = str) -> Done:
    """Take back this person's newest act, whole, by a new act.

    Raises CannotTakeBack for an act that has an effect outside the file, and for an application that
    was submitted, unless `step_past`, which leaves it as it is and takes the act before;
    raises Failed, with nothing changed, when something it changed was changed again since.
    """
    with week.reading() as connection:
        target = to_undo(heads(connection, week.actor))
    if target is None:
        raise NothingTo("Nothing to undo", "", "Undo reaches back to the last restored backup or new format.")
    if _is_spent(week, target) and not step_past:
        raise CannotTakeBack(
            "An application once sent is spent",
            f"“{_in_words_of(week, target, name)}” stays and is not taken back: {NOT_WITHDRAWN}",
            f"If it was recorded by mistake: {TAKE_OUT} Undo again (`matchweek undo --past`) leaves it "
            "as it is and goes on to the act before.",
        )
    if target.act in IRREVERSIBLE or _is_spent(week, target):
        if not step_past:
            raise CannotTakeBack(
                f"“{ACT_WORDS.get(target.act, target.act)}” cannot be taken back",
                "Its effect lies outside this file.",
                "Undo again (`matchweek undo --past`) to leave it as it is and go on to the one before.",
            )
        with week.act(STEP_PAST, undoes=target.group) as act:
            act.note()
        return undo(week, name=name)
    return _take_back(week, target, UNDO, name)


def _is_spent(week: Week, target: GroupHead) -> bool:
    """Whether an act recorded an application as submitted: to undo it would give back what is spent."""
    with week.reading() as connection:
        group = journal.group_entries(connection, target.group)
    return any(
        entry.entity == "application"
        and (entry.after or {}).get("submitted_at")
        and not (entry.before or {}).get("submitted_at")
        for entry in group
    )


def _in_words_of(week: Week, target: GroupHead, name: Name) -> str:
    with week.reading() as connection:
        act = Act(connection, "", week.clock.now(), week.actor)
        return in_words(journal.group_entries(connection, target.group), name, act.get)


def redo(week: Week, *, name: Name = str) -> Done:
    """Do again what this person's last undo took back; until they act anew."""
    with week.reading() as connection:
        target = to_redo(heads(connection, week.actor))
    if target is None:
        raise NothingTo("Nothing to redo", "", "Redo reverses an undo until something new is done.")
    return _take_back(week, target, REDO, name)


def correct(week: Week, entity: str, key: str, values: Mapping[str, str], because: str) -> Done:
    """Change a record that is wrong, with the reason; an empty value clears the field.

    The entity “budget” is a service, and `left` what its portal says is left there.
    """
    if entity == "budget":
        return budgets.correct(week, key, _left(values), because)
    if entity == "offer":
        return offers.correct(week, key, values, because)
    # Undo, which the dashboard needs at once, waits for none of what reads a value.
    from matchweek.services.history import corrected

    reason = clean_line(because)
    if not reason:
        raise BadInput("A correction needs a reason", "", "Give --because TEXT.")
    if entity in _NOT_CORRECTED:
        raise BadInput(
            f"A {entity.replace('_', ' ')} is not corrected here",
            "It has a command of its own, with its own checks.",
            f"It is `matchweek {_NOT_CORRECTED[entity]}`. Nothing was changed.",
        )
    if entity not in ENTITIES:
        known = ", ".join(sorted({"budget", *ENTITIES} - _NOT_CORRECTED.keys()))
        raise BadInput("No such thing to correct", f"“{entity}” was given.", f"Known: {known}.")
    with week.act("correct") as act:
        was = act.get(entity, key)
        if was is None:
            raise BadInput("Nothing to correct", f"There is no {entity} {key}.", "See `matchweek journal`.")
        fields = corrected.values(act, entity, values, reason)
        if fields.get("program"):
            require_listed(act, [fields["program"]])
        now = week.clock.now()
        warnings = calls.follow(act, fields, was, now) if entity == "call" and fields.get("at", True) else ()
        act.put(entity, key, **fields)
        warnings += corrected.to_look_at(act, entity, key, fields, now)
        changed = bool(act.changes)
        if changed:
            act.note("reason", f"{entity} {key}", because=reason)
    return Done(f"corrected: {entity} {key}", warnings, (key,), changed)


def time_fields(entity: str) -> frozenset[str]:
    """The fields of a record that are instants; empty for what is none."""
    return instants(entity)


def _left(values: Mapping[str, str]) -> int | None:
    """How many applications are left by the portal; None takes a correction back."""
    if set(values) != {"left"}:
        raise BadInput(
            "Not a correction of a budget", f"{', '.join(values)} was given.", "Write it as left=2."
        )
    text = values["left"].strip()
    if text and not text.isdecimal():
        raise BadInput("Not a number of applications", f"“{text}” was given.", "Write it as left=2.")
    return int(text) if text else None


def entries(week: Week, limit: int | None = None) -> list[Entry]:
    """The journal, newest first."""
    with week.reading() as connection:
        return journal.newest(connection, limit)


def heads(connection: Any, actor: str) -> Iterator[GroupHead]:
    """An actor's acts that undo can still reach, newest first."""
    return journal.group_heads(connection, actor, rows.undo_floor(connection))


def _take_back(week: Week, target: GroupHead, how: str, name: Name) -> Done:
    with week.act(how, undoes=target.group) as act:
        # Read again under the lock: another window may have undone the same act meanwhile.
        found = heads(act.connection, week.actor)
        if (to_undo(found) if how == UNDO else to_redo(found)) != target:
            raise Failed("Something else was done meanwhile", "", "Look, and press it again.")
        undone = journal.group_entries(act.connection, target.group)
        changes = [entry for entry in undone if entry.entity in ENTITIES]
        _refuse_if_changed_since(act, changes)
        before = judged_anew.submitted(act)
        act.apply([entry.change.inverse() for entry in reversed(changes)])
        if any(entry.entity == "moment" for entry in changes) and not fits(act):
            raise _out_of_order(act, changes)
        if any(entry.entity == "offer" for entry in changes):
            judge_together(list(rows.offers(act.connection).values()))
        judged_anew.refuse(act, before, week.clock.now(), redo=how == REDO)
        if not act.changes:
            act.note()
        original = act_behind(act, undone)
        said = f"{in_words(original, name, act.get)}{which_list(act, original)}"
    verb = "took back" if how == UNDO else "did again"
    codes = tuple(dict.fromkeys(entry.key for entry in changes))
    return Done(f"{verb}: {said}", keys=codes)


def which_list(act: Act, original: Sequence[Entry]) -> str:
    """Which list an act brought in, since five of them may be taken back in a row."""
    first = next((entry for entry in original if entry.entity == "list"), None)
    row = act.get("list", first.key) if first is not None else None
    if row is None:
        return ""
    return f", {moment_words(row['after_round'])} ({plural(row['row_count'], 'program')})"


def act_behind(act: Act, undone: Sequence[Entry]) -> list[Entry]:
    """The act behind an undo (or behind an undo of a redo), for its words."""
    entries_ = list(undone)
    while entries_ and entries_[0].undoes is not None:
        entries_ = journal.group_entries(act.connection, entries_[0].undoes)
    return entries_


def _refuse_if_changed_since(act: Act, changes: Sequence[Entry]) -> None:
    """Raise Failed, naming the later act, unless every row still is as the act left it."""
    newest = {(entry.entity, entry.key): entry for entry in changes}
    for entity in {entry.entity for entry in changes}:
        now = act.get_many(entity, [key for kind, key in newest if kind == entity])
        for (kind, key), entry in newest.items():
            if kind == entity and entry.change.conflicts(now.get(key)):
                raise _changed_since(act, entry, now.get(key))


def _out_of_order(act: Act, changes: Sequence[Entry]) -> Failed:
    """The refusal when other times were moved since, with which the former ones no longer fit."""
    since = journal.later_of(act.connection, "moment", changes[-1].seq)
    later = next((entry for entry in since if entry.actor != act.actor), None)
    said = "what was set since"
    if later is not None:
        said = f"{later.key} as set by {later.actor} at {later.at:%Y-%m-%d %H:%M} UTC (entry {later.seq})"
    return Failed(
        "The timetable would be out of order",
        f"The former times do not fit {said}.",
        "Nothing was changed. Set the times by hand, or reset the timetable.",
    )


def _in_effect(touched: Sequence[Entry]) -> list[Entry]:
    """Entries, newest first, without those taken back since and what took them back."""
    gone: set[int] = set()
    left = []
    for entry in touched:
        if entry.group in gone:
            continue
        if entry.undoes is not None:
            gone.add(entry.undoes)
        if entry.undoes is None or all(other.group != entry.undoes for other in touched):
            left.append(entry)
    return left


def _changed_since(act: Act, entry: Entry, row: Fields | None) -> Failed:
    touched = _in_effect(journal.later_entries(act.connection, entry))
    later = next((other for other in touched if entry.change.lost_to(other.change, row)), None)
    said = "something else"
    if later is not None:
        words = in_words([later], row=act.get)
        said = f"“{words}” by {later.actor} at {later.at:%Y-%m-%d %H:%M} UTC (entry {later.seq})"
    return Failed(
        "It was changed again since",
        f"Taking back “{in_words([entry], row=act.get)}” would lose {said}.",
        "Nothing was changed. Set it by hand, or undo the later act first.",
    )
