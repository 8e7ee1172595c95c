"""One's own sheet of the season: opened or pasted, its columns looked at and reassigned, then stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.contacts.calendar_events import FILES
from matchweek.domain.tracker.said import LABELS
from matchweek.tui.commands.dialogs.season import SEASON_SHEET
from matchweek.tui.look.text import fit, masking
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.screens.lists.bringing_in import BringsIn
from matchweek.tui.screens.lists.choose_field import ChooseField
from matchweek.tui.screens.lists.open_list import OpenFile
from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from textual.screen import Screen

    from matchweek.domain.contacts.calendar_events import CalendarEvent
    from matchweek.services.core.week import Done
    from matchweek.services.season.tracker_import import ColumnGuess, Foreseen, SheetRead, Wanted
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session

COLUMN = "column:"
_LABEL, _FIELD, _NAME, _SHORT = 22, 14, 34, 24
_ROOMY = 90
_NAMED = 4
"""So many columns that are not used are named above the rows."""
ORDER = "{sheet_dates} says which: the month, as in the U.S.; once more, the day."
CHOSEN = "Go up to it: {sheet_enter} says what it is."
FIELD_WORDS = {
    **LABELS,
    "date": "Date",
    "time": "Time",
    "zone": "Time zone",
    "link": "Where, link",
    "interviewer": "With",
}


class OpenSheet(OpenFile):
    """Asks for the file of one's own sheet and reads it; the next screen asks before anything is stored."""

    HEADING = "Your own sheet"
    FORMS = "CSV, Excel, LibreOffice; or an invitation (.ics, .eml)"
    SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".html", ".htm"})
    SUFFIXES |= {*FILES}

    def __init__(self, session: Session, zone: str) -> None:
        self.zone = zone
        super().__init__(session)

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_season
        return kept

    def read(self, path: Path) -> SheetRead | list[CalendarEvent]:
        if path.suffix.casefold() in FILES:
            from matchweek.services.days.invitations import read_file

            return read_file(path)
        from matchweek.services.season import tracker_import

        return tracker_import.read(path)

    def preview(self, found: SheetRead | list[CalendarEvent]) -> None:
        self.app.switch_screen(_preview(self.session, self.zone, found))

    def paste(self, text: str) -> None:
        self.app.switch_screen(PasteSheet(self.session, self.zone, text))


class PasteSheet(Paste):
    """Takes rows copied from a spreadsheet; the preview then asks before anything is stored."""

    HEADING = "Paste your own sheet"
    RULE = ""
    WAITING = (
        "Copy the rows with their headings from your sheet, then paste them here. {Paste_read} on the empty "
        "box says how."
    )
    HOW = (
        Para([("How to bring your sheet in", "strong")]),
        Para(["1  In your spreadsheet, mark the rows with the line of headings, and copy them.", ""], 3),
        Para(["2  Paste them here. You see first what each column is taken for.", ""], 3),
        Para([("The same sheet twice changes nothing.", "dim")]),
    )

    def __init__(self, session: Session, zone: str, text: str = "") -> None:
        self.zone = zone
        super().__init__(session, text)

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_season
        return kept

    def read(self, text: str) -> SheetRead | list[CalendarEvent]:
        from matchweek.services.days.invitations import holds_invitation, read_text

        if holds_invitation(text):
            return read_text(text)
        from matchweek.services.season import tracker_import

        return tracker_import.read(text)

    def preview(self, found: SheetRead | list[CalendarEvent]) -> None:
        self.app.switch_screen(_preview(self.session, self.zone, found))


def _preview(session: Session, zone: str, found: SheetRead | list[CalendarEvent]) -> Screen[None]:
    """What was brought in, before it is stored: a sheet, or an invitation that came as a file."""
    if isinstance(found, list):
        from matchweek.tui.screens.calls.invitation_preview import InvitationPreview

        return InvitationPreview(session, zone, found, "")
    return SeasonSheet(session, zone, found)


class SeasonSheet(BringsIn):
    """What each column is, then what each row would do. Nothing is stored until Enter."""

    NAMES_UNKNOWN = True
    AT = SEASON_SHEET

    def __init__(self, session: Session, zone: str, read: SheetRead) -> None:
        super().__init__(session, zone, "Your own sheet")
        self.read = read
        self.times_in = ""
        self.replace_known = False
        self._said = ""
        self._placed = False

    def lay_out(self) -> None:
        super().lay_out()
        if not self._placed:
            # Begin where Enter stores it; on a column it asks what that is.
            self._placed = True
            wanted = next((each for each in self.found.wanted if each.changes), None)
            if wanted is not None:
                self.lines.goto(f"row {wanted.row.row}")

    def tell_below(self) -> None:
        super().tell_below()
        title = "choose" if self._column is not None else "bring in"
        self.tell_keys([self.AT.said("sheet_enter", title), *self.KEYS[1:]])

    def look_up(self) -> None:
        from matchweek.services.season.tracker_import import foresee

        self.found: Foreseen = foresee(
            self.session.board,
            self.read,
            self.now,
            times_in=self.times_in,
            replace_known=self.replace_known,
        )

    # What is shown

    def words(self) -> str:
        return f"{self.read.source} · nothing is stored yet"

    def head_words(self) -> Sequence[Para]:
        found = self.found
        said: list[Para] = [Para([(found.words, "strong")])]
        if self.read.unused:
            said.append(Para([(f"{_unused_words(self.read.unused)} {self.AT.in_words(CHOSEN)}", "warn")]))
        if found.asks_order:
            dates = "1 date" if found.asks_order == 1 else f"{found.asks_order} dates"
            said.append(
                Para([(self.AT.in_words(f"{dates} may have the day or the month first. {ORDER}"), "warn")])
            )
        elif self.read.days_first is not None:
            which = "the day" if self.read.days_first else "the month"
            said.append(Para([(f"In dates such as 12/11 {which} stands first.", "dim")]))
        if found.asks_zone:
            times = "1 time names" if found.asks_zone == 1 else f"{found.asks_zone} times name"
            asks = f"{times} no zone. {{sheet_zone}} says in which it is meant."
            said.append(Para([(self.AT.in_words(asks), "warn")]))
        elif self.times_in:
            said.append(Para([(f"Times without a zone are {self._zone_words()}.", "dim")]))
        if self.replace_known:
            said.append(Para([("What stands there otherwise is replaced by the sheet.", "warn")]))
        if self._said:
            said.append(Para([(self._said, "warn")]))
        return said

    def _zone_words(self) -> str:
        from matchweek.domain.times.zones import place_name
        from matchweek.services.season.tracker_import import THEIRS

        return (
            "on each program's own clock"
            if self.times_in == THEIRS
            else f"in {place_name(self.times_in)} time"
        )

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        yield Row([("Columns as understood", "title")])
        for column in self.read.columns:
            if column.header or column.samples:
                yield self._column_row(column)
        for title, wanted in (("New", self.found.fresh), ("Changed", self.found.changed)):
            if wanted:
                yield Row()
                yield Row([(title, "title")])
                for one in wanted:
                    yield from self._wanted_rows(one)
        left = [each for each in self.found.wanted if each.left]
        if left:
            yield Row()
            yield Row([("Something else stands there, left as it is", "title")])
            yield from (self._left_row(each) for each in left)
        if self.found.rejected:
            yield Row()
            yield Row([(f"Not used, kept in the history: {len(self.found.rejected)}", "title")])
            for each in self.found.rejected:
                yield Row(
                    [(f"row {each.row}", "warn"), f"  {each.reason}  ", (_hidden(each.text), "dim")],
                    f"rejected {each.row}",
                )
        for at, words in enumerate(self.read.warnings):
            yield Row([("! ", "warn"), (words, "dim")], f"warning {at}")

    def _column_row(self, column: ColumnGuess) -> Row:
        word = FIELD_WORDS.get(column.field, column.field) or "not used"
        pieces: list[Piece] = [
            (fit(column.label, _LABEL), "dim"),
            " ",
            (fit(word, _FIELD), "" if column.field else "dim"),
            " ",
            (_hidden(" · ".join(column.samples)), "dim"),
        ]
        return Row(pieces, f"{COLUMN}{column.index}")

    def _wanted_rows(self, each: Wanted) -> Iterator[Row]:
        """What a row does, and below it, whole, what of it was not understood."""
        title = fit(_hidden(each.title), _NAME if self.width >= _ROOMY else _SHORT)
        sign: Piece = ("+ ", "good") if each.same is None else ("~ ", "accent")
        words = ", ".join(FIELD_WORDS.get(name, name).lower() for name in (*each.values, *each.held))
        when = f"   {self._when(each)}" if each.at is not None else ""
        said = words if each.same is not None else each.values.get("specialty", "")
        yield Row([sign, f"{title}  ", (str(said), "dim"), (when, "")], f"row {each.row.row}")
        if each.remarks:
            words = _hidden(f"into its note, not understood: {'; '.join(each.remarks)}")
            yield from whole(["    "], words, self.width, f"note {each.row.row}", "warn")

    def _when(self, each: Wanted) -> str:
        from matchweek.tui.look.both_times import due_words

        assert each.at is not None
        return due_words(each.at, self.zone, self.now)

    def _left_row(self, each: Wanted) -> Row:
        names = ", ".join(FIELD_WORDS.get(name, name).lower() for name in each.left)
        return Row(
            [("= ", "dim"), f"{fit(_hidden(each.title), _NAME)}  ", (names, "dim")], f"left {each.row.row}"
        )

    # Keys

    @property
    def _column(self) -> ColumnGuess | None:
        """The column under the cursor."""
        key = self.lines.cursor
        if not key.startswith(COLUMN):
            return None
        return next(each for each in self.read.columns if f"{COLUMN}{each.index}" == key)

    def _take(self, field: str, column: ColumnGuess) -> None:
        """Read the sheet with a column as this field, "" for none."""
        if field:
            self.read = self.read.with_column(field, column.index)
        elif column.field:
            self.read = self.read.with_column(column.field, None)
        self._said = ""
        self.tell()

    def do_sheet_field(self) -> None:
        self._step(1)

    def do_sheet_field_back(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        """Take the column for the next field that no other column has, or for none."""
        from matchweek.services.season.tracker_import import FIELDS

        column = self._column
        if column is None:
            self.notify("Put the cursor on a column.", markup=False)
            return
        used = {each.field for each in self.read.columns}
        free = ["", *(field for field in FIELDS if field == column.field or field not in used)]
        self._take(free[(free.index(column.field) + step) % len(free)], column)

    def do_sheet_zone(self) -> None:
        """Each program's own clock, one's own, Eastern, and round again."""
        from matchweek.domain.times.zones import EASTERN
        from matchweek.services.season.tracker_import import THEIRS

        zones = list(dict.fromkeys(filter(None, (THEIRS, self.zone, EASTERN.name))))
        place = zones.index(self.times_in) + 1 if self.times_in in zones else 0
        self.times_in = zones[place % len(zones)]
        self.tell()

    def do_sheet_dates(self) -> None:
        """The month first, as in the U.S., then the day, and round again."""
        self.read = replace(self.read, days_first=self.read.days_first is False)
        self._said = ""
        self.tell()

    def do_sheet_replace(self) -> None:
        self.replace_known = not self.replace_known
        self.tell()

    def do_mask(self) -> None:
        Dialog.do_mask(self)

    def do_sheet_enter(self) -> None:
        column = self._column
        if column is not None:
            self._choose(column)
        elif self.found.asks_order:
            self._say(
                self.AT.in_words(
                    "Nothing is stored yet: {sheet_dates} says first if the month or the day is first."
                )
            )
        elif self.found.asks_zone:
            self._say(self.AT.in_words("Say first in which zone the times are: {sheet_zone}."))
        elif not self.found.wanted:
            self._say("No row names a program: put the cursor on the column that does, and choose.")
        elif not any(each.changes for each in self.found.wanted):
            self._say("Nothing of it is new: there is nothing to store.")
        else:
            self._store()

    def _say(self, words: str) -> None:
        self._said = words
        self.lay_out()

    def _choose(self, column: ColumnGuess) -> None:
        from matchweek.services.season.tracker_import import FIELDS

        def chosen(field: str | None) -> None:
            if field is not None:
                self._take(field, column)

        word = FIELD_WORDS.get
        self.app.push_screen(
            ChooseField(self.read, column, FIELDS, lambda field: word(field, field) or "not used"), chosen
        )

    def _store(self) -> None:
        if not self.may_bring_in:
            return
        from matchweek.services.season.tracker_import import bring_in

        read, times_in, replaced = self.read, self.times_in, self.replace_known
        self.bring_in(
            "bring a sheet in",
            lambda week: bring_in(week, read, times_in=times_in, replace_known=replaced),
        )

    def kept_paste(self) -> Kept:
        return self.session.app.incoming.kept_season

    def told(self, done: Done) -> Done:
        # What was not used, or left, was seen here.
        return replace(done, warnings=())


def _unused_words(unused: Sequence[str]) -> str:
    """Which columns are taken for nothing: they stand above the rows, where one may not look."""
    named = ", ".join(unused[:_NAMED]) + (f" and {len(unused) - _NAMED} more" if unused[_NAMED:] else "")
    which = "This column is" if len(unused) == 1 else "These columns are"
    return f"{which} not used: {named}."


def _hidden(text: str) -> str:
    """What a sheet says; while names are masked nothing of it, since the mask does not know it yet."""
    return "hidden" if masking() and text else text
