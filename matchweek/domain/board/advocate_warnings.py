"""Warnings that come by themselves: the six mistakes, and what is late (systems.md rows 82 and 85).

Each is a function of what is there; nothing is stored. Instants are aware UTC.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from matchweek.domain.base.text import fold
from matchweek.domain.contacts.contact_facts import in_soap, too_early
from matchweek.domain.gate.contact import Assignment, Gates
from matchweek.domain.gate.contact_rules import turned_up
from matchweek.domain.gate.voices import Fill, loads
from matchweek.domain.letters.letter_use import TO_A_PROGRAM, DraftKind
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.people.narrative import Narrative, leads_with_red_flag, out_of_step

if TYPE_CHECKING:
    from matchweek.domain.season.timetable import Timetable

WORDS = 150
ALIKE = 3
TELL_WITHIN = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at. `key` names its kind; the rest say whom, which program and which draft."""

    key: str
    words: str
    advocate: int | None = None
    program: str | None = None
    draft: int | None = None


def warnings(
    gates: Gates,
    advocates: Sequence[Advocate],
    assignments: Sequence[Assignment],
    drafts: Sequence[SavedDraft] = (),
    narrative: Narrative | None = None,
) -> tuple[Remark, ...]:
    """All warnings as of the situation's moment, the most urgent kind first."""
    now, timetable = gates.situation.now, gates.situation.timetable
    return (
        *not_told(gates, advocates, assignments),
        *starting_late(advocates, assignments, now, timetable),
        *overloaded(advocates, assignments),
        *one_to_many(drafts),
        *(warning for draft in drafts for warning in about_text(draft, narrative)),
        *left_out(advocates),
        *not_thanked(advocates, drafts, now, timetable),
    )


def not_told(gates: Gates, advocates: Iterable[Advocate], assignments: Iterable[Assignment]) -> list[Remark]:
    """Advocates to whom a program has been open for two hours and who were not told."""
    now = gates.situation.now
    return [
        Remark(
            "not_told",
            f"{turned.advocate.name} was not told for two hours: {gates.title(turned.gate.program)} is open.",
            turned.advocate.id,
            turned.gate.program,
        )
        for turned in turned_up(gates, advocates, assignments)
        if turned.gate.at is not None and now - turned.gate.at >= TELL_WITHIN
    ]


def starting_late(
    advocates: Iterable[Advocate], assignments: Iterable[Assignment], now: datetime, timetable: Timetable
) -> list[Remark]:
    """Advocates given a program and not asked by Tuesday morning: programs choose from then on."""
    if too_early(now, timetable) or not in_soap(now, timetable):
        return []
    given = {each.advocate for each in assignments}
    return [
        Remark("late", f"{one.name} has programs but was not asked: Tuesday is late, ask today.", one.id)
        for one in advocates
        if one.answer == Answer.NOT_ASKED and one.id in given
    ]


def overloaded(advocates: Sequence[Advocate], assignments: Iterable[Assignment]) -> list[Remark]:
    """Advocates with more than fifteen programs."""
    load = loads(advocates, assignments)
    return [
        Remark("overloaded", f"{one.name} has {load[one.id].words}.", one.id)
        for one in advocates
        if load[one.id].fill is Fill.OVER
    ]


def one_to_many(drafts: Iterable[SavedDraft]) -> list[Remark]:
    """The same text to three or more: its first line, the greeting, does not count."""
    groups: dict[str, list[SavedDraft]] = {}
    for draft in drafts:
        groups.setdefault(_without_greeting(draft.body), []).append(draft)
    return [
        Remark(
            "one_to_many",
            f"The same text to {len(whom)}: say to each what only they know.",
            draft=same[0].id,
        )
        for text, same in groups.items()
        if text and len(whom := {(each.advocate, each.program, each.to) for each in same}) >= ALIKE
    ]


def _without_greeting(body: str) -> str:
    return " ".join(fold(body.strip().partition("\n")[2]).split())


_PRAISE = re.compile(
    r"\b(best (student|applicant|candidate|resident)|best i have (ever )?(seen|had|met|taught)|guarantee\w*|"
    r"perfect\w*|flawless\w*|genius|once in a (lifetime|generation)|top (1|one) ?(%|per ?cent)|"
    r"without (any )?weakness\w*|exceptional\w*|extraordinary|brilliant\w*|beyond compare)"
)


def about_text(draft: SavedDraft, narrative: Narrative | None = None) -> list[Remark]:
    """What is wrong with one text: too long, praise too high, another story, a red flag first."""
    found = []
    short = draft.kind in TO_A_PROGRAM or draft.kind in (DraftKind.MONDAY, DraftKind.CALLED)
    count = len(draft.body.split())
    if short and count > WORDS:
        found.append(("long", f"{count} words: over {WORDS} is not read. What can go?"))
    if praise := tuple(match.group() for match in _PRAISE.finditer(fold(draft.body))):
        found.append(("oversold", f"“{praise[0]}” sells more than a reader believes: say what was seen."))
    if narrative is not None:
        if missing := out_of_step(draft.body, draft.used_fields, narrative):
            found.append(("story", f"Not the story agreed on: {missing[0]} reads differently here."))
        if draft.kind == DraftKind.NOTE and leads_with_red_flag(draft.body, narrative):
            found.append(("red_flag", "The note leads with a red flag: strengths first, that on the phone."))
    return [Remark(key, words, draft.advocate, draft.program, draft.id) for key, words in found]


_COMMUNITY = re.compile(
    r"\b(community|private practice|clinic|hospitalists?|preceptors?|attendings?|wards?|volunteer\w*|rural)\b"
)
_PRAISED = re.compile(r"\b(prais\w*|strong(est)?|impressed|excellent|best|glad|offered|proud)\b")


def left_out(advocates: Sequence[Advocate]) -> list[Remark]:
    """Community attendings who praised one and were not asked; or no community voice among many."""
    if not advocates:
        return []
    near = [
        one for one in advocates if _COMMUNITY.search(fold(f"{one.role} {one.institution} {one.relation}"))
    ]
    found = [
        Remark(
            "left_out",
            f"{one.name} praised you and was not asked: no professor is needed to be heard.",
            one.id,
        )
        for one in near
        if one.answer == Answer.NOT_ASKED and _PRAISED.search(fold(f"{one.note} {one.relation}"))
    ]
    if not near and len(advocates) >= ALIKE:
        found.append(
            Remark("left_out", "No community attending among your advocates: who praised you on the wards?")
        )
    return found


def not_thanked(
    advocates: Iterable[Advocate], drafts: Iterable[SavedDraft], now: datetime, timetable: Timetable
) -> list[Remark]:
    """Own faculty who stood ready and were not thanked by Match Day's noon on Friday."""
    if now < timetable.match_day:
        return []
    thanked = thanked_by(drafts)
    return [
        Remark("not_thanked", f"{one.name} has not been thanked: a line today, more later.", one.id)
        for one in advocates
        if one.answer in (Answer.YES, Answer.HEDGED) and one.id not in thanked
    ]


def thanked_by(drafts: Iterable[SavedDraft]) -> Collection[int]:
    """The numbers of the advocates for whom thanks were copied, mailed or sent."""
    return {
        draft.advocate
        for draft in drafts
        if draft.kind == DraftKind.THANKS and draft.used_at is not None and draft.advocate is not None
    }


SIX_MISTAKES: Mapping[str, str] = {
    "late": "Asking for the first time on Tuesday.",
    "one_to_many": "One message to fifteen people.",
    "long": "Letters that nobody has time to read.",
    "oversold": "Praise that a reader does not believe.",
    "left_out": "Leaving out those who are no professors and saw you work.",
    "story": "Stories that do not agree.",
}
