"""The calls pane: what came in, newest first, and what waits to be returned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from matchweek.domain.contacts.call_filter import SHOWN, CallFilter
from matchweek.domain.contacts.calls import Outcome
from matchweek.tui.commands import CALLS, with_keys
from matchweek.tui.panes.frame import Pane
from matchweek.tui.widgets.grid import Cell, Column, Grid

if TYPE_CHECKING:
    from matchweek.domain.contacts.calls import Call
    from matchweek.services.core.week import Done, Week

KINDS = {
    "screening": ("screening", "good"),
    "interview": ("interview", "good"),
    "offer_talk": ("talk", "accent"),
    "information": ("info", ""),
    "other": ("call", ""),
}
OUTCOMES: dict[str, tuple[str, str]] = {
    Outcome.SCREENED: ("screened", "good"),
    Outcome.INTERVIEW_SET: ("interview", "good"),
    Outcome.WILL_CALL_BACK: ("they call", "accent"),
    Outcome.OFFER_TALK: ("talk", "accent"),
    Outcome.NOT_INTERESTED: ("declined", "dim"),
    Outcome.WRONG_NUMBER: ("wrong no.", "dim"),
}
"""How it ended, in at most nine cells; once that is said it stands in the place of what kind it was."""
NO_CALLS = (
    "",
    "No calls yet. Programs may call from Tuesday 08:00 Eastern.",
    "{call}  a call starts now · {missed_call}  a missed call",
)


NONE_LIKE_IT = ("", "No call is like that.", "{calls_filter}  the next kind, and all again")


class CallRows:
    """The rows of the calls, as the grid asks for them; `title` names a program by its code."""

    def __init__(
        self,
        calls: Sequence[Call] = (),
        title: Callable[[str], str] = str,
        now: datetime | None = None,
        begun: Mapping[int, str] | None = None,
        asking: Collection[int] = (),
    ) -> None:
        self._begun = begun or {}
        self._asking = asking
        self.calls = calls
        self._title = title
        self._now = now
        self._places = {str(call.id): place for place, call in enumerate(calls)}

    def __len__(self) -> int:
        return len(self.calls)

    def key(self, index: int) -> str:
        return str(self.calls[index].id)

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> tuple[Call, CallRows]:
        return self.calls[index], self

    def age(self, call: Call) -> Cell:
        assert self._now is not None
        return Cell(age_words(call.at, self._now), "dim")

    def who(self, call: Call) -> str:
        who = [self._title(call.program) if call.program else "", call.caller or call.number]
        return ", ".join(part for part in who if part) or "unknown"

    def due(self, call: Call) -> Cell:
        if call.next_due is None or self._now is None or not waits(call):
            return Cell("now" if call.call_back == "due" else "", "warn")
        late = call.next_due <= self._now
        return Cell(
            moment_words(call.next_due, self._now) + (" !" if late else ""), "warn" if late else "accent"
        )

    def kind(self, call: Call) -> Cell:
        if call.incident:
            return Cell("rule?", "warn")
        if call.id in self._begun:
            return Cell(self._begun[call.id], "warn")
        if call.call_back == "due" and call.id in self._asking:
            return Cell("ask first", "warn")
        if call.call_back == "due":
            return Cell(f"tried {call.tries}" if call.tries else "call back", "accent")
        if call.outcome:
            return Cell(*OUTCOMES[call.outcome])
        if call.missed:
            return Cell("missed", "dim")
        return Cell(*KINDS.get(call.kind, (call.kind, "")))


# Newest first, what is to be called back above it: no other order.
COLUMNS = (
    Column("at", "when", 10, lambda item: item[1].age(item[0])),
    Column("kind", "what", 9, lambda item: item[1].kind(item[0])),
    Column("who", "who", 14, lambda item: item[1].who(item[0]), grow=3, names=True),
    Column(
        "heat",
        "interest",
        8,
        lambda item: Cell(f"{item[0].heat} of 5" if item[0].heat else "", "accent"),
        priority=4,
    ),
    Column("due", "by", 9, lambda item: item[1].due(item[0]), priority=3),
)


class CallsPane(Pane):
    """Contacts, newest first; those still to be called back above them."""

    PLACE = CALLS

    def __init__(self) -> None:
        self.calls: Sequence[Call] = ()
        self._which = ""
        # What was shown last, to show it anew when the filter changes.
        self._loaded: Callable[[], None] | None = None
        super().__init__(Grid(COLUMNS), id="calls")

    def load(
        self,
        calls: Sequence[Call],
        title: Callable[[str], str],
        now: datetime,
        begun: Mapping[int, str] | None = None,
        asking: Collection[int] = (),
    ) -> None:
        """Show the calls; `begun` says what is half done about some of them, by number, and `asking` are
        those before whose return the school is asked."""
        self._loaded = partial(self.load, calls, title, now, begun, asking)
        shown = CallFilter(self._which).of(calls) if self._which else calls
        # What is to be called back stays on top until it is done; sorting keeps the rest as it is.
        self.calls = tuple(sorted(shown, key=lambda call: call.call_back != "due"))
        self.grid.empty = [with_keys(line) for line in (NONE_LIKE_IT if self._which else NO_CALLS)]
        at_top = self.grid.top == 0
        self.grid.show(CallRows(self.calls, title, now, begun, asking))
        if at_top:
            # A new call stands above the cursor, and is not to be out of sight.
            self.grid.to_top()
        self.say()

    def title_text(self) -> str:
        return "Calls"

    def words(self) -> str:
        if self._which:
            return f"{len(self.calls)} · only: {SHOWN[self._which]}"
        if not self.calls:
            return ""
        due = sum(call.call_back == "due" for call in self.calls)
        return f"{len(self.calls)}" + (f" · {due} to call back" if due else "")

    # Keys

    def why_not(self, name: str) -> str:
        if name == "calls_filter":
            return ""
        return "No call is under the cursor." if self.grid.cursor is None else ""

    def do_calls_filter(self) -> None:
        choices = list(SHOWN)
        self._which = choices[(choices.index(self._which) + 1) % len(choices)]
        if self._loaded is not None:
            self._loaded()

    def do_said(self) -> None:
        call = self.call
        if call is None or not call.program:
            self.app.notify(
                "Which program called is not known yet: open the call and say which.", markup=False
            )
            return
        from matchweek.tui.screens.calls.said import SaidScreen

        app = self.host
        app.push_screen(SaidScreen(app.session, app.week_screen.zone, call.program))

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_open_call()

    @property
    def call(self) -> Call | None:
        """The call under the cursor."""
        return next((each for each in self.calls if str(each.id) == self.grid.cursor), None)

    def do_open_call(self) -> None:
        from matchweek.tui.screens.calls.call import open_call

        app = self.host
        open_call(app, app.session, app.week_screen.zone, int(self.grid.cursor or 0))

    def do_call_interview(self) -> None:
        from matchweek.tui.screens.calls.interviews import open_from_call

        app = self.host
        open_from_call(app, app.session, app.week_screen.zone, int(self.grid.cursor or 0))

    def do_called_back(self) -> None:
        number = int(self.grid.cursor or 0)
        call = next((call for call in self.calls if call.id == number), None)
        if call is None or not (call.missed or call.call_back != "none"):
            self.app.notify("This call was answered: there is nothing to call back.", markup=False)
            return
        state = "due" if call.call_back == "done" else "done"

        def act(week: Week) -> Done:
            from matchweek.services.days import calls

            return calls.change(week, number, call_back=state)

        words = "called back" if state == "done" else "to be called back"
        app = self.host
        app.session.do(act, lambda done: app.said_words(f"{words}: call {number}"))

    def do_tried(self) -> None:
        call = self.call
        if call is None or not (call.missed or call.call_back != "none"):
            self.app.notify("This call was answered: there is nothing to call back.", markup=False)
            return
        from matchweek.tui.screens.calls.call import log_try

        log_try(self.host, self.host.session, call.id)


def waits(call: Call) -> bool:
    """Whether something is still to be done about a call."""
    return call.call_back == "due" or bool(call.next_step) or (call.call_back == "none" and not call.missed)


def age_words(at: datetime, now: datetime) -> str:
    """How long ago a call came in, within the hour; later its Eastern time: “3 min ago”, “Tue 15:44”."""
    minutes = int((now - at).total_seconds() // 60)
    if not 0 <= minutes < 60:
        return moment_words(at, now)
    return f"{minutes} min ago" if minutes else "just now"


def moment_words(at: datetime, now: datetime) -> str:
    """A call's time in Eastern: the hour today, with the weekday otherwise."""
    from matchweek.domain.times.zones import EASTERN, wall

    here, there = now.astimezone(EASTERN), at.astimezone(EASTERN)
    if here.date() == there.date():
        return f"{there:%H:%M}"
    if abs(here - there) < timedelta(days=6):
        return f"{wall(at, EASTERN)[:3]} {there:%H:%M}"
    return f"{there:%d %b}"
