"""Which program an invitation is of: one of the season, one of the list, or one that nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.programs.aliases import by_program
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.days.guessing import guesses
from matchweek.services.days.identify import identify

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.tracker.tracked import Tracked

SHOWN = 5


@dataclass(frozen=True, slots=True)
class SeasonGuess:
    """A program that may be meant: a `row` of the season, else a `code` of the list; `why` in words."""

    title: str
    row: int = 0
    code: str = ""
    why: str = ""

    @property
    def key(self) -> str:
        return f"row:{self.row}" if self.row else f"code:{self.code}"


def season_guesses(text: str, board: Board, but: int = 0, most: int = SHOWN) -> list[SeasonGuess]:
    """The programs that some letters may mean, those of the season first; `but` is the row that asks."""
    if not fold(text).strip():
        return []
    rows = [each for each in board.kept.tracked.values() if each.id != but and each.is_named]
    found = [SeasonGuess(each.title, each.id, why=_why(each)) for each in rows_called(text, rows, board)]
    taken = {each.code for each in rows if each.code}
    if len(board.programs):
        found += [
            SeasonGuess(board.question(each.code), code=each.code, why=each.why or "on your list")
            for each in guesses(text, board, [], most)
            if each.code not in taken
        ]
    return found[:most]


def rows_called(text: str, rows: Sequence[Tracked], board: Board) -> list[Tracked]:
    """The rows of which each word of a text begins a word, those whose name begins so first; also by the
    names that a person calls a program."""
    words, names = fold(text).split(), by_program(board.kept.aliases.values())

    def begins(row: Tracked) -> bool:
        parts = _words(row, names.get(row.code, ()))
        return all(any(each.startswith(word) for each in parts) for word in words)

    found = [each for each in rows if words and begins(each)]
    return sorted(found, key=lambda each: (not fold(each.title).startswith(words[0]), each.title, each.id))


def which(text: str, board: Board) -> SeasonGuess | None:
    """The one program that a text of the shell means: a number or name of the season, a code or name of the
    list; None for one that is not known yet. Raises BadInput where it may be several."""
    said = clean_line(text)
    rows = [each for each in board.kept.tracked.values() if each.is_named]
    exact = [
        each
        for each in board.kept.tracked.values()
        if str(each.id) == said or (each.code and each.code == said.upper().replace("-", ""))
    ]
    found = exact or [each for each in rows if fold(said) in (fold(each.institution), fold(each.title))]
    found = found or rows_called(said, rows, board)
    if len(found) == 1:
        return SeasonGuess(found[0].title, found[0].id, why=_why(found[0]))
    if found:
        names = ", ".join(f"{each.id} {each.title}" for each in found[:SHOWN])
        raise BadInput("Several programs fit", f"“{said}” could be {names}.", "Give the number or the code.")
    return _listed(said, board)


def _listed(said: str, board: Board) -> SeasonGuess | None:
    try:
        one = identify(said, board.programs, board.kept.aliases.values())
    except BadInput as error:
        if error.title == "Several programs fit":
            raise
        try:
            return SeasonGuess(said, code=ProgramCode.read(said).text)
        except BadInput:
            return None
    return SeasonGuess(one.program.question, code=one.program.code) if one.certain else None


def _why(row: Tracked) -> str:
    return f"in your season: {row.status}"


def _words(row: Tracked, names: Iterable[str]) -> list[str]:
    said = (row.institution, row.name, row.title, row.city, row.state, row.specialty, row.code, *names)
    return fold(" ".join(said)).replace("·", " ").replace(",", " ").split()
