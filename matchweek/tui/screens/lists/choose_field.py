"""What a column of a list is: chosen from all fields, the free ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from matchweek.tui.commands.dialogs.lists import FIELD
from matchweek.tui.look.text import fit
from matchweek.tui.screens.dialogs.dialog import MovingDialog
from matchweek.tui.screens.lists.import_lines import field_word
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.words import Para, Words

if TYPE_CHECKING:
    from matchweek.services.lists.list_reading import ColumnGuess

_NONE = "none"


class Columned(Protocol):
    """What was read in columns: a list, or one's own sheet of the season."""

    def column(self, field_name: str, /) -> ColumnGuess | None: ...


class ChooseField(MovingDialog[str | None]):
    """Answers the field for a column, "" for none, or None when it stays as it is."""

    NAMES_UNKNOWN = True
    AT = FIELD
    DEFAULT_CSS = """
    ChooseField {
        #box { width: 60; height: 23; max-height: 94%; }
        #body { height: 1fr; }
        LineList { margin-top: 1; }
    }
    """

    def __init__(
        self,
        reading: Columned,
        column: ColumnGuess,
        fields: Sequence[str] = (),
        word: Callable[[str], str] = field_word,
    ) -> None:
        super().__init__("What this column is", column.label)
        self._fields = fields
        self._word = word
        self.reading = reading
        self.column = column
        self.lines = LineList()
        self.moved = self.lines

    def body(self) -> Iterable[Widget]:
        yield Words([Para([(" · ".join(self.column.samples) or "no values", "dim")])])
        yield self.lines

    def on_mount(self) -> None:
        from matchweek.services.lists.list_reading import FIELDS

        rows = []
        if self._fields or self.column.field != "code":
            rows.append(Row([("not used", "dim")], _NONE))
        for field in self._fields or FIELDS:
            other = self.reading.column(field)
            taken = "" if other is None else "as it is" if other is self.column else f"now {other.label}"
            rows.append(Row([fit(self._word(field), 22), (taken, "dim")], field))
        self.lines.say(rows)
        self.lines.goto(self.column.field or _NONE)

    def do_field_take(self) -> None:
        self.dismiss("" if self.lines.cursor == _NONE else self.lines.cursor)

    def do_field_leave(self) -> None:
        self.dismiss(None)
