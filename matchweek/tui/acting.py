"""What keys do that is the same wherever they do it: run a command, move, undo, help, leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol

from matchweek.tui.host import Hosted


class Commanded(Hosted):
    """Mixed into whatever has keys of its own: `do_ID` handles the command of that id."""

    def action_command(self, name: str) -> None:
        """Do what a key stands for, by its command's id; where it cannot act now, say why."""
        why = self.why_not(name)
        if why:
            self.host.notify(why, markup=False)
        else:
            self.do_command(name, getattr(self, f"do_{name}"))

    def why_not(self, name: str) -> str:
        """Why a command cannot act now, and what can be done instead; empty when it can."""
        return ""

    def do_command(self, name: str, act: Callable[[], object]) -> None:
        """Do it; whoever asks something first does it once that is answered."""
        act()


class Moved(Protocol):
    """What the moving keys need: a grid, or a page of words."""

    def move(self, delta: int) -> None: ...
    def page(self, direction: int) -> None: ...
    def home(self) -> None: ...
    def end(self) -> None: ...


class Moves:
    """Mixed into a screen whose `moved` follows the moving keys. Put `MOVING` among its keys."""

    if TYPE_CHECKING:

        @property
        def moved(self) -> Moved: ...

    def do_down(self) -> None:
        self.moved.move(1)

    def do_up(self) -> None:
        self.moved.move(-1)

    def do_page_down(self) -> None:
        self.moved.page(1)

    def do_page_up(self) -> None:
        self.moved.page(-1)

    def do_home(self) -> None:
        self.moved.home()

    def do_end(self) -> None:
        self.moved.end()


class Undoes(Hosted):
    """Mixed into a screen: the newest act is taken back, or done again."""

    def do_undo(self) -> None:
        self.host.undo()

    def do_redo(self) -> None:
        self.host.redo()


class MainScreen(Commanded, Moves, Undoes):
    """Mixed into the screens one goes round with [ and ]: `PLACE` is the one whose keys it has."""

    PLACE: ClassVar[str]

    def do_help(self) -> None:
        self.host.show_help(self.PLACE)

    def do_quit(self) -> None:
        self.host.leave()
