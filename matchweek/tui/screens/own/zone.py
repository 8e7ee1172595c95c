"""The first question: which zone one's own clock is in; and what to press first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Input

from matchweek.domain.times import places
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.places import Place
from matchweek.domain.times.zones import EASTERN, ZONE_TABLE, in_both, place_name, system_zone_name, weekday
from matchweek.tui.commands import BY_ID
from matchweek.tui.commands.dialogs.me import ZONE
from matchweek.tui.screens.dialogs.dialog import GridDialog
from matchweek.tui.widgets.grid import Cell, Column, Grid
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

ON_UTC = "Computer is set to UTC"
LOW = 30
NONE_LIKE_IT = ("", "No place like it. Try the nearest big city, or your country.")


class Places:
    """Places as rows, each with its time now and with the hour there when the list opens.

    Where none of them may be taken unasked, a row above them says so, and the cursor begins there.
    """

    def __init__(self, places: Sequence[Place], now: datetime, opens: datetime, ask: str) -> None:
        self._places: list[Place | None] = [*([None] if ask else []), *places]
        self._now = now
        self._opens = opens
        self._ask = ask

    def __len__(self) -> int:
        return len(self._places)

    def place(self, key: str | None) -> Place | None:
        """The place of a row; none for the row that asks."""
        return self._places[int(key)] if key else None

    def key(self, index: int) -> str:
        return str(index)

    def index(self, key: str) -> int | None:
        return int(key) if int(key) < len(self._places) else None

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> tuple[Place | None, Places]:
        return self._places[index], self

    def name(self, place: Place | None) -> Cell | str:
        return Cell(self._ask, "accent") if place is None else shown_place(place)

    def now_there(self, place: Place) -> str:
        return in_both(self._now, read_zone(place.zone)).own_with_weekday

    def list_there(self, place: Place) -> str:
        return in_both(self._opens, read_zone(place.zone)).own_with_weekday


def columns(list_opens: str) -> tuple[Column, ...]:
    """The columns; `list_opens` is the heading of the one that tells when the list does there."""
    return (
        Column("place", "place", 22, lambda item: item[1].name(item[0]), grow=2),
        Column("time", "time there", 10, lambda item: item[1].now_there(item[0]) if item[0] else ""),
        Column(
            "list",
            list_opens,
            12,
            lambda item: Cell(item[1].list_there(item[0]), "dim") if item[0] else "",
        ),
        Column(
            "zone", "zone", 16, lambda item: Cell(item[0].zone, "dim") if item[0] else "", grow=1, most=32
        ),
    )


def shown_place(place: Place) -> str:
    """“Lahore, Pakistan”; of several clocks “Florida: Pensacola, Panama City”; “Mumbai, India (Bombay)”."""
    if not place.why:
        return place.title
    return f"{place.name}: {place.why}" if place.own else f"{place.title} ({place.why})"


class AskZone(GridDialog[None]):
    """Offers the system's zone; typing a place finds another. Escape leaves all as it is."""

    RULE = "zones.eastern"
    AT = ZONE
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    AskZone {
        #box { height: auto; width: 104; }
        #body { height: auto; }
        Grid { height: 10; }
        &.-low Grid { height: 7; }
        Input, Input:focus {
            height: 1; border: none; padding: 0 1; margin: 1 0; background: $foreground 10%;
        }
    }
    """

    def __init__(self, session: Session, zone: str = "") -> None:
        now = session.clock.now()
        self._opens = session.board.timetable(now).list_opens
        title = f"{weekday(self._opens)} {self._opens.astimezone(EASTERN):%H:%M} ET"
        self._first = not zone
        super().__init__(
            "Welcome to matchweek" if self._first else "Your time zone",
            Grid(columns(title), on_cursor=self._moved, empty=NONE_LIKE_IT),
        )
        self._desk = session
        self._offered = zone or system_zone_name()
        self._shown = Places((), now, self._opens, "")
        self.words = Words()
        self.field = Input(placeholder="your city, country or state")
        self._list("")

    def body(self) -> Iterable[Widget]:
        yield self.words
        yield self.field
        yield self.grid

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def on_resize(self) -> None:
        self.set_class(self.app.size.height < LOW, "-low")

    def on_unmount(self) -> None:
        places.forget()

    def _list(self, typed: str) -> None:
        """Show what was typed so far can mean; only what begins so may be taken with enter alone."""
        if not typed.strip():
            found: tuple[Place, ...] = (Place(place_name(self._offered), "", self._offered, "whole"),)
            # A machine that keeps UTC says nothing of where the person is.
            ask = "" if place_name(self._offered) != "UTC" or not self._first else ON_UTC
        else:
            found = places.find(typed)
            ask = "" if places.meant(typed, found) is not None or not found else asked(found)
        self._shown = Places(found, self._desk.clock.now(), self._opens, ask)
        self.grid.show(self._shown, keep="top")
        self._tick()

    @property
    def place(self) -> Place | None:
        """The place under the cursor; none while one must be chosen."""
        return self._shown.place(self.grid.cursor)

    def _moved(self, key: str | None) -> None:
        self._tick()

    def _tick(self) -> None:
        place = self.place
        now = self._desk.clock.now()
        says = question(now, place) if place is not None else (unasked(now, len(self._shown)), "strong")
        table = Para([(f"Zone rules {ZONE_TABLE.words()}.", "dim")])
        self.words.say([*([welcome(now, self._opens), BLANK] if self._first else []), Para([says]), table])

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_zone_keep()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_zone_keep()

    def do_zone_keep(self) -> None:
        place = self.place
        if place is None:
            # The line above the list says what to do.
            return
        zone = place.zone

        def act(week: Week) -> Done:
            from matchweek.services.people import applicant

            return applicant.change(week, zone=zone)

        dashboard = self.host

        def kept(done: Done) -> None:
            # What this window was opened with no longer counts: the zone was said now.
            dashboard.week_screen.zone_override = ""
            dashboard.zone_changed()
            dashboard.said_words(f"your zone: {place_name(zone)}")

        self._desk.do(act, kept)
        self.dismiss()

    def do_zone_later(self) -> None:
        if self._first:
            self.host.said_words("Eastern time only, until you say your zone")
        self.dismiss()


def asked(found: Sequence[Place]) -> str:
    """What the row above the places says."""
    return (
        "Did you mean one of these? Go down to it"
        if found[0].fit in ("near", "inside")
        else "Which one? Go down to it"
    )


CHOICE_ALONE = 2
"""Rows where there is nothing to choose among yet: the question and what the machine is set to."""


def unasked(now: datetime, count: int) -> str:
    """What is said while no place is under the cursor."""
    do = "Go down to your place, then enter." if count > CHOICE_ALONE else "Type your city, country or state."
    return f"{now.astimezone(EASTERN):%H:%M:%S} Eastern. {do}"


def question(now: datetime, place: Place) -> tuple[str, str]:
    """“10:42:07 Eastern, Thu 19:42 in Lahore, Pakistan: does your phone agree?”"""
    times = in_both(now, read_zone(place.zone))
    eastern = f"{now.astimezone(EASTERN):%H:%M:%S} Eastern"
    where = place.why.partition(",")[0] if place.why and place.own else place.title
    own = f"{times.own} in {where}"
    if place.zone == EASTERN.name:
        own = "and that is your own time" if place.kind == "zone" else f"and {own}"
    return (f"{eastern}, {own}: does your phone agree?", "strong")


IN_THE_WEEK = (("open_list", " brings in the list from a file, "), ("paste", " from what you copied; "))
BEFORE_IT = (("season", " keeps your interviews, "), ("year_plan", " says what to do when; "))


LIST_SOON = timedelta(days=7)
"""So long before the list opens, what is to be done first is its list."""


def welcome(now: datetime, opens: datetime) -> Para:
    """What to press next, and what need not be feared. Months before the list there is none to bring in."""
    pieces: list[str | tuple[str, str]] = [("Your place first.", "accent"), " Then "]
    for name, does in IN_THE_WEEK if now >= opens - LIST_SOON else BEFORE_IT:
        pieces += [(BY_ID[name].shown_keys, "key"), does]
    pieces += [(BY_ID["help"].shown_keys.split()[0], "key"), " helps. "]
    pieces.append("Everything is saved at once. Nothing is sent. R3 is the authority; this only helps you.")
    return Para(pieces)
