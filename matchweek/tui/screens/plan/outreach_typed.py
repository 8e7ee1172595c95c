"""What is typed for the outreach in one line: a program, why it, what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.plan.outreach import Outreach
from matchweek.tui.screens.plan.plan_typed import PlanLine
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session


class AddProgram(PlanLine):
    """A program to write to."""

    NAME = "program"
    EXAMPLE = "Harbor Point, OH, community, IMGs: why this one"

    def __init__(self, session: Session) -> None:
        said = "Its name; then state, kind, IMGs or its mail, with commas; behind a colon why this one."
        super().__init__(session, "A program to write to", [Para([(said, "dim")])], "outreach_add")

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import outreach

        return outreach.add(week, [line])


class Reason(PlanLine):
    """Why this program."""

    NAME = "reason"

    def __init__(self, session: Session, one: Outreach) -> None:
        self.one = one
        said = [Para([one.title]), Para([("One sentence: it stands in the draft.", "dim")])]
        super().__init__(session, "Why this one", said, f"outreach_reason:{one.id}")

    def begins_with(self) -> str:
        return self.one.reason

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import outreach

        return outreach.change(week, self.one.id, reason=line)


class Reply(PlanLine):
    """What it answered."""

    NAME = "reply"

    def __init__(self, session: Session, one: Outreach) -> None:
        self.one = one
        said = [Para([one.title]), Para([("What did it answer? Empty: nothing yet.", "dim")])]
        super().__init__(session, "A reply", said, f"outreach_reply:{one.id}")

    def begins_with(self) -> str:
        return self.one.reply

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import outreach

        return outreach.replied(week, self.one.id, line)
