"""The calls pane: what came in, newest first, and what waits to be returned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from matchweek.domain.calls import Call, CallBack, CallKind
from matchweek.tui.commands import CALLS
from matchweek.tui.panes.frame import Pane
from matchweek.tui.widgets.grid import Cell, Column, Grid

COLUMNS = (
    Column("at", "when", 9),
    Column("kind", "what", 9),
    Column("who", "who", 14, grow=3),
    Column("heat", "♥", 1, priority=2),
    Column("due", "by", 9, priority=3),
)
KINDS = {
    CallKind.SCREENING: ("screening", "good"),
    CallKind.INTERVIEW: ("interview", "good"),
    CallKind.OFFER_TALK: ("talk", "accent"),
    CallKind.INFORMATION: ("info", ""),
    CallKind.OTHER: ("call", ""),
}
NO_CALLS = (
    "",
    "No calls yet. Programs may call from Tuesday 08:00 Eastern.",
    "In a shell: matchweek call add",
)


class CallRows:
    """The rows of the calls, as the grid asks for them; `title` names a program by its code."""

    def __init__(
        self, calls: Sequence[Call], title: Callable[[str], str], when: Callable[[datetime], str]
    ) -> None:
        self.calls = calls
        self._title = title
        self._when = when
        self._places = {str(call.id): place for place, call in enumerate(calls)}

    def __len__(self) -> int:
        return len(self.calls)

    def key(self, index: int) -> str:
        return str(self.calls[index].id)

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def row_style(self, index: int) -> str:
        return ""

    def cells(self, index: int) -> Sequence[Cell | str]:
        call = self.calls[index]
        who = [self._title(call.program) if call.program else "", call.caller or call.number]
        return (
            Cell(self._when(call.at), "dim"),
            self._kind(call),
            ", ".join(part for part in who if part) or "unknown",
            Cell(str(call.heat or ""), "accent"),
            Cell(self._when(call.next_due) if call.next_due else "", "warn"),
        )

    def _kind(self, call: Call) -> Cell:
        if call.incident:
            return Cell("rule?", "warn")
        if call.call_back == CallBack.DUE:
            return Cell("call back", "accent")
        if call.missed:
            return Cell("missed", "dim")
        return Cell(*KINDS.get(CallKind(call.kind), (call.kind, "")))


class CallsPane(Pane):
    """Contacts, newest first."""

    PLACE = CALLS

    def __init__(self) -> None:
        self.calls: Sequence[Call] = ()
        super().__init__(Grid(COLUMNS), id="calls")

    def load(self, calls: Sequence[Call], title: Callable[[str], str], now: datetime) -> None:
        self.calls = tuple(calls)
        self.grid.empty = NO_CALLS
        self.grid.show(CallRows(self.calls, title, lambda at: moment_words(at, now)))
        self.say()

    def title_text(self) -> str:
        return "Calls"

    def words(self) -> str:
        if not self.calls:
            return ""
        due = sum(call.call_back == CallBack.DUE for call in self.calls)
        return f"{len(self.calls)}" + (f" · {due} to call back" if due else "")


def moment_words(at: datetime, now: datetime) -> str:
    """A call's time in Eastern: the hour today, with the weekday otherwise."""
    from matchweek.domain.zones import EASTERN, wall

    here, there = now.astimezone(EASTERN), at.astimezone(EASTERN)
    if here.date() == there.date():
        return f"{there:%H:%M}"
    if abs(here - there) < timedelta(days=6):
        return f"{wall(at, EASTERN)[:3]} {there:%H:%M}"
    return f"{there:%d %b}"
