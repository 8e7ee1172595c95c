"""The form of one's own data and story: one act when it is left, kept each second while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.people.core_packet import TIMED, length_words
from matchweek.errors import BadInput
from matchweek.tui.commands.dialogs.me import ME_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.own.me_fields import BY_ID, LINES, SECTIONS, values_of, wrong
from matchweek.tui.screens.own.me_fields import Line as MeLine
from matchweek.tui.widgets.form import Form
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

DRAFT = "me:own"


def open_me_form(app: Host, session: Session, zone: str, line: str = "") -> MeForm:
    """Open the form, on one of its lines."""
    screen = MeForm(session, zone, line)
    app.push_screen(screen)
    return screen


class Sections(Form):
    """The lines of one section at a time; going on from its last line comes to the next section."""

    def step(self, by: int) -> None:
        places = [line.id for line in LINES]
        at = places.index(self.active.id) + by
        if 0 <= at < len(places):
            self.go(places[at])

    def section(self, by: int) -> None:
        """Go to the first line of the next section, or of the one before; the ends do not join."""
        at = SECTIONS.index(BY_ID[self.active.id].group) + by
        if 0 <= at < len(SECTIONS):
            self.go(next(line.id for line in LINES if line.group == SECTIONS[at]))


class MeForm(FormScreen):
    """Escape twice leaves it; all that was typed is stored as one act, which is one undo."""

    AT = ME_FORM
    form: Sections

    def __init__(self, session: Session, zone: str, line: str = "") -> None:
        self.first = line if line in BY_ID else LINES[0].id
        super().__init__(session, zone, BY_ID[self.first].group)
        self.form = Sections(self.form.fields, self)
        self.form.active = self.form.by_id[self.first]
        self.begin(values_of(self.board))

    def fields(self) -> Sequence[Field]:
        return [self._field(line) for line in LINES]

    def _field(self, line: MeLine) -> TextField:
        def remark(text: str) -> Piece | None:
            return _code_remark(text) if line.id == "school_code" else None

        return TextField(
            line.id,
            line.label,
            lines=line.long,
            hint=line.missing,
            shown=lambda: line.group == BY_ID[self.form.active.id].group,
            remark=remark,
            under=lambda: self._under(line),
        )

    @property
    def draft_form(self) -> str:
        return DRAFT

    def on_mount(self) -> None:
        self.keeper.go_on()
        self.form.go(self.first)

    # What stands under and beside the lines

    def _under(self, line: MeLine) -> Sequence[Line]:
        width = self.form.size.width
        active = self.form.active.id == line.id
        found: list[Line] = []
        if problem := wrong(line.id, self.form.by_id[line.id].value):
            found += wrapped(problem, width, "warn")
        elif active and not self.beside:
            found += wrapped(line.why, width, "dim")
        if line.id in TIMED:
            words, style = length_words(self.form.by_id[line.id].value, TIMED[line.id])
            found += wrapped(words, width, style) if words else []
        return found

    def form_moved(self) -> None:
        super().form_moved()
        line = BY_ID[self.form.active.id]
        if self.heading != line.group:
            self.heading = line.group
            self.say_title()
        width = self.side.size.width or 38
        said: list[Line] = [[(line.label.strip(), "title")], *wrapped(line.why, width, "", 0), []]
        if not line.needed:
            said += [*wrapped("It may stay open.", width, "dim", 0), []]
        words = (
            "One story, agreed with your school, in every draft: so that all who speak for you say the same."
        )
        place = SECTIONS.index(line.group) + 1
        onward = f"Section {place} of {len(SECTIONS)}: {_others()} go on to the next and back."
        self.side.show(
            [
                *said,
                *wrapped(words, width, "dim", 0),
                [],
                *wrapped(onward, width, "dim", 0),
                [],
                [("Nothing is sent from here.", "dim")],
            ]
        )

    def say_title(self, words: str = "") -> None:
        place = SECTIONS.index(self.heading) + 1
        where = f"{place} of {len(SECTIONS)}, {ME_FORM['me_next'].shown_key} the next"
        super().say_title(" · ".join(part for part in (where, words) if part))

    # Keys

    def do_me_next(self) -> None:
        self.form.section(1)

    def do_me_before(self) -> None:
        self.form.section(-1)

    def problem(self) -> str:
        return next((name for name, text in self._changed().items() if wrong(name, text)), "")

    def _changed(self) -> dict[str, str]:
        before = self.keeper.before
        return {name: text for name, text in self.values().items() if text.strip() != before[name].strip()}

    # Storing

    def commit(self) -> None:
        found = self._changed()
        if not found:
            self.leaving.forget()
            return
        # A line that cannot be read keeps no other one from being stored: it alone stays a draft.
        rest = {name: text for name, text in found.items() if wrong(name, text)}
        can = {name: text for name, text in found.items() if name not in rest}
        if not can:
            self.leaving.stays_draft()
            self.host.tell(_not_stored(rest))
            return
        draft = self.keeper.draft_but(rest)

        def act(week: Week) -> Done:
            from matchweek.services.people import me

            return me.change(week, draft=draft, **can)

        def kept(done: Done) -> None:
            if done.changed:
                self.host.said(done)
            if rest:
                self.host.tell(_not_stored(rest))

        self.leaving.act(act, kept)

    def stored(self) -> Mapping[str, str]:
        return values_of(self.board)


def _not_stored(rest: Iterable[str]) -> BadInput:
    named = ", ".join(BY_ID[name].label.strip() for name in rest)
    return BadInput(
        "Not stored yet", f"This cannot be read: {named}.", "It waits in the form; everything else is stored."
    )


def _others() -> str:
    return f"{ME_FORM['me_next'].shown_key} and {ME_FORM['me_before'].shown_key}"


def _code_remark(text: str) -> Piece | None:
    code = text.strip()
    if not code or (len(code) == 4 and code.isascii() and code.isdigit()):
        return None
    return ("four digits, as in the codes of its programs", "warn")
