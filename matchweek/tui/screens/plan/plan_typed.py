"""What is typed for the plan in one line: a task of one's own, a day, a note, the reason of a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from matchweek.domain.board.season_plan import zone_of
from matchweek.domain.board.season_rebuild import rebuild_of
from matchweek.domain.plan.plan import Planned
from matchweek.domain.plan.situation import Way
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import day_month, wall_day
from matchweek.errors import BadInput
from matchweek.tui.commands import with_keys
from matchweek.tui.commands.dialogs.plan import PLAN_LINE
from matchweek.tui.screens.dialogs.kept_line import KeptLine
from matchweek.tui.widgets.form_lines import hidden
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.plan.rebuild import Rebuild
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session


class PlanLine(KeptLine):
    """One line for the plan. `own` is one's zone, in which days are read."""

    AT = PLAN_LINE

    def __init__(
        self, session: Session, title: str, about: Sequence[Para], draft_form: str, own: str = ""
    ) -> None:
        self.own = own
        super().__init__(session, title, about, draft_form)

    def begins_with(self) -> str:
        return ""

    @property
    def setting(self) -> Setting:
        """How days are read now; nothing is read from the file for it, which a key would wait for."""
        zone = zone_of(self.session.board, self.own)
        return Setting(now=self.session.clock.now(), zone=zone, own=zone, toward="future")

    do_plan_line_keep = KeptLine.do_line_keep
    do_plan_line_leave = KeptLine.do_line_leave


def _days(first: date, last: date) -> str:
    """“Fri 14 May 2027”, “Thu 1 Apr 2027 to Mon 31 May 2027”."""
    days = dict.fromkeys(f"{wall_day(each)} {each.year}" for each in (first, last))
    return " to ".join(days)


class AddTask(PlanLine):
    """A task of one's own and its day."""

    NAME = "line"
    EXAMPLE = "Step 3 exam 14 May"

    def __init__(self, session: Session, track: str, own: str) -> None:
        self.track = track
        said = "What, and its day, or from when to when; how it is read stands below."
        super().__init__(session, "A task of your own", [Para([(said, "dim")])], f"plan_add:{track}", own)

    def check(self, line: str) -> None:
        from matchweek.services.plan import tasks

        if self.session.week is not None:
            tasks.read_line(self.session.week, line, self.own)

    def reading(self, line: str) -> str:
        from matchweek.domain.plan.own_line import read_own_line

        try:
            title, first, last = read_own_line(line, self.setting)
        except BadInput:
            return ""
        return f"{hidden(title)}: {_days(first, last)}"

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import tasks

        return tasks.add(week, line, own=self.own, track=self.track)


class PutOff(PlanLine):
    """The day to which a task is put off."""

    NAME = "to"
    EXAMPLE = "14 Jan"

    def __init__(self, session: Session, one: Planned, own: str) -> None:
        self.one = one
        said = [Para([one.title]), Para([("To which day?", "dim")])]
        super().__init__(session, "Put it off", said, f"plan_put_off:{one.key}", own)

    def check(self, line: str) -> None:
        from matchweek.services.plan import tasks

        if self.session.week is not None:
            tasks.read_day(self.session.week, line, self.own)

    def reading(self, line: str) -> str:
        from matchweek.domain.tracker.blocked_days import read_days

        try:
            return _days(*read_days(line, self.setting))
        except BadInput:
            return ""

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import tasks

        return tasks.postpone(week, self.one.key, tasks.read_day(week, line, self.own), self.own)


class TaskNote(PlanLine):
    """What belongs to a task: what was decided, and why."""

    NAME = "note"

    def __init__(self, session: Session, one: Planned) -> None:
        self.one = one
        said = [Para([one.title]), Para([(one.done_when, "dim")])]
        super().__init__(session, "Note", said, f"plan_note:{one.key}")

    def begins_with(self) -> str:
        return self.one.note

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import tasks

        return tasks.set_note(week, self.one.key, line)


class Decide(PlanLine):
    """The reason of a decision: to rebuild, or to leave."""

    NAME = "because"
    EXAMPLE = "one sentence, for the day on which you ask yourself why"
    TITLES = {Way.REBUILD: "You rebuild and apply again", Way.LEAVE: "You leave for other work"}

    def __init__(self, session: Session, way: Way, own: str) -> None:
        self.way = way
        said = "It can be changed at any time; the tasks of the other way fold away."
        about = [Para([(said, "dim")])]
        if way is Way.REBUILD:
            about += proposed(rebuild_of(session.board, session.clock.now(), own))
        super().__init__(session, self.TITLES[way], about, f"plan_decide:{way}", own)

    def store(self, week: Week, line: str) -> Done:
        from matchweek.services.plan import tasks

        return tasks.decide(week, self.way, line, own=self.own)


def proposed(found: Rebuild) -> list[Para]:
    """The bars that go into the next plan with it, as they are told before anything is stored."""
    if not found.bars:
        return []
    said = "These bars go with it into the next plan; {plan_bars} in the plan moves them."
    days = [f"{day_month(each.first)} to {day_month(each.last)}" for each in found.bars]
    cells = max(map(len, days)) + 2
    rows = [
        Para([(f"{span:<{cells}}", "dim"), each.title], cells)
        for span, each in zip(days, found.bars, strict=True)
    ]
    return [Para([(with_keys(said), "dim")]), *rows, *(Para([(each, "dim")]) for each in found.remarks)]
