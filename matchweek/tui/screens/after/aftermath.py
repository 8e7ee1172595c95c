"""After Match Week: how it ended, the steps that are for this one, whom to thank; calm, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from matchweek.domain.after.outcome_page import OutcomePage, outcome_page
from matchweek.domain.after.whom_to_thank import Person, whom_to_thank
from matchweek.domain.board.season_plan import DECISION
from matchweek.domain.people.support import in_words as support_in_words
from matchweek.domain.plan.plan import Planned, State
from matchweek.domain.plan.situation import Outcome, Way
from matchweek.domain.times.zones import day_month
from matchweek.errors import MatchweekError
from matchweek.tui.acting import Moved
from matchweek.tui.commands import AFTER, BY_ID, COMMANDS, bind, with_keys
from matchweek.tui.commands.places import MOVING
from matchweek.tui.look.both_times import due_words
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.look.text import fit
from matchweek.tui.panes.foot import Foot
from matchweek.tui.panes.frame import Rule
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.screens.plan.deciding import Decides
from matchweek.tui.screens.round_screen import RoundScreen
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Para, Words

if TYPE_CHECKING:
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

DAY = 7
"""Cells of a day, such as “14 May”."""
COMING = ("· ", "dim")
OVERDUE = {State.OVERDUE: ("! ", "warn"), State.DONE: ("✓ ", "good")}
LOW = 30
"""Rows below which no line is left empty."""
ALSO = tuple(BY_ID[name] for name in ("undo", "redo", "help", "monday"))
HERE = tuple(command for command in COMMANDS if command.where == AFTER)
NO_DRAFT = "A line in your own words is enough."
RESTING = ("aftermath_waiting", "aftermath_page", "aftermath_leave", "help", "call")
WAITING = ("monday", "aftermath_leave", "help", "call")
"""What the last line names while no line stands here."""
NOBODY = "Put the cursor on a person below: each has a line there."


class AftermathScreen(Decides, RoundScreen):
    """One list: the steps, then the people; words above say how it ended, below what a line is about."""

    PLACE = AFTER
    BINDINGS: ClassVar[list[BindingType]] = bind((*HERE, *ALSO, *MOVING, BY_ID["quit"]))
    TITLE = "After"
    rule_section = "contact.after"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    AftermathScreen {
        layout: vertical; background: $background;
        #after-main { height: 1fr; margin-top: 1; }
        #after-head { margin: 1 1; }
        #after-below { margin: 1 1 0 1; height: 3; }
        &.-low #after-main { margin-top: 0; }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone)
        self.rule = Rule()
        self.head = Words(id="after-head")
        self.lines = LineList(self._moved)
        self.below = Words(id="after-below")
        self.foot = Foot(AFTER, "")
        self.steps: dict[str, Planned] = {}
        self.people: dict[str, Person] = {}
        # Who has no place is warned of no day: what is late is only not done yet.
        self.gently = False
        self.waiting_shown = False

    def fit_size(self) -> None:
        self.set_class(self.app.size.height < LOW, "-low")
        super().fit_size()

    def compose(self) -> ComposeResult:
        yield self.round_bar
        with Vertical(id="after-main"):
            yield self.rule
            yield self.head
            yield self.lines
        yield self.below
        yield self.foot

    # What is shown

    def show_all(self) -> None:
        board, now = self.session.board, self.now
        page = outcome_page(board, now, self.zone)
        asked = page.outcome is not Outcome.UNKNOWN and (not page.rests or self.waiting_shown)
        self.steps = {each.key: each for each in page.steps}
        self.gently = page.outcome is Outcome.UNPLACED
        self.people = {each.key: each for each in whom_to_thank(board, now)} if asked else {}
        self.rule.say("After Match Week", page.title, lit=True)
        self.head.say(list(self._about_page(page)))
        self.lines.say(list(self._rows()))
        self.foot.names_only(AFTER, () if self.steps or self.people else RESTING if page.rests else WAITING)
        self._moved()

    def each_second(self, before: datetime) -> None:
        if before != self.minute:
            self.load()

    def _about_page(self, page: OutcomePage) -> Iterator[Para]:
        for words in page.said:
            yield Para([here(words)])
        if page.known_at is not None:
            yield Para([("known  ", "dim"), due_words(page.known_at, self.zone, self.now)], 7)
        if page.rests_until is None:
            return
        yield Para([("until  ", "dim"), due_words(page.rests_until, self.zone, self.now)], 7)
        yield BLANK
        me = self.session.board.applicant
        if me.friend:
            yield Para(
                [("somebody who stays  ", "dim"), " ".join(filter(None, (me.friend, me.friend_phone)))]
            )
        for words in support_in_words(self.zone or me.zone, me.crisis_line):
            yield Para([("for a bad hour  ", "dim"), words])
        key = BY_ID["aftermath_waiting"].shown_key
        yield Para(
            [(f"{page.waiting} steps wait until then. {key} shows whom to thank, if you want.", "dim")]
        )

    def _rows(self) -> Iterator[Row]:
        width = max(24, (self.lines.size.width or 78) - 1)
        if self.steps:
            yield Row([("your steps", "dim")])
            for each in self.steps.values():
                yield self._step(each, width)
        if self.people:
            if self.steps:
                yield Row()
            yield Row([("who helped: the mail now, the note later", "dim")])
            for one in self.people.values():
                yield self._person_row(one, width)

    def _step(self, one: Planned, width: int) -> Row:
        glyph, look = OVERDUE.get(one.state, COMING)
        if self.gently and one.state is State.OVERDUE:
            glyph, look = COMING
        day = day_month(one.last) if one.last is not None else "?"
        pieces: list[Piece] = [(glyph, look), (f"{day:>{DAY}}  ", "dim")]
        style = "" if one.state in (State.OVERDUE, State.NOW) else "dim"
        return Row([*pieces, (fit(one.title, max(8, width - DAY - 4)), style)], one.key)

    def _person_row(self, one: Person, width: int) -> Row:
        pieces: list[Piece] = [("✓ ", "good") if one.thanked else ("· ", "dim")]
        done = [
            "note written" if one.noted else "",
            "answered" if one.record.answered else "asked to look back" if one.record.asked_at else "",
        ]
        behind = " · ".join(filter(None, (one.about, *done)))
        cells = max(16, width * 2 // 5)
        pieces += [fit(self.name_of(one), cells), "  ", (fit(behind, max(8, width - cells - 4)), "dim")]
        return Row(pieces, one.key)

    def name_of(self, one: Person) -> str:
        """A person or program as the screen names them."""
        return title_of(self.host, self.session.board, one.code) if one.code else one.name

    def _moved(self) -> None:
        self.below.say(list(self._about()))

    def _about(self) -> Sequence[Para]:
        step, one = self.steps.get(self.lines.cursor), self.people.get(self.lines.cursor)
        if step is not None:
            return [Para([("why  ", "dim"), step.why], 5), Para([("done when  ", "dim"), step.done_when], 11)]
        if one is None:
            return ()
        said = []
        if one.record.thanked_at is not None:
            said.append(
                Para(
                    [
                        ("thanked  ", "dim"),
                        due_words(one.record.thanked_at, self.zone, self.now),
                    ]
                )
            )
        if one.record.verdict:
            said.append(Para([("their word  ", "dim"), one.record.verdict], 12))
        return said

    # Keys

    @property
    def moved(self) -> Moved:
        return self.lines

    @property
    def person(self) -> Person | None:
        """The person under the cursor; says that there is none."""
        one = self.people.get(self.lines.cursor)
        if one is None:
            self.notify(NOBODY, markup=False)
        return one

    def do_monday(self) -> None:
        """How it ended follows from the notice: it is written down in the week."""
        self.host.run_command(BY_ID["monday"])

    def do_aftermath_done(self) -> None:
        step = self.steps.get(self.lines.cursor)
        if step is not None:
            from matchweek.services.plan import tasks

            done = step.state is not State.DONE
            self._act(lambda week: tasks.set_done(week, [step.key], done))
        elif (one := self.person) is not None:
            from matchweek.services.after import people

            self._act(lambda week: people.thanked(week, [one.key], not one.thanked))

    def do_aftermath_noted(self) -> None:
        from matchweek.services.after import people

        if (one := self.person) is not None:
            self._act(lambda week: people.noted(week, [one.key], not one.noted))

    def do_aftermath_asked(self) -> None:
        from matchweek.services.after import people

        if (one := self.person) is not None:
            self._act(lambda week: people.asked(week, [one.key], one.record.asked_at is None))

    def do_aftermath_thanks(self) -> None:
        self._write("thanks")

    def do_aftermath_ask(self) -> None:
        self._write("debrief")

    def _write(self, kind: str) -> None:
        from matchweek.tui.screens.letters.letter import open_letter

        one = self.person
        if one is None:
            return
        if one.advocate is not None:
            open_letter(self.host, kind, one.advocate)
        elif one.code and kind == "thanks":
            open_letter(self.host, "thanks_program", None, one.code)
        else:
            self.notify(NO_DRAFT, markup=False)

    def do_aftermath_open(self) -> None:
        from matchweek.tui.screens.after.answers import AnswersForm

        step = self.steps.get(self.lines.cursor)
        if step is not None:
            self._go(step)
        elif (one := self.person) is not None and self.session.ready:
            if one.code:
                self.host.go_to_program(one.code)
            else:
                self.app.push_screen(AnswersForm(self.session, self.zone, one.key))

    def _go(self, step: Planned) -> None:
        if step.key == "plan.debrief":
            self.do_aftermath_page()
        elif step.key == DECISION:
            words = "{aftermath_rebuild} to rebuild and apply again, {aftermath_other_way} for other work."
            self.notify(with_keys(words), markup=False)
        else:
            said = f"{BY_ID['aftermath_done'].shown_key} ticks it off."
            self.notify(said, markup=False)

    def do_aftermath_page(self) -> None:
        from matchweek.tui.screens.after.look_back_page import LookBackPage

        self.app.push_screen(LookBackPage(self.session))

    def do_aftermath_next(self) -> None:
        """Begin the next season, once this one is over; nothing is stored before that was looked at."""
        from matchweek.services.after import next_season
        from matchweek.tui.screens.after.next_season import NextSeason

        if self.session.week is None:
            return
        try:
            found = next_season.foresee(self.session.week)
        except MatchweekError as error:
            self.host.tell(error)
        else:
            self.app.push_screen(NextSeason(self.session, found))

    def do_aftermath_rebuild(self) -> None:
        self.decide(Way.REBUILD)

    def do_aftermath_other_way(self) -> None:
        self.decide(Way.LEAVE)

    def do_aftermath_waiting(self) -> None:
        self.waiting_shown = not self.waiting_shown
        self.load()

    def do_aftermath_leave(self) -> None:
        self.host.do_week()

    def _act(self, act: Callable[[Week], Done]) -> None:
        self.session.do(act, self.host.said)
