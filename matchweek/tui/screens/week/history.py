"""Everything that was done, the newest first; by kind, program, day or words; what undo would take back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from textual.widget import Widget

from matchweek.domain.board.past import KINDS, ApplicantAct, Shown, days
from matchweek.domain.times.zones import wall_day
from matchweek.errors import MatchweekError
from matchweek.tui.commands import key_for
from matchweek.tui.commands.dialogs.days import PAST
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.text import fit, masking
from matchweek.tui.panes.find_line import FindLine
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.session.jobs import Job, JobEnded
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from datetime import date, datetime

    from matchweek.services.history.past import Pending
    from matchweek.tui.session.session import Session

MOST = 1000
"""So many acts are shown; the rest is found by day or words."""
CHANGES = 4
FIRST = 1000
"""So many lines of the journal are read at once; what is older comes from a thread."""


class HistoryScreen(Sheet):
    """Keys narrow what is shown; u and U work here as in the week."""

    AT = PAST

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "History")
        self.shown = Shown()
        self.own_acts: list[ApplicantAct] = []
        self.found: list[ApplicantAct] = []
        self.pending: Pending | None = None
        self._count = 0
        self._job: Job | None = None
        self._again = False
        self.find = FindLine(self._typed, self._left_line)
        self.find.placeholder = "find: a program, a person, an act"
        self.find.display = False

    def body(self) -> Iterable[Widget]:
        yield self.find
        yield from super().body()

    def on_mount(self) -> None:
        self.read()

    def board_changed(self) -> None:
        if self.is_mounted:
            self.read()
            super().board_changed()

    def load(self) -> None:
        """Write everything anew, names masked or shown."""
        self.tell()

    def read(self) -> None:
        """Read the newest of the journal anew; what is older follows."""
        from matchweek.services.history import past

        week = self.session.week
        if week is None:
            return
        name = self.host.program_name
        try:
            newest = past.own_acts(week, self.session.board, name, FIRST)
            self._count = past.how_many(week)
            self.pending = past.next_undo(week, name)
        except MatchweekError as error:
            self.host.tell(error)
            return
        oldest = newest[-1].group if newest else 0
        self.own_acts = [*newest, *(deed for deed in self.own_acts if deed.group < oldest)]
        if len(newest) < self._count:
            self._read_all()

    def _read_all(self) -> None:
        """Read every act in a thread; again afterwards when something was done meanwhile."""
        from matchweek.services.history import past

        week, board, name = self.session.week, self.session.board, self.host.program_name
        if week is None:
            return
        self._again = self._job is not None
        if self._job is None:
            self._job = Job("read the history", self, lambda: past.own_acts(week, board, name)).start()

    def on_job_ended(self, event: JobEnded) -> None:
        self._job = None
        if event.error is not None:
            self.host.tell(event.error)
            return
        if self._again:
            self._read_all()
            return
        self.own_acts = event.result
        self._count = len(self.own_acts)
        self.tell()

    # What is shown

    def words(self) -> str:
        every = max(self._count, len(self.own_acts))
        reading = " · older ones are being read" if len(self.own_acts) < every else ""
        return f"{len(self.found):,} of {every:,}{reading}" if self.shown != Shown() else f"{every:,}"

    def head_words(self) -> Sequence[Para]:
        said: list[Piece] = []
        pending = self.pending
        words = "" if pending is None else pending.bare if masking() else pending.words
        if pending is None:
            said += [("Nothing to take back.", "dim")]
        elif pending.kept:
            said += [("Cannot be taken back: ", "warn"), words]
        else:
            said += [(key_for("undo"), "key"), (" would take back: ", "dim"), words]
            said += [(f"   {self._when(pending.at)}", "dim")]
        shown = self._shown_words()
        return [Para(said), *([Para([("Only ", "dim"), (shown, "accent")])] if shown else [])]

    def _shown_words(self) -> str:
        shown = self.shown
        program = self.host.program_name(shown.program) if shown.program else ""
        day = wall_day(shown.day) if shown.day is not None else ""
        text = f"“{shown.text}”" if shown.text else ""
        return " · ".join(part for part in (shown.kind, program, day, text) if part)

    def rows(self) -> Sequence[Row]:
        self.found = self.shown.of(self.own_acts)
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        if not self.found:
            yield Row([("Nothing was done yet." if not self.own_acts else "Nothing of that.", "dim")])
            return
        for day, found in groupby(self.found[:MOST], key=lambda deed: deed.day):
            yield Row([(f"{wall_day(day)} {day.year}", "accent")])
            for deed in found:
                yield self._row(deed)
        whole = self._count if self.shown == Shown() else len(self.found)
        if whole > len(self.found[:MOST]):
            yield Row([(f"{whole - len(self.found[:MOST]):,} older ones: find them by day or words.", "dim")])

    def _row(self, deed: ApplicantAct) -> Row:
        who = "" if deed.actor == "me" else deed.actor
        tail = "taken back" if deed.taken_back else who
        cells = max(12, self.width - 9 - len(tail) - 2)
        words = self._said(deed)
        style = "dim" if deed.taken_back else ""
        return Row(
            [(f"{self._clock(deed)}  ", "dim"), (fit(words, cells), style), f"  {tail}"], str(deed.group)
        )

    def _said(self, deed: ApplicantAct) -> str:
        """An act in words. Names that nobody holds any more could not be masked: then none is said."""
        if not masking():
            return deed.words
        named = ", ".join(self.host.program_name(code) for code in deed.codes[:1])
        return f"{deed.bare}, {named}" if named else deed.bare

    def _clock(self, deed: ApplicantAct) -> str:
        from matchweek.domain.times.zones import EASTERN

        return f"{deed.at.astimezone(EASTERN):%H:%M}"

    def _when(self, at: datetime) -> str:
        return due_words(at, self.zone, self.now)

    def below_words(self) -> Sequence[Para]:
        deed = self.deed
        if deed is None:
            return ()
        said = [Para([(self._said(deed), "strong"), (f"   {self._when(deed.at)}", "dim")])]
        if masking():
            return said
        said += [Para([(f"  {line}", "dim")], 2) for line in deed.changes[:CHANGES]]
        if len(deed.changes) > CHANGES:
            said.append(Para([(f"  and {len(deed.changes) - CHANGES} more", "dim")]))
        return said

    @property
    def deed(self) -> ApplicantAct | None:
        """The act under the cursor."""
        return next((deed for deed in self.found if str(deed.group) == self.lines.cursor), None)

    # Keys

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self.tell()

    def do_past_find(self) -> None:
        self.find.open(self.shown.text)

    def _typed(self, text: str) -> None:
        self._show(replace(self.shown, text=text.strip()))

    def _left_line(self) -> None:
        self.set_focus(None)

    def do_past_kind(self) -> None:
        there = {kind for deed in self.own_acts for kind in deed.kinds}
        kinds = ["", *(kind for kind in KINDS if kind in there)]
        at = kinds.index(self.shown.kind) if self.shown.kind in kinds else 0
        self._show(replace(self.shown, kind=kinds[(at + 1) % len(kinds)]))

    def do_past_program(self) -> None:
        if self.shown.program:
            self._show(replace(self.shown, program=""))
            return
        deed = self.deed
        if deed is None or not deed.codes:
            self.notify("The line is about no program.", markup=False)
            return
        self._show(replace(self.shown, program=deed.codes[0]))

    def do_past_earlier(self) -> None:
        self._day(1)

    def do_past_later(self) -> None:
        self._day(-1)

    def _day(self, by: int) -> None:
        """Go to another day; before the newest one stand all days."""
        there: list[date | None] = [None, *days(self.own_acts)]
        at = there.index(self.shown.day) if self.shown.day in there else 0
        self._show(replace(self.shown, day=there[min(max(at + by, 0), len(there) - 1)]))

    def do_past_all(self) -> None:
        self._show(Shown())

    def do_past_go(self) -> None:
        deed = self.deed
        if deed is None or not deed.codes:
            self.notify("The line is about no program.", markup=False)
            return
        self.host.go_to_program(deed.codes[0])
