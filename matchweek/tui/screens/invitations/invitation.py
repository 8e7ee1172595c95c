"""An invitation of the season: it is stored at the key press, and everything else may be filled in later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from matchweek.domain.tracker.tracked import Tracked
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.invitations import INVITATION_FORM
from matchweek.tui.look.text import clean
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.invitations.fields import (
    MOST_CHOSEN,
    PICKED,
    ProgramOfSeason,
    invitation_fields,
    values_of,
)
from matchweek.tui.screens.invitations.lines import InvitationLines
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

FORM = "invited:"
ABOUT = (
    "The invitation is stored, and its answer counts down. Which program, until when and which dates may "
    "follow. Nothing is sent from here: answer them yourself, then say so."
)
NO_DATE = "There is no date {number} yet: write the dates that they offer."


MAIL_LINES = 3
"""Lines from which on a paste is a mail, and no answer to one line."""


class Recorded:
    """An invitation that is being stored: `number` is its row, known once it is."""

    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.made = 0

    @property
    def form(self) -> str:
        return "" if self.number is None else f"{FORM}{self.number}"

    def follow(self, done: Done) -> Done:
        """Its row is that of the program that it turned out to be of."""
        self.number = int(done.keys[0])
        return done


def start_invitation(app: Host, session: Session, zone: str) -> InvitationForm:
    """Store that an invitation came now, then open its form. No program is presumed."""
    at = session.clock.now()
    recorded = Recorded()

    def act(week: Week) -> Done:
        from matchweek.services.season import invited

        return recorded.follow(invited.record(week, at))

    def then(done: Done) -> None:
        app.said_words(done.words)
        # One that had to wait may be on the board before its form knew its number.
        for form in app.screen_stack:
            if isinstance(form, InvitationForm) and form.recorded is recorded:
                form.board_changed()

    session.do(act, then)
    screen = InvitationForm(session, zone, recorded, at)
    app.push_screen(screen)
    return screen


def open_invitation(app: Host, session: Session, zone: str, number: int) -> InvitationForm | None:
    """Open the form of an invitation, or of the dates of a program of the season, by its row."""
    if number not in session.board.kept.tracked:
        return None
    screen = InvitationForm(session, zone, Recorded(number), session.clock.now(), found=True)
    app.push_screen(screen)
    return screen


class InvitationForm(FormScreen):
    """One invitation: which program, until when, which dates. Escape twice leaves it; all of it is kept."""

    RULE = "invitations.date"
    AT = INVITATION_FORM
    DEFAULT_CSS = "InvitationForm { #box { max-height: 44; } }"

    def __init__(
        self, session: Session, zone: str, recorded: Recorded, at: datetime, *, found: bool = False
    ) -> None:
        # What it is of is looked up before the form itself is made.
        self.session = session
        self.recorded = recorded
        self.found = found
        # While it stores what is typed: what comes back is its own, in other words perhaps.
        self._storing = False
        self._row = Tracked(0, invited_at=at)
        super().__init__(session, zone, self._title())
        self.begin(self._values())

    def _title(self) -> str:
        row = self.row
        named = row.title if row.is_named else ""
        return f"Invitation: {named}" if named else "An invitation came"

    def fields(self) -> Sequence[Field]:
        self.lines = InvitationLines(self)
        self.finder = ProgramOfSeason(self)
        return invitation_fields(self)

    @property
    def row(self) -> Tracked:
        """The row as it is stored; where it is not yet, as it will be."""
        known = self.board.kept.tracked.get(self.recorded.number or 0)
        if known is not None:
            self._row = known
        return self._row

    def _values(self) -> dict[str, str]:
        """The texts as they are stored."""
        return values_of(self.row, self.lines.arranged())

    @property
    def draft_form(self) -> str:
        return self.recorded.form

    @property
    def program_code(self) -> str:
        return self.row.code

    def values(self) -> dict[str, str]:
        return {**self.form.values(), PICKED: self.finder.picked}

    def show_values(self, values: Mapping[str, str]) -> None:
        self.finder.picked = values.get(PICKED, self.finder.picked)
        super().show_values(values)

    def label_of(self, name: str) -> str:
        return "Program" if name == PICKED else super().label_of(name)

    def on_mount(self) -> None:
        from matchweek.tui.app.ready_for_names import warm_finding

        warm_finding(self.session)
        if self.found:
            self.keeper.go_on()
            self.form.go("dates", typing=False)

    # What stands beside

    def form_moved(self) -> None:
        super().form_moved()
        width = self.side.size.width or 38
        said: list[Line] = [*wrapped(ABOUT, width, "dim", 0), []]
        said += self.lines.side(width)
        self.side.show(said)

    def form_changed(self, field: Field) -> None:
        super().form_changed(field)
        if field.id in ("dates", "minutes", "window"):
            self.form_moved()

    # Which program it is

    def form_picked(self, field: TextField, key: str) -> None:
        """Take a program: one of the season gets the invitation, one of the list is named by its code."""
        if field is not self.finder:
            return
        kind, _, which = key.partition(":")
        recorded = self.recorded

        def act(week: Week) -> Done:
            from matchweek.services.season import invited

            assert recorded.number is not None
            named: dict[str, Any] = {"of": int(which)} if kind == "row" else {"code": which}
            return recorded.follow(invited.change(week, recorded.number, **named))

        def then(done: Done) -> None:
            self.host.said_words(done.words)
            self._named()

        self.keep()
        self._storing = True
        self.session.do(act, then)
        self._storing = False

    def _named(self) -> None:
        """The program is known: the line shows it, and one goes on with the time that they leave."""
        before = self._values()
        typed = {
            name: text for name, text in self.values().items() if text != self.keeper.before.get(name, "")
        }
        typed.pop("program", None)
        self.keeper.start(before)
        self.show_values({**before, **typed, PICKED: before[PICKED], "program": ""})
        self.heading = self._title()
        self.say_title()
        self.form.go("window")

    # Storing

    def problem(self) -> str:
        return self.lines.unread()

    def changes(self) -> dict[str, Any]:
        """What the form as it stands changes of the invitation; what cannot be read is left out."""
        return self.lines.changes(self.keeper.before)

    def commit(self) -> None:
        found = self.changes()
        if not found or self.recorded.number is None:
            self.leaving.forget()
            return
        recorded, draft = self.recorded, self.keeper.draft

        def act(week: Week) -> Done:
            from matchweek.services.season import invited

            assert recorded.number is not None
            return recorded.follow(invited.change(week, recorded.number, draft=draft, **found))

        self.leaving.act(act, lambda done: self.host.said_words(done.words))

    def store(self) -> bool:
        """Store what is typed as one act; the form stays. False where it is not stored."""
        if (name := self.problem()) and self.form.by_id[name].value.strip():
            self.form.go(name)
            self.app.notify("This is not read yet: look at the line.", markup=False)
            return False
        self.session.follow()
        self.keep()
        self._storing = True
        self.commit()
        self._storing = False
        if self.leaving.outcome is not True:
            return False
        self.begin(self._values())
        self.keeper.dirty = False
        self.heading = self._title()
        self.say_title()
        return True

    def board_changed(self) -> None:
        if not self._storing:
            super().board_changed()

    def stored(self) -> Mapping[str, str] | None:
        number = self.recorded.number
        if number is not None and number not in self.board.kept.tracked:
            return None
        return self._values() if number is not None else self.keeper.before

    # Keys while letters act

    def _then(self, act: Callable[[Week, int], Done]) -> None:
        """Store what is typed, then do an act on the row."""
        recorded = self.recorded
        if not self.store() or recorded.number is None:
            return

        def do(week: Week) -> Done:
            assert recorded.number is not None
            return act(week, recorded.number)

        def then(done: Done) -> None:
            self.host.said(done)
            self.begin(self._values())
            self.keeper.dirty = False
            self.form.paint()
            self.form_moved()

        self._storing = True
        self.session.do(do, then)
        self._storing = False

    def choose(self, place: int) -> None:
        """Take a date: its interview is arranged here. What speaks against it stands beside it."""
        judged = self.lines.judged()
        if place >= len(judged):
            self.app.notify(NO_DATE.format(number=place + 1), markup=False)
            return
        one, held = judged[place], self.lines.held()
        # What is typed of the interview goes with it.
        self.lines.choosing = True

        def act(week: Week, number: int) -> Done:
            from matchweek.services.season import invited

            return invited.choose(week, number, one.at, **held)

        self._then(act)
        self.lines.choosing = False

    def _answered(self, how: str) -> None:
        def act(week: Week, number: int) -> Done:
            from matchweek.services.season import invited

            return invited.answered(week, number, how)

        self._then(act)

    def do_invitation_accepted(self) -> None:
        self._answered("accepted")

    def do_invitation_declined(self) -> None:
        self._answered("declined")

    def do_invitation_waitlist(self) -> None:
        self._answered("waitlist")

    def do_invitation_other(self) -> None:
        self._answered("other date")

    def do_invitation_write(self) -> None:
        """What to write to them: drafts, to finish and to send oneself."""
        from matchweek.tui.screens.letters.letter import open_letter

        if self.store() and self.recorded.number is not None:
            open_letter(self.host, "", code=self.row.code or None, tracked=self.recorded.number)

    def form_pasted(self, field: Field, text: str) -> bool:
        """A mail, wherever it was pasted, goes into the notes and is read: no line of it is a name."""
        # Terminals end the lines of a paste by either letter.
        lines = text.strip().splitlines()
        if field.id == "dates" or len(lines) < MAIL_LINES:
            return False
        note = self.form.by_id["note"]
        note.value = "\n".join(filter(None, (note.value.rstrip(), clean("\n".join(lines), lines=True))))
        self.form_changed(note)
        self.do_invitation_mail()
        # What is next is to take a date by its key, not to type.
        self.form.release()
        return True

    def do_invitation_mail(self) -> None:
        """Propose what the mail pasted into the notes says; what was typed stays, and nothing is stored."""
        if not self.form.by_id["note"].value.strip():
            self.form.go("note")
            self.app.notify("Paste the mail here: it is read at once.", markup=False)
            return
        found = self.lines.read_mail()
        for name, value in found.items():
            field = self.form.by_id[name]
            if not field.value.strip() and not (name == "program" and self.finder.picked):
                field.value = value
                self.form_changed(field)
        self.form.paint()
        self.form_moved()
        said = (
            "Look at each line; it is stored when you leave." if found else "It says nothing that was read."
        )
        self.app.notify(said, title="Proposed, not stored yet" if found else "", markup=False)

    def do_invitation_blocks(self) -> None:
        from matchweek.tui.screens.invitations.blocked import Blocks

        self.keep()
        self.app.push_screen(Blocks(self.session, self.zone))


def _choose(place: int) -> Callable[[InvitationForm], None]:
    def do(self: InvitationForm) -> None:
        self.choose(place)

    return do


for _place in range(MOST_CHOSEN):
    setattr(InvitationForm, f"do_date_{_place + 1}", _choose(_place))


def date_error(error: BadInput) -> str:
    """Why a time was not read, in a line."""
    return f"{error.title.rstrip('?.')}: {error.detail}" if error.detail else error.title
