"""What the forms share: a box with a form and a card, drafts each half second, one act at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.widget import Widget

from matchweek.tui.commands.dialogs.typing import TYPING
from matchweek.tui.forms.keeper import Keeper
from matchweek.tui.forms.leaving import Leaving
from matchweek.tui.screens.dialogs.dialog import Dialog
from matchweek.tui.widgets.form import Form, FormOwner
from matchweek.tui.widgets.form_fields import ChoiceField, Field, TextField
from matchweek.tui.widgets.form_keys import typing_line
from matchweek.tui.widgets.painted import Painted
from matchweek.tui.widgets.plain import Across

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.services.core.week import Done
    from matchweek.tui.commands import Command
    from matchweek.tui.session.session import Session

KEEP_EVERY = 0.5
BESIDE = 100
"""From this width on the card stands beside the form."""


class FormScreen(Dialog[None], FormOwner):
    """A form over the week. Its `keeper` keeps what is typed as a draft, its `leaving` commits it.

    Subclasses say the fields, the draft's name in `draft_form`, what is `stored`, and what `commit` does.
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

    def __init__(self, session: Session, zone: str, title: str) -> None:
        super().__init__(title)
        self.heading = title
        self.session = session
        self.keeper = Keeper(session, self)
        self.leaving = Leaving(session, self, self.keeper)
        self.zone = zone
        self.side = Painted(id="side")
        self.form = Form(self.fields(), self)
        self._typed_in: Field | None = None

    # What a form says

    def fields(self) -> Sequence[Field]:
        raise NotImplementedError

    @property
    def draft_form(self) -> str:
        """The name of its draft; empty while there is nothing it could belong to."""
        raise NotImplementedError

    def stored(self) -> Mapping[str, str] | None:
        """The texts as they are stored now; None when what the form is of is gone."""
        return self.keeper.before

    def commit(self) -> None:
        """Store the form as one act, by its `leaving`; or leave it as a draft, or forget it."""
        raise NotImplementedError

    def changed(self) -> dict[str, str]:
        """What was typed and is not stored, by the name of its line."""
        before = self.keeper.before
        return {
            name: text for name, text in self.values().items() if text.strip() != before.get(name, "").strip()
        }

    def store_changed(self, store: Callable[..., Done], told: Callable[[Done], None] | None = None) -> None:
        """Store the lines that were changed as one act, by `store(week, draft=…, **lines)`; without any the
        draft is forgotten. `told` is told what was done, else the foot is."""
        found, draft = self.changed(), self.keeper.draft
        if found:
            self.leaving.act(lambda week: store(week, draft=draft, **found), told or self.host.said)
        else:
            self.leaving.forget()

    def begin(self, before: Mapping[str, str]) -> None:
        """Show the texts as they are stored."""
        self.keeper.start(before)
        self.show_values(before)

    @property
    def board(self) -> Board:
        """What is known of the week; nothing while it is still being opened."""
        from matchweek.domain.board.board import Board

        return self.session.board if self.session.shows else Board()

    @property
    def program_code(self) -> str:
        """The program whose zone “their time” is; empty while none is known."""
        return ""

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
        """Letters typed in the moment before the form had the focus are text already."""
        if self.form.heard is not event:
            self.form.on_key(event)

    def load(self) -> None:
        """Draw it anew, names masked or shown: what was cut to fit cannot be masked any more."""
        if self.is_mounted:
            self.form.paint()
            self.form_moved()

    # Its texts

    def values(self) -> dict[str, str]:
        """What the draft keeps."""
        return self.form.values()

    def show_values(self, values: Mapping[str, str]) -> None:
        self.form.fill(dict(values))

    def is_long(self, name: str) -> bool:
        field = self.form.by_id.get(name)
        return isinstance(field, TextField) and field.lines

    def label_of(self, name: str) -> str:
        field = self.form.by_id.get(name)
        return field.label if field is not None else name

    def shown_value(self, name: str, value: str) -> str:
        field = self.form.by_id.get(name)
        options = field.options if isinstance(field, ChoiceField) else ()
        return next((words for option, words in options if option == value), value)

    def say_title(self, words: str = "") -> None:
        """Say in the first line what became of the words, and who else has them open."""
        self.title_line.tell(self.heading, " · ".join(part for part in (self.keeper.others(), words) if part))

    def words_to_copy(self) -> str:
        return self.keeper.words()

    def keep(self) -> bool:
        """Keep what is typed; returns whether all of it is on disk."""
        return self.keeper.keep()

    def board_changed(self) -> None:
        """Show what an undo or another window changed; what is being typed stays."""
        if not self.is_mounted or self.leaving.left:
            return
        now = self.stored()
        if now is None:
            self.gone()
        else:
            self.keeper.take_in(now)

    def gone(self) -> None:
        """What the form is of was taken back: what is typed stays a draft, should it come again."""
        if not self.keeper.undoing:
            self.keep()
        self.keeper.dirty = False
        self.keeper.release()
        if self.is_current:
            self.dismiss(None)

    # The form

    def form_painted(self) -> None:
        self.filled()

    def form_changed(self, field: Field) -> None:
        if not self.keeper.dirty and self.draft_form:
            self.say_title()
        self.keeper.dirty = True
        self._tell_keys()

    def form_moved(self) -> None:
        if self._typed_in is not self.form.active:
            self._typed_in = self.form.active
            self.keep()
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Name the keys as they are for the field one is in, and for what stands in it."""
        if self.form.free:
            self.tell_keys(self.shown_keys)
        else:
            self.keys_line.show([typing_line(self.form)])

    def do_help(self) -> None:
        """What the keys do here, also while one types."""
        self.host.show_help(self.AT.title, self.KEYS, TYPING.commands)

    @property
    def shown_keys(self) -> Sequence[Command]:
        """The keys that do something now, for the last line while letters act."""
        return self.KEYS

    def problem(self) -> str:
        """The field that still cannot be read, to be looked at before the form is left; else empty."""
        return ""

    def form_left(self) -> None:
        found = "" if self.leaving.left else self.problem()
        if found and found != self._shown_problem:
            self._shown_problem = found
            self.form.go(found)
            return
        self.leaving.leave()

    _shown_problem = ""

    # Keys while letters act; each form binds those it has

    def do_undo(self) -> None:
        self.keeper.undo()

    def do_next_call(self) -> None:
        """The phone rings meanwhile: what is typed is kept, and the call is stored."""
        self.keep()
        self.host.do_call()

    def form_typed_in(self) -> None:
        # Textual has handed them to the form already: they would act, each as its letter does.
        self.host.opening()
        self.call_later(self.host.opened)

    def do_into_line(self) -> None:
        self.form.go(self.form.active)

    def do_leave(self) -> None:
        self.form_left()
