"""Season: the programs that made contact before Match Week, with dates, scores and notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Paste

from matchweek.tui.acting import Moved
from matchweek.tui.commands import BY_ID, COMMANDS, SEASON, bind, with_keys
from matchweek.tui.commands.places import MOVING
from matchweek.tui.panes.foot import Foot
from matchweek.tui.screens.round_screen import RoundScreen
from matchweek.tui.screens.season.next_step import next_step
from matchweek.tui.screens.season.of_one_row import OfOneRow
from matchweek.tui.screens.season.one_key_each import OneKeyEach
from matchweek.tui.screens.season.season_card import SeasonCard
from matchweek.tui.screens.season.season_pane import ON_MARKED, SeasonPane
from matchweek.tui.screens.season.season_rows import USUAL
from matchweek.tui.screens.season_weeks.stands_line import StandsLine
from matchweek.tui.screens.season_weeks.weeks import Weeks
from matchweek.tui.widgets.grid import Grid

if TYPE_CHECKING:
    from matchweek.domain.tracker.same import OnList
    from matchweek.domain.tracker.season_view import SeasonRow
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

LOW = 30
"""With fewer lines than this the card is short."""
ALSO = tuple(BY_ID[name] for name in ("copy", "undo", "redo", "interviews", "help"))
HERE = tuple(command for command in COMMANDS if command.where == SEASON)
# Keys that need no row under the cursor.
UNCHOSEN = frozenset(
    {"season_add", "season_import", "season_paste", "season_columns", "score_before", "score_next"}
    | {"season_invitation", "season_blocks"}
    | {"season_outlook", "season_hours", "season_so_far", "season_ready", "rank_list"}
)


NONE_YET = ("season_invitation", "season_add", "season_import", "undo", "help", "call")
"""What the last line names while no program made contact."""


class SeasonScreen(OneKeyEach, OfOneRow, Weeks, RoundScreen):
    """Follows the board. Number keys give the score in brackets, single keys the status; to all
    that is marked, else to the row under the cursor."""

    PLACE = SEASON
    BINDINGS: ClassVar[list[BindingType]] = bind((*HERE, *ALSO, *MOVING, BY_ID["quit"]))
    TITLE = "Season"
    rule_section = "contact"
    AUTO_FOCUS = "Grid"
    DEFAULT_CSS = """
    SeasonScreen {
        layout: vertical; background: $background;
        SeasonPane { height: 1fr; }
        &.-low SeasonCard { height: 4; }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone)
        self.stands = StandsLine()
        self.pane = SeasonPane(self._moved, session.app.chosen.season_columns)
        self.card = SeasonCard()
        self.foot = Foot(SEASON, "")
        self._wanted = ""
        self._listed: tuple[object, OnList] | None = None

    def compose(self) -> ComposeResult:
        yield self.round_bar
        yield self.stands
        yield self.pane
        yield self.card
        yield self.foot

    def fit_size(self) -> None:
        self.set_class(self.app.size.height < LOW, "-low")
        self.call_after_refresh(self._show_card)

    # What is shown

    def show_all(self) -> None:
        self.pane.load(self.session.board, self.zone)
        self.foot.names_only(SEASON, () if len(self.pane.view.programs) else NONE_YET)
        if self._wanted:
            self.pane.goto(self._wanted)
            self._wanted = ""

    def tell_bar(self) -> None:
        super().tell_bar()
        board, now = self.session.board, self.now
        self.stands.tell(board, board.timetable(now), now)

    def _moved(self, row: SeasonRow | None) -> None:
        from matchweek.domain.times.named_zone import read_zone
        from matchweek.domain.times.zones import EASTERN

        zone = read_zone(self.zone) if self.zone else EASTERN
        title = self.pane.title(row) if row is not None else ""
        codes = self._may_be(row)
        more = f", or one of {len(codes) - 1} more" if len(codes) > 1 else ""
        listed = f"{self.session.board.question(codes[0])}{more}" if codes else ""
        self.card.about(row, zone, title, listed, next_step(row, self.session.board, self.now))

    def _show_card(self) -> None:
        self._moved(self.row)

    def _may_be(self, row: SeasonRow | None) -> tuple[str, ...]:
        """The programs of the list that a row without a code may be, the names of a list read once."""
        board = self.session.board
        if row is None or row.tracked.code or not len(board.programs):
            return ()
        if self._listed is None or self._listed[0] is not board.programs:
            from matchweek.domain.tracker.same import OnList

            self._listed = (board.programs, OnList(program.listing for program in board.programs))
        return self._listed[1].may_be(row.tracked, {each.code for each in board.kept.tracked.values()})

    # Moving

    @property
    def moved(self) -> Moved:
        return self.pane.grid

    @property
    def row(self) -> SeasonRow | None:
        """The row under the cursor."""
        return self.pane.row

    def go_to_row(self, number: int) -> None:
        """Put the cursor on a program of the season, once it is shown."""
        if self.is_shown:
            self.pane.goto(str(number))
        else:
            self._wanted = str(number)

    # Acting

    def why_not(self, name: str) -> str:
        of_season = BY_ID[name].where == SEASON if name in BY_ID else False
        chosen = self.row is not None or (name in ON_MARKED and bool(self.pane.grid.marked))
        if of_season and name not in UNCHOSEN and name != "season_leave" and not chosen:
            if self.pane.view.programs:
                return with_keys("No program is shown: {season_leave} takes back the text, then the filters.")
            return with_keys("There is no program of the season yet: {season_add} adds one.")
        return ""

    def do_command(self, name: str, act: Callable[[], object]) -> None:
        if not self.pane.asks_for_hidden(name, act):
            act()

    def do_season_code(self) -> None:
        """Take the code of the list's program that the row may be."""
        row, codes = self.row, self._may_be(self.row)
        if row is None or not codes:
            self.notify("No program of your list is called so: type its code in its form.", markup=False)
            return

        def act(week: Week) -> Done:
            from matchweek.services.season import tracker

            return tracker.take_code(week, row.tracked.id, codes[0])

        self.session.do(act, self.host.said)

    def do_season_remove(self) -> None:
        """Ask once, then take the row out."""
        from matchweek.tui.screens.dialogs.ask import Ask

        row = self.row
        if row is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                from matchweek.services.season import tracker

                self.session.do(lambda week: tracker.remove(week, row.tracked.id), self.host.said)

        said = with_keys("Its interviews and notes go with it. {undo} brings all of it back.")
        self.app.push_screen(Ask(f"Take {self.pane.title(row)} out of the season?", said), answered)

    # Forms and dialogs

    def do_rank_list(self) -> None:
        """The rank lists, with the cursor on the program that has it here."""
        from matchweek.tui.screens.season.rank_list import RankScreen

        self.app.push_screen(RankScreen(self.session, self.zone, self.row.tracked.code if self.row else ""))

    def do_season_invitation(self) -> None:
        """An invitation came: stored first, whatever is under the cursor."""
        from matchweek.tui.screens.invitations.invitation import start_invitation

        start_invitation(self.host, self.session, self.zone)

    def do_season_blocks(self) -> None:
        from matchweek.tui.screens.invitations.blocked import Blocks

        self.app.push_screen(Blocks(self.session, self.zone))

    def do_season_add(self) -> None:
        from matchweek.tui.screens.season.tracker_form import open_tracked

        open_tracked(self.host, self.session, self.zone)

    def do_season_import(self) -> None:
        """Ask for the file of one's own sheet."""
        from matchweek.tui.screens.season.own_sheet import OpenSheet

        if self.session.ready and self.host.names_may_show("a sheet"):
            self.app.push_screen(OpenSheet(self.session, self.zone))

    def do_season_paste(self) -> None:
        self._paste("")

    def _paste(self, text: str) -> None:
        from matchweek.tui.screens.season.own_sheet import PasteSheet

        if self.session.ready and self.host.names_may_show("a sheet"):
            self.app.push_screen(PasteSheet(self.session, self.zone, text))

    def on_paste(self, event: Paste) -> None:
        """Rows that are pasted into the list are looked at first."""
        event.stop()
        self._paste(event.text)

    def do_season_card(self) -> None:
        """All that is known of the program, to read; its keys act on it there too."""
        from matchweek.tui.screens.season.whole_card import SeasonCardScreen

        if self.row is not None:
            self.app.push_screen(SeasonCardScreen(self.session, self.zone, self.pane, self.row.tracked.id))

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_season_card()

    # Looking

    def do_season_find(self) -> None:
        self.pane.do_find()

    def do_season_filter(self) -> None:
        self.pane.filter()

    def do_season_sort(self) -> None:
        self.pane.sort()

    def do_season_columns(self) -> None:
        shown = self.pane.next_columns()
        self.host.said_words("columns: " + ("as usual" if shown == USUAL else f"all {shown}"))

    def do_interviews(self) -> None:
        self.host.week_screen.do_interviews()

    def do_copy(self) -> None:
        """The line under the cursor, as it is shown."""
        from matchweek.tui.look.clipboard import copy

        row = self.row
        if row is None:
            self.notify("Nothing is under the cursor.", markup=False)
            return
        source = self.pane.grid.source
        item = source.item(source.index(row.key) or 0)
        words = " · ".join(
            filter(None, (placed.column.text(item) for placed in self.pane.grid.placed_columns))
        )
        copy(self.host, words, "1 line")

    def do_season_ready(self) -> None:
        self.host.week_screen.do_readiness()

    def do_season_outlook(self) -> None:
        from matchweek.tui.screens.season_weeks.outlook import OutlookScreen

        self.app.push_screen(OutlookScreen(self.session, self.zone))

    def do_season_leave(self) -> None:
        if not self.pane.clear():
            self.host.do_week()
