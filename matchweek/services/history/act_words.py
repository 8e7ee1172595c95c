"""What each act of the journal is called, and one act in words."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.domain.base.change import Entry
from matchweek.services.core.field_words import changed_fields
from matchweek.services.core.week import plural
from matchweek.services.history.rank_changes import CERTIFIED_AT, rank_changes
from matchweek.services.history.subjects import BY_CODE, Name, Row, Subjects, no_row

ACT_WORDS = {
    "application.plan": "plan",
    "application.submit": "record as submitted",
    "absence.confirm": "confirmed gone",
    "advocate.add": "add an advocate",
    "advocate.import": "advocates from a file",
    "advocate.set": "change an advocate",
    "assignment.add": "assign an advocate",
    "assignment.answered": "answer to an advocate",
    "assignment.remove": "take an advocate away",
    "assignment.sent": "advocate spoke to a program",
    "assignment.told": "tell an advocate",
    "budget.correct": "correction of applications left",
    "call.add": "log a call",
    "call.set": "change a call",
    "alias.set": "names of a program",
    "clearance.add": "clearance",
    "clearance.remove": "clearance taken out",
    "correct": "correction",
    "fact.clear": "fact taken out",
    "fact.import": "facts from a file",
    "fact.set": "fact of a program",
    "budget.hold": "applications kept back",
    "fit.reset": "usual weights of fit",
    "fit.set": "weight of fit",
    "lane.confirm": "lanes as proposed",
    "lane.rule": "rule of a lane",
    "document.add": "document",
    "document.set": "change of a document",
    "document.remove": "document taken out",
    "after.answer": "what somebody said looking back",
    "after.asked": "asked somebody to look back",
    "after.noted": "note written later",
    "after.open": "thanks open again",
    "after.thanked": "thanks",
    "application.documents": "documents of an application",
    "letter.change": "change of a draft",
    "letter.keep": "draft",
    "letter.sent": "draft recorded as sent",
    "letter.used": "use of a draft",
    "list.import": "import of a list",
    "list.exported": "copy of the list taken out",
    "me.set": "change of own data",
    "program.add": "program added by hand",
    "interview.add": "interview",
    "interview.invited": "invitation to an interview",
    "interview.set": "change of an interview",
    "narrative.set": "your story",
    "offer.accept": "record an offer as accepted",
    "offer.add": "record an offer",
    "offer.reject": "record an offer as rejected",
    "outreach.add": "programs to write to",
    "outreach.remove": "program not to write to",
    "outreach.reply": "reply of a program",
    "outreach.sent": "program written to",
    "outreach.set": "change of a program to write to",
    "outreach.unsent": "program not written to yet",
    "packet.make": "packet",
    "plan.add": "task of your own",
    "plan.begin": "bars to begin with",
    "plan.decide": "decision",
    "plan.done": "task of the plan done",
    "plan.drop": "task not for you",
    "plan.file": "tasks of the season from a file",
    "plan.full_time": "whole day",
    "plan.move": "bar moved",
    "plan.note": "note on a task of the plan",
    "plan.open": "task of the plan open again",
    "plan.postpone": "day of a task",
    "plan.quiet": "routine silenced",
    "plan.remove": "task of your own taken out",
    "plan.routine": "routine",
    "plan.routine_back": "tick of the routine taken back",
    "plan.set": "change of a task of your own",
    "plan.stretch": "bar made longer or shorter",
    "plan.unquiet": "routine shown again",
    "preference.set": "order of preference",
    "ranking.add": "put on the rank list",
    "ranking.bucket": "bucket of the rank list",
    "ranking.certify": "rank list certified in R3",
    "ranking.move": "move on the rank list",
    "ranking.note": "words on a ranked program",
    "ranking.order": "order of the rank list",
    "ranking.remove": "taken off the rank list",
    "round.none": "no offer in R3",
    "rule.answer": "answer on a rule",
    "season.load": "hours of an interview",
    "season.add": "program of the season",
    "season.together": "two rows of the season put together",
    "season.invited": "invitation of the season",
    "season.chosen": "date of an interview of the season",
    "season.answered": "answer to an invitation",
    "season.block": "days blocked",
    "season.unblock": "days free again",
    "season.import": "programs of the season from a sheet",
    "season.remove": "program of the season taken out",
    "season.set": "change of a program of the season",
    "season.prepared": "preparation of an interview",
    "season.unprepared": "point of a preparation open again",
    "season.begin": "begun from the season before",
    "season.score": "scorecard of an interview",
    "story.add": "story for interviews",
    "story.set": "change of a story",
    "story.remove": "story taken out",
    "task.done": "task done",
    "task.note": "note on a task",
    "task.open": "task open again",
    "task.swept": "mail and portals looked through",
    "timetable.add_round": "timetable",
    "timetable.drop_round": "timetable",
    "timetable.reset": "timetable",
    "timetable.set": "timetable",
    "triage.lane": "lane",
    "triage.note": "note",
    "triage.refuse": "refuse",
    "triage.set": "sorting",
    "triage.tier": "tier",
    "triage.zone": "clock of a program",
}

_OF_FIELDS = frozenset(
    {"advocate.set", "call.set", "document.set", "interview.set", "outreach.set", "plan.set", "season.set"}
    | {"story.set"}
)
"""Acts of which only what they changed says what was done."""


def in_words(entries: Sequence[Entry], name: Name = str, row: Row = no_row) -> str:
    """One act in words: what was done, to what. `name` gives a program's name by its code, `row` a row as it
    stands: without it, what an entry does not say itself has no name."""
    if not entries:
        return ""
    first = entries[0]
    words = ACT_WORDS.get(first.act, first.act)
    about = [entry for entry in entries if entry.entity and entry.entity != "reason"]
    if first.act == "triage.lane" and first.after is not None:
        words = f"lane {first.after.get('lane') or 'none'}"
    elif first.act == "triage.tier" and first.after is not None:
        words = f"tier {first.after.get('tier') or 'none'}"
    if first.entity == "ranking":
        told = [line for entry in about for line in rank_changes(entry, name)]
        if told and first.act == "ranking.certify":
            # The act's own words say what it is already.
            return f"{words}: {', '.join(told).removeprefix(CERTIFIED_AT)}"
        more = f" and {len(told) - 1} more" if len(told) > 1 else ""
        return f"{words}: {told[0]}{more}" if told else words
    if first.entity == "moment":
        reason = next((entry.key for entry in entries if entry.entity == "reason"), "")
        return f"{words} {reason}".rstrip()
    if not about or first.entity in ("me", "list", "narrative", "packet"):
        return words
    said = ", ".join(filter(None, (words, _about(first, about, Subjects(name, row)))))
    return f"{said}: {fields}" if first.act in _OF_FIELDS and (fields := changed_fields(about)) else said


_MANY = {
    **dict.fromkeys((*BY_CODE, "assignment", "tracked", "outreach"), "program"),
    "own_task": "task",
    "round_check": "round",
}
"""What several rows of an entity are called, where that is not the entity's own word."""
_FEW = 12


def _about(first: Entry, about: Sequence[Entry], subjects: Subjects) -> str:
    """What an act is about: the one thing, or how many of which."""
    # An act of the season is of its program, whatever of its interviews went along.
    of_season = [each for each in about if each.entity == "tracked" and first.act.startswith("season.")]
    entity = of_season[0].entity if of_season else about[0].entity
    main = {each.key: each for each in reversed(about) if each.entity == entity}
    if len(main) == 1:
        return subjects.of(next(iter(main.values())))
    one = subjects.all_of([*main.values()]) if len(main) <= _FEW else ""
    many = plural(len(main), _MANY.get(entity, entity))
    return f"{one}, {many}" if one and entity == "task" else one or many
