"""The line of a form that takes a time; how it is read stands under it while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.tui.screens.days.times import (
    FORMS,
    HINT,
    Told,
    Toward,
    read_time,
    tell_time,
    time_remark,
    zones_of,
)
from matchweek.tui.widgets.form_fields import TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.tui.screens.dialogs.form_screen import FormScreen


class TimeField(TextField):
    """A time of a form. `toward` tells whether it was or will be; `under` are the form's own words below.

    `limit` is True where it is the latest moment for something.
    """

    def __init__(
        self,
        screen: FormScreen,
        id: str,  # noqa: A002
        label: str,
        toward: Toward,
        *,
        hint: str = HINT,
        limit: bool = False,
        shown: Callable[[], bool] | None = None,
        under: Callable[[], Sequence[Line]] | None = None,
    ) -> None:
        super().__init__(
            id, label, hint=hint, shown=shown, remark=self._behind, under=lambda: self._below(under)
        )
        self._screen = screen
        self._toward: Toward = toward
        self._limit = limit
        # How the text was read last, and against what: a form is drawn at every key.
        self._told: tuple[object, Told] | None = None

    def instant(self) -> datetime:
        """The instant meant. Raises BadInput where the text names no single one."""
        return read_time(
            self.value,
            self._screen.zone,
            self._screen.session.clock.now(),
            self._toward,
            theirs=zones_of(self._screen.board, self._screen.program_code),
            limit=self._limit,
        )

    def _tell(self) -> Told:
        screen = self._screen
        now = screen.session.clock.now()
        against = (self.value, screen.program_code, int(now.timestamp()) // 5)
        if self._told is None or self._told[0] != against:
            timetable = screen.board.timetable(now)
            told = tell_time(
                self.value,
                screen.zone,
                now,
                self._toward,
                theirs=zones_of(screen.board, screen.program_code),
                soap_ends=timetable.soap_ends if timetable.known else None,
                limit=self._limit,
            )
            self._told = (against, told)
        return self._told[1]

    @property
    def _typed_in(self) -> bool:
        form = self._screen.form
        return form.active is self and form.typing

    def _behind(self, text: str) -> Piece | None:
        if self._typed_in:
            return None
        screen = self._screen
        theirs = zones_of(screen.board, screen.program_code)
        now = screen.session.clock.now()
        return time_remark(text, screen.zone, now, self._toward, theirs=theirs, limit=self._limit)

    def _below(self, own: Callable[[], Sequence[Line]] | None) -> Sequence[Line]:
        """How the text is read, and what the form says of it."""
        after = own() if own is not None else ()
        if not self._typed_in:
            return after
        width = self._screen.form.size.width
        if not self.value.strip():
            return [*wrapped(FORMS, width, "dim"), *after]
        told = self._tell()
        lines = wrapped(told.words, width, told.style)
        for words, style in told.notes:
            lines += wrapped(words, width, style)
        return [*lines, *after]
