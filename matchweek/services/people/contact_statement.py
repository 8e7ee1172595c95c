"""A dated statement of one contact, for the school or NRMP; nothing is filed by it.

rules: contact.may-report
"""

from __future__ import annotations

from pathlib import Path

from matchweek.domain.gate import rule_questions
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week
from matchweek.services.file.private_files import written


def statement(week: Week, call: int) -> str:
    """The statement of a contact by its number, written now: facts only. Raises BadInput for no such call."""
    board = load_board(week)
    found = board.call(call)
    if found is None:
        raise BadInput("No such call", f"There is no call {call}.", "See `matchweek call list`.")
    return rule_questions.statement(
        found,
        board.applicant,
        board.applications,
        title=board.formal(found.program) if found.program else "",
        written_at=week.clock.now(),
    )


def write(week: Week, text: str, to: Path) -> Done:
    """Write a statement to a file of its own (0600, moved into place whole).

    Raises BadInput when `to` cannot be such a file, Failed when it cannot be written.
    """
    with written(week, text, to):
        pass
    return Done(f"statement written: {to}", (rule_questions.NOTHING_FILED,), (str(to),))
