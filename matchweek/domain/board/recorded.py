"""Which tasks of the plan are done by what is recorded elsewhere: the plan does not ask for them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.people.advocates import Answer
from matchweek.domain.people.afterwards import NOTHING_YET, Afterwards, own_people
from matchweek.domain.plan.packaged import PREFIX
from matchweek.domain.ranking.certification import certified_of
from matchweek.domain.season.rules.figures import DEBRIEF_PEOPLE, OUTREACH_PROGRAMS, REFERENCES
from matchweek.domain.season.ticked import mark_key, of_season

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.season.timetable import Timetable


def recorded(board: Board, timetable: Timetable) -> frozenset[str]:
    """The keys of the packaged tasks of which what counts as done is on the board."""
    return frozenset(f"{PREFIX}{each}" for each in _before(board) | _after(board, timetable))


def _before(board: Board) -> set[str]:
    me, chosen = board.applicant, board.kept.outreach.values()
    ready = [each for each in board.advocates if each.answer == Answer.YES and each.phones and each.best_time]
    asked = [each for each in board.advocates if each.answer != Answer.NOT_ASKED]
    known = {
        "outreach_list": len(chosen) >= OUTREACH_PROGRAMS[0],
        "outreach": bool(chosen) and all(each.sent_at is not None for each in chosen),
        "references_ready": len(ready) >= REFERENCES[0],
        "network": bool(board.advocates) and len(asked) == len(board.advocates),
        "soap_lead": bool(me.soap_lead.strip() and me.soap_lead_phone.strip()),
    }
    found = {key for key, done in known.items() if done}
    certified = certified_of(board.kept.rankings)
    if certified.counts:
        # Nothing is certified that was not entered and looked at; what is kept of it is the proof.
        found |= {"rank_entered", "rank_checked"} | ({"certified"} if certified.proof else set())
    return found


def _after(board: Board, timetable: Timetable) -> set[str]:
    def of(key: str) -> Afterwards:
        return board.kept.afterwards.get(mark_key(timetable.season, key), NOTHING_YET)

    everybody = own_people(
        board.applicant, board.advocates, of_season(board.kept.afterwards, timetable.season)
    )
    people = [of(each.key) for each in everybody if not each.former]
    season = mark_key(timetable.season, "")
    every = [each for key, each in board.kept.afterwards.items() if key.startswith(season)]
    known = {
        "thanks": bool(people) and all(each.thanked_at is not None for each in people),
        "thanks_note": bool(people) and all(each.noted_at is not None for each in people),
        "debrief_asked": sum(each.answered for each in every) >= DEBRIEF_PEOPLE[0],
        "debrief": any(each.verdict for each in every),
    }
    return {key for key, done in known.items() if done}
