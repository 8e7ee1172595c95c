"""The form of one's own data and story: one act when it is left, kept each second while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.me import ME_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.screens.own.me_fields import BY_ID, LINES, pitch_words, values_of
from matchweek.tui.screens.own.me_fields import Line as MeLine
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


class MeForm(FormScreen):
    """Escape twice leaves it; all that was typed is stored as one act, which is one undo."""

    AT = ME_FORM

    def __init__(self, session: Session, zone: str, line: str = "") -> None:
        self.first = line if line in BY_ID else LINES[0].id
        super().__init__(session, zone, "Your own data and story")
        self.begin(values_of(self.board))

    def fields(self) -> Sequence[Field]:
        return [self._field(line) for line in LINES]

    def _field(self, line: MeLine) -> TextField:
        return TextField(
            line.id,
            line.label,
            lines=line.long,
            hint=line.missing,
            remark=_code_remark if line.id == "school_code" else None,
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
        found: list[Line] = []
        if self.form.active.id == line.id and not self.beside:
            found += wrapped(line.why, width, "dim")
        if line.id == "pitch":
            words, style = pitch_words(self.form.by_id["pitch"].value)
            found += wrapped(words, width, style) if words else []
        return found

    def form_moved(self) -> None:
        super().form_moved()
        width = self.side.size.width or 38
        line = BY_ID[self.form.active.id]
        said: list[Line] = [[(line.label.strip(), "title")], *wrapped(line.why, width, "", 0), []]
        if not line.needed:
            said += [*wrapped("It may stay open.", width, "dim", 0), []]
        words = (
            "One story, agreed with your school, in every draft: so that all who speak for you say the same."
        )
        self.side.show([*said, *wrapped(words, width, "dim", 0), [], [("Nothing is sent from here.", "dim")]])

    # Storing

    def commit(self) -> None:
        values = self.values()
        found = {
            name: value for name, value in values.items() if value.strip() != self.keeper.before[name].strip()
        }
        if not found:
            self.leaving.forget()
            return
        draft = self.keeper.draft

        def act(week: Week) -> Done:
            from matchweek.services.people import me

            return me.change(week, draft=draft, **found)

        self.leaving.act(act, self._kept)

    def _kept(self, done: Done) -> None:
        if done.changed:
            self.host.said(done)

    def stored(self) -> Mapping[str, str]:
        return values_of(self.board)


def _code_remark(text: str) -> Piece | None:
    code = text.strip()
    if not code or (len(code) == 4 and code.isascii() and code.isdigit()):
        return None
    return ("four digits, as in the codes of its programs", "warn")
