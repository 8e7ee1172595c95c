"""Answers on rules that are not certain: kept with the week, one act each, undone like any other."""

from __future__ import annotations

from matchweek.domain.base.text import clean_note
from matchweek.domain.season.rules.own import answer_key, answerable, answers
from matchweek.services.core.week import Done, Week
from matchweek.services.days.timetable import read_at
from matchweek.store import rows


def answer(week: Week, name: str, words: str) -> Done:
    """Keep what one's school or NRMP answered on a rule; empty words take it out.

    It changes no limit and opens no contact: a clearance does that. Raises BadInput for a rule that is
    certain, or that there is not.
    """
    rule = answerable(name)
    with week.act("rule.answer") as act:
        season = read_at(act.connection, act.at).season
        act.put("task", answer_key(season, rule.name), note=clean_note(words).strip())
        changed = bool(act.changes)
    said = "answer kept" if words.strip() else "answer taken out"
    return Done(f"{said}: {rule.title}", keys=(rule.name,), changed=changed)


def kept(week: Week) -> dict[str, str]:
    """The answers kept in the season in force, by the rule's name."""
    with week.reading() as connection:
        season = read_at(connection, week.clock.now()).season
        return answers(rows.kept(connection).tasks, season)
