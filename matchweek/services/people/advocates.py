"""Faculty advocates: added, changed, listed. Contact with programs is gated elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from matchweek.domain.base.fields import described
from matchweek.domain.base.text import clean_line, fold
from matchweek.domain.gate.leaders import NONE
from matchweek.domain.people.advocates import Advocate, Answer
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.core.cleaned import Reader, cleaned
from matchweek.services.core.week import Done, Week
from matchweek.store import rows
from matchweek.store.act import Act


def add(week: Week, name: str, *, draft: str = "", **fields: object) -> Done:
    """Add an advocate; the fields are those of domain.people.advocates.Advocate.

    `draft` names the form whose draft this commits: it is cleared in the same transaction.
    """
    values = checked({"name": name, **fields})
    if not values["name"]:
        raise BadInput("An advocate needs a name", "", "Type the name, for example “Dr. M. Okafor”.")
    with week.act("advocate.add", draft=draft) as act:
        same = [row for row in rows.advocates(act.connection) if fold(row.name) == fold(values["name"])]
        key = act.add("advocate", **values)
    warnings = (f"There is another advocate named {values['name']}.",) if same else ()
    return Done(f"advocate added: {values['name']}", warnings=warnings, keys=(key,))


def change(week: Week, who: str, *, draft: str = "", **fields: object) -> Done:
    """Change an advocate, named by number or by name; `draft` as in `add`."""
    values = checked(fields)
    if not values and not draft:
        raise BadInput("Nothing to set", "No field was given.", "See `matchweek advocate set --help`.")
    if "name" in values and not values["name"]:
        raise BadInput("An advocate needs a name", "", "Type the name.")
    with week.act("advocate.set", draft=draft) as act:
        advocate = named(act, who)
        act.put("advocate", str(advocate.id), **values)
        changed = bool(act.changes)
        warnings = _asked_too_soon(act, advocate.id) if changed and values.get("answer") in _ASKED else ()
    return Done(f"advocate changed: {advocate.name}", warnings, (str(advocate.id),), changed)


# Answers that somebody gave to an ask.
_ASKED = frozenset({Answer.ASKED.value, Answer.YES.value, Answer.HEDGED.value, Answer.NO.value})


def _asked_too_soon(act: Act, number: int) -> tuple[str, ...]:
    """What to say of an ask recorded of somebody who leads a held program: kept, and not silently."""
    from matchweek.domain.board.week_gates import gates
    from matchweek.domain.gate.gate import ApplicantAct, may
    from matchweek.services.core.board import board_in

    board = board_in(act.connection)
    person = next(each for each in board.advocates if each.id == number)
    found = may(gates(board, act.at), ApplicantAct.ADDRESS, person)
    if found.allowed:
        return ()
    return (f"{found.reason} It is kept as a record: tell your school. {found.instead}".strip(),)


def everyone(week: Week) -> list[Advocate]:
    """All advocates by tier, then name."""
    with week.reading() as connection:
        return rows.advocates(connection)


def named(act: Act, who: str) -> Advocate:
    """The advocate meant by a number, a name or a part of one that fits only once."""
    return meant(rows.advocates(act.connection), who)


def meant(known: Sequence[Advocate], who: str) -> Advocate:
    """The same among advocates that were read already."""
    exact = [row for row in known if str(row.id) == who.strip() or fold(row.name) == fold(clean_line(who))]
    part = [row for row in known if fold(clean_line(who)) in fold(row.name)]
    match = exact or part
    if len(match) == 1:
        return match[0]
    if not match:
        if not known:
            raise BadInput(
                "No such advocate", "Nobody is written down yet.", "First: `matchweek advocate add NAME`."
            )
        names = ", ".join(row.name for row in known)
        raise BadInput("No such advocate", f"“{who}” is none of: {names}.", "See `matchweek advocate list`.")
    names = ", ".join(f"{row.id} {row.name}" for row in match)
    raise BadInput("Several advocates fit", f"“{who}” could be {names}.", "Give the number.")


def checked(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields as they are stored; raises BadInput for an unknown one or a value that cannot be."""
    return cleaned(Advocate, fields, _no_such, read=READ)


def _no_such(name: str) -> BadInput:
    known = ", ".join(each.name for each in described(Advocate) if each.name != "id")
    return BadInput("No such field of an advocate", name, f"Known: {known}.")


def read_leads(value: str) -> str:
    """The codes of the programs somebody leads, as lists write them: the gate compares them."""
    if fold(value).strip() in ("none", "no", "nobody", "no program"):
        return NONE.lower()
    codes = [ProgramCode.read(part).text for part in value.split(",") if part.strip()]
    return ", ".join(dict.fromkeys(codes))


def _tier(value: int | None) -> int | None:
    if value is not None and value not in (1, 2, 3):
        raise BadInput(
            "An advocate's tier is 1, 2 or 3",
            f"{value} was given.",
            "1 program leadership or chair, 2 known in the specialty, 3 knows you well.",
        )
    return value


def _answer(value: str) -> str:
    text = fold(value).replace(" ", "_").replace("-", "_")
    for answer in Answer:
        if text in (answer.value, answer.on_screen.replace(" ", "_")):
            return answer.value
    known = ", ".join(answer.on_screen for answer in Answer)
    raise BadInput("No such answer", f"“{value}” was given.", f"Known: {known}.")


READ: dict[str, Reader] = {
    "leads": read_leads,
    "tier": _tier,
    "answer": _answer,
    # A day may be given as its ISO text.
    "answered_on": lambda value: value.isoformat() if isinstance(value, date) else value,
}
