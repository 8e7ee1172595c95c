"""The programs pane: the list, sorted with single keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from matchweek.tui.commands import PROGRAMS, with_keys
from matchweek.tui.panes.finding import Finds
from matchweek.tui.panes.folding import FoldsTypes
from matchweek.tui.panes.frame import Pane
from matchweek.tui.panes.marking import MarksPrograms
from matchweek.tui.panes.offered import FollowsOffers
from matchweek.tui.panes.program_rows import COLUMNS, ProgramRows, columns_for
from matchweek.tui.panes.sorting import NOTHING_PROPOSED, SortsPrograms
from matchweek.tui.widgets.grid import Grid

if TYPE_CHECKING:
    from textual.binding import BindingType

    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.domain.programs.programs import Program, Programs
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session
    from matchweek.tui.session.session_messages import Otherwise

NO_LIST = (
    "{paste:8}paste the List of Unfilled Programs, copied from R3",
    "{open_list:8}or open it from a file",
    "        or in a shell: matchweek list import FILE",
)
UNTIL_THEN = (
    "{season:8}until then: your interviews, from invitation to rank list",
    "{year_plan:8}and the plan: what to do when",
)
OVER = ("", "Match Week is over.", "", "{aftermath:8}what comes after: thanks, looking back, the next step")
WITHOUT_LIST = ("paste", "season", "year_plan", "undo", "help", "call")
WITHOUT_LIST_OVER = ("aftermath", "year_plan", "undo", "help", "call")
"""What the last line names while there is no list."""
NOTHING_FOUND = ("", "Nothing matches.", "", "{clear:8}take back the text to find, then the filters")


CONFIRMED = "What you decided yourself stays. One undo takes all of it back."
# Keys that need no program under the cursor.
UNCHOSEN = (
    "find",
    "filter",
    "sort",
    "deck",
    "fold",
    "mark_all",
    "lanes_proposed",
    "lane_rules",
    "import_facts",
)


class ProgramsPane(MarksPrograms, FoldsTypes, FollowsOffers, SortsPrograms, Finds, Pane):
    """Shows a view of the programs; its keys sort them. The cursor's program is shown in the card."""

    PLACE = PROGRAMS
    BINDINGS: ClassVar[list[BindingType]]

    def __init__(self, session: Session, on_program: Callable[[Program | None], None]) -> None:
        self.session = session
        self._view: ProgramSet | None = None
        self._on_program = on_program
        # While a key is acting that moves the cursor on: the card need not show first what it leaves at once.
        self._goes_on = False
        self._more: tuple[str, ...] = ()
        self.offered = {}
        super().__init__(
            Grid(COLUMNS, on_cursor=self._moved, empty=("", "Opening your week…")), id="programs"
        )

    # What is shown

    def load(self, programs: Programs) -> None:
        """Show a board's programs, with the filters and order one had."""
        from matchweek.domain.programs.program_set import ProgramSet

        first = self._view is None
        view = ProgramSet(programs, by="lane") if self._view is None else self._view.of(programs)
        self.drop_filled(programs)
        self.show(self.fold_at_load(view, first=first))
        self._fit_columns()
        self.say_fold()
        self.say_empty()

    def say_empty(self) -> None:
        """What stands where no program is shown, as it is now."""
        some = self._view is not None and len(self._view.programs)
        self.grid.empty = [with_keys(line) for line in NOTHING_FOUND] if some else self._no_list()

    def _no_list(self) -> list[str]:
        """How the list comes in; before Match Week also when R3 opens it, and what to do until then."""
        from matchweek.domain.contacts.contact_facts import soap_over
        from matchweek.domain.times.zones import EASTERN, wall

        now = self.session.clock.now()
        timetable = self.session.board.timetable(now)
        if timetable.known and soap_over(now, timetable):
            return [with_keys(line) for line in OVER]
        said = ["", "No list yet.", "", *map(with_keys, NO_LIST)]
        if timetable.known and now < timetable.list_opens:
            when = f"R3 opens it on {wall(timetable.list_opens, EASTERN)} Eastern."
            said += ["", when, "", *map(with_keys, UNTIL_THEN)]
        return said

    def keys_alone(self) -> tuple[str, ...]:
        """The commands that do something while there is no list; none where there is one."""
        if self._view is not None and len(self._view.programs):
            return ()
        from matchweek.domain.contacts.contact_facts import soap_over

        now = self.session.clock.now()
        timetable = self.session.board.timetable(now)
        over = timetable.known and soap_over(now, timetable)
        return WITHOUT_LIST_OVER if over else WITHOUT_LIST

    def warm(self, programs: Programs) -> None:
        """Sort programs that will be shown, in another thread: `load` then finds their order there."""
        if self._view is not None:
            len(self._view.of(programs))

    def show(self, view: ProgramSet, *, order_only: bool = False, keep: str = "key") -> None:
        """Show another view; the cursor stays on its program where that is still shown."""
        self._view = view
        # A stored view solves itself once, so that the grid only ever asks for rows.
        len(view)
        self.grid.sort = (view.by, view.reverse) if view.by != "list" else None
        rows = ProgramRows(view, self._masked(), self.closed, self.offered, self.session.clock.now)
        self.grid.show(rows, keep, order_only=order_only)
        self.say()

    def patch(self, codes: Iterable[str]) -> None:
        """Some programs changed: draw them anew; those that no longer match the filters leave."""
        changed = list(codes)
        view = self.view.refreshed()
        # The first call, and the first advocate, bring a column that took no room before.
        self._fit_columns()
        if view is not self.view or len(changed) > 100:
            self.show(view)
        else:
            for code in changed:
                self.grid.refresh_row(code)
            self.say()
        if self.grid.cursor in changed and not self._goes_on:
            self._moved(self.grid.cursor)

    def follow_fits(self, *, anew: bool) -> None:
        """How programs fit may have changed: draw it; with `anew` they are put in order by it at once.

        Else a row stays where it is: what came in from outside moves nothing under a person's hand.
        """
        if self._view is None:
            return
        # The first wish brings a column that took no room before.
        self._fit_columns()
        if anew and self.view.by in ("fit", "lane"):
            self.show(self.view.of(self.view.programs))
        else:
            self.show(self.view)

    @property
    def view(self) -> ProgramSet:
        """What is shown of the programs; there is one once the week is open."""
        assert self._view is not None
        return self._view

    @property
    def program(self) -> Program | None:
        """The program under the cursor."""
        code = self.grid.cursor
        return self.view.programs.get(code) if code is not None else None

    def title_text(self) -> str:
        return "Programs"

    def words(self) -> str:
        if self._view is None:
            return ""
        total, shown = len(self.view.programs), len(self.view)
        count = f"{shown:,}" if shown == total else f"{shown:,} of {total:,}"
        parts = (count if total else "", self.marked_words(), self.view.describe())
        return " · ".join(part for part in parts if part)

    def below(self) -> str:
        if self._view is None:
            return ""
        counts = self.view.programs.counts()
        if not counts.total:
            return ""
        words = counts.describe()
        tiers = counts.describe_tiers() if any(counts.tiers.values()) else ""
        return f"{tiers} — {words}" if tiers and self.size.width >= 120 else words

    def _masked(self) -> Callable[[Program], str] | None:
        mask = getattr(self.app, "mask", None)
        return mask.program if mask is not None and mask.on else None

    def add_columns(self, names: Sequence[str]) -> None:
        """Show further columns, by their ids, where there is room for them."""
        self._more = tuple(names)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Let the columns be as wide as what is in them; done when a list was read, not at a key."""
        programs = self._view.programs if self._view is not None else ()
        columns = columns_for(programs.widths() if programs else {}, self._more)
        if columns != self.grid.columns:
            self.grid.columns = columns

    def goto(self, code: str) -> None:
        """Put the cursor on a program; what hides it is taken back."""
        if not self.grid.goto(code):
            self.show(self.view.find("").with_filters(*self.folds()), order_only=True)
            if not self.grid.goto(code):
                self.show(self.view.with_filters(), order_only=True)
                self.grid.goto(code)
            self.say_fold()

    def _moved(self, code: str | None) -> None:
        self.sorted_now(None)
        self._on_program(self.view.programs.get(code) if code is not None else None)

    # Keys

    def do_command(self, name: str, act: Callable[[], object]) -> None:
        if not self.asks_for_hidden(name, act):
            act()

    def why_not(self, name: str) -> str:
        if name == "clear" and self.session.shows:
            return ""
        if not self.session.shows or (name == "note" and not self.session.ready):
            return "Your week is still being opened: press it again in a moment."
        if not len(self.view.programs):
            return with_keys("There is no list yet: {open_list} brings one in.")
        if name not in UNCHOSEN and not self.chosen() and not self.grid.marked:
            return with_keys("No program is shown: {clear} takes back the text to find, then the filters.")
        return ""

    def act_on(
        self,
        codes: tuple[str, ...],
        act: Callable[[Week, tuple[str, ...]], Done],
        *,
        decides: bool = False,
        otherwise: Otherwise | None = None,
    ) -> bool | None:
        cursor, marked = self.grid.cursor, bool(self.grid.marked)
        self._goes_on = decides and not marked
        done = self.session.do(lambda week: act(week, codes), self.host.said, otherwise)
        self._goes_on = False
        if done is False:
            return done
        if marked:
            self.unmark()
        elif decides and self.grid.cursor == cursor:
            self.grid.advance_keeping_height()
            if self.grid.cursor == cursor:
                self._moved(cursor)  # on the last row
        if not marked and not decides and codes != (cursor,):
            self.says_whom(codes)
        if decides:
            self.sorted_now(codes[0] if len(codes) == 1 and not marked else None)
        return done

    def do_clear(self) -> None:
        if self.unmark():
            return
        if self.view.text:
            self.show(self.view.find(""), order_only=True)
        elif len(self.view.filters) > len(self.folds()):
            self.show(self.view.with_filters(*self.folds()), order_only=True)
        else:
            self.host.said_words("no marks, text or filters to take back")

    # Looking

    def do_filter(self) -> None:
        from matchweek.tui.screens.programs.filter import FilterPrograms

        self.app.push_screen(FilterPrograms(self.view, self._show_chosen))

    def do_sort(self) -> None:
        from matchweek.tui.screens.programs.sort import SortPrograms

        self.app.push_screen(SortPrograms(self.view, self._show_chosen))

    def _show_chosen(self, view: ProgramSet) -> None:
        self._show_found(view)
        self.say_fold()

    def do_card(self) -> None:
        from matchweek.tui.screens.programs.card import CardScreen

        if self.grid.cursor is not None:
            self.app.push_screen(CardScreen(self.session, self.grid.cursor))

    def do_lanes_proposed(self) -> None:
        """Ask how many are to be sorted as proposed, then sort all that are shown."""
        from matchweek.services.lists import lane_rules
        from matchweek.tui.screens.dialogs.ask import Ask

        wanted = lane_rules.proposals(self.view)
        if not wanted:
            self.app.notify(with_keys(NOTHING_PROPOSED), markup=False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.session.do(lambda week: lane_rules.confirm(week, wanted), self.host.said)

        self.app.push_screen(Ask(lane_rules.question(wanted), CONFIRMED), answered)

    def do_lane_rules(self) -> None:
        from matchweek.tui.screens.programs.lane_rules import LaneRules

        self.app.push_screen(LaneRules(self.session))

    def do_import_facts(self) -> None:
        from matchweek.tui.screens.programs.import_facts import open_facts_file

        open_facts_file(self.host, self.session)

    def do_deck(self) -> None:
        from matchweek.tui.screens.programs.deck import Deck, undecided

        codes = undecided(self.view)
        if codes:
            self.app.push_screen(Deck(self.session, codes), self._seen_last)
        else:
            self.app.notify("No program shown here is undecided.", markup=False)

    def _seen_last(self, code: str | None) -> None:
        """After one by one the cursor is on the program that was shown last."""
        if code is not None:
            self.grid.goto(code)

    def on_grid_header_clicked(self, event: Grid.HeaderClicked) -> None:
        event.stop()
        self.sort_by(event.order)

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_card()

    def sort_by(self, name: str) -> None:
        """Sort by a column; by the one it is sorted by already, the other way round, then not at all."""
        from matchweek.domain.programs.columns import column

        by = column(name)
        if self.view.by != by.id:
            self.show(self.view.sorted(by.id, by.falling), order_only=True)
        elif self.view.reverse == by.falling:
            self.show(self.view.sorted(by.id, not by.falling), order_only=True)
        else:
            self.show(self.view.sorted("list"), order_only=True)
