"""What is done with a kept draft: copied, saved, opened as a mail, recorded as sent. Nothing is sent.

Each use is in the history. A locked draft is neither shown nor used (rules: contact.wait).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matchweek.domain.board.week_gates import gates
from matchweek.domain.letters.letter_targets import KINDS
from matchweek.domain.letters.letter_use import DraftKind, why_sealed
from matchweek.domain.letters.letters import SavedDraft
from matchweek.domain.people.advocates import Advocate

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

SENDS_NOTHING = "matchweek sends nothing."
_NOT_A_NAME = re.compile(r"[^\w-]+")


class Letter:
    """One kept draft as it stands on the board now, with whom it is for and why it may not be used."""

    def __init__(self, session: Session, saved: SavedDraft) -> None:
        self.saved = saved
        self.board = session.board
        self.gates = gates(session.board, session.clock.now())

    @property
    def advocate(self) -> Advocate | None:
        return next((each for each in self.board.advocates if each.id == self.saved.advocate), None)

    @property
    def sealed(self) -> str:
        """Why it may not be used now, in one line; empty when it may."""
        return why_sealed(self.saved, self.gates, self.advocate)

    @property
    def title(self) -> str:
        """What kind of draft it is."""
        return KINDS[DraftKind(self.saved.kind)].title

    @property
    def name(self) -> str:
        """For whom it is; empty where that is the program itself."""
        advocate = self.advocate
        return advocate.name if advocate is not None else "somebody gone" if self.saved.advocate else ""

    @property
    def program(self) -> str:
        """Which program it is about, or to; empty for none."""
        row = self.board.kept.tracked.get(self.saved.tracked or 0)
        if row is not None and self.saved.program not in self.board.programs:
            return self.board.season_title(row)
        return self.board.title(self.saved.program) if self.saved.program else ""

    @property
    def whom(self) -> str:
        """For whom, and about which program."""
        return " · ".join(part for part in (self.name, self.program) if part)

    @property
    def used(self) -> str:
        """How it was used last and when (Eastern); empty while it was not."""
        if self.saved.used_at is None:
            return ""
        from matchweek.domain.times.zones import EASTERN, weekday

        at = self.saved.used_at
        return f"{self.saved.how} {weekday(at)} {at.astimezone(EASTERN):%H:%M}"


def found(session: Session, number: int) -> Letter | None:
    """A kept draft by its number; None once it was taken back."""
    saved = session.board.kept.letters.get(number) if session.shows else None
    return Letter(session, saved) if saved is not None else None


def usable(app: Host, session: Session, number: int) -> Letter | None:
    """A draft that may be used now; otherwise says why not."""
    letter = found(session, number)
    if letter is None:
        app.notify("This draft is not kept any more.", markup=False)
    elif letter.sealed:
        words = f"{letter.sealed} It is kept, and unlocks when contact is allowed."
        app.notify(words, title="This draft is locked", severity="warning", markup=False, timeout=10)
    else:
        return letter
    return None


def words_of(letter: Letter) -> str:
    """A draft in words, with what is still to be filled in."""
    from matchweek.domain.letters.gaps import gaps

    left = len(gaps(f"{letter.saved.subject}\n{letter.saved.text}"))
    open_gaps = f", {left} gap{'' if left == 1 else 's'} to fill" if left else ""
    return f"{letter.title}{open_gaps}"


def copy_letter(app: Host, session: Session, number: int) -> None:
    """Copy a draft to the clipboard, and record that."""
    if usable(app, session, number) is None:
        return

    def act(week: Week) -> Done:
        from matchweek.services.people import letters

        return letters.used(week, number, "copied")

    def then(done: Done) -> None:
        from matchweek.services.people.letters import as_text
        from matchweek.tui.look.clipboard import copy

        letter = found(session, number)
        if letter is not None:
            copy(app, as_text(letter.saved), words_of(letter))
        app.said_words(done.words)

    session.do(act, then)


def save_letter(app: Host, session: Session, number: int) -> None:
    """Ask for a file's name, write the draft into it, and record that."""
    letter = usable(app, session, number)
    if letter is None or not app.names_may_show("the file"):
        return
    from matchweek.tui.screens.own.save_to import SaveTo

    def save(path: str | None) -> None:
        if path is None:
            return

        def act(week: Week) -> Done:
            from matchweek.services.file.private_files import path_to
            from matchweek.services.people import letters

            return letters.save(week, number, path_to(path))

        session.do(act, lambda done: told_file(app, done))

    app.push_screen(SaveTo("Save the draft", file_name(letter), SENDS_NOTHING), save)


def told_file(app: Host, done: Done) -> None:
    """Say where a file was written."""
    app.said_words(done.words)
    app.notify(done.keys[-1], title="Written", markup=False, timeout=6)


def file_name(letter: Letter) -> str:
    """A name for the file of a draft."""
    parts = (letter.saved.kind, letter.advocate.name if letter.advocate else "", letter.saved.program or "")
    return "-".join(filter(None, (_NOT_A_NAME.sub("-", part).strip("-") for part in parts))) + ".txt"


def mail_letter(app: Host, session: Session, number: int) -> None:
    """Open a draft in the person's own mail program; recorded once a program took it."""
    letter = usable(app, session, number)
    if letter is None or not app.names_may_show("the mail"):
        return
    from matchweek.services.people.letters import as_mail
    from matchweek.tui.look.mailto import open_mail

    mail = as_mail(letter.saved)

    def then(why_not: str) -> None:
        app.call_later(_mailed, app, session, number, why_not, mail.remark)

    open_mail(mail.url, then)


def _mailed(app: Host, session: Session, number: int, why_not: str, remark: str) -> None:
    if why_not:
        app.notify(
            f"Not opened: {why_not}. Copy it instead.",
            title="No mail program",
            severity="warning",
            markup=False,
        )
        return
    words = " ".join(part for part in ("Your mail program has it; you send it, or not.", remark) if part)
    app.notify(words, title="Opened as a mail", markup=False, timeout=8)

    def act(week: Week) -> Done:
        from matchweek.services.people import letters

        return letters.used(week, number, "mailed")

    session.do(act, lambda done: app.said_words(done.words))


def send_letter(app: Host, session: Session, number: int) -> None:
    """Record that a draft was sent; of a note, why its advocate could use it."""
    letter = usable(app, session, number)
    if letter is None:
        return
    if letter.saved.kind != DraftKind.NOTE:
        _record_sent(app, session, number, "")
        return
    from matchweek.tui.screens.advocates.why_sent import WhySent

    advocate = letter.advocate
    assert advocate is not None and letter.saved.program is not None
    question = WhySent(letter.gates, advocate, letter.saved.program)
    app.push_screen(
        question, lambda because: _record_sent(app, session, number, because) if because else None
    )


def _record_sent(app: Host, session: Session, number: int, because: str) -> None:
    def act(week: Week) -> Done:
        from matchweek.services.season import letters_sent

        return letters_sent.sent(week, number, because)

    def then(done: Done) -> None:
        app.said(done)
        app.notify(
            "It is in the history. " + SENDS_NOTHING, title="Recorded as sent", markup=False, timeout=4
        )

    session.do(act, then)
