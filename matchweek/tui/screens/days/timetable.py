"""The timetable: every moment of the week in both zones; each can be moved while the week runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.season.own_timetable import not_known, without_own
from matchweek.domain.season.rules.book import UNSURE
from matchweek.domain.season.timetable import (
    NEVER,
    Moment,
    MomentKind,
    Timetable,
    instants,
    moments,
    seasons,
)
from matchweek.domain.times.named_zone import read_zone
from matchweek.domain.times.zones import EASTERN, in_both, place_name, wall
from matchweek.tui.commands import BY_ID
from matchweek.tui.commands.dialogs.days import TIMES
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.look.text import width_of
from matchweek.tui.screens.days.change_times import Asked, ChangeTimes
from matchweek.tui.screens.days.first_times import ask_first, to_give
from matchweek.tui.screens.days.times import time_text
from matchweek.tui.screens.dialogs.dialog import GridDialog
from matchweek.tui.widgets.grid import Cell, Column, Grid
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

NOTE_CELLS = 6


class Moments:
    """The moments as rows; what is over is dim, the next one lit, a moved one says so."""

    def __init__(self, timetable: Timetable, zone: str, now: datetime) -> None:
        self.timetable = timetable
        self.moments = (*moments(timetable), *to_give(timetable))
        self._own = read_zone(zone) if zone else EASTERN
        self._now = now
        self.next = next((each.key for each in self.moments if now < each.at < NEVER), "")
        if not timetable.known:
            self.next = next((each.key for each in self.moments if each.at == NEVER), "")
        self._places = {each.key: place for place, each in enumerate(self.moments)}

    def __len__(self) -> int:
        return len(self.moments)

    def key(self, index: int) -> str:
        return self.moments[index].key

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> tuple[Moment, Moments]:
        return self.moments[index], self

    def look(self, moment: Moment) -> str:
        """The style of a moment's words: dim once it is over."""
        return "dim" if moment.at <= self._now else ""

    def moved(self, moment: Moment) -> bool:
        return moment.key in self.timetable.moved_keys

    def mark(self, moment: Moment) -> Cell:
        lit = moment.key == self.next
        return Cell("●" if lit else "·", "accent" if lit else "dim")

    def eastern(self, moment: Moment) -> Cell:
        if moment.at == NEVER:
            return Cell("not given yet", "warn")
        at = wall(moment.at)
        if moment.day_only:
            at = at.rpartition(" ")[0]
        return Cell(at, "accent" if self.moved(moment) else self.look(moment) or "strong")

    def own(self, moment: Moment) -> Cell | str:
        if moment.at == NEVER:
            return ""
        times = in_both(moment.at, self._own)
        at = "" if times.same_clock or moment.day_only else times.own_with_weekday
        return Cell(at, "accent" if self.moved(moment) else self.look(moment))

    def title(self, moment: Moment) -> Cell | str:
        return moment.title if moment.at == NEVER else Cell(moment.title, self.look(moment))

    def note(self, moment: Moment) -> Cell:
        if moment.at == NEVER:
            return Cell(TIMES["times_move"].shown_key, "key")
        if self.moved(moment):
            return Cell("moved", "accent")
        return Cell("verify" if moment.mark in UNSURE else "", "dim")


def columns(zone: str) -> tuple[Column, ...]:
    """The columns, the second of one's own zone."""
    place = place_name(zone) if zone else ""
    return (
        Column("next", "", 1, lambda item: item[1].mark(item[0])),
        Column("eastern", "Eastern", 16, lambda item: item[1].eastern(item[0])),
        Column("own", place, max(9, min(12, width_of(place))), lambda item: item[1].own(item[0])),
        Column("title", "", 20, lambda item: item[1].title(item[0]), grow=9),
        Column("note", "", NOTE_CELLS, lambda item: item[1].note(item[0])),
    )


class TimetableScreen(GridDialog[None]):
    """Each change asks for its time and a reason, and is one act: undo takes it back."""

    RULE = "timetable.week"
    AT = TIMES
    DEFAULT_CSS = """
    TimetableScreen { #box { width: 104; max-width: 98%; } Words { margin-top: 1; } }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__("Times", Grid(columns(zone), on_cursor=lambda key: self._tell()))
        self.session = session
        self.zone = zone
        self.words = Words()
        self._shown: object = None

    def body(self) -> Iterable[Widget]:
        yield self.grid
        yield self.words

    def on_mount(self) -> None:
        self.load()
        self.grid.goto(self.source.next)
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        source = self.source
        if (source.timetable, source.next) != self._shown:
            self.load()

    def board_changed(self) -> None:
        self.load()

    @property
    def timetable(self) -> Timetable:
        return self.session.board.timetable(self.session.clock.now())

    @property
    def source(self) -> Moments:
        return Moments(self.timetable, self.zone, self.session.clock.now())

    def load(self) -> None:
        """Show the times in force."""
        source = self.source
        timetable = source.timetable
        self._shown = (timetable, source.next)
        caution = f" · {timetable.caution}" if timetable.caution else ""
        self.title_line.tell("Times", f"Match Week {timetable.season}{caution}")
        self.grid.columns = columns(self.zone)
        self.grid.show(source)
        self._tell()

    def _tell(self) -> None:
        moment, timetable = self.moment, self.timetable
        said = [Para([(moment.title, "strong")])] if moment is not None else []
        said.append(
            Para(
                [
                    (
                        f"{timetable.note} {self._how(timetable)} ".lstrip(),
                        "dim",
                    ),
                    (BY_ID["zone"].shown_key, "key"),
                    (" changes your zone.", "dim"),
                ]
            )
        )
        self.words.say(said)

    def _how(self, timetable: Timetable) -> str:
        if timetable.known:
            return "A moved time changes every countdown and alarm at once."
        return self.AT.in_words(
            "{Times_move} asks for each, from R3; until all are here every program is held."
        )

    @property
    def moment(self) -> Moment | None:
        """The moment under the cursor."""
        return next((each for each in self.source.moments if each.key == self.grid.cursor), None)

    # Keys

    def do_times_move(self) -> None:
        self._move(follow=False)

    def do_times_shift(self) -> None:
        self._move(follow=True)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_times_move()

    def _move(self, *, follow: bool) -> None:
        moment, timetable = self.moment, self.timetable
        if moment is None:
            return
        if moment.at == NEVER:
            if self.session.ready:
                ask_first(self.host, self.session, self.zone, moment.key)
            return
        if moment.kind is MomentKind.SEASON_ENDS:
            self.notify("It is the midnight after Match Day: move that.", markup=False)
            return
        title = "Move it and the rest of its day" if follow else "Move"
        asked = Asked(moment.key, "new time", moment.at, time_text(moment.at))
        keys = _rest_of_day(timetable, moment) if follow else [moment.key]
        before = instants(timetable)

        def times(typed: Mapping[str, datetime]) -> dict[str, datetime]:
            by = typed[moment.key] - moment.at
            return {key: before[key] + by for key in keys}

        def change(typed: Mapping[str, datetime]) -> Timetable:
            own = timetable
            for key, at in times(typed).items():
                own = own.moved(key, at)
            return own

        def act(week: Week, typed: Mapping[str, datetime], because: str) -> Done:
            from matchweek.services.days import timetable as service

            return service.set_times(week, times(typed), because)

        words = f"{len(keys)} times move by as much." if follow else ""
        self._ask(ChangeTimes(self.session, self.zone, title, moment.title, [asked], change, act, words))

    def do_times_add(self) -> None:
        timetable = self.timetable
        if not timetable.known:
            self.notify(here(not_known(timetable)), markup=False)
            return
        day = timetable.rounds[-1].closes

        def change(typed: Mapping[str, datetime]) -> Timetable:
            return timetable.with_round(typed["opens"], typed["closes"])

        def act(week: Week, typed: Mapping[str, datetime], because: str) -> Done:
            from matchweek.services.days import timetable as service

            return service.add_round(week, typed["opens"], typed["closes"], because)

        asked = [Asked("opens", "opens", day), Asked("closes", "ends", day)]
        words = "Rounds are numbered by their opening. SOAP's end moves first where it would come before."
        self._ask(ChangeTimes(self.session, self.zone, "Add a round", "", asked, change, act, words))

    def do_times_drop(self) -> None:
        moment, timetable = self.moment, self.timetable
        if moment is None or moment.round is None:
            self.notify("No round is under the cursor.", markup=False)
            return
        if not timetable.known:
            self.notify(here(not_known(timetable)), markup=False)
            return
        number = moment.round

        def act(week: Week, typed: Mapping[str, datetime], because: str) -> Done:
            from matchweek.services.days import timetable as service

            return service.drop_round(week, number, because)

        words = "Later rounds move up by one number."
        title = f"Drop round {number}"
        change = _always(lambda: timetable.without_round(number))
        self._ask(ChangeTimes(self.session, self.zone, title, "", [], change, act, words))

    def do_times_reset(self) -> None:
        timetable = self.timetable
        if not timetable.moved_keys and timetable.rounds == without_own(timetable).rounds:
            self.notify("All times are as packaged.", markup=False)
            return

        def act(week: Week, typed: Mapping[str, datetime], because: str) -> Done:
            from matchweek.services.days import timetable as service

            return service.reset(week, because)

        words = f"Your own times of {timetable.season} are taken out"
        words += "; the packaged ones are in force again."
        if timetable.season not in seasons():
            words = f"All times of {timetable.season} are taken out, and then none are known: nothing opens."
        change = _always(lambda: without_own(timetable))
        self._ask(ChangeTimes(self.session, self.zone, "Reset all times", "", [], change, act, words))

    def _ask(self, dialog: ChangeTimes) -> None:
        if self.session.ready:
            self.app.push_screen(dialog)

    def do_zone(self) -> None:
        self.host.do_zone()

    def do_times_leave(self) -> None:
        self.dismiss()


def _always(make: Callable[[], Timetable]) -> Callable[[Mapping[str, datetime]], Timetable]:
    return lambda typed: make()


def _rest_of_day(timetable: Timetable, moment: Moment) -> list[str]:
    """The keys of a moment and of what follows it on the same Eastern day."""
    day = moment.at.astimezone(EASTERN).date()
    known = instants(timetable)
    return [
        each.key
        for each in moments(timetable)
        if each.key in known
        and not each.day_only
        and each.at >= moment.at
        and each.at.astimezone(EASTERN).date() == day
    ]
