"""The rows of the advocates pane: those a program came open to at the top, then everybody by tier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.text import width_of
from matchweek.tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from matchweek.domain.advocacy import Advocacy
    from matchweek.domain.advocates import Advocate
    from matchweek.domain.contact_rules import Turned

COLUMNS = (
    Column("tier", "tier", 4),
    Column("name", "name", 13, grow=2, most=24),
    Column("answer", "answer", 7),
    # Whom to tell has the name of a program here.
    Column("programs", "programs", 11, grow=3, most=36, names=True),
    Column("gate", "contact", 14, priority=2),
    Column("role", "role", 8, priority=3),
)
MOST_CELLS = 40
ANSWERS = {
    "not_asked": ("unasked", "dim"),
    "asked": ("asked", ""),
    "yes": ("yes", "good"),
    "hedged": ("maybe", "dim"),
    "no": ("no", "dim"),
}
BEGUN = "begun"
"""The key of the row of an advocate who was begun and not kept."""
TURNED = "turned:"
"""What the key of a row begins with that stands for an assignment to be told."""


def columns_for(rows: AdvocateRows) -> tuple[Column, ...]:
    """The columns as wide as what is in them. A contact or role that does not fit whole takes no room: both
    stand below the rows."""
    cells = [
        [each if isinstance(each, str) else each.text for each in rows.cells(at)] for at in range(len(rows))
    ]
    widths = [max(map(width_of, column), default=0) for column in zip(*cells, strict=True)]
    fitted = []
    for column, wide in zip(COLUMNS, widths or [0] * len(COLUMNS), strict=True):
        wide = max(wide, len(column.title))
        if column.grow:
            fitted.append(column._replace(width=min(column.width, wide), most=min(wide, column.most)))
        elif column.priority:
            fitted.append(column._replace(width=min(wide, MOST_CELLS), shown=any(widths)))
        else:
            fitted.append(column)
    return tuple(fitted)


class AdvocateRows:
    """The rows of the advocates, as the grid asks for them. Without `advocacy` no gate is known yet."""

    def __init__(
        self,
        advocates: Sequence[Advocate] = (),
        advocacy: Advocacy | None = None,
        title: object = None,
        begun: str = "",
    ) -> None:
        self.begun = begun
        self.advocates = advocates
        self._advocacy = advocacy
        self._title = title if callable(title) else str
        self.turned: Sequence[Turned] = advocacy.turned if advocacy is not None else ()
        keys = [f"{TURNED}{each.assignment.id}" for each in self.turned]
        own = (str(advocate.id) for advocate in advocates)
        self._keys = (*keys, *own, *([BEGUN] if begun else []))
        self._places = {key: place for place, key in enumerate(self._keys)}

    def __len__(self) -> int:
        return len(self._keys)

    def key(self, index: int) -> str:
        return self._keys[index]

    def index(self, key: str) -> int | None:
        return self._places.get(key)

    def advocate_at(self, index: int) -> Advocate | None:
        """The advocate of a row; None for one that was begun and not kept."""
        if self._keys[index] == BEGUN:
            return None
        count = len(self.turned)
        return self.turned[index].advocate if index < count else self.advocates[index - count]

    def row_style(self, index: int) -> str:
        advocate = self.advocate_at(index)
        return "dim" if advocate is not None and advocate.answer == "no" else ""

    def cells(self, index: int) -> Sequence[Cell | str]:
        if index < len(self.turned):
            return self._turned(self.turned[index])
        advocate = self.advocate_at(index)
        if advocate is None:
            return (Cell("·", "dim"), Cell(self.begun, "warn"), Cell("half", "warn"), "", "", "")
        return (
            self._tier(advocate),
            advocate.name,
            Cell(*ANSWERS.get(advocate.answer, (advocate.answer, ""))),
            *self._load_and_gate(advocate),
            Cell(advocate.role, "dim"),
        )

    def _turned(self, turned: Turned) -> Sequence[Cell | str]:
        advocate = turned.advocate
        return (
            self._tier(advocate),
            Cell(advocate.name, "strong"),
            Cell("tell", "accent"),
            Cell(self._title(turned.gate.program), "accent"),
            Cell(advocate.phone or "no phone", "" if advocate.phone else "dim"),
            Cell(advocate.best_time, "dim"),
        )

    def _tier(self, advocate: Advocate) -> Cell:
        if self._advocacy is None:
            return Cell(str(advocate.tier or "·"), "accent" if advocate.tier == 1 else "")
        from matchweek.tui.gate_words import tier_cell

        return Cell(*tier_cell(self._advocacy, advocate))

    def _load_and_gate(self, advocate: Advocate) -> tuple[Cell, Cell]:
        if self._advocacy is None:
            return (Cell(""), Cell(""))
        from matchweek.tui.gate_words import load_cell, summary

        load = load_cell(self._advocacy, advocate.id)
        return (Cell(*load), Cell(*summary(self._advocacy, advocate)))
