"""Pasting an invitation: a calendar's text, a mail with one in it, or the name of its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matchweek.tui.screens.lists.paste import Paste
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.contacts.calendar_events import CalendarEvent
    from matchweek.tui.session.list_coming_in import Kept
    from matchweek.tui.session.session import Session


def names_file(text: str) -> bool:
    """Whether a line that was typed names the file of an invitation."""
    from matchweek.services.days.invitations import file_named

    return file_named(text) is not None


class PasteInvitation(Paste):
    """Takes the paste and reads it; the preview then asks before anything is stored."""

    HEADING = "Bring in an invitation"
    RULE = ""
    WAITING = (
        "Paste the invitation, or the path of its file (.ics, .eml). {Paste_read} on the empty box says how."
    )
    HOW = (
        Para([("How to bring an invitation in", "strong")]),
        Para(
            ["1  In the mail, save the attached invitation (.ics). In a calendar, save that one event.", ""],
            3,
        ),
        Para(["2  Paste its path here, drop the file into this window, or paste its whole text.", ""], 3),
        Para(
            [("You see first what it would change. Its next version moves or cancels the interview.", "dim")]
        ),
    )

    def __init__(self, session: Session, zone: str, code: str = "", text: str = "") -> None:
        self.zone = zone
        self.code = code
        super().__init__(session, text)
        self.box.ends = names_file

    def kept_for(self, session: Session) -> Kept:
        kept: Kept = session.app.incoming.kept_invitations
        return kept

    def read(self, text: str) -> Sequence[CalendarEvent]:
        from matchweek.services.days.invitations import read_text

        return read_text(text)

    def preview(self, found: Sequence[CalendarEvent]) -> None:
        from matchweek.tui.screens.calls.invitation_preview import InvitationPreview

        self.kept.pasted = []
        self.app.switch_screen(InvitationPreview(self.session, self.zone, found, self.code))
