"""After the last round: contact is free; whom to write to and call, in which order, with one's own words.

Nothing is sent from here: a letter is shown, its gaps are filled by its writer, and y copies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import soap_over
from matchweek.domain.gate.contact_words import NOT_YET
from matchweek.domain.gate.contact_words import gone_by as gone_by_words
from matchweek.domain.gate.gate import Verdict, may_reach
from matchweek.domain.season.season_years import gone_by
from matchweek.domain.week.after_letters import TextToFinish, letter, phone_script
from matchweek.domain.week.after_rounds import Reach, whom_to_reach
from matchweek.tui.commands.dialogs.days import REACH, REACH_WORDS
from matchweek.tui.look.both_times import both
from matchweek.tui.look.clipboard import copy
from matchweek.tui.look.text import fit_name
from matchweek.tui.panes.offer_words import now_words, steps
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.dialogs.dialog import PageDialog
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.widgets.line_list import Row, whole
from matchweek.tui.widgets.words import BLANK, Para, lines_of

if TYPE_CHECKING:
    from matchweek.tui.session.session import Session

MOST = 300
GONE = "This program is no longer one to write to: look in the list, and in R3."
SENDS_NOTHING = "This sends nothing. Fill every ⟦gap⟧ yourself before it leaves your hands."


class AfterScreen(Sheet):
    """The programs still open, by lane, tier and the interest they showed."""

    RULE = "contact.after"
    AT = REACH

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "After the last round")
        self._found: dict[str, Reach] = {}
        self._minute: datetime | None = None

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        if self.now.replace(second=0, microsecond=0) != self._minute:
            self.tell()

    @property
    def verdict(self) -> Verdict:
        """Whether one may write to and call programs now."""
        board = self.session.board
        return may_reach(board.timetable(self.now), self.now, board.state)

    @property
    def free(self) -> bool:
        return self.verdict.allowed

    # What is shown

    def words(self) -> str:
        return f"{len(self._found):,} programs still open" if self._found else ""

    def look_up(self) -> None:
        self._minute = self.now.replace(second=0, microsecond=0)
        self._found = {each.code: each for each in self._reachable()}

    def tell(self) -> None:
        super().tell()
        if isinstance(self.app.screen, ReachWords):
            self.app.screen.load()

    def _reachable(self) -> Sequence[Reach]:
        board, now = self.session.board, self.now
        found: Sequence[Reach] = ()
        if self.free:
            me = board.applicant
            found = whom_to_reach(
                board.programs.programs,
                board.calls,
                timetable=board.timetable(now),
                state=board.state_at(now),
                prior_training=me.prior_training,
                order=board.kept.order,
            )
        return found

    def head_words(self) -> Sequence[Para]:
        board, now = self.session.board, self.now
        timetable = board.timetable(now)
        about = now_words(board, now, self.zone)
        said = [Para([(f"{about.title}. ", "strong"), about.said])] if about.title else []
        said += steps(about, self.zone)
        if not self.free and gone_by(timetable, now):
            said.append(Para([gone_by_words(timetable.season)]))
        if not self.free and not soap_over(now, timetable):
            ends = both(timetable.soap_ends, self.zone)
            said += [Para(["SOAP ends ", (ends, "accent"), ". ", (NOT_YET, "dim")])]
        return said

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        if not self._found:
            if self.free:
                yield Row(["No program of a type open to you is left on the list: is it the final one?"])
            return
        name_cells = max(16, self.width * 2 // 5)
        for each in list(self._found.values())[:MOST]:
            title = title_of(self.host, self.session.board, each.code)
            rank = (f"{each.rank:>3}  ", "dim")
            yield from whole(
                [rank, fit_name(title, name_cells), " "], each.words, self.width, each.code, "dim"
            )
        if len(self._found) > MOST:
            yield Row([(f"and {len(self._found) - MOST:,} more", "dim")])

    def below_words(self) -> Sequence[Para]:
        each = self._found.get(self.lines.cursor)
        if each is None:
            return ()
        reach = "   ".join(part for part in (each.phone, each.website) if part)
        program = self.session.board.programs[each.code]
        where = " · ".join(part for part in (program.field, program.place) if part)
        return [Para([(where, "strong"), (f"   {reach or 'no number on the list'}", "dim")])]

    # Keys

    def _words_for(self, code: str) -> Words | str:
        """The words for a program as all is now, or why there are none."""
        each = next((each for each in self._reachable() if each.code == code), None)
        if each is None:
            return self._why_none(code)
        program, me = self.session.board.programs[each.code], self.session.board.applicant
        title = title_of(self.host, self.session.board, each.code)
        pitch = self.session.board.story.pitch
        mail = letter(each, program.field, me, pitch)
        return Words(title, mail, phone_script(each, program.field, me, pitch))

    def _why_none(self, code: str) -> str:
        if self.free:
            return GONE if code else "No program is under the cursor."
        return self.verdict.reason

    def do_reach_words(self) -> None:
        found = self._words_or_why()
        if found is not None:
            code = self.lines.cursor
            self.app.push_screen(ReachWords(found, lambda: self._words_for(code)))

    def do_reach_copy(self) -> None:
        found = self._words_or_why()
        if found is not None:
            found.copy(self.app, phone=False)

    def _words_or_why(self) -> Words | None:
        found = self._words_for(self.lines.cursor)
        if isinstance(found, str):
            self.notify(found, markup=False)
            return None
        return found

    def do_reach_card(self) -> None:
        if self.lines.cursor in self._found:
            from matchweek.tui.screens.programs.card import CardScreen

            self.app.push_screen(CardScreen(self.session, self.lines.cursor))
        else:
            self.notify("No program is under the cursor.", markup=False)


class Words:
    """A letter and a phone script for one program."""

    def __init__(self, title: str, mail: TextToFinish, script: TextToFinish) -> None:
        self.title = title
        self.mail = mail
        self.script = script

    def text(self, *, phone: bool) -> str:
        """One of them as it is copied."""
        draft = self.script if phone else self.mail
        return f"{draft.subject}\n\n{draft.body}" if draft.subject else draft.body

    def copy(self, app: object, *, phone: bool) -> None:
        """Put one of them on the clipboard, names masked while they are on screen."""
        draft = self.script if phone else self.mail
        gaps = len(draft.gaps)
        what = "the phone script" if phone else "the letter"
        copy(app, self.text(phone=phone), f"{what}, {gaps} gaps to fill")  # type: ignore[arg-type]


class ReachWords(PageDialog[None]):
    """The letter, and with the other key the phone script.

    `again` gives them as all is now, or says why there are none any more: who is placed meanwhile, by another
    window or a shell, seeks nothing, and the letter is put away.
    """

    RULE = "contact.after"
    AT = REACH_WORDS
    DEFAULT_CSS = "ReachWords { #box { height: 94%; } #body { height: 1fr; } Page { height: 1fr; } }"

    def __init__(self, words: Words, again: Callable[[], Words | str] | None = None) -> None:
        super().__init__("")
        self.words = words
        self.again = again
        self.held = ""
        self.phone = False

    def on_mount(self) -> None:
        self.tell()

    def load(self) -> None:
        self.tell()

    def board_changed(self) -> None:
        """Something was recorded, here or elsewhere."""
        if self.is_mounted:
            self.tell()

    def tell(self) -> None:
        """Show the one that is chosen, as all is now."""
        found = self.again() if self.again is not None else self.words
        self.held = found if isinstance(found, str) else ""
        if isinstance(found, str):
            self.title_line.tell("A letter", "put away")
            self.page.say([Para([(self.held, "warn")])])
            return
        self.words = found
        draft = self.words.script if self.phone else self.words.mail
        self.title_line.tell("What to say by phone" if self.phone else "A letter", self.words.title)
        said = [Para([(SENDS_NOTHING, "accent")]), BLANK]
        if draft.subject:
            said += [Para([("Subject  ", "dim"), (draft.subject, "strong")], 9), BLANK]
        self.page.say([*said, *lines_of(draft.body)])

    def do_reach_other(self) -> None:
        self.phone = not self.phone
        self.tell()
        self.page.home()

    def do_reach_copy(self) -> None:
        # Another window may have recorded a place this very second.
        self.host.session.poll()
        self.tell()
        if self.held:
            self.notify(self.held, markup=False)
        else:
            self.words.copy(self.app, phone=self.phone)

    def do_reach_leave(self) -> None:
        self.dismiss(None)
