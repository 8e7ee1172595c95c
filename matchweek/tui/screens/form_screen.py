"""What the forms share: a box with a form and a card, drafts each half second, one act at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.widget import Widget

from matchweek.errors import MatchweekError
from matchweek.tui.screens.dialog import Dialog
from matchweek.tui.widgets.form import Form, FormOwner
from matchweek.tui.widgets.form_fields import Field
from matchweek.tui.widgets.form_keys import typing_line
from matchweek.tui.widgets.painted import Painted
from matchweek.tui.widgets.plain import Across

if TYPE_CHECKING:
    from matchweek.domain.board import Board
    from matchweek.services.drafts import Draft
    from matchweek.tui.desk import Desk

KEEP_EVERY = 0.5
BESIDE = 100
"""From this width on the card stands beside the form."""


class FormScreen(Dialog[None], FormOwner):
    """A form over the week. Its text is kept as a draft while it is typed; leaving it commits it.

    Subclasses say the fields, the draft's name in `draft_form`, and what `commit` does.
    """

    AUTO_FOCUS = "Form"
    DEFAULT_CSS: ClassVar[str] = """
    FormScreen {
        #box { width: 116; max-width: 100%; height: 100%; max-height: 34; padding: 0 1; }
        #body { height: 1fr; }
        Title { margin-bottom: 0; }
        Keys { margin-top: 0; }
        #side { width: 42; padding: 0 0 0 2; }
    }
    """

    def __init__(self, desk: Desk, zone: str, title: str) -> None:
        super().__init__(title)
        self.desk = desk
        self.zone = zone
        self.heading = title
        self.side = Painted(id="side")
        self.form = Form(self.fields(), self)
        self._dirty = False
        self._warned = False
        self._typed_in: Field | None = None

    def fields(self) -> Sequence[Field]:
        raise NotImplementedError

    @property
    def board(self) -> Board:
        """What is known of the week; nothing while it is still being opened."""
        from matchweek.domain.board import Board

        return self.desk.board if self.desk.shows else Board()

    @property
    def draft_form(self) -> str:
        """The name of its draft; empty while there is nothing it could belong to."""
        raise NotImplementedError

    @property
    def program_code(self) -> str:
        """The program whose zone “their time” is; empty while none is known."""
        return ""

    def commit(self) -> None:
        """Store the form as one act, which clears the draft."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        with Across():
            yield self.form
            yield self.side

    def on_mount(self) -> None:
        self.side.display = self.app.size.width >= BESIDE
        self.set_interval(KEEP_EVERY, self.keep)
        # Even where there is no room for a single line of the form.
        self.set_timer(KEEP_EVERY, self.filled)
        self.form_moved()

    def on_resize(self) -> None:
        self.side.display = self.beside
        self.call_after_refresh(self.form_moved)

    @property
    def beside(self) -> bool:
        """Whether there is room for a card at the right."""
        return self.app.size.width >= BESIDE

    def on_key(self, event: events.Key) -> None:
        """Letters typed in the moment before the form has the focus are text already."""
        if not self.form.has_focus:
            self.form.on_key(event)

    # Drafts

    def values(self) -> dict[str, str]:
        """What the draft keeps."""
        return self.form.values()

    def keep(self) -> None:
        """Keep what is typed, if it changed since; tried again soon where the file is busy."""
        week = self.desk.week
        if not (self._dirty and self.draft_form) or week is None:
            return
        from matchweek.services import drafts

        try:
            kept = drafts.save(week, self.draft_form, self.values())
        except MatchweekError as error:
            if not self._warned:
                self._warned = True
                self.dashboard.tell(error)
            return
        if kept:
            self._dirty = self._warned = False
            self.title_line.tell(self.heading, "kept as you type")

    def unfinished(self) -> Draft | None:
        """What was typed here before and never committed."""
        week = self.desk.week
        if week is None or not self.draft_form:
            return None
        from matchweek.services import drafts

        return drafts.load(week, self.draft_form)

    def take_up(self, values: Mapping[str, object]) -> None:
        """Go on with a draft."""
        self.form.fill({name: str(value) for name, value in values.items()})
        self._dirty = True
        self.title_line.tell(self.heading, "what was typed before is here again")

    # The form

    def form_painted(self) -> None:
        self.filled()

    def form_changed(self, field: Field) -> None:
        if not self._dirty and self.draft_form:
            self.title_line.tell(self.heading)
        self._dirty = True
        self._tell_keys()

    def form_moved(self) -> None:
        if self._typed_in is not self.form.active:
            self._typed_in = self.form.active
            self.keep()
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Name the keys as they are for the field one is in, and for what stands in it."""
        if self.form.free:
            self.keys_line.tell(self.KEYS)
        else:
            self.keys_line.show([typing_line(self.form)])

    def problem(self) -> str:
        """The field that still cannot be read, to be looked at before the form is left; else empty."""
        return ""

    def form_left(self) -> None:
        if self._left:
            # The second Escape of a burst came when this was left already: nothing is stored twice.
            return
        found = self.problem()
        if found and found != self._shown_problem:
            self._shown_problem = found
            self.form.go(found)
            return
        # Should the act be refused, its text is still a draft.
        self._left = True
        self.keep()
        self.commit()
        self.dismiss(None)

    _shown_problem = ""
    _left = False
