"""Leaves a form: it stays open until what was typed is stored, kept as a draft, or given up when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from matchweek.domain.board.two_texts import clock_words
from matchweek.errors import ChangedMeanwhile, MatchweekError
from matchweek.tui.forms.keeper import Texts

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.forms.keeper import Keeper
    from matchweek.tui.session.session import Session

TRIES = 3
STAYS = "NOT STORED: your words stay here, leave again to try again"


class Left(Texts, Protocol):
    """What is left: a screen that commits what was typed in it."""

    def keep(self) -> bool: ...

    def commit(self) -> None:
        """Store it as one act, by `Leaving.act`; or leave it as a draft, or forget it."""
        ...

    def board_changed(self) -> None:
        """The board shows something else than before."""
        ...

    def words_to_copy(self) -> str:
        """All that was typed, for the clipboard."""
        ...

    def dismiss(self, result: None = None) -> object: ...


class Leaving:
    """`left` says that it is on its way out; `outcome` what came of the act: done, refused, or waiting."""

    def __init__(self, session: Session, screen: Left, keeper: Keeper) -> None:
        self._desk = session
        self._screen = screen
        self._keeper = keeper
        self.left = False
        self.outcome: bool | None = True
        self._failed = False

    def act(self, act: Callable[[Week], Done], then: Callable[[Done], None] | None = None) -> bool | None:
        """Do the act that commits the form; what comes of it decides whether the form may close."""
        self.outcome = self._desk.do(act, then, self.refused_later)
        return self.outcome

    def stays_draft(self) -> None:
        """Leave what is typed as a draft, to be gone on with here or in any other window."""
        self.outcome = self._screen.keep()
        if self.outcome:
            self._keeper.release()

    def forget(self) -> None:
        """There is nothing to keep: the draft goes."""
        self.outcome = True
        self._keeper.forget()

    def leave(self) -> None:
        """Store what is typed and close; stay with the words where they could not be put anywhere."""
        if self.left:
            # The second Escape of a burst came when this was left already: nothing is stored twice.
            return
        for _ in range(TRIES):
            self._desk.follow()
            if self._asks_which():
                return
            self._keeper.join()
            kept = self._screen.keep()
            self.left = True
            self._screen.commit()
            if self.outcome is not False:
                self._screen.dismiss()
                return
            if not isinstance(self._desk.refused, ChangedMeanwhile):
                break
            self.left = False
            self._screen.board_changed()
        if kept and self.outcome is False:
            # It was refused for a reason that was told; its text is a draft.
            self._keeper.release()
            self.left = True
            self._screen.dismiss()
        else:
            self._stay()

    def _asks_which(self) -> bool:
        """Ask which of two short texts is right, one after the other, then leave."""
        screen, both = self._screen, self._keeper.both
        name = next((each for each in both if not screen.is_long(each)), None)
        if name is None:
            return False
        from matchweek.tui.screens.dialogs.which_text import WhichText

        other = both[name]
        mine = screen.shown_value(name, screen.values()[name])
        when = clock_words(other.at, self._desk.clock.now()) if other.at is not None else ""
        question = WhichText(screen.label_of(name).strip(), mine, screen.shown_value(name, other.text), when)

        def answered(own: bool | None) -> None:
            if own is None:
                return
            self._keeper.both.pop(name, None)
            if not own:
                screen.show_values({**screen.values(), name: other.text})
            self._keeper.dirty = True
            self.leave()

        screen.host.push_screen(question, answered)
        return True

    # Where nothing can be stored

    def _stay(self) -> None:
        """Stay open with the words; leaving once more asks, and offers to copy them."""
        self.left = False
        self._keeper.dirty = True
        self._screen.say_title(STAYS)
        if self._failed:
            self._ask_to_leave()
        self._failed = True

    def _ask_to_leave(self) -> None:
        from matchweek.tui.screens.dialogs.not_stored import NotStored

        def answered(gone: bool | None) -> None:
            if gone:
                self.left = True
                self._screen.dismiss()

        screen = self._screen
        screen.host.push_screen(NotStored(self._desk.refused, screen.words_to_copy()), answered)

    def refused_later(self, error: MatchweekError) -> None:
        """An act that had to wait was refused when this was closed already: its text becomes a draft again.

        Where not even that can be stored, the words are offered until they are somewhere.
        """
        from matchweek.tui.screens.dialogs.not_stored import NotStored

        words = self._screen.words_to_copy()
        self._keeper.dirty = True
        if self._screen.keep():
            self._keeper.release()
            return

        def answered(gone: bool | None) -> None:
            if not gone:
                self.refused_later(error)

        self._screen.host.push_screen(NotStored(error, words), answered)
