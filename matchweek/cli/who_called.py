"""Which program a call typed in the shell is of: by its code, by a name that people use, or by the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchweek.cli.unclear import Unclear
from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program as NamedProgram


def name_if_clear(board: Board, fields: dict[str, Any], unclear: Unclear) -> list[str]:
    """`name_program` for a call that just came in: one whose program is not clear is kept without it."""
    named = fields.get("program")
    try:
        hints = name_program(board, fields)
    except BadInput as error:
        unclear.program(str(named), error)
        hints = []
        if fields.pop("program") and fields.get("number"):
            hints = name_program(board, fields)
    unclear.into(fields)
    return hints


def name_program(board: Board, fields: dict[str, Any]) -> list[str]:
    """Put the code in the place of a name; say what was understood, or who called from this number.

    A hint may hold “ID”, which stands for the call's number.
    """
    from matchweek.services.days import guessing, identify

    named = fields.get("program")
    if named is not None and named.strip().lower() in ("", "none"):
        fields["program"] = None
        return []
    if named is None and not fields.get("number"):
        return []
    if named is not None:
        found = identify.identify(named, board.programs, board.kept.aliases.values())
        fields["program"] = found.program.code
        if found.certain:
            return []
        fields["confirmed"] = False
        return [f"“{named}” was taken for {_is_it(found.program)}"]
    about = guessing.number_words(fields["number"], board)
    if not guessing.hints(fields["number"], board):
        return [about] if about else []
    says_which = "`matchweek call set ID --program CODE` says which it was; until then nothing opens."
    return [f"{about} {says_which}"]


def _is_it(program: NamedProgram) -> str:
    confirm = f"`matchweek call set ID --program {program.code}`"
    return f"{program.question}: is it this one? Then {confirm}."
