"""The first question: which zone one's own clock is in; and what to press first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.domain.zones import EASTERN, in_both, place_name, read_zone, system_zone_name, zones_like
from matchweek.tui.commands import BY_ID, Command
from matchweek.tui.screens.dialog import GridDialog
from matchweek.tui.widgets.grid import Cell, Column, Grid
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from matchweek.services.week import Done, Week
    from matchweek.tui.desk import Desk

COLUMNS = (
    Column("place", "place", 18, grow=1, most=26),
    Column("time", "its time now", 12),
    Column("zone", "zone", 20, grow=2),
)
NONE_LIKE_IT = ("", "No zone like it. Try the nearest big city, or a zone such as Asia/Karachi.")


class Zones:
    """Zone names as rows, each with its time now."""

    def __init__(self, names: Sequence[str], now: datetime) -> None:
        self._names = names
        self._now = now

    def __len__(self) -> int:
        return len(self._names)

    def key(self, index: int) -> str:
        return self._names[index]

    def index(self, key: str) -> int | None:
        return self._names.index(key) if key in self._names else None

    def row_style(self, index: int) -> str:
        return ""

    def cells(self, index: int) -> Sequence[Cell | str]:
        name = self._names[index]
        times = in_both(self._now, read_zone(name))
        return (place_name(name), times.own_with_weekday, Cell(name, "dim"))


class AskZone(GridDialog[None]):
    """Offers the system's zone; typing finds another. Escape leaves Eastern alone, and asks again."""

    KEYS = (
        Command("zone_keep", ("enter",), "yes, keep it", "Keep this zone.", "zone", footer=1),
        Command("zone_later", ("escape",), "later", "Eastern only for now; asked again.", "zone", footer=2),
        BY_ID["down"],
        BY_ID["up"],
    )
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    AskZone {
        #box { height: auto; }
        #body { height: auto; }
        Grid { height: 7; }
        Input, Input:focus {
            height: 1; border: none; padding: 0 1; margin: 1 0; background: $foreground 10%;
        }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("Welcome to matchweek", Grid(COLUMNS, on_cursor=self._moved, empty=NONE_LIKE_IT))
        self._desk = desk
        self._offered = system_zone_name()
        self.words = Words(self._words(self._offered))
        self.field = Input(placeholder="or type your city")
        self._list((self._offered,))

    def body(self) -> Iterable[Widget]:
        yield self.words
        yield self.field
        yield self.grid

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def _list(self, names: Sequence[str]) -> None:
        self.grid.show(Zones(names, self._desk.clock.now()), keep="top")

    def _words(self, zone: str) -> list[Para]:
        return [welcome(), BLANK, Para([question(self._desk.clock.now(), zone)])]

    def _moved(self, zone: str | None) -> None:
        self.words.say(self._words(zone or self._offered))

    def _tick(self) -> None:
        self._moved(self.grid.cursor)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(zones_like(event.value) if event.value.strip() else (self._offered,))
        self._tick()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_zone_keep()

    def do_zone_keep(self) -> None:
        zone = self.grid.cursor
        if zone is None:
            self.notify("No zone is like what was typed.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services import applicant

            return applicant.change(week, zone=zone)

        self._desk.do(act, lambda done: self.dashboard.said_words(f"your zone: {place_name(zone)}"))
        self.dismiss()

    def do_zone_later(self) -> None:
        self.dashboard.said_words("Eastern time only, until you say your zone")
        self.dismiss()


def question(now: datetime, zone: str) -> tuple[str, str]:
    """“10:42:07 Eastern, 19:42 in Karachi: does your phone agree?”"""
    times = in_both(now, read_zone(zone))
    eastern = f"{now.astimezone(EASTERN):%H:%M:%S} Eastern"
    own = f"{times.own} in {times.place}"
    if zone == EASTERN.name:
        own = "and that is your own time"
    return (f"{eastern}, {own}: does your phone agree?", "strong")


def welcome() -> Para:
    """What to press first, and what need not be feared."""
    pieces: list[str | tuple[str, str]] = [("First: ", "accent"), (BY_ID["open_list"].shown_keys, "key")]
    pieces.append(" brings in the list from a file")
    if "paste" in BY_ID:
        pieces += [", ", (BY_ID["paste"].shown_keys, "key"), " from what you copied"]
    pieces += ["; ", (BY_ID["help"].shown_keys.split()[0], "key"), " helps. "]
    pieces.append("Everything is saved at once. Nothing is sent. R3 is the authority; this only helps you.")
    return Para(pieces)
