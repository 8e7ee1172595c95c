"""One's own data and story: what is there, what is missing of it, and the page that is made of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from matchweek.domain.people.applicant import FACTS
from matchweek.domain.people.core_packet import (
    LONG,
    STORIES,
    TIMED,
    in_one,
    is_told,
    length_words,
    limit_words,
    missing,
)
from matchweek.tui.acting import Moved
from matchweek.tui.commands import BY_ID, COMMANDS, ME, bind, key_for
from matchweek.tui.commands.places import MOVING
from matchweek.tui.look.mask import HIDDEN, without_words
from matchweek.tui.look.text import masking
from matchweek.tui.panes.frame import Rule
from matchweek.tui.screens.dialogs.dialog import Keys
from matchweek.tui.screens.own.me_fields import BY_ID as LINE
from matchweek.tui.screens.own.me_fields import (
    LINES,
    PACKET,
    SECTIONS,
    YOU,
    Line,
    values_of,
    words_from_facts,
)
from matchweek.tui.screens.round_screen import RoundScreen
from matchweek.tui.widgets.line_list import LineList, Row, whole
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import BLANK, Page, Para, Words

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.tui.session.session import Session

LABEL = 15
STORY = "story:"
"""What the id of a story's row begins with, before its number, or “new”."""
STORY_WHY = "Told in two minutes at most. Four of them answer nearly everything an interview asks."
ALSO = tuple(BY_ID[name] for name in ("undo", "redo", "help"))
HERE = tuple(command for command in COMMANDS if command.where == ME)
FOOT = ("me_edit", "audit", "documents", "summary", "packet", "in_large", "me_leave")


class MeScreen(RoundScreen):
    """The lines at the left, at the right the packet as it would be; follows the board."""

    PLACE = ME
    NARROW = 110
    BINDINGS: ClassVar[list[BindingType]] = bind((*HERE, *ALSO, *MOVING, BY_ID["quit"]))
    TITLE = "Me"
    rule_section = "eligibility"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    MeScreen {
        layout: vertical; background: $background;
        #me-main { height: 1fr; margin-top: 1; }
        #me-left { width: 58%; }
        #me-right { width: 1fr; margin-left: 2; }
        #me-below { margin: 1 1 0 1; }
        Page { height: 1fr; margin: 0 1; }
        Keys { margin-top: 0; padding: 0 1; background: $surface; }
        &.-narrow #me-right { display: none; }
        &.-narrow #me-left { width: 1fr; }
        &.-narrow #me-main { margin-top: 0; }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone)
        self.rule, self.page_rule = Rule(), Rule()
        self.lines = LineList(self._moved)
        self.page = Page()
        self.below = Words(id="me-below")
        self.keys_line = Keys()
        self._reads_since: float | None = None
        # The line that is read aloud.
        self._reads = "pitch"

    def compose(self) -> ComposeResult:
        yield self.round_bar
        with Horizontal(id="me-main"):
            with Vertical(id="me-left"):
                yield self.rule
                yield self.lines
                yield self.below
            with Vertical(id="me-right"):
                yield self.page_rule
                yield self.page
        yield self.keys_line

    # What is shown

    def show_all(self) -> None:
        board = self.session.board
        missing = missing_of(board)
        self.rule.say("Me", f"{len(missing)} to fill in" if missing else "complete", lit=True)
        self.lines.say(list(_rows(board, self.zone, self.lines.size.width or 80)))
        self._tell_packet(board)
        pieces: list[Piece] = []
        for name in FOOT:
            pieces += [(key_for(name), "key"), (f" {BY_ID[name].title}  ", "dim")]
        self.keys_line.show([pieces])

    def _tell_packet(self, board: Board) -> None:
        if self.has_class("-narrow") or not self.session.ready:
            return
        from matchweek.services.people import packet
        from matchweek.tui.screens.letters.packet import preview

        words = packet.stale_words(board)
        self.page_rule.say("The packet", "as it would be written now")
        said = [Para([(words, "warn")]), BLANK] if words else []
        self.page.say([*said, *preview(board)])

    def _moved(self) -> None:
        line = LINE.get(self.lines.cursor)
        if self.lines.cursor == "state":
            self.below.say(
                [Para([("What Monday's notice said: ", "dim"), (f"{key_for('monday')} in the week", "dim")])]
            )
        elif self.lines.cursor == "zone":
            said = f"Every time is shown in it beside Eastern. {key_for('zone')} changes it from anywhere."
            self.below.say([Para([(said, "dim")])])
        elif self.lines.cursor.startswith(STORY):
            self.below.say([Para([(STORY_WHY, "dim")])])
        elif line is not None:
            may = "" if line.needed else " It may stay open."
            self.below.say([Para([(f"{line.why}{may}", "dim")])])
        else:
            self.below.say([])

    def each_second(self, before: datetime) -> None:
        """The stopwatch of what is read aloud."""
        if self._reads_since is not None:
            seconds = int(time.monotonic() - self._reads_since)
            right = limit_words(TIMED[self._reads])
            self.rule.say("Me", f"{_aloud(self._reads)}: {seconds} s, {right}", lit=True)

    # Keys

    @property
    def moved(self) -> Moved:
        return self.lines

    def do_me_edit(self) -> None:
        from matchweek.tui.screens.own.me_form import open_me_form

        if self.lines.cursor == "zone":
            self.host.do_zone()
        elif self.lines.cursor == "state":
            self.host.week_screen.do_monday()
        elif self.lines.cursor.startswith(STORY):
            from matchweek.tui.screens.own.story import open_story

            key = self.lines.cursor.removeprefix(STORY)
            open_story(self.host, self.session, self.zone, int(key) if key.isdecimal() else None)
        else:
            open_me_form(self.host, self.session, self.zone, self.lines.cursor)

    def do_packet(self) -> None:
        if self.session.ready:
            from matchweek.tui.screens.letters.packet import PacketScreen

            self.app.push_screen(PacketScreen(self.session))

    def do_audit(self) -> None:
        from matchweek.tui.screens.own.audit import AuditScreen

        self.app.push_screen(AuditScreen(self.session))

    def do_summary(self) -> None:
        if self.session.ready:
            from matchweek.tui.screens.own.summary import SummaryScreen

            self.app.push_screen(SummaryScreen(self.session))

    def do_documents(self) -> None:
        if self.session.ready:
            from matchweek.tui.screens.own.documents import DocumentsScreen

            self.app.push_screen(DocumentsScreen(self.session, self.zone))

    def do_survey(self) -> None:
        from matchweek.tui.screens.own.survey import SurveyScreen

        self.app.push_screen(SurveyScreen(self.session))

    def do_in_large(self) -> None:
        from matchweek.tui.screens.own.in_large import InLarge

        self.app.push_screen(InLarge(self.session))

    def do_pitch_timer(self) -> None:
        """Begin to read the line under the cursor aloud, or the pitch; again stops."""
        if self._reads_since is None:
            self._reads_since = time.monotonic()
            self._reads = self.lines.cursor if self.lines.cursor in TIMED else "pitch"
            self.lines.goto(self._reads)
            self.tick()
            return
        seconds, self._reads_since = time.monotonic() - self._reads_since, None
        said = f"{seconds:.0f} seconds. {limit_words(TIMED[self._reads]).capitalize()} is right."
        self.notify(said, title=f"Timed: {_aloud(self._reads)}", markup=False)
        self.load()

    def do_me_leave(self) -> None:
        self.host.do_week()


def missing_of(board: Board) -> Sequence[str]:
    """The lines that drafts and packet need and that are empty, by their labels."""
    values = {**values_of(board), **words_from_facts(board)}
    return [line.label for line in LINES if line.needed and not values[line.id].strip()]


def _rows(board: Board, zone: str, width: int) -> Iterator[Row]:
    """Section by section what is filled in and what is needed; what may stay open is named in one row."""
    shown = _shown_values(board)
    for section in SECTIONS:
        yield Row([(section, "title"), *(_of_packet(board) if section == PACKET else ())])
        lines = [line for line in LINES if line.group == section]
        for line in lines:
            if line.id in shown or line.needed:
                yield _line_row(line, shown.get(line.id), board)
        if section == YOU:
            yield from _state(board)
            yield Row([(f"{'Zone':<{LABEL}}", "dim"), zone or ("⟦your time zone⟧", "accent")], "zone")
        if section == PACKET:
            yield from _stories(board)
        left = [line for line in lines if line.id not in shown and not line.needed]
        if left:
            names = " · ".join(_name_of(line) for line in left)
            lead: list[Piece] = [(f"{'Not filled in':<{LABEL}}", "dim")]
            yield from whole(lead, names, width, left[0].id, "dim")
        yield Row()


def _name_of(line: Line) -> str:
    return LONG_NAMES.get(line.id, line.label.strip())


# Lines whose label continues the one above.
LONG_NAMES = {
    "step1_attempts": "Step 1 attempts",
    "step2_attempts": "Step 2 CK attempts",
    "season_first": "in the first specialty",
    "season_backup": "in others",
    "types_refused": "types refused",
    "regions_refused": "regions refused",
    "regions": "regions in words",
}


def _shown_values(board: Board) -> dict[str, tuple[str, str]]:
    """What stands in each line and its look; nothing for an empty one. Hidden while names are masked."""
    own, hidden, made = values_of(board), values_of(without_words(board)), words_from_facts(board)
    shown: dict[str, tuple[str, str]] = {}
    for line in LINES:
        value = " ".join(hidden[line.id].split())
        if masking() and (made.get(line.id) or (line.id in FACTS and own[line.id])):
            value = HIDDEN
        elif not own[line.id].strip() and made.get(line.id):
            value = f"{made[line.id]}   (from your facts)"
        if value:
            shown[line.id] = (value, "" if own[line.id].strip() else "dim")
    return shown


def _line_row(line: Line, shown: tuple[str, str] | None, board: Board) -> Row:
    value: Piece = shown or (f"⟦{line.missing}⟧", "accent")
    tail: list[Piece] = []
    if line.id in TIMED and shown:
        words, style = length_words(values_of(board)[line.id], TIMED[line.id])
        tail = [(f"{words}   ", style)]
    return Row([(f"{line.label:<{LABEL}}", "dim"), *tail, value], line.id)


def _of_packet(board: Board) -> Iterator[Piece]:
    """Behind the heading: how much of the core packet is still to be written."""
    wanted = len(missing(board.story, board.kept.stories.values()))
    yield (f"   {wanted} still to write before the first interview" if wanted else "   whole", "dim")


def _stories(board: Board) -> Iterator[Row]:
    """A row a story, and one for those that are still to be written."""
    stories = board.kept.stories.values()
    for place, story in enumerate(stories, 1):
        words, style = length_words(in_one(story), LONG)
        told: Piece = (f"{words}   ", style) if is_told(story) else ("not whole yet   ", "accent")
        title = HIDDEN if masking() else story.title or story.situation or "a story"
        yield Row([(f"{f'Story {place}':<{LABEL}}", "dim"), told, title], f"{STORY}{story.id}")
    if len(stories) < STORIES:
        left = f"⟦{STORIES - len(stories)} of {STORIES} stories: situation, action, result, reflection⟧"
        yield Row([(f"{'Stories':<{LABEL}}", "dim"), (left, "accent")], f"{STORY}new")


def _aloud(name: str) -> str:
    return "the pitch" if name == "pitch" else LINE[name].label.strip()


def _state(board: Board) -> Iterator[Row]:
    state = str(board.state).replace("_", " ")
    yield Row([(f"{'State':<{LABEL}}", "dim"), state], "state")
