"""A pasted mail that invites: program, dates, link and the answer's end, proposed. Nothing is stored here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matchweek.domain.base.text import fold
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import wall
from matchweek.domain.tracker.dates_in_text import OfferedDate
from matchweek.domain.tracker.mailed_invitation import MailedInvitation, mailed_invitation
from matchweek.services.days.invitations import holds_invitation, invited
from matchweek.services.days.invited_program import which_row
from matchweek.services.season.finding import SeasonGuess, which

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board


@dataclass(frozen=True, slots=True)
class MailProposal:
    """What a mail proposes, and the program of season or list that it may be of; None for a new one."""

    said: MailedInvitation
    program: SeasonGuess | None = None


def read_mail(board: Board, text: str, setting: Setting) -> MailProposal:
    """What a mail, or the calendar part of it, proposes. Raises BadInput for a broken calendar."""
    said = mailed_invitation(text, setting)
    if holds_invitation(text):
        found = invited(text)
        dates = tuple(OfferedDate("", each.at, each.zone, zone_said=True) for each in found.times)
        said = replace(said, dates=dates, unread=(), minutes=found.minutes, place=found.place or said.place)
    row = which_row(text, board)
    if row is not None:
        return MailProposal(said, SeasonGuess(row.title, row.id, why="it names it"))
    return MailProposal(said, _listed(board, said))


def _listed(board: Board, said: MailedInvitation) -> SeasonGuess | None:
    from matchweek.errors import BadInput

    if not said.institution or not len(board.programs):
        return None
    try:
        found = which(f"{said.institution} {said.specialty}".strip(), board)
    except BadInput:
        return None
    return found if found is not None and found.code in board.programs else None


def proposed(board: Board, text: str, setting: Setting) -> dict[str, str]:
    """The same as texts of an invitation's form, by field; what the mail does not say is left out."""
    found = read_mail(board, text, setting)
    said = found.said
    ends = f"{wall(said.answer_by)} ET" if said.answer_by is not None else ""
    texts = {
        "program": found.program.title if found.program is not None else said.institution,
        "specialty": said.specialty if found.program is None else "",
        "window": ends or (f"{said.hours} h" if said.hours is not None else ""),
        # What may be two moments stands there as it was written: the form asks.
        "dates": "\n".join(
            [
                *(f"{wall(each.at)} ET" for each in said.dates if each.at),
                *(each.words for each in said.unread),
            ]
        ),
        "minutes": str(said.minutes or ""),
        "place": said.place,
        "came": said.came,
    }
    return {name: words for name, words in texts.items() if fold(words).strip()}
