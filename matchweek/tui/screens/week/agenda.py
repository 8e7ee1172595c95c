"""What now: everything on the agenda, what is lost first at the top; enter goes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.week.agenda import Item, Kind, Urgency, agenda
from matchweek.domain.week.agenda_unfinished import DRAFT
from matchweek.tui.commands import ANYWHERE, BY_ID, WEEK, key_for, with_keys
from matchweek.tui.commands.dialogs.days import AGENDA
from matchweek.tui.look.both_times import both, due_words
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.look.text import fit, masked, width_of
from matchweek.tui.panes.agenda import command_of, is_over
from matchweek.tui.panes.round_bar import PHASE_WORDS
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.widgets.line_list import LineList, Row, wrap_cells
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

HEADINGS = {
    Urgency.PRESSING: "Within a quarter of an hour",
    Urgency.NOW: "Now, what is lost first at the top",
    Urgency.LATE: "Late, and can still be done",
    Urgency.HERE: "Where the week stands",
    Urgency.COMING: "Coming",
}
# What a kind opens, where there is such a command.
SCREENS = {
    Kind.MONDAY: "monday",
    Kind.READY: "readiness",
    Kind.NOT_SEEN: "changes",
    Kind.APPLICATIONS: "reallocate",
}
TASK = "task:"
LEAST_TITLE = 16


class AgendaScreen(MovingDialog[Item | None]):
    """Answers the item to go to, or None. What it shows follows the clock and the board."""

    AT = AGENDA
    DEFAULT_CSS = """
    AgendaScreen {
        #box { width: 104; height: 94%; max-height: 40; }
        #body { height: 1fr; }
        #detail { height: 3; margin-top: 1; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__("What now")
        self.session = session
        self.lines = LineList(self._moved)
        self.moved = self.lines
        self.detail = Words(id="detail")
        self.items: dict[str, Item] = {}
        self._minute: datetime | None = None

    def body(self) -> Iterable[Widget]:
        yield self.lines
        yield self.detail

    def on_mount(self) -> None:
        # Another window may have begun something meanwhile.
        self.host.follow_drafts()
        self.set_interval(1.0, self._tick)
        self.call_after_refresh(self.load)

    def on_resize(self) -> None:
        self.call_after_refresh(self.load)

    def _tick(self) -> None:
        if self.session.clock.now().replace(second=0, microsecond=0) != self._minute:
            self.load()

    def board_changed(self) -> None:
        self.load()

    def load(self) -> None:
        """Show the agenda of this moment."""
        now, board = self.session.clock.now(), self.session.board
        self._minute = now.replace(second=0, microsecond=0)
        timetable = board.timetable(now)
        self.items = {key_of(item): item for item in agenda(board, timetable, now)}
        from matchweek.domain.season.timetable import phase_at

        phase = phase_at(timetable, now)
        name = f"Round {phase.round}" if phase.round else PHASE_WORDS[str(phase.phase)].lower()
        self.title_line.tell("What now", f"{name} · {both(now, self.host.week_screen.zone)}")
        self.lines.say(list(self._rows(now)))

    def _rows(self, now: datetime) -> Iterator[Row]:
        zone = self.host.week_screen.zone
        dues = {key: _due(item, zone, now) for key, item in self.items.items()}
        keys = {key: _pressed(item) for key, item in self.items.items()}
        due_cells, key_cells = (max(map(width_of, each.values())) for each in (dues, keys))
        title_cells = max(LEAST_TITLE, self.lines.size.width - 3 - due_cells - key_cells)
        heading = None
        for key, item in self.items.items():
            if item.urgency is not heading:
                if heading is not None:
                    yield Row()
                heading = item.urgency
                yield Row([(HEADINGS[heading], "accent")])
            # What is to be done is never cut: it goes on in lines below.
            title, *more = wrap_cells(masked(item.title), title_cells)
            due = fit(dues[key], due_cells)
            yield Row([fit(title, title_cells), " ", (due, "dim"), " ", (keys[key], "key")], key)
            yield from (Row([f"  {part}"]) for part in more)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self.items.get(self.lines.cursor)

    def _moved(self) -> None:
        item = self.item
        if item is None:
            self.detail.say([])
            return
        said = [Para([(item.title, "strong")])]
        if item.detail:
            said.append(Para([(here(item.detail), "dim")]))
        self.detail.say(said)

    # Keys

    def do_agenda_go(self) -> None:
        item = self.item
        if item is None:
            return
        if item.kind is Kind.LOOK:
            words = with_keys(
                "Look in R3 itself. {none_in_r3} records that it shows none, {offer} on a program an offer."
            )
            self.notify(words, markup=False)
        elif item.kind is Kind.SWEEP:
            self.notify(
                AGENDA.in_words("Look through them; {agenda_done} records that you did."), markup=False
            )
        else:
            self.dismiss(item)

    def do_agenda_done(self) -> None:
        item = self.item
        if item is None or not item.ref.startswith(TASK):
            self.notify("No task that can be ticked off is under the cursor.", markup=False)
            return
        key = item.ref.removeprefix(TASK)

        def act(week: Week) -> Done:
            from matchweek.services.days import tasks

            return tasks.swept(week) if item.kind is Kind.SWEEP else tasks.set_done(week, [key])

        self.session.do(act, self.host.said)

    def do_none_in_r3(self) -> None:
        self.host.do_none_in_r3()

    def do_agenda_leave(self) -> None:
        self.dismiss(None)


def _due(item: Item, zone: str, now: datetime) -> str:
    """By when, or since when where that is over."""
    if item.due is None:
        return ""
    return f"{'since ' if is_over(item, now) else ''}{due_words(item.due, zone, now)}"


def _pressed(item: Item) -> str:
    command = command_of(item)
    return key_for(command) if command else "space" if item.ref.startswith(TASK) else ""


def key_of(item: Item) -> str:
    """What a line is about, the same as long as it stands."""
    return f"{item.kind}/{item.ref or item.title}"


def go_there(app: Host, item: Item | None) -> None:
    """Open what an item is about: the call, the offer, the interview, the import, the screen, the program."""
    if item is None:
        return
    command = BY_ID.get(SCREENS.get(item.kind, "")) or BY_ID.get(item.command)
    if item.ref.startswith(DRAFT):
        from matchweek.tui.session.unfinished import go_to

        go_to(app, item.ref.removeprefix(DRAFT))
    elif item.ref.startswith("call:"):
        from matchweek.tui.screens.calls.call import open_call

        number, _, doubt = item.ref.removeprefix("call:").partition(":")
        open_call(app, app.session, app.week_screen.zone, int(number), answers=doubt)
    elif item.ref.startswith("offer:"):
        app.open_offers(int(item.ref.removeprefix("offer:")))
    elif item.ref.startswith("interview:"):
        from matchweek.tui.screens.calls.interviews import open_interview

        open_interview(app, app.session, app.week_screen.zone, int(item.ref.removeprefix("interview:")))
    elif item.ref.startswith("tracked:"):
        from matchweek.tui.screens.invitations.invitation import open_invitation

        number = item.ref.removeprefix("tracked:")
        open_invitation(app, app.session, app.week_screen.zone, int(number))
    elif item.ref.startswith("advocate:"):
        app.do_week()
        app.week_screen.go_to(app.week_screen.advocates)
        app.week_screen.advocates.grid.goto(f"turned:{item.ref.removeprefix('advocate:')}")
    elif item.kind is Kind.PREPARE:
        from matchweek.tui.screens.season.opening import go_to_asked

        go_to_asked(app, item.ref)
    elif item.kind is Kind.RANKING:
        app.run_command(BY_ID["rank_list"])
    elif command is not None and command.where in (ANYWHERE, WEEK):
        app.run_command(command)
    elif item.program:
        app.go_to_program(item.program)
    elif command is not None:
        app.do_week()
        app.week_screen.go_to(app.week_screen.programs)
        app.notify(f"{command.shown_key} ({command.title}) does it for the program under the cursor.")
    elif item.kind in (Kind.PHASE, Kind.MOMENT):
        app.do_timetable()
    else:
        app.notify(here(item.detail) or "This is done in R3.", title=item.title)
