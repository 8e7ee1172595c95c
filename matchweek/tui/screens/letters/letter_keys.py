"""The keys of a kept draft: copied, saved, opened as a mail, recorded as sent; in form and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.screens.letters import letter_use

if TYPE_CHECKING:
    from matchweek.tui.screens.dialogs.form_screen import FormScreen as Base
else:
    Base = object


class LetterKeys(Base):
    """Mixed into the form of a draft: its words are stored before they are used."""

    @property
    def number(self) -> int:
        """The draft's number."""
        raise NotImplementedError

    def store(self) -> bool:
        """Keep the draft's words; False where they could not be."""
        raise NotImplementedError

    def do_letter_copy(self) -> None:
        if self.store():
            letter_use.copy_letter(self.host, self.session, self.number)

    def do_letter_save(self) -> None:
        if self.store():
            letter_use.save_letter(self.host, self.session, self.number)

    def do_letter_mail(self) -> None:
        if self.store():
            letter_use.mail_letter(self.host, self.session, self.number)

    def do_letter_sent(self) -> None:
        if self.store():
            letter_use.send_letter(self.host, self.session, self.number)
