"""The advocates pane: faculty who would speak for the applicant, and what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matchweek.tui.commands import ADVOCATES, with_keys
from matchweek.tui.panes.frame import Pane
from matchweek.tui.widgets.grid import Cell, Column, Grid

if TYPE_CHECKING:
    from matchweek.domain.advocates import Advocate

COLUMNS = (
    Column("tier", "t", 1),
    Column("name", "name", 14, grow=2),
    Column("role", "role", 8, grow=1, priority=3),
    Column("answer", "answer", 9),
    Column("phone", "phone", 12, priority=2),
)
ANSWERS = {
    "not_asked": ("not asked", "dim"),
    "asked": ("asked", ""),
    "yes": ("yes", "good"),
    "hedged": ("hedged", "dim"),
    "no": ("no", "dim"),
}
NOBODY = (
    "",
    "Nobody yet.",
    "{add_advocate}  add who would speak for you",
)


class AdvocateRows:
    """The rows of the advocates, as the grid asks for them."""

    def __init__(self, advocates: Sequence[Advocate] = ()) -> None:
        self.advocates = advocates
        self._places = {str(advocate.id): place for place, advocate in enumerate(advocates)}

    def __len__(self) -> int:
        return len(self.advocates)

    def key(self, index: int) -> str:
        return str(self.advocates[index].id)

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def row_style(self, index: int) -> str:
        return "dim" if self.advocates[index].answer == "no" else ""

    def cells(self, index: int) -> Sequence[Cell | str]:
        advocate = self.advocates[index]
        return (
            Cell(str(advocate.tier or "·"), "accent" if advocate.tier == 1 else ""),
            advocate.name,
            Cell(advocate.role, "dim"),
            Cell(*ANSWERS.get(advocate.answer, (advocate.answer, ""))),
            Cell(advocate.phone, "dim"),
        )


class AdvocatesPane(Pane):
    """Advocates by tier."""

    PLACE = ADVOCATES

    def __init__(self) -> None:
        self.advocates: Sequence[Advocate] = ()
        super().__init__(Grid(COLUMNS, AdvocateRows()), id="advocates")

    def load(self, advocates: Sequence[Advocate]) -> None:
        self.advocates = tuple(advocates)
        self.grid.empty = [with_keys(line) for line in NOBODY]
        self.grid.show(AdvocateRows(self.advocates))
        self.say()

    def title_text(self) -> str:
        return "Advocates"

    def words(self) -> str:
        if not self.advocates:
            return ""
        yes = sum(advocate.answer == "yes" for advocate in self.advocates)
        return f"{len(self.advocates)} · {yes} yes"

    def below(self) -> str:
        return "they wait until a program calls" if self.advocates else ""

    # Keys

    def action_command(self, name: str) -> None:
        getattr(self, f"do_{name}")()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.do_open_advocate()

    def do_open_advocate(self) -> None:
        if self.grid.cursor is not None:
            self._open(int(self.grid.cursor))

    def do_add_advocate(self) -> None:
        self._open(None)

    def _open(self, number: int | None) -> None:
        from matchweek.tui.screens.advocate import open_advocate

        app: Any = self.app
        if app.desk.shows:
            open_advocate(app, app.desk, app.week_screen.zone, number)
