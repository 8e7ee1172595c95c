"""The outreach: programs chosen, written to, what they answered; closed from the rank deadline on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.letters.letter_use import Draft
from matchweek.domain.letters.outreach_letter import outreach_letter
from matchweek.domain.plan.outreach import Outreach, in_order, read_program
from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.services.core.board import load_board
from matchweek.services.core.cleaned import cleaned
from matchweek.services.core.gates import load_gated
from matchweek.services.core.week import Done, Week, happened, instant, plural
from matchweek.store import rows
from matchweek.store.act import Act


def everything(week: Week) -> list[Outreach]:
    """Those to write to first."""
    return in_order(load_board(week).kept.outreach.values())


def add(week: Week, lines: list[str], *, tracked: list[int] | None = None, draft: str = "") -> Done:
    """Choose programs, a line each, and those of the season by number; one that is there stays as it is.

    Raises RuleSaysNo from the rank deadline on, BadInput for a line without a name.
    """
    _require_open(week)
    board = load_board(week)
    wanted = [read_program(line) for line in lines if line.strip()]
    for number in tracked or []:
        row = board.kept.tracked.get(number)
        if row is None:
            raise BadInput("No such program of the season", f"There is no {number}.", "See `season list`.")
        title = ", ".join(filter(None, (row.institution or row.name, row.specialty)))
        wanted.append({"title": title, "code": row.code, "state": row.state})
    if not wanted or not all(each["title"] for each in wanted):
        raise BadInput(
            "No program is named",
            "",
            "Write its name, such as “Harbor Point Medical Center, OH, community: why this one”.",
        )
    with week.act("outreach.add", draft=draft) as act:
        there = rows.kept(act.connection).outreach.values()
        # By whichever name: who is written to twice is written to once too often.
        known = {each.title.casefold() for each in there} | {each.code for each in there if each.code}
        keys = []
        for each in map(_checked, wanted):
            names = {each["title"].casefold(), *filter(None, [each.get("code", "")])}
            if not names & known:
                known |= names
                keys.append(act.add("outreach", **each))
    again = len(wanted) - len(keys)
    said = f"chosen: {plural(len(keys), 'program')}{f', {again} are there already' if again else ''}"
    return Done(said, keys=tuple(keys), changed=bool(keys))


def change(week: Week, number: int, *, draft: str = "", **fields: Any) -> Done:
    """Change a program that was chosen. Fields: domain.plan.outreach.Outreach."""
    values = _checked(fields)
    if "title" in values and not values["title"]:
        raise BadInput("A program needs its name", "", "Give it, or take the program out.")
    return _put(week, "outreach.set", number, values, "changed", draft)


def remove(week: Week, number: int) -> Done:
    """Take a program out; undo brings it back."""
    with week.act("outreach.remove") as act:
        row = _row(act, number)
        act.remove("outreach", str(number))
    return Done(f"taken out: {row.title}", keys=(str(number),))


def sent(week: Week, numbers: list[int], at: datetime | None = None, *, taken_back: bool = False) -> Done:
    """Record that programs were written to, at an instant (aware) or now; or take that back.

    Raises RuleSaysNo for a moment from the rank deadline on, BadInput for one that is still to come.
    """
    if not numbers:
        raise BadInput("Which programs?", "None was named.", "`matchweek plan outreach list` names them.")
    moment = happened(week, at)
    if not taken_back:
        _require_open(week, at)
    with week.act("outreach.unsent" if taken_back else "outreach.sent") as act:
        when = None if taken_back else instant(moment)
        found = {number: _row(act, number) for number in numbers}
        # What was sent keeps its day, unless another one is said.
        changing = [number for number, row in found.items() if taken_back or at or row.sent_at is None]
        act.put_many("outreach", {str(number): {"sent_at": when} for number in changing})
        changed = bool(act.changes)
    said = "not sent" if taken_back else "sent"
    return Done(f"{said}: {plural(len(numbers), 'program')}", keys=tuple(map(str, numbers)), changed=changed)


def replied(week: Week, number: int, words: str, at: datetime | None = None, *, draft: str = "") -> Done:
    """Keep what a program answered; empty takes it back. A reply may come at any time.

    Raises BadInput for a moment that is still to come.
    """
    text = words.strip()
    moment = happened(week, at)
    with week.act("outreach.reply", draft=draft) as act:
        row = _row(act, number)
        values = _checked({"reply": text})
        when = row.replied_at if row.replied_at is not None and at is None else moment
        act.put("outreach", str(number), replied_at=instant(when) if text else None, **values)
        changed = bool(act.changes)
    return Done(f"{'reply kept' if text else 'no reply'}: {row.title}", keys=(str(number),), changed=changed)


def letter(week: Week, number: int) -> Draft:
    """The draft to one of them. Raises RuleSaysNo from the rank deadline on."""
    found = load_gated(week)
    one = found.board.kept.outreach.get(number)
    if one is None:
        raise _no_number(number)
    return outreach_letter(
        found.board.applicant,
        found.board.kept.narrative,
        found.gates,
        title=one.title,
        reason=one.reason,
        to=one.mail,
        code=one.code,
    )


def _require_open(week: Week, at: datetime | None = None) -> None:
    found = load_gated(week)
    closes = found.gates.ranking_closes
    if at is None or closes is None or at >= closes:
        may(found.gates, ApplicantAct.OUTREACH).require()


def _put(week: Week, verb: str, number: int, values: dict[str, Any], said: str, draft: str) -> Done:
    with week.act(verb, draft=draft) as act:
        row = _row(act, number)
        act.put("outreach", str(number), **values)
        changed = bool(act.changes)
    return Done(f"{said}: {values.get('title', row.title)}", keys=(str(number),), changed=changed)


def _row(act: Act, number: int) -> Outreach:
    found = rows.kept(act.connection).outreach.get(number)
    if found is None:
        raise _no_number(number)
    return found


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    return cleaned(Outreach, fields, _no_such, read={"code": _code})


def _code(value: str) -> str:
    return ProgramCode.read(value).text if value.strip() else ""


def _no_number(number: int) -> BadInput:
    return BadInput("No such program", f"There is no {number}.", "`matchweek plan outreach list` names them.")


def _no_such(name: str) -> BadInput:
    return BadInput("No such field", f"“{name}” is not kept.", "See `matchweek plan outreach set --help`.")
