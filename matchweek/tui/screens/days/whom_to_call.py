"""Whom to call on Monday: the school's SOAP lead, one friend, a line of one's own country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.days import PEOPLE_FORM
from matchweek.tui.screens.dialogs.form_screen import FormScreen
from matchweek.tui.widgets.form_fields import Field, TextField
from matchweek.tui.widgets.form_lines import wrapped
from matchweek.tui.widgets.painted import Line, Piece

if TYPE_CHECKING:
    from matchweek.domain.people.applicant import Applicant
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

DRAFT = "me:people"
NAMES = ("soap_lead", "soap_lead_phone", "friend", "friend_phone", "country", "crisis_line")


class PeopleForm(FormScreen):
    """Escape twice leaves it; everything typed is stored as one act."""

    AT = PEOPLE_FORM

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Whom to call on Monday")
        self.begin(_values_of(self.board.applicant))

    def fields(self) -> Sequence[Field]:
        return (
            TextField("soap_lead", "SOAP lead", hint="your school's, for Monday"),
            TextField("soap_lead_phone", "  number", hint="and when they can be reached"),
            TextField("friend", "A friend", hint="who knows that you may call at ten"),
            TextField("friend_phone", "  number"),
            TextField("country", "Country", hint="where your own line is"),
            TextField("crisis_line", "Help there", hint="name and number, tried from where you are"),
        )

    @property
    def draft_form(self) -> str:
        return DRAFT

    def on_mount(self) -> None:
        self.keeper.go_on()

    def stored(self) -> Mapping[str, str]:
        return _values_of(self.board.applicant)

    def form_moved(self) -> None:
        super().form_moved()
        from matchweek.domain.people.support import OWN_LINE_HINT, lines_for

        width = self.side.size.width or 38
        said: list[Line] = [*wrapped(OWN_LINE_HINT, width, "dim", 0), []]
        said += [[("Shown besides on Monday", "title")]]
        for line in lines_for(self.zone):
            name: list[Piece] = [(line.number, "strong"), f"  {line.name}", (f", {line.country}", "dim")]
            said.append(name)
        self.side.show([*said, [], [("Nobody is called from here.", "dim")]])

    def commit(self) -> None:
        def store(week: Week, **lines: str) -> Done:
            from matchweek.services.people import applicant

            return applicant.change(week, **lines)

        self.store_changed(store, self._kept)

    def _kept(self, done: Done) -> None:
        if done.changed:
            self.host.said(done)


def _values_of(me: Applicant) -> dict[str, str]:
    return {name: getattr(me, name) for name in NAMES}
