"""What happened is kept although a detail of it is unclear; a record of one program asks which is meant.

A call is over by the time it is typed: as the dashboard does at the key, the shell stores it at once. What
was typed of the detail stays in its note, and the answer names the command that says it. Until the person
does, the call opens nothing. An offer and an interview are of one program and stand in R3 or in a mail: they
are refused until it is plain which.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.errors import BadInput

if TYPE_CHECKING:
    from matchweek.cli.globals import Shell
    from matchweek.domain.board.board import Board


class Unclear:
    """The details of one call that could not be told. In a hint “ID” stands for the call's number."""

    def __init__(self) -> None:
        self.hints: list[str] = []
        self._typed: list[str] = []
        self._time = False

    def program(self, named: str, error: BadInput) -> None:
        """Its program was named, and several or none may be meant."""
        self._typed.append(f"program “{named}”")
        self.hints.append(
            f"{_said(error)} The call is kept without a program: `matchweek call set ID --program CODE` "
            "names it."
        )

    def instant(
        self, what: str, option: str, text: str | None, read: Callable[[str], datetime | None]
    ) -> datetime | None:
        """A time as `read` has it; None for one that cannot be told, or is not given."""
        if not text:
            return None
        try:
            return read(text)
        except BadInput as error:
            self._typed.append(f"{what} “{text}”")
            taken = (
                "now is taken for its time, and until you say it nothing opens" if option == "--at" else ""
            )
            kept = f" The call is kept{f': {taken}' if taken else ' without it'}."
            again = " --program CODE" if taken else ""
            self.hints.append(
                f"{_said(error)}{kept} `matchweek call set ID {option} INSTANT{again}` says it."
            )
            self._time = self._time or bool(taken)
            return None

    def into(self, fields: dict[str, Any]) -> None:
        """Keep what was typed in the note; a call whose time is not plain confirms no program."""
        if self._typed:
            fields["note"] = "\n".join(
                filter(None, [fields.get("note"), f"Not clear: {'; '.join(self._typed)}"])
            )
        if self._time and fields.get("program"):
            fields["confirmed"] = False


def _said(error: BadInput) -> str:
    return " ".join(filter(None, (error.headline, error.detail)))


def code_of(shell: Shell, words: str, again: str) -> str:
    """The code of the one program that is meant by a code or its name; `again` is the command to say it with.

    Raises BadInput, which names the candidates with their codes, where it may be another one too.
    """
    from matchweek.domain.programs.program import ProgramCode

    try:
        return ProgramCode.read(words).text
    except BadInput as wrong:
        if not any(letter.isalpha() for letter in words) or words.strip()[:4].isdigit():
            raise
        from matchweek.services.core.board import load_board

        with shell.week(quickly=True) as week:
            board = load_board(week)
        if not len(board.programs):
            raise
        return _of_name(board, words, again, wrong)


def _of_name(board: Board, words: str, again: str, wrong: BadInput) -> str:
    from matchweek.services.days.identify import identify

    try:
        found = identify(words, board.programs, board.kept.aliases.values())
    except BadInput as error:
        remedy = f"Say which by its code: `matchweek {again} CODE`. Nothing was stored."
        raise BadInput(error.title, error.detail, remedy) from wrong
    if not found.certain:
        raise BadInput(
            "Is it this program?",
            f"“{words}” may be {found.program.question}.",
            f"Then `matchweek {again} {found.program.code}`. Nothing was stored.",
        ) from wrong
    return found.program.code
