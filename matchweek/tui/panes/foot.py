"""The last line: at most seven keys at the left, what was done and what waits at the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from matchweek.tui.commands import ANYWHERE, BY_ID, COMMANDS, PROGRAMS, WEEK, Command
from matchweek.tui.look.text import masked, width_of
from matchweek.tui.widgets.painted import Painted, Piece

GAP = "  "


class Foot(Painted):
    """Never rebuilt on a move; painted anew only when its words change.

    What was done names its program: in a narrow window keys give way to it, whole, and help stays.
    """

    DEFAULT_CSS = "Foot { height: 1; width: 1fr; padding: 0 1; background: $surface; }"

    def __init__(self, place: str = PROGRAMS, said: str = "opening") -> None:
        super().__init__(id="foot")
        self._said = said
        self._waiting = 0
        self._work: tuple[str, str, str] = ("", "", "")
        self._place = place
        self._only: dict[str, Sequence[str]] = {}
        self._keys = week_keys(place)
        self._tell()

    def saw(self, words: str) -> None:
        """Say what was done last."""
        self._said = words
        self._tell()

    def waits(self, count: int) -> None:
        """Say how many acts wait for the file."""
        self._waiting = count
        self._tell()

    def works(self, words: str, key: str = "", title: str = "") -> None:
        """Say what a thread does and which key ends it, in place of the usual keys; "" when it is over."""
        self._work = (words, key, title)
        self._tell()

    def stands_in(self, place: str) -> None:
        """Show the keys of the pane that has them."""
        self._place = place
        only = self._only.get(place, ())
        keys = [(BY_ID[name].shown_keys.split()[0], BY_ID[name].title) for name in only] or week_keys(place)
        if keys != self._keys:
            self._keys = keys
            self._tell()

    def names_only(self, place: str, commands: Sequence[str]) -> None:
        """Name these commands alone in a place where nothing stands that the others act on; none: all."""
        self._only[place] = commands
        self.stands_in(self._place)

    def _tell(self) -> None:
        pieces: list[Piece] = []
        words, key, title = self._work
        if words:
            pieces += [(words, "accent"), "   ", (key, "key"), (f" {title}  ", "dim")]
        if self._waiting:
            acts = "act waits" if self._waiting == 1 else "acts wait"
            tail: Piece = (f"{self._waiting} {acts} for the file", "warn")
        else:
            tail = (self._said, "dim")
        for keys, name in () if words else self._fitting(width_of(masked(tail[0]))):
            pieces += [(keys, "key"), (f" {name}{GAP}", "dim")]
        self.show([[*pieces, "\t", tail]])

    def _fitting(self, said: int) -> list[tuple[str, str]]:
        """The keys that stand beside words of so many cells, which may take half of the line."""
        width = self.size.width
        if not width:
            return self._keys
        room = width - min(said, width // 2)
        stays = BY_ID["help"].shown_keys.split()[0]
        taken = sum(_cells(each) for each in self._keys if each[0] == stays)
        ends = accumulate((_cells(each) if each[0] != stays else 0 for each in self._keys), initial=taken)
        return [
            each for each, end in zip(self._keys, [*ends][1:], strict=True) if each[0] == stays or end < room
        ]

    def on_resize(self) -> None:
        self._tell()


def _cells(key: tuple[str, str]) -> int:
    return width_of(f"{key[0]} {key[1]}{GAP}")


def week_keys(place: str) -> list[tuple[str, str]]:
    """The footer of the week while a pane has the keys: its own, then those that hold in all panes."""
    return footer_keys(tuple(command for command in COMMANDS if command.where in (place, WEEK, ANYWHERE)))


def footer_keys(commands: tuple[Command, ...]) -> list[tuple[str, str]]:
    """The keys of a footer with their titles; the lanes share one place."""
    groups: dict[int, list[Command]] = {}
    for command in commands:
        if command.footer:
            groups.setdefault(command.footer, []).append(command)
    found = []
    for number in sorted(groups):
        group = groups[number]
        keys = " ".join(command.shown_keys.split()[0] for command in group)
        found.append((keys, "lane" if len(group) > 1 else group[0].title))
    return found
