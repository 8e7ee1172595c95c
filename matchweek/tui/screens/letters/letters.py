"""The kept drafts: for whom, about which program, made when, used how; sealed ones with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.tui.commands.dialogs.letters import LETTERS
from matchweek.tui.look.text import fit, masked, masking, width_of
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.letters import letter_use
from matchweek.tui.screens.letters.letter import OPENING, open_kept, open_letter
from matchweek.tui.screens.letters.letter_use import SENDS_NOTHING, Letter
from matchweek.tui.widgets.line_list import Row, with_below
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para, labelled

if TYPE_CHECKING:
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session

MADE = 10
FIRST = 90


def open_letters(app: Host) -> None:
    """Open the list of kept drafts."""
    if not app.session.shows:
        app.notify(OPENING, markup=False)
        return
    app.push_screen(Letters(app.session, app.week_screen.zone))


def _used(letter: Letter) -> tuple[str, str]:
    """What became of a draft, with its look."""
    if letter.sealed:
        return ("locked", "warn")
    return (letter.used, "") if letter.used else ("not used", "dim")


class Letters(Sheet):
    """Newest first. Every key acts on the draft under the cursor."""

    RULE = "contact.wait"
    AT = LETTERS
    WITHOUT_LINES = ("letter_new",)

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Drafts")
        self._shown: dict[str, Letter] = {}

    def words(self) -> str:
        return f"{len(self._shown)} kept" if self._shown else ""

    def head_words(self) -> Sequence[Para]:
        words = (
            "You copy, save or mail them; each use is in the history. Locked: not before contact is allowed."
        )
        return [Para([(f"{SENDS_NOTHING} ", "accent"), (words, "dim")])]

    def look_up(self) -> None:
        kept = sorted(self.session.board.kept.letters.values(), key=lambda each: -each.id)
        self._shown = {str(each.id): Letter(self.session, each) for each in kept}

    def load(self) -> None:
        """Show it anew, names masked or not."""
        self.tell()

    def rows(self) -> Sequence[Row]:
        if not self._shown:
            new: Piece = (LETTERS["letter_new"].shown_key, "key")
            return [Row(["No draft yet: ", new, " chooses what to write, and for whom."])]
        return [row for key, letter in self._shown.items() for row in self._rows(letter, key)]

    def _rows(self, letter: Letter, key: str) -> Iterator[Row]:
        """A draft; the program it is about stands whole below where it has no room."""
        from matchweek.domain.times.zones import EASTERN, weekday

        made = letter.saved.made_at
        when = f"{weekday(made)} {made.astimezone(EASTERN):%H:%M}" if made else ""
        # As wide as what stands in them: the rest is for whom it is and about which program.
        titles = (width_of(each.title) for each in self._shown.values())
        ends = (width_of(_used(each)[0]) for each in self._shown.values())
        room = max(20, self.width - MADE - max(ends) - 4)
        kind = min(28, room // 2, max(titles))
        used = _used(letter)
        fits = width_of(masked(letter.whom)) <= room - kind
        line: list[Piece] = [
            (fit(when, MADE), "dim"),
            (fit(letter.title, kind), "strong"),
            "  ",
            fit(letter.whom if fits else letter.name, room - kind),
            "  ",
            used,
        ]
        yield from with_below(line, "" if fits else letter.program, self.width, key, at=MADE + 1)

    def below_words(self) -> Sequence[Para]:
        letter = self._shown.get(self.lines.cursor)
        if letter is None:
            return ()
        said = []
        if letter.sealed:
            said.append(Para([(letter.sealed, "warn")]))
        if letter.sealed or masking():
            return said
        if letter.saved.subject:
            said.append(labelled("Subject", letter.saved.subject, width=9))
        begins = " ".join(letter.saved.body.split())
        if len(begins) > FIRST:
            begins = f"{begins[:FIRST].rpartition(' ')[0] or begins[:FIRST]} …"
        said.append(Para([(begins, "dim")]))
        return said

    # Keys

    @property
    def _number(self) -> int | None:
        letter = self._shown.get(self.lines.cursor)
        if letter is None:
            self.notify("No draft is under the cursor.", markup=False)
            return None
        return letter.saved.id

    def do_letter_open(self) -> None:
        if (number := self._number) is not None:
            open_kept(self.host, number)

    def do_letter_copy(self) -> None:
        if (number := self._number) is not None:
            letter_use.copy_letter(self.host, self.session, number)

    def do_letter_save(self) -> None:
        if (number := self._number) is not None:
            letter_use.save_letter(self.host, self.session, number)

    def do_letter_mail(self) -> None:
        if (number := self._number) is not None:
            letter_use.mail_letter(self.host, self.session, number)

    def do_letter_sent(self) -> None:
        if (number := self._number) is not None:
            letter_use.send_letter(self.host, self.session, number)

    def do_letter_new(self) -> None:
        open_letter(self.host, "")
