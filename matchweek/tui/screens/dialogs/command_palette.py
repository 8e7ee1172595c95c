"""The palette: every command, program, screen and theme, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from matchweek.domain.programs.find import find_words, fold
from matchweek.domain.programs.program_set import ProgramSet
from matchweek.tui.commands import ANYWHERE, COMMANDS, PLACES, WEEK, Command
from matchweek.tui.commands.dialogs.questions import PALETTE
from matchweek.tui.look.text import masking
from matchweek.tui.look.themes import THEMES
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.grid import Cell, Column, Grid
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.tui.host import Host

# Moving needs no palette; the palette itself neither.
_LEFT_OUT = frozenset(
    (
        "down",
        "up",
        "page_down",
        "page_up",
        "home",
        "end",
        "next_screen",
        "previous_screen",
        "palette",
        "clear",
    )
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the palette besides the programs; `haystack` is what is searched, folded."""

    key: str
    kind: str
    name: str
    more: str
    bound: str
    run: Callable[[], object]
    haystack: str = ""


class Found:
    """The rows: entries first, then programs, as the grid asks for them."""

    def __init__(
        self, entries: Sequence[Entry], programs: ProgramSet, title: Callable[[Program], str]
    ) -> None:
        self.entries = entries
        self.programs = programs
        self._title = title
        self._places = {entry.key: place for place, entry in enumerate(entries)}

    def __len__(self) -> int:
        return len(self.entries) + len(self.programs)

    def key(self, index: int) -> str:
        count = len(self.entries)
        return self.entries[index].key if index < count else self.programs.codes[index - count]

    def index(self, key: str) -> int | None:
        place = self._places.get(key)
        if place is not None:
            return place
        there = self.programs.position(key)
        return None if there is None else there + len(self.entries)

    def row_style(self, index: int) -> str:
        return ""

    def item(self, index: int) -> tuple[Entry | Program, Found]:
        count = len(self.entries)
        return self.entries[index] if index < count else self.programs[index - count], self

    def title(self, program: Program) -> str:
        return self._title(program)


def _name(item: tuple[Entry | Program, Found]) -> str:
    one, found = item
    return one.name if isinstance(one, Entry) else found.title(one)


def _more(item: tuple[Entry | Program, Found]) -> Cell:
    one = item[0]
    return Cell(one.more if isinstance(one, Entry) else f"{one.field} · {one.place}", "dim")


def _key(item: tuple[Entry | Program, Found]) -> Cell:
    one = item[0]
    return Cell(one.bound, "accent") if isinstance(one, Entry) else Cell(one.code, "dim")


COLUMNS = (
    Column(
        "kind",
        "",
        9,
        lambda item: Cell(item[0].kind if isinstance(item[0], Entry) else "program", "dim"),
        private=False,
    ),
    Column("name", "name", 24, _name, grow=3, names=True),
    Column("more", "", 16, _more, grow=2, priority=1),
    Column("key", "key", 10, _key, align="right"),
)


class PaletteInput(Input):
    """The line to type in; up and down move in the list below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
    ]


class Palette(Dialog[None]):
    """Type, choose with the arrow keys, Enter does it; Escape leaves."""

    AT = PALETTE
    AUTO_FOCUS = "PaletteInput"
    DEFAULT_CSS = """
    Palette {
        #box { height: 80%; }
        #body { height: 1fr; }
        #whole { height: 2; margin-top: 1; padding: 0 1; }
        PaletteInput, PaletteInput:focus {
            height: 1; border: none; padding: 0 1; margin-bottom: 1; background: $foreground 10%;
        }
    }
    """

    def __init__(self, app: Host) -> None:
        super().__init__("Palette")
        self.entries = tuple(_entries(app))
        self._all = ProgramSet(app.board.programs, by="lane")
        self._none = ProgramSet(type(app.board.programs)())
        self._view = self._all
        self._title: Callable[[Program], str] = lambda program: program.title
        if app.mask is not None and app.mask.on:
            self._title = app.mask.program
        self.line = PaletteInput(placeholder="a command, a program, a theme", password=masking())
        self.grid = Grid(COLUMNS, empty=("", "Nothing is called that."))
        self.grid.can_focus = False
        self.whole = Words(id="whole")
        self._find("")

    def body(self) -> Iterable[Widget]:
        yield self.line
        yield self.grid
        yield self.whole

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do_palette_do()

    def _find(self, typed: str) -> None:
        words = find_words(typed)
        entries = [entry for entry in self.entries if all(word in entry.haystack for word in words)]
        entries.sort(key=partial(_how_near, fold(typed).strip()))
        if words:
            self._view = self._view.find(typed)
        else:
            self._view = self._all
        self.grid.show(Found(entries, self._view if words else self._none, self._title), "top")
        self._tell_whole()

    def _tell_whole(self) -> None:
        """What the row under the cursor says, whole: a narrow column cuts it."""
        key = self.grid.cursor
        entry = next((each for each in self.entries if each.key == key), None)
        program = self._all.programs.get(key) if entry is None and key is not None else None
        said = entry.more if entry is not None else ""
        if program is not None:
            said = f"{self._title(program)} · {program.field} · {program.place}"
        self.whole.say([Para([(said, "dim")])])

    def action_move(self, delta: int) -> None:
        self.grid.move(delta)
        self._tell_whole()

    def action_page(self, direction: int) -> None:
        self.grid.page(direction)
        self._tell_whole()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_palette_do()

    def do_palette_do(self) -> None:
        """Leave, and do it in the week that was below."""
        key = self.grid.cursor
        if key is None:
            return
        entry = next((entry for entry in self.entries if entry.key == key), None)
        app = self.host
        self.dismiss()
        app.call_later(entry.run if entry is not None else lambda: app.go_to_program(key))

    def do_palette_leave(self) -> None:
        self.dismiss()


def _entries(app: Host) -> Iterator[Entry]:
    """All commands that can be called by name, the themes, the settings."""
    for command in COMMANDS:
        if command.id not in _LEFT_OUT:
            place = "" if command.where in (ANYWHERE, WEEK) else PLACES.get(command.where, command.where)
            kind = "screen" if _is_screen(command) else "command"
            more = " · ".join(part for part in (place, command.help) if part)
            yield _entry(
                f"command {command.id}",
                kind,
                command.title,
                more,
                command.shown_keys,
                partial(app.run_command, command),
            )
    yield from map(partial(_of_season, app), app.board.kept.tracked.values())
    for name, theme in THEMES.items():
        now = "shown now" if name == app.theme else "dark" if theme.dark else "light"
        yield _entry(f"theme {name}", "theme", f"theme {name}", now, "", partial(app.use_theme, name))
    where = str(app.settings_path)
    yield _entry("settings", "settings", "open settings", where, "", app.do_open_settings)
    words = "alarms on the desktop, behind another window"
    yield _entry("notification", "settings", "try a notification", words, "", app.do_try_notification)
    on = app.board.looked_on
    words = "shows calls, agenda and your own applications, not the List; again: the List is back"
    yield _entry("helper", "settings", "a helper looks on", words, "on" if on else "", partial(_look_on, app))
    words = "what to set in it: keys, colours, alarms, clipboard, paste"
    yield _entry("terminal", "settings", "check this terminal", words, "", partial(_check_terminal, app))


def _of_season(app: Host, one: Tracked) -> Entry:
    """A program of the season, by its name or what stands for it."""
    masked = app.mask is not None and app.mask.on
    name = app.mask.tracked(one) if app.mask is not None and masked else app.board.season_title(one)
    place = " ".join(part for part in (one.city, one.state) if part)
    more = " · ".join(part for part in (one.status, place) if part)
    return _entry(f"tracked {one.id}", "season", name, more, "", partial(app.go_to_tracked, one.id))


def _look_on(app: Host) -> None:
    from matchweek.tui.app.looking_on import look_on

    look_on(app)


def _check_terminal(app: Host) -> None:
    from matchweek.tui.screens.own.terminal_check import TerminalCheck

    app.push_screen(TerminalCheck(app.session))


def _how_near(typed: str, entry: Entry) -> tuple[bool, bool]:
    """A name that begins so before one of which a word does, before all others."""
    name = fold(entry.name)
    return not name.startswith(typed), f" {typed}" not in f" {name}"


def _entry(key: str, kind: str, name: str, more: str, bound: str, run: Callable[[], object]) -> Entry:
    return Entry(key, kind, name, more, bound, run, fold(f"{kind}\n{name}\n{more}\n{key}"))


def _is_screen(command: Command) -> bool:
    return command.where == ANYWHERE and command.title[:1].isupper()
