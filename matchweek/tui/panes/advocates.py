"""The advocates pane: faculty who would speak for the applicant, and those a program came open to on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands import ADVOCATES, key_for, with_keys
from matchweek.tui.panes.advocate_rows import BEGUN, COLUMNS, TURNED, AdvocateRows, columns_for
from matchweek.tui.panes.frame import Pane
from matchweek.tui.screens.advocates.gate_acts import GateActs, Pair
from matchweek.tui.widgets.grid import Grid
from matchweek.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.people.advocates import Advocate
    from matchweek.tui.session.session import Session

NOBODY = (
    "",
    "Nobody yet.",
    "{add_advocate}  add who would speak for you",
    "{finding}  six steps that find them",
)
SAID_LINES = 5
LEAST_ROWS = 8
"""So many lines of the pane are the rows', with header and rules, before there are any below them."""
# For which states of a gate a key makes sense where the cursor is on an advocate and not on a program.
MEANT = {
    "told": ("unlocked",),
    "sent": ("unlocked", "asked"),
    "answered": ("sent", "answered"),
    "draft": ("unlocked", "asked"),
    "clear": ("held",),
}


class AdvocatesPane(GateActs, Pane):
    """Who is to be told now, then advocates by tier; below, what to say or what is allowed instead."""

    PLACE = ADVOCATES
    DEFAULT_CSS = f"#said {{ height: {SAID_LINES}; width: 1fr; padding: 0 1 0 2; }}"

    def __init__(self) -> None:
        self.advocates: Sequence[Advocate] = ()
        self.begun = ""
        self.now: Advocacy | None = None
        self._title: Callable[[str], str] = str
        self.said = Painted(id="said")
        self._said_lines = SAID_LINES
        super().__init__(
            Grid(COLUMNS, AdvocateRows(), on_cursor=lambda key: self.tell_said()), id="advocates"
        )

    @property
    def session(self) -> Session:  # type: ignore[override]
        app = self.host
        found: Session = app.session
        return found

    def on_mount(self) -> None:
        # The week may have been read before this stood, which is not part of the first frame.
        self._show()

    def load(self, advocates: Sequence[Advocate], begun: str = "") -> None:
        """Show a board's advocates; their gates come with `follow`. `begun` says who was not finished."""
        self.advocates = tuple(advocates)
        self.begun = begun
        self.grid.empty = [with_keys(line) for line in NOBODY]
        self._show()

    def follow(self, advocacy: Advocacy, title: Callable[[str], str]) -> None:
        """Show the gates of this moment. Whom to tell now stands on top, and the cursor goes there from
        another pane."""
        before, first = self._turned_keys(), self.now is None
        self.now, self._title = advocacy, title
        self._show()
        if first and not self.lit:
            # Their order is known only now; nobody has chosen a row yet.
            self.grid.home()
        fresh = [key for key in self._turned_keys() if key not in before]
        if fresh and not self.lit:
            self.grid.goto(fresh[0])

    def _turned_keys(self) -> list[str]:
        rows = self.grid.source
        return [f"{TURNED}{each.assignment.id}" for each in getattr(rows, "turned", ())]

    def _show(self) -> None:
        now = self.now
        # Advocates that were just read anew have no gates until they are worked out.
        known = now is not None and set(now.advocates) == set(self.advocates)
        rows = (
            AdvocateRows(now.advocates, now, self._title, self.begun)
            if now and known
            else AdvocateRows(self.advocates, begun=self.begun)
        )
        person, was = self.advocate, self.grid.cursor
        columns = columns_for(rows)
        if columns != self.grid.columns:
            self.grid.columns = columns
        self.grid.show(rows)
        if person is not None and was is not None and rows.index(was) is None:
            # What stood on top is done: the cursor stays with its person, for what comes next.
            self.grid.goto(str(person.id))
        if self.advocates and not self.said.is_attached and self.grid.is_attached:
            self.mount(self.said, after=self.grid)
        self._fit_said()
        self.say()

    def title_text(self) -> str:
        return "Advocates"

    def words(self) -> str:
        if not self.advocates:
            return ""
        yes = sum(advocate.answer == "yes" for advocate in self.advocates)
        turned = len(self.now.turned) if self.now is not None else 0
        tell = f" · {turned} to tell" if turned else ""
        return f"{len(self.advocates)} · {yes} yes{tell}"

    def below(self) -> str:
        if not self.advocates:
            return ""
        if self.now is not None and self.now.turned:
            # The newest opening stands first; it is no call where it was cleared or SOAP is over.
            state = self.now.turned[0].gate.words
            return f"{state}: {key_for('advocate_draft')} drafts, {key_for('advocate_told')} told"
        return "they wait until a program calls"

    def on_resize(self) -> None:
        self._fit_said()

    def _fit_said(self) -> None:
        """Give the lines below as many as the rows can spare."""
        lines = min(SAID_LINES, self.size.height - LEAST_ROWS) if self.advocates else 0
        self.said.display = lines > 0
        if lines > 0 and self._said_lines != lines:
            self.said.styles.height = self._said_lines = lines
        self.tell_said()

    # What stands below the rows

    @property
    def advocate(self) -> Advocate | None:
        """The advocate under the cursor."""
        rows, key = self.grid.source, self.grid.cursor
        place = rows.index(key) if key is not None else None
        return rows.advocate_at(place) if isinstance(rows, AdvocateRows) and place is not None else None

    @property
    def pair(self) -> Pair | None:
        """The advocate and program of a row that stands on top."""
        rows, key = self.grid.source, self.grid.cursor
        place = rows.index(key) if key is not None else None
        if not isinstance(rows, AdvocateRows) or place is None or place >= len(rows.turned):
            return None
        turned = rows.turned[place]
        return (turned.advocate.id, turned.gate.program)

    def tell_said(self) -> None:
        """Write the lines about the cursor's row anew."""
        advocate = self.advocate
        if advocate is None or self.now is None or not self.said.is_attached:
            self.said.show([])
            return
        from matchweek.tui.panes.advocate_said import about_advocate, about_turned
        from matchweek.tui.widgets.form_lines import marked

        width = max(20, (self.size.width or 53) - 4)
        pair = self.pair
        lines: list[Line] = (
            about_turned(self.now, pair, self._title(pair[1]), width)
            if pair is not None
            else about_advocate(self.now, advocate, width)
        )
        room = self._said_lines
        if len(lines) > room > 0:
            # What goes on is seen to: its draft says it whole.
            lines[room - 1] = marked(lines[room - 1], "…", width)
        self.said.show(lines[:room])

    # Keys

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_open_advocate()

    def gate_pair(self, act: str) -> Pair | None:
        """The pair of a row on top; on an advocate the one program for which the key makes sense."""
        advocate = self.advocate
        if advocate is None or self.now is None:
            self.app.notify("No advocate is under the cursor.", markup=False)
            return None
        if self.pair is not None:
            return self.pair
        if act == "words":
            return (advocate.id, "")
        wanted = MEANT[act]
        found = [each.program for each, gate in self.now.states(advocate.id) if gate.state in wanted]
        if len(found) == 1:
            return (advocate.id, found[0])
        if act == "draft" and not found:
            self.do_advocate_words()
            return None
        words = "Which program? Put the cursor on it and press the key again."
        self.app.notify(words if found else self._nothing(act), markup=False)
        self._programs(found[0] if found else "")
        return None

    def _nothing(self, act: str) -> str:
        said = {
            "told": "None of their programs is open yet: wait for their call.",
            "sent": "None of their programs is open yet: wait for their call.",
            "answered": "They have not spoken to a program yet.",
            "clear": "None of their programs waits for a clearance.",
        }
        return said.get(act, "")

    def _programs(self, code: str = "") -> None:
        from matchweek.tui.screens.advocates.assign import AssignAdvocate

        app = self.host
        if self.advocate is not None:
            app.push_screen(AssignAdvocate(app.session, app.week_screen.zone, self.advocate.id, code))

    def do_assign_programs(self) -> None:
        if self.advocate is None:
            self.app.notify("No advocate is under the cursor.", markup=False)
        else:
            self._programs()

    def do_finding(self) -> None:
        from matchweek.tui.screens.advocates.finding import Finding

        app = self.host
        if app.session.shows:
            app.push_screen(Finding(), lambda add: self._open(None) if add else None)

    def do_open_advocate(self) -> None:
        if self.grid.cursor == BEGUN:
            self._open(None)
        elif self.advocate is not None:
            self._open(self.advocate.id)

    def do_add_advocate(self) -> None:
        self._open(None)

    def do_import_advocates(self) -> None:
        """Bring in advocates from a file."""
        app = self.host
        if app.session.ready and app.names_may_show("the people in a file"):
            from matchweek.tui.screens.advocates.import_advocates import OpenAdvocates

            app.push_screen(OpenAdvocates(app.session))

    def _open(self, number: int | None) -> None:
        from matchweek.tui.screens.advocates.advocate import open_advocate

        app = self.host
        if app.session.shows:
            open_advocate(app, app.session, app.week_screen.zone, number)
