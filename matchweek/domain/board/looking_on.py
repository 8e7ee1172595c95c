"""What somebody who looks on may see: calls, agenda and one's own applications, never the List.

The List is confidential and log-ins are personal: who helps may see it only when SOAP-eligible themselves
or a school official (rules: contact.log-in, list.helpers).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchweek.domain.board.board import Board
from matchweek.domain.contacts.calls import Call
from matchweek.domain.contacts.interviews import Interview
from matchweek.domain.offers.offers import Offer
from matchweek.domain.programs.programs import Programs
from matchweek.domain.programs.triage import ApplicationStatus

LOOKS_ON = "a helper looks on: the List is hidden"
HELPERS = (
    "Who helps may not see the List unless SOAP-eligible themselves or a school official: it and R3's log-in "
    "may not be shared. The palette's “a helper looks on” hides it."
)


def own_codes(board: Board) -> frozenset[str]:
    """The programs that are one's own: planned or applied to, in contact, with an offer or an interview."""
    kept = board.kept
    met: tuple[Call | Offer | Interview, ...] = (
        *board.calls,
        *kept.offers.values(),
        *kept.interviews.values(),
    )
    wanted = (code for code, each in board.applications.items() if each.status is not ApplicationStatus.NONE)
    return frozenset([*wanted, *(each.program for each in met if each.program)])


def looked_on(board: Board) -> Board:
    """The board without what the List alone says: no program that is not one's own, nothing about one."""
    own = own_codes(board)
    kept = board.kept
    return replace(
        board,
        programs=Programs(program for program in board.programs if program.code in own),
        applications=_of(own, board.applications),
        unfinished=tuple(each for each in board.unfinished if not each.program or each.program in own),
        kept=replace(
            kept,
            absences=_of(own, kept.absences),
            preferences=_of(own, kept.preferences),
            assignments=_about(own, kept.assignments),
            clearances=_about(own, kept.clearances),
            letters=_about(own, kept.letters),
            aliases=_about(own, kept.aliases),
            documents=_about(own, kept.documents),
            facts={key: each for key, each in kept.facts.items() if each.code in own},
        ),
        looked_on=True,
    )


def _of(own: frozenset[str], by_code: Mapping[str, Any]) -> dict[str, Any]:
    return {code: each for code, each in by_code.items() if code in own}


def _about(own: frozenset[str], by_number: Mapping[int, Any]) -> dict[int, Any]:
    found = {}
    for number, each in by_number.items():
        program = getattr(each, "program", None)
        if not program or program in own:
            found[number] = each
    return found
