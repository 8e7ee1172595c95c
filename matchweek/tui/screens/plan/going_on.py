"""What was typed for the plan and never kept: its line stands open again, with the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import plan_of
from matchweek.domain.plan.situation import Way
from matchweek.tui.screens.plan.outreach import OutreachScreen
from matchweek.tui.screens.plan.outreach_typed import AddProgram, Reason, Reply
from matchweek.tui.screens.plan.plan_typed import AddTask, Decide, PlanLine, PutOff, TaskNote

if TYPE_CHECKING:
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session


def go_on_plan(app: Host, session: Session, zone: str, kind: str, key: str) -> None:
    """Open the line of a draft, by its kind and what it is about; nothing where that is gone."""
    line = _line(session, zone, kind, key)
    if line is None:
        return
    if kind.startswith("outreach_"):
        app.push_screen(OutreachScreen(session, zone))
    app.push_screen(line)


def _line(session: Session, zone: str, kind: str, key: str) -> PlanLine | None:
    board = session.board
    if kind == "plan_add":
        return AddTask(session, key, zone)
    if kind == "plan_decide":
        return Decide(session, Way(key), zone)
    if kind == "outreach_add":
        return AddProgram(session)
    if kind in ("outreach_reason", "outreach_reply"):
        chosen = board.kept.outreach.get(int(key)) if key.isdecimal() else None
        typed = Reason if kind == "outreach_reason" else Reply
        return typed(session, chosen) if chosen is not None else None
    one = next((each for each in plan_of(board, session.clock.now(), zone) if each.key == key), None)
    if one is None:
        return None
    return PutOff(session, one, zone) if kind == "plan_put_off" else TaskNote(session, one)
