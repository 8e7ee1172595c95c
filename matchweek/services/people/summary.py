"""The one-page summary: card, text and PDF from one's own data and story."""

from __future__ import annotations

from pathlib import Path

from matchweek.domain.board.board import Board
from matchweek.domain.people.applicant import asked_first
from matchweek.domain.people.people_names import natural_name
from matchweek.papers.packet import packet_pdf, packet_text
from matchweek.papers.summary import SummaryFacts
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.file.private_files import written

NAME = "summary.pdf"


def facts(board: Board) -> SummaryFacts:
    """What the summary says, from the same fields as the packet and the letters."""
    me, story = board.applicant, board.story
    return SummaryFacts(
        name=natural_name(me.name),
        contact=" · ".join(filter(None, (f"AAMC ID {me.aamc_id}" if me.aamc_id else "", me.phone, me.mail))),
        asked=asked_first(me),
        specialties=story.targets,
        story=story.pitch,
        why_specialty=story.why_specialty,
        why_committed=story.why_committed,
        what_happened=story.why_unmatched,
        strengths=tuple(": ".join(filter(None, pair)) for pair in story.strengths),
        start=story.start,
    )


def text(board: Board, width: int = 80) -> str:
    """The summary as text, for the terminal."""
    return packet_text(facts(board), width)


def write(week: Week, path: Path, paper: str = "letter") -> Done:
    """Write the summary to `path`, one page of `paper` (letter or a4). Nothing of the week changes.

    Raises BadInput for another paper and Failed when it cannot be written; gaps, and what was shortened or
    could not be set, are warnings.
    """
    found = facts(load_board(week))
    made = packet_pdf(found, paper)
    with written(week, made.pdf, path):
        pass
    gaps = [f"Still missing: {', '.join(found.gaps)}."] if found.gaps else []
    return Done(f"summary written: {path}", (*gaps, *made.warnings), (str(path),), changed=False)
