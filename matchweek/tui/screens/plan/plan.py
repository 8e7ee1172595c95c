"""The plan: two tracks side by side, what is due first; why, and what counts as done, below the lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from matchweek.domain.board.season_plan import zone_of
from matchweek.domain.plan.packaged import TRACKS, WHERE, Track
from matchweek.domain.plan.plan import Planned, State, by_state
from matchweek.domain.plan.situation import Way
from matchweek.domain.times.zones import day_month
from matchweek.tui.acting import Moved
from matchweek.tui.commands import BY_ID, COMMANDS, PLAN, bind, with_keys
from matchweek.tui.commands.places import MOVING
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import fit
from matchweek.tui.panes.foot import Foot
from matchweek.tui.panes.frame import Rule
from matchweek.tui.screens.plan import routine_rows
from matchweek.tui.screens.plan.deciding import Decides
from matchweek.tui.screens.round_screen import RoundScreen
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.domain.board.season_routine import RoutineNow
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

BELOW = 5
"""Rows about the task under the cursor."""
DAY = 7
"""Cells of a day, such as “14 May”."""
LOOKS = {
    State.OVERDUE: ("! ", "warn"),
    State.NOW: ("▸ ", "accent"),
    State.COMING: ("· ", "dim"),
    State.UNDATED: ("? ", "warn"),
    State.DONE: ("✓ ", "good"),
    State.NOT_FOR_ME: ("– ", "dim"),
    State.FOLDED: ("– ", "dim"),
}
HEADINGS = {
    State.OVERDUE: "overdue, and still worth it",
    State.NOW: "this week",
    State.COMING: "coming",
    State.UNDATED: "its day is not known: give the season's times",
    State.DONE: "done",
    State.NOT_FOR_ME: "not for you, you said",
    State.FOLDED: "folded away",
}
SEES = frozenset({State.OVERDUE, State.NOW, State.COMING, State.UNDATED})
GOES = {
    "me": "me",
    "season": "season",
    "rank": "season",
    "advocates": "week",
    "week": "week",
    "readiness": "readiness",
    "after": "aftermath",
}
"""The command that goes to where a task is done."""
HERE_TOO = {"gantt": "plan_bars", "outreach": "plan_outreach", "plan": "plan_note"}
"""The same where it is done over this screen."""
GO = BY_ID["plan_go"].shown_key
ALSO = tuple(BY_ID[name] for name in ("undo", "redo", "help"))
HERE = tuple(command for command in COMMANDS if command.where == PLAN)


class PlanScreen(Decides, RoundScreen):
    """This cycle and what comes after at the left, the next cycle at the right; follows the board."""

    PLACE = PLAN
    NARROW = 110
    BINDINGS: ClassVar[list[BindingType]] = bind((*HERE, *ALSO, *MOVING, BY_ID["quit"]))
    TITLE = "Plan"
    rule_section = "season"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PlanScreen {
        layout: vertical; background: $background;
        #plan-main { height: 1fr; margin-top: 1; }
        #plan-left { width: 1fr; }
        #plan-right { width: 1fr; margin-left: 2; }
        #plan-below { margin: 1 1 0 1; }
        &.-narrow #plan-right { display: none; }
        &.-narrow #plan-main { margin-top: 0; }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone)
        self.left_rule, self.right_rule = Rule(), Rule()
        self.left, self.right = LineList(self._moved), LineList(self._moved)
        self.active = self.left
        self.below = Words(id="plan-below")
        self.below.styles.height = BELOW
        self.foot = Foot(PLAN, "")
        self.planned: dict[str, Planned] = {}
        self.folded = False
        self.routine: RoutineNow | None = None

    def compose(self) -> ComposeResult:
        yield self.round_bar
        with Horizontal(id="plan-main"):
            with Vertical(id="plan-left"):
                yield self.left_rule
                yield self.left
            with Vertical(id="plan-right"):
                yield self.right_rule
                yield self.right
        yield self.below
        yield self.foot

    # What is shown

    def show_all(self) -> None:
        from matchweek.domain.board.season_plan import plan_of
        from matchweek.domain.board.season_routine import routine_of

        if self.has_class("-narrow"):
            self.active = self.left
        found = plan_of(self.session.board, self.now, self.zone)
        self.planned = {each.key: each for each in found}
        tracks = (Track.THIS, Track.NEXT, Track.AFTER) if self._one else (Track.THIS, Track.AFTER)
        self.routine = routine_of(self.session.board, self.now, self.zone)
        routine = routine_rows.rows(self.routine, self._width(self.left), self.folded)
        self.left.say([*self._frame(), *routine, *self._rows(found, tracks, self.left)])
        self.right.say(list(self._rows(found, (Track.NEXT,), self.right)))
        self._tell_rules(found)

    def each_second(self, before: datetime) -> None:
        # At one's own midnight something else is due, and the day's looks begin anew.
        zone = zone_of(self.session.board, self.zone)
        if before.astimezone(zone).date() != self.minute.astimezone(zone).date():
            self.load()

    @property
    def _one(self) -> bool:
        return self.has_class("-narrow")

    def _tell_rules(self, found: Sequence[Planned]) -> None:
        def counted(track: Track) -> str:
            late = sum(each.state is State.OVERDUE for each in found if each.track is track)
            now = sum(each.state is State.NOW for each in found if each.track is track)
            said = [f"{late} overdue" if late else "", f"{now} this week" if now else ""]
            return " · ".join(part for part in said if part)

        title = "Plan" if self._one else TRACKS[Track.THIS]
        self.left_rule.say(title, counted(Track.THIS), lit=self.active is self.left)
        self.right_rule.say(TRACKS[Track.NEXT], counted(Track.NEXT), lit=self.active is self.right)

    def _frame(self) -> Iterator[Row]:
        """Which of the year's seven time frames it is, and what that is for."""
        from matchweek.domain.board.season_plan import frames_of

        now = self.now
        for each in frames_of(self.session.board, now, self.zone):
            if each.today:
                yield Row([(each.frame.title, "accent"), (f"  {each.frame.focus}", "dim")])

    def _rows(self, found: Sequence[Planned], tracks: Sequence[Track], lines: LineList) -> Iterator[Row]:
        width = self._width(lines)
        first = True
        for track in tracks:
            states = {
                state: each for state, each in by_state(found, track).items() if self.folded or state in SEES
            }
            if not states:
                continue
            if not first:
                yield Row()
            if len(tracks) > 1 and (not first or self._one):
                yield Row([(TRACKS[track], "title")])
            first = False
            for state, tasks in states.items():
                yield Row([(HEADINGS[state], "dim")])
                for each in tasks:
                    yield self._row(each, width)
        if first:
            yield Row([("Nothing here.", "dim")])

    @staticmethod
    def _width(lines: LineList) -> int:
        return max(24, (lines.size.width or 78) - 1)

    def _row(self, one: Planned, width: int) -> Row:
        glyph, look = LOOKS[one.state]
        day = day_month(one.last) if one.last is not None else "?"
        style = "" if one.state in (State.OVERDUE, State.NOW) else "dim"
        pieces: list[Piece] = [(glyph, look), (f"{day:>{DAY}}  ", "dim")]
        return Row([*pieces, (fit(one.title, max(8, width - DAY - 4)), style)], one.key)

    def _moved(self) -> None:
        one = self.under_cursor
        if one is not None:
            self.below.say(list(self._about(one)))
        elif self.routine is not None:
            self.below.say(list(routine_rows.about(self.active.cursor, self.routine)))

    def _about(self, one: Planned) -> Iterator[Para]:
        if one.recorded:
            where = f" in {WHERE[one.where]}" if one.where in WHERE else ""
            yield Para([("Done: ", "good"), f"it is recorded{where}."])
        elif one.why_folded:
            yield Para([("Folded away: ", "warn"), one.why_folded])
        elif one.at is not None:
            yield Para([("by  ", "dim"), due_words(one.at, self.zone, self.now)], 4)
        elif one.first is not None and one.last is not None and (one.first != one.last or one.forward):
            begins = one.moved_words or day_month(one.first)
            yield Para([(f"{begins} to ", "dim"), day_month(one.last)])
        if one.note:
            yield Para([("note  ", "dim"), one.note], 6)
        if one.why:
            yield Para([("why  ", "dim"), one.why], 5)
        if one.done_when:
            yield Para([("done when  ", "dim"), one.done_when, *where_words(one.where)], 11)

    @property
    def under_cursor(self) -> Planned | None:
        """The task under the cursor."""
        return self.planned.get(self.active.cursor)

    # Keys

    @property
    def moved(self) -> Moved:
        return self.active

    def do_plan_track(self) -> None:
        if not self._one:
            self.active = self.right if self.active is self.left else self.left
            self._tell_rules(tuple(self.planned.values()))
            self._moved()

    def do_plan_folded(self) -> None:
        self.folded = not self.folded
        self.load()

    def do_plan_done(self) -> None:
        one = self.under_cursor
        if one is None:
            self._on_routine()
            return
        done = one.state is not State.DONE
        self._act(lambda tasks, week: tasks.set_done(week, [one.key], done))

    def _on_routine(self) -> None:
        """The key of what is done, on a line of the routine: the next look; of the week one says which."""
        if self.active.cursor == routine_rows.DAY:
            self.do_plan_look()
        elif self.active.cursor == routine_rows.WEEK:
            self.notify(with_keys(routine_rows.HOW[routine_rows.WEEK]), markup=False)

    def do_plan_look(self) -> None:
        self._tick("looks", back=False)

    def do_plan_practice(self) -> None:
        self._day_was("practice")

    def do_plan_reading(self) -> None:
        self._day_was("reading")

    def do_plan_day_off(self) -> None:
        self._day_was("day_off")

    def _day_was(self, name: str) -> None:
        found = self.routine.counted if self.routine is not None else ()
        self._tick(name, back=any(each.today for each in found if each.routine.id == name))

    def _tick(self, name: str, *, back: bool) -> None:
        def run(week: Week) -> Done:
            from matchweek.services.plan import routine

            return routine.tick(week, name, self.zone, back=back)

        self.session.do(run, self.host.said)

    def do_plan_quiet(self) -> None:
        silent = self.routine is None or not self.routine.quiet

        def run(week: Week) -> Done:
            from matchweek.services.plan import routine

            return routine.quiet(week, silent)

        self.session.do(run, self.host.said)

    def do_plan_drop(self) -> None:
        one = self.under_cursor
        if one is None:
            return
        if one.state is State.NOT_FOR_ME:
            self._act(lambda tasks, week: tasks.set_done(week, [one.key], False))
        else:
            self._act(lambda tasks, week: tasks.not_for_me(week, [one.key]))

    def do_plan_remove(self) -> None:
        one = self.under_cursor
        if one is None:
            return
        if not one.own:
            said = f"It comes with every season. {BY_ID['plan_drop'].shown_key} lays it aside."
            self.notify(said, markup=False)
            return
        number = int(one.key.rpartition(".")[2])
        self._act(lambda tasks, week: tasks.remove(week, number))

    def do_plan_postpone(self) -> None:
        from matchweek.tui.screens.plan.plan_typed import PutOff

        if self.under_cursor is not None and self.session.ready:
            self.app.push_screen(PutOff(self.session, self.under_cursor, self.zone))

    def do_plan_note(self) -> None:
        from matchweek.tui.screens.plan.plan_typed import TaskNote

        if self.under_cursor is not None and self.session.ready:
            self.app.push_screen(TaskNote(self.session, self.under_cursor))

    def do_plan_add(self) -> None:
        from matchweek.tui.screens.plan.plan_typed import AddTask

        if self.session.ready:
            one = self.under_cursor
            track = Track.NEXT if self.active is self.right else one.track if one else Track.THIS
            self.app.push_screen(AddTask(self.session, track, self.zone), self._go_to)

    def _go_to(self, key: str | None) -> None:
        if key:
            self.active.goto(key)

    def do_plan_bars(self) -> None:
        from matchweek.tui.screens.plan.gantt import GanttScreen

        self.app.push_screen(GanttScreen(self.session, self.zone))

    def do_plan_outreach(self) -> None:
        from matchweek.tui.screens.plan.outreach import OutreachScreen

        self.app.push_screen(OutreachScreen(self.session, self.zone))

    def do_plan_rebuild(self) -> None:
        self.decide(Way.REBUILD)

    def do_plan_other_way(self) -> None:
        self.decide(Way.LEAVE)

    def do_plan_go(self) -> None:
        one = self.under_cursor
        if one is None:
            return
        if one.where in HERE_TOO:
            self.action_command(HERE_TOO[one.where])
            return
        command = GOES.get(one.where)
        if command is None:
            said = f"It is done {WHERE[one.where]}." if one.where in WHERE else "It is done by you."
            self.notify(f"{said} {BY_ID['plan_done'].shown_key} ticks it off.", markup=False)
            return
        self.host.run_command(BY_ID[command])

    def do_plan_leave(self) -> None:
        self.host.do_week()

    def _act(self, act: Callable[..., Done]) -> None:
        def run(week: Week) -> Done:
            from matchweek.services.plan import tasks

            return act(tasks, week)

        self.session.do(run, self.host.said)


def where_words(where: str) -> Iterator[Piece]:
    """Where a task is done, with the key that goes there."""
    if where in GOES or where in HERE_TOO:
        yield from ((f"  {GO} ", "key"), (WHERE[where], "dim"))
    elif where in WHERE:
        yield (f"  {WHERE[where]}", "dim")
