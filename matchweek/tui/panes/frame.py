"""What every pane has: a title line, its grid, a line below; focus shows in the title."""

from __future__ import annotations

from textual.app import ComposeResult

from matchweek.tui.acting import Commanded
from matchweek.tui.commands import bindings
from matchweek.tui.look.text import cut, cut_name, masked, width_of
from matchweek.tui.widgets.grid import Grid
from matchweek.tui.widgets.painted import Line, Painted, Piece
from matchweek.tui.widgets.plain import Down

LEAST = 40


class Rule(Painted):
    """One line with a title on a rule: `─ Programs  83 of 941 ─────`."""

    DEFAULT_CSS = "Rule { height: 1; width: 1fr; }"

    def say(self, title: str, words: str = "", *, lit: bool = False, right: str = "") -> None:
        """A title, words after it, and words at the right end."""
        title, words, right = masked(title), masked(words), masked(right)
        name = "titleon" if lit else "title"
        rule = "accent" if lit else "rule"
        pieces: list[Piece] = []
        used = 2
        if title:
            pieces += [("─ ", rule), (title, name), " "]
            used += width_of(title) + 1
        else:
            pieces.append(("──", rule))
        tail = f" {right} " if right else ""
        # Before the first frame no width is known; all that is said by then has room.
        room = self.size.width - used - width_of(tail) - 2 if self.size.width else LEAST
        if words and room > 4:
            shown = cut_name(words, room - 2) if _ends_in_code(words) else cut(words, room - 2)
            pieces.append((f" {shown} ", "dim"))
        pieces.append(("\t─", rule))
        if tail:
            pieces += [(tail, "dim"), ("─", rule)]
        self.show([pieces])


def _ends_in_code(words: str) -> bool:
    """Whether words name a program as a question does: its code must not be what is cut."""
    last = words.rpartition(" · ")[2]
    return 9 <= len(last) <= 11 and last[:7].isdigit() and last[7:].isalnum()


class Pane(Commanded, Down):
    """A titled pane around one grid; subclasses fill `title`, `words` and `below`."""

    PLACE = ""
    DEFAULT_CSS = "Pane { height: 1fr; }"

    def __init_subclass__(cls, **options: bool) -> None:
        # Before Textual merges the bindings of the class.
        if cls.PLACE:
            cls.BINDINGS = bindings(cls.PLACE)
        super().__init_subclass__(**options)

    def __init__(self, grid: Grid, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.grid = grid
        self.top_rule = Rule(classes="top")
        self.bottom_rule = Rule(classes="bottom")

    def compose(self) -> ComposeResult:
        self.say()
        yield self.top_rule
        yield self.grid
        yield self.bottom_rule

    @property
    def lit(self) -> bool:
        """Whether the keys go to this pane."""
        return self.grid.has_focus

    def say(self) -> None:
        """Write the title and the line below anew; nothing is painted where nothing changed."""
        self.top_rule.say(self.title_text(), self.words(), lit=self.lit)
        self.bottom_rule.say("", right=self.below())

    def title_text(self) -> str:
        raise NotImplementedError

    def words(self) -> str:
        return ""

    def below(self) -> str:
        return ""

    def on_descendant_focus(self) -> None:
        self.say()

    def on_descendant_blur(self) -> None:
        self.say()

    def on_resize(self) -> None:
        self.say()


def padded(text: str, width: int) -> str:
    """`text` filled to a width in cells, for columns inside a line."""
    return text + " " * max(0, width - width_of(text))


__all__ = ["Line", "Pane", "Rule", "padded"]
