"""The map: advocates by programs, with tiers, loads, gaps and proposals. Who would speak is not who may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.advocacy import Advocacy
from matchweek.domain.gate.voices import Home, ProposedVoice, Voices, home, without_voice
from matchweek.domain.people.advocates import Answer
from matchweek.domain.people.people_names import short_name
from matchweek.tui.commands import key_for
from matchweek.tui.commands.dialogs.calls import MAP
from matchweek.tui.look.gate_words import short_state, tier_cell
from matchweek.tui.look.text import fit, fit_name, masked, masking
from matchweek.tui.panes.program_rows import TIERS
from matchweek.tui.screens.advocates.assign import (
    MOST,
    PROPOSED,
    AssignAdvocate,
    Assigning,
    AssignProgram,
    proposals,
    toggle,
    wanted,
    weight,
)
from matchweek.tui.screens.advocates.gate_acts import Pair
from matchweek.tui.screens.offers.offer_dialog import title_of
from matchweek.tui.widgets.line_list import LineList, Row
from matchweek.tui.widgets.painted import Line, Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchweek.domain.people.advocates import Advocate
    from matchweek.domain.programs.programs import Program
    from matchweek.tui.session.session import Session

CELL = 8
NARROW = 100
# With less two programs of one specialty could read the same (domain.programs.naming).
_LEAST_TITLE = 26
VOICES = 12
SHOWN_PROPOSALS = 30
GAPS = 3
HOMES: dict[str, Piece] = {Home.PROGRAM: ("H", "accent"), Home.INSTITUTION: ("h", "dim"), Home.NOT: " "}
NO_VOICE = Voices("")


class MapLines(LineList):
    """Lines whose cell in the column `at` is lit where the cursor is; the first pieces are no cells."""

    def __init__(self, on_cursor: Callable[[], None]) -> None:
        super().__init__(on_cursor)
        self.fixed = 0
        self.lit = 0

    def _line(self, at: int) -> Line:
        line = list(super()._line(at))
        row = self.rows[at]
        place = 1 + self.fixed + self.lit
        if row.key == self.cursor and not row.key.startswith(PROPOSED) and place < len(line):
            piece = line[place]
            line[place] = (piece if isinstance(piece, str) else piece[0], "badge")
        return line

    def light(self, place: int) -> None:
        """Light another cell."""
        self.lit = place
        self._draw()


class MapScreen(Assigning):
    """Programs in rows, the weightiest first; advocates in columns, by tier. Proposals stand below."""

    AT = MAP
    COVERS = True
    DEFAULT_CSS = """
    MapScreen {
        #box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; padding: 0 1; }
        #head { margin-bottom: 0; }
        Title { margin-bottom: 0; }
        Keys { margin-top: 0; }
        #below { height: 7; margin-top: 0; }
        &.-narrow #below { height: 9; }
    }
    """

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "Advocates by program")
        self.lines = MapLines(self.tell_below)
        self.moved = self.lines
        self.programs: list[Program] = []
        self.column = 0
        self._first = 0

    def on_resize(self) -> None:
        # As high as what is said of any pair, so that no line of it is cut and no key lays the page out.
        self.set_class(self.app.size.width < NARROW, "-narrow")

    # What is shown

    def tell(self) -> None:
        board = self.session.board
        assigned = Advocacy(board, self.now).by_program
        some = (each for each in board.programs.programs if wanted(each) or each.code in assigned)
        self.programs = sorted(some, key=weight)[:MOST]
        self.column = min(self.column, max(0, len(board.advocates) - 1))
        super().tell()

    def propose(self) -> tuple[ProposedVoice, ...]:
        return proposals(self.session.board, self.found, self.programs)[:SHOWN_PROPOSALS]

    def words(self) -> str:
        given = len(self.found.assignments)
        return f"{len(self.programs)} programs · {len(self.found.advocates)} advocates · {given} assigned"

    def head_words(self) -> Sequence[Para]:
        if not self.found.advocates:
            return ()
        loud = [
            each.words for each in self.found.remarks if each.advocate is None or each.key == "overloaded"
        ]
        return [self._gaps(), *(Para([(words, "warn")]) for words in loud[:1])]

    def _gaps(self) -> Para:
        """The top programs that nobody would speak to."""
        bare = without_voice(self.programs, self.found.voices)
        if not bare:
            return Para([("Every top program has an advocate.", "good")])
        names = ", ".join(title_of(self.host, self.session.board, each.code) for each in bare[:GAPS])
        more = f" and {len(bare) - GAPS} more" if len(bare) > GAPS else ""
        count = "1 top program has" if len(bare) == 1 else f"{len(bare)} top programs have"
        return Para([(f"{count} no advocate: ", "accent"), f"{names}{more}"])

    def rows(self) -> Sequence[Row]:
        if not self.found.advocates:
            add = key_for("add_advocate")
            return [Row([("Nobody yet: ", ""), (add, "key"), " in Advocates adds who would speak for you."])]
        if not self.programs:
            return [Row([("No program is top, planned or submitted yet.", "dim")])]
        return list(self._rows())

    @property
    def _room(self) -> int:
        """How many advocates fit."""
        return max(1, (self.width - self._title_cells - VOICES - 4) // CELL)

    @property
    def _title_cells(self) -> int:
        return max(_LEAST_TITLE, min(64, self.width - VOICES - 4 - CELL * len(self.found.advocates)))

    @property
    def _shown(self) -> Sequence[Advocate]:
        room = self._room
        self._first = max(0, min(self._first, self.column, len(self.found.advocates) - room))
        self._first = max(self._first, self.column - room + 1)
        return self.found.advocates[self._first : self._first + room]

    def _rows(self) -> Iterator[Row]:
        shown = self._shown
        assert isinstance(self.lines, MapLines)
        self.lines.fixed, self.lines.lit = 4, self.column - self._first
        yield from self._headings(shown)
        for program in self.programs:
            yield Row(self._pieces(program, shown), program.code)
        if self.proposed:
            yield Row()
            yield Row(
                [("Proposed", "title"), (self.AT.in_words("  with the reason; {map_open} accepts"), "dim")]
            )
            for each in self.proposed:
                yield self._proposal(each)

    def _headings(self, shown: Sequence[Advocate]) -> Iterator[Row]:
        hidden = len(self.found.advocates) - len(shown)
        lead = " " * (self._title_cells + 4)
        more = f"{hidden} more ← →" if hidden else ""
        names = [(fit(_last_name(each.name), CELL - 1) + " ", self._answer_style(each)) for each in shown]
        yield Row([lead, (fit(more, VOICES), "dim"), *names])
        tiers: list[Piece] = []
        for each in shown:
            tier, style = tier_cell(self.found, each)
            load = self.found.loads[each.id]
            over = "warn" if load.fill == "over" else "accent" if load.fill == "full" else "dim"
            tiers += [(tier, style), (fit(f" · {load.programs}", CELL - 1), over)]
        yield Row([(fit("", self._title_cells + 4), ""), (fit("tier/count", VOICES), "dim"), *tiers])

    @staticmethod
    def _answer_style(advocate: Advocate) -> str:
        return "dim" if advocate.answer in (Answer.NO, Answer.NOT_ASKED) else "strong"

    def _pieces(self, program: Program, shown: Sequence[Advocate]) -> list[Piece]:
        board = self.session.board
        voices = self.found.voices.get(program.code, NO_VOICE)
        gap = "warn" if not voices.count and program.tier == "top" else "dim" if not voices.count else ""
        own = home(program.code, board.applicant.school_code, program.field, board.story.targets)
        called = "accent" if self.found.gates.opening(program.code) else ""
        pieces: list[Piece] = [
            HOMES[own],
            f"{TIERS.get(program.tier or '', ' ')} ",
            (fit_name(title_of(self.host, board, program.code), self._title_cells), called),
            (fit(f" {_count(voices)}", VOICES + 1), gap),
        ]
        return [*pieces, *(self._cell(each, program.code) for each in shown)]

    def _cell(self, advocate: Advocate, code: str) -> Piece:
        if self.found.assignment(advocate.id, code) is None:
            leads = code in self.found.gates.leads(advocate)
            return (fit("leads" if leads else "·", CELL), "dim")
        words, style = short_state(self.found.gate(advocate.id, code))
        return (fit(words, CELL), "" if words == "wait" else style)

    def _proposal(self, each: ProposedVoice) -> Row:
        advocate = self.found.advocate(each.advocate)
        name = advocate.name if advocate is not None else ""
        title = title_of(self.host, self.session.board, each.program)
        pieces: list[Piece] = [fit(name, 20), " ", fit_name(title, 30), " ", (each.words, "dim")]
        return Row(pieces, f"{PROPOSED}{each.advocate}:{each.program}")

    def below_words(self) -> Sequence[Para]:
        pair = self.pair
        if pair is None:
            return super().below_words()
        advocate = self.found.advocate(pair[0])
        title = title_of(self.host, self.session.board, pair[1])
        name = advocate.name if advocate is not None else ""
        own = self._home_words(pair[1])
        head = Para(
            [(name, "strong"), (" · ", "dim"), (title, "strong"), (f" · {own}" if own else "", "accent")]
        )
        return [head, *super().below_words()]

    def _home_words(self, code: str) -> str:
        board = self.session.board
        program = board.programs.get(code)
        if program is None:
            return ""
        own = home(code, board.applicant.school_code, program.field, board.story.targets)
        return f"{own}: its director is the program" if own is Home.PROGRAM else str(own)

    # The pair under the cursor

    def pair_of(self, key: str) -> Pair | None:
        number, _, code = key.rpartition(":")
        if number:
            return (int(number), code)
        advocates = self.found.advocates
        return (advocates[self.column].id, key) if self.column < len(advocates) else None

    # Keys

    def _go(self, by: int) -> None:
        count = len(self.found.advocates)
        self.column = min(max(0, self.column + by), max(0, count - 1))
        first = self._first
        shown = self._shown
        assert isinstance(self.lines, MapLines)
        if self._first != first:
            self.tell()
        elif shown:
            self.lines.light(self.column - self._first)

    def do_map_left(self) -> None:
        self._go(-1)

    def do_map_right(self) -> None:
        self._go(1)

    @property
    def _on_proposal(self) -> bool:
        return self.lines.cursor.startswith(PROPOSED)

    def do_map_open(self) -> None:
        pair = self.pair
        if pair is None:
            return
        if self._on_proposal:
            toggle(self.host, self.session, self.found, pair)
        else:
            self.app.push_screen(AssignProgram(self.session, self.zone, pair[1]))

    def do_map_advocate(self) -> None:
        pair = self.pair
        if pair is not None:
            self.app.push_screen(AssignAdvocate(self.session, self.zone, pair[0], pair[1]))

    def do_map_proposed(self) -> None:
        if self._on_proposal:
            self.lines.home()
        elif self.proposed:
            first = self.proposed[0]
            self.lines.goto(f"{PROPOSED}{first.advocate}:{first.program}")
        else:
            self.notify(
                "Nothing is proposed: nobody knows a program, or all have their advocates.", markup=False
            )


def _last_name(name: str) -> str:
    if masking():
        return masked(name).replace("Advocate ", "adv ")
    return short_name(name)


def _count(voices: Voices) -> str:
    """“no advocate”, “1 advocate”, “2 advocates” in a column."""
    count = voices.count
    return f"{count or 'no'} advocate{'s' if count > 1 else ''}"
