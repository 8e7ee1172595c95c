"""What every dialog has: a box in the middle with a title, a body, and one line of its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.events import ScreenResume
from textual.screen import ModalScreen
from textual.widget import Widget

from matchweek.tui.acting import Commanded, Moved, Moves, Undoes
from matchweek.tui.commands import BY_ID, Command, bind
from matchweek.tui.commands.keys import shown_key
from matchweek.tui.commands.places import NOWHERE, Place
from matchweek.tui.look.text import width_of
from matchweek.tui.panes.foot import footer_keys
from matchweek.tui.panes.frame import Rule
from matchweek.tui.textual_private.painting import Backdrop, Sparing
from matchweek.tui.widgets.grid import Grid
from matchweek.tui.widgets.painted import Line, Painted, Piece
from matchweek.tui.widgets.plain import Down, StyledOnce
from matchweek.tui.widgets.words import Page

Answer = TypeVar("Answer")

HOW_TO_LEAVE = Binding("ctrl+c", "how_to_leave", show=False, system=True)
MOST_KEYS = 7
"""So many keys a last line names at most."""


class Title(Rule):
    """The dialog's first line, written anew when its width changes."""

    DEFAULT_CSS = "Title { margin-bottom: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.said = ("", "")

    def tell(self, title: str, words: str = "") -> None:
        self.said = (title, words)
        self.say(title, words, lit=True)

    def on_resize(self) -> None:
        self.tell(*self.said)


class Keys(Painted):
    """The dialog's last line: its keys, as they are bound."""

    DEFAULT_CSS = "Keys { height: 1; width: 1fr; margin-top: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[str, str]] = []

    def tell(self, commands: Iterable[Command]) -> None:
        self._keys = footer_keys(tuple(commands))
        self._fit()

    def show(self, lines: Sequence[Line]) -> None:
        self._keys = []
        super().show(lines)

    def on_resize(self) -> None:
        if self._keys:
            self._fit()

    def _fit(self) -> None:
        """Name as many as there is room for, from the first on; the way out is always among them."""
        shown = list(self._keys)
        while len(shown) > 1 and 0 < self.size.width < sum(map(_cells, shown)) - 2:
            shown.remove(next((each for each in reversed(shown) if each[0] != _OUT), shown[-1]))
        pieces: list[Piece] = []
        for keys, title in shown:
            pieces += [("  " if pieces else "", ""), (keys, "key"), (f" {title}", "dim")]
        super().show([pieces])


_OUT = shown_key("escape")


def _cells(key: tuple[str, str]) -> int:
    return width_of(f"{key[0]} {key[1]}  ")


class Dialog(Commanded, Undoes, StyledOnce, Backdrop, Sparing, ModalScreen[Answer]):
    """A question or a list before the week. `AT` is its place, with its commands; `do_ID` handles each.

    Those with `footer` set are named in the last line. Subclasses yield their body in `body`. `RULE` names
    the rule, or section, that what it asks or shows rests on: then its key stands in the last line too.
    """

    AT: ClassVar[Place] = NOWHERE
    KEYS: ClassVar[tuple[Command, ...]] = ()
    AUTO_FOCUS = ""
    NAMES_UNKNOWN: ClassVar[bool] = False
    RULE: str = ""
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        #box {
            width: 90; max-width: 96%; height: auto; max-height: 94%;
            background: $surface; padding: 1 2;
        }
        #body { height: auto; width: 1fr; }
    }
    """

    def __init_subclass__(cls, **options: bool) -> None:
        # Before Textual merges the bindings of the class.
        cls.KEYS = cls.AT.commands
        cls.BINDINGS = [*bind(cls.AT.bound), HOW_TO_LEAVE]
        super().__init_subclass__(**options)

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__()
        self._leaving: list[Answer | None] = []
        self.title_line = Title()
        self.keys_line = Keys()
        self.title_line.tell(title, words)
        self.tell_keys()

    def tell_keys(self, keys: Sequence[Command] = ()) -> None:
        """Name its keys, or those that do something now, in the last line; and that of a rule it rests on."""
        self.keys_line.tell((*(keys or self.KEYS), *self._rule_key()))

    def _rule_key(self) -> tuple[Command, ...]:
        if not self.RULE or len(footer_keys(self.KEYS)) >= MOST_KEYS:
            return ()
        rules = BY_ID["rules"]
        # A character goes into the line that is typed.
        keys = rules.keys_now[-1:] if "Input" in self.AUTO_FOCUS else rules.keys_now[:1]
        return (replace(rules, id="rule_here", keys=keys, footer=98),)

    @property
    def rule_section(self) -> str:
        """The rule that it rests on, as it stands now; empty where none does."""
        return self.RULE

    def compose(self) -> ComposeResult:
        with Down(id="box"):
            yield self.title_line
            with Down(id="body"):
                yield from self.body()
            yield self.keys_line

    def body(self) -> Iterable[Widget]:
        """The widgets between title and keys."""
        return ()

    def on_show(self) -> None:
        # Behind the size that its widgets get now.
        self.keys_line.call_later(self.filled)
        self.keys_line.call_later(self.host.free_keys)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer and leave; done once, though keys of one burst may still come to what was left.

        Where another screen stands above by now, this one leaves when it has the keys again: Textual would
        take the other away.
        """
        if self not in self.app.screen_stack:
            return AwaitComplete()
        if self.app.screen is not self:
            self._leaving.append(result)
            return AwaitComplete()
        return super().dismiss(result)

    def on_screen_resume(self, event: ScreenResume) -> None:
        if self._leaving:
            self.call_later(self._leave)

    def _leave(self) -> None:
        self.dismiss(self._leaving[0])

    def action_how_to_leave(self) -> None:
        """What is selected is copied; else it says how to leave, since ctrl+c leaves nothing here."""
        if self.get_selected_text():
            self.action_copy_text()
        else:
            self.host.action_help_quit()

    def do_mask(self) -> None:
        """Mask names here; where a list that is not stored shows some that nobody knows yet, say so."""
        if self.NAMES_UNKNOWN:
            self.app.notify(
                "These names are not in your week yet and could not be hidden: leave this first.",
                title="Names are shown",
                markup=False,
            )
        else:
            self.host.do_mask()

    def do_rules(self) -> None:
        """The rule that stands here, in full."""
        self.host.do_rules()

    def do_help(self) -> None:
        """What the keys do here."""
        self.host.show_help(self.AT.title, self.KEYS)


class MovingDialog(Moves, Dialog[Answer]):
    """A dialog whose `moved` follows the moving keys. Put `MOVING` among its keys."""

    moved: Moved


class PageDialog(MovingDialog[Answer]):
    """A dialog that shows words, which scroll."""

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__(title, words)
        self.page = Page()
        self.moved = self.page

    def body(self) -> Iterable[Widget]:
        yield self.page


class GridDialog(MovingDialog[Answer]):
    """A dialog whose body is a list of choices."""

    AUTO_FOCUS = "Grid"
    DEFAULT_CSS = "GridDialog { #body { height: 1fr; } #box { height: 94%; } }"

    def __init__(self, title: str, grid: Grid, words: str = "") -> None:
        super().__init__(title, words)
        self.grid = grid
        self.moved = grid

    def body(self) -> Iterable[Widget]:
        yield self.grid
