"""The rows of the advocates pane: those a program came open to at the top, then everybody by tier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.look.text import width_of
from matchweek.tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from matchweek.domain.board.advocacy import Advocacy
    from matchweek.domain.gate.contact_rules import Turned
    from matchweek.domain.people.advocates import Advocate

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


Item = tuple["Advocate | None", "Turned | None", "AdvocateRows"]
"""Whose row it is (None: one who was begun and not kept), what is to be told in it, and all the rows."""


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

    def item(self, index: int) -> Item:
        return self.advocate_at(index), self.turned[index] if index < len(self.turned) else None, self

    def title(self, turned: Turned) -> str:
        """The name of the program that is to be told of."""
        return str(self._title(turned.gate.program))

    def tier(self, advocate: Advocate) -> Cell:
        if self._advocacy is None:
            return Cell(str(advocate.tier or "·"), "accent" if advocate.tier == 1 else "")
        from matchweek.tui.look.gate_words import tier_cell

        return Cell(*tier_cell(self._advocacy, advocate))

    def load(self, advocate: Advocate) -> Cell:
        """How many programs an advocate has been given."""
        if self._advocacy is None:
            return Cell("")
        from matchweek.tui.look.gate_words import load_cell

        return Cell(*load_cell(self._advocacy, advocate.id))

    def contact(self, advocate: Advocate) -> Cell:
        """Whom an advocate may contact now, in a word or two."""
        if self._advocacy is None:
            return Cell("")
        from matchweek.tui.look.gate_words import summary

        return Cell(*summary(self._advocacy, advocate))


def _tier(item: Item) -> Cell:
    advocate, _, rows = item
    return rows.tier(advocate) if advocate is not None else Cell("·", "dim")


def _name(item: Item) -> Cell | str:
    advocate, turned, rows = item
    if advocate is None:
        return Cell(rows.begun, "warn")
    return Cell(advocate.name, "strong") if turned is not None else advocate.name


def _answer(item: Item) -> Cell:
    advocate, turned, _ = item
    if advocate is None:
        return Cell("half", "warn")
    if turned is not None:
        return Cell("tell", "accent")
    return Cell(*ANSWERS.get(advocate.answer, (advocate.answer, "")))


def _programs(item: Item) -> Cell | str:
    """How many an advocate has; of one who is to tell, which one."""
    advocate, turned, rows = item
    if turned is not None:
        return Cell(rows.title(turned), "accent")
    return rows.load(advocate) if advocate is not None else ""


def _contact(item: Item) -> Cell | str:
    """What an advocate may do now; of one who is to tell, by which number."""
    advocate, turned, rows = item
    if advocate is None:
        return ""
    if turned is not None:
        return Cell(advocate.phone or "no phone", "" if advocate.phone else "dim")
    return rows.contact(advocate)


def _role(item: Item) -> Cell | str:
    """Who an advocate is; of one who is to tell, when it is best to call."""
    advocate, turned, _ = item
    if advocate is None:
        return ""
    return Cell(advocate.best_time if turned is not None else advocate.role, "dim")


COLUMNS = (
    Column("tier", "tier", 4, _tier),
    Column("name", "name", 13, _name, grow=2, most=24),
    Column("answer", "answer", 7, _answer),
    Column("programs", "programs", 11, _programs, grow=3, most=36, names=True),
    Column("gate", "contact", 14, _contact, priority=2),
    Column("role", "role", 8, _role, priority=3),
)


def columns_for(rows: AdvocateRows) -> tuple[Column, ...]:
    """The columns as wide as what is in them. A contact or role that does not fit whole takes no room: both
    stand below the rows."""
    items = [rows.item(at) for at in range(len(rows))]
    fitted = []
    for column in COLUMNS:
        wide = max((width_of(column.text(item)) for item in items), default=0)
        wide = max(wide, len(column.title))
        if column.grow:
            fitted.append(column._replace(width=min(column.width, wide), most=min(wide, column.most)))
        elif column.priority:
            fitted.append(column._replace(width=min(wide, MOST_CELLS), shown=bool(items)))
        else:
            fitted.append(column)
    return tuple(fitted)
