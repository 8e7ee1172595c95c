"""What is asked before a list is stored, in the words of the dashboard; a script says it by options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.cli import output
from matchweek.errors import BadInput, Failed

if TYPE_CHECKING:
    from matchweek.services.core.week import Week
    from matchweek.services.lists.list_reading import Reading

_WHOLE = "Is it the whole list, or a part of it?"
_FILLS = "Programs that are not on a whole list count as filled; a part fills nothing."
_LOOK = (
    "Look at it with --dry-run; name a column with --column FIELD=HEADING, or say that it is right: --yes."
)


def confirm(reading: Reading, whole: bool | None) -> None:
    """Ask about what is not sure in a reading.

    Raises BadInput where nobody sits at a terminal to be asked, Failed where it was not confirmed.
    """
    from matchweek.services.lists.list_doubts import doubts

    if whole and reading.part:
        detail = f"It says “{reading.part}”, and --whole was given. {_FILLS}"
        _confirm("Is it the whole list?", detail, "Give --part; or --yes, if it is the whole list.")
    if reading.rows and (unsure := doubts(reading)):
        _confirm("Is the list read right?", " ".join(unsure), _LOOK)


def is_whole(week: Week, reading: Reading, after_round: int | None, *, sure: bool = False) -> bool:
    """Ask whether a list is whole, where that is not plain; raises BadInput where it is not said.

    `sure` takes the first list of a moment for whole also where it is much shorter than the last one.
    """
    from matchweek.domain.programs.lists import moment_words
    from matchweek.services.lists import list_questions

    if reading.part:
        return False
    moment = list_questions.moment_to_say(week, reading, after_round)
    if moment is None:
        if not sure:
            _confirm_short(week, reading, after_round)
        return True
    here = f"A list of {moment_words(moment)}" if moment == 0 else f"A list from {moment_words(moment)}"
    detail = f"{here} is here already. {_FILLS}"
    said = output.answer(f"{_WHOLE} [w/p]", detail)
    if said not in ("w", "whole", "p", "part"):
        raise BadInput(_WHOLE, detail, "Say it: --whole or --part.")
    return said in ("w", "whole")


def _confirm_short(week: Week, reading: Reading, after_round: int | None) -> None:
    """Ask about a list that is much shorter than the last one and was not called whole."""
    from matchweek.services.lists import list_questions

    if said := list_questions.short_words(week, reading, after_round):
        _confirm("Is it really the whole list?", f"{said} {_FILLS}", "Say it: --whole or --part.")


def _confirm(question: str, detail: str, remedy: str) -> None:
    said = output.ask(question, detail)
    if said is None:
        raise BadInput(question, detail, remedy)
    if not said:
        raise Failed("Nothing was stored", "It was not confirmed.", remedy)
