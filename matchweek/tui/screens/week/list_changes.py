"""What the list of a moment changed, the newest first of all: one's own programs, then all, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.programs.lists import Standing, as_of, moment_words
from matchweek.domain.programs.refresh import Became, Touch, touched
from matchweek.tui.commands.dialogs.lists import CHANGES
from matchweek.tui.look.text import fit, fit_name, width_of
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.board.board import Board
    from matchweek.domain.programs.programs import Program
    from matchweek.services.core.week import Done, Week
    from matchweek.tui.session.session import Session

OWN, ANY = "own:", "any:"
_STYLES = {
    Became.NOT_SEEN: "warn",
    Became.FILLED: "dim",
    Became.SHRANK: "accent",
    Became.RETURNED: "good",
    Became.GREW: "good",
}
KINDS = (
    ("filled", "filled"),
    ("shrank", "with fewer positions"),
    ("grew", "with more positions"),
    ("new", "new"),
    ("returned", "back on the list"),
)
IN_CALLS = "in your calls"
ROOMY = 90
"""From so many cells on what one did there is said in full; in fewer the name needs the room."""
MOST = 300
"""So many programs of a kind are named; the others are counted."""


class ListChanges(Sheet):
    """Space confirms that R3 shows a missing program as filled; left and right go from list to list."""

    RULE = "list.where"
    AT = CHANGES
    WITHOUT_LINES = ()

    def __init__(self, session: Session, zone: str) -> None:
        super().__init__(session, zone, "What the lists changed")
        # The newest one, also when a newer comes in, until another is chosen.
        self._chosen: int | None = None

    @property
    def _moment(self) -> int | None:
        """The moment whose lists are shown; None before the first list."""
        known = moments_of(self.session.board)
        return self._chosen if self._chosen in known else max(known, default=None)

    def words(self) -> str:
        known, moment = moments_of(self.session.board), self._moment
        if moment is None:
            return ""
        before = [moment_words(each) for each in known if each < moment][-1:]
        beside = f"{moment_words(moment)}, beside {before[0]}" if before else moment_words(moment)
        return f"{beside} · {known.index(moment) + 1} of {len(known)}" if len(known) > 1 else beside

    def head_words(self) -> Sequence[Para]:
        board, moment = self.session.board, self._moment
        if moment is None:
            return [Para(["No list was brought in yet."])]
        known = moments_of(board)
        if moment == known[0]:
            return [Para(["The first list there is: nothing came before it to compare it with."])]
        kinds = by_kind(changed_at(board, moment))
        told = " · ".join(f"{len(kinds[kind]):,} {words}" for kind, words in KINDS if kinds[kind])
        said = [Para([told or "Nothing changed."])]
        if not any(info.whole for info in board.lists if info.after_round == moment):
            said.append(Para([("A part so far: it marks no program as filled.", "dim")]))
        missing = len(board.not_seen())
        if missing and moment == known[-1]:
            many = "1 of your programs was" if missing == 1 else f"{missing} of your programs were"
            said.append(
                Para([(f"{many} not seen on the list: look each up in R3, then confirm it here.", "warn")])
            )
        return said

    def rows(self) -> Sequence[Row]:
        return list(self._rows())

    def _rows(self) -> Iterator[Row]:
        board, moment = self.session.board, self._moment
        if moment is None:
            return
        changed = changed_at(board, moment)
        mine = own(board, changed, newest=moment == moments_of(board)[-1])
        if mine:
            yield Row([(f"Your own programs, {len(mine):,}", "title")])
            # As wide as what stands in them: the rest is for the names.
            short = self.width < ROOMY
            cells = max(width_of(_stakes_words(touch, short=short)) for touch in mine) + 1
            room = max(12, self.width - cells - max(width_of(touch.words) for touch in mine) - 1)
            for touch in mine:
                yield Row(self._own(touch, cells, room), f"{OWN}{touch.code}")
        for kind, words in KINDS:
            programs = by_kind(changed)[kind]
            if not programs:
                continue
            yield Row()
            yield Row([(f"{len(programs):,} {words}", "title")])
            shown = programs[:MOST]
            cells = min(26, max(width_of(program.field) for program in shown))
            room = max(12, self.width - cells - max(width_of(_positions(program)) for program in shown) - 2)
            for program in shown:
                yield Row(self._any(program, cells, room), f"{ANY}{program.code}")
            if len(programs) > MOST:
                yield Row([(f"and {len(programs) - MOST:,} more; the filter “last list” shows them", "dim")])

    def _own(self, touch: Touch, cells: int, room: int) -> list[Piece]:
        title = self.host.program_title(self.session.board.programs[touch.code])
        stakes = fit(_stakes_words(touch, short=self.width < ROOMY), cells)
        words = (touch.words, _STYLES[touch.became])
        return [(stakes, "dim"), fit_name(title, room), " ", words]

    def _any(self, program: Program, cells: int, room: int) -> list[Piece]:
        title = self.host.program_title(program)
        field = fit(program.field, cells)
        return [fit_name(title, room), " ", (field, "dim"), " ", _positions(program)]

    def below_words(self) -> Sequence[Para]:
        program = self._program
        if program is None or not program.not_seen:
            return ()
        words = (
            "Missing from a whole list: it may be filled, or a page was not copied. R3 decides. Until it is "
            "confirmed it stays “not seen”; all you recorded about it stays in any case."
        )
        return [Para([(words, "dim")])]

    @property
    def _program(self) -> Program | None:
        return self.session.board.programs.get(self.lines.cursor.partition(":")[2])

    def do_confirm(self) -> None:
        program = self._program
        if program is None:
            return
        if not program.not_seen:
            why = "it is on the list" if not program.filled else "nothing has to be confirmed about it"
            self.notify(f"{self.host.program_title(program)}: {why}.", markup=False)
            return
        code = program.code

        def act(week: Week) -> Done:
            from matchweek.services.lists import absences

            return absences.confirm(week, [code])

        self.session.do(act, self.host.said)

    def do_open_card(self) -> None:
        from matchweek.tui.screens.programs.card import CardScreen

        program = self._program
        if program is not None:
            self.app.push_screen(CardScreen(self.session, program.code))

    def do_earlier(self) -> None:
        self._step(-1)

    def do_later(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        known, moment = moments_of(self.session.board), self._moment
        if moment is None:
            return
        to = known.index(moment) + by
        if not 0 <= to < len(known):
            self.notify("This is the first list." if by < 0 else "This is the newest list.", markup=False)
            return
        self._chosen = known[to] if to < len(known) - 1 else None
        self.tell()
        self.lines.home()

    def do_curve(self) -> None:
        self.host.week_screen.do_curve()


def moments_of(board: Board) -> list[int]:
    """The moments of which there is a list, in order: 0 is Monday."""
    return sorted({info.after_round for info in board.lists})


def changed_at(board: Board, moment: int) -> list[Program]:
    """The programs that the lists of a moment changed, as they stood by then."""
    known = moments_of(board)
    if moment == known[-1]:
        return [program for program in board.programs if program.standing.changed]
    found = []
    for program in board.programs:
        standing = as_of(program.standing, moment, known[0])
        if standing is not None and standing.changed:
            found.append(program.with_(standing=standing))
    return found


def by_kind(changed: Sequence[Program]) -> dict[str, list[Program]]:
    """What changed, each program once."""
    kinds: dict[str, list[Program]] = {kind: [] for kind, _ in KINDS}
    for program in changed:
        kinds[_kind(program.standing)].append(program)
    return kinds


def _kind(standing: Standing) -> str:
    if standing.filled:
        return "filled"
    if standing.new:
        return "new"
    if standing.returned:
        return "returned"
    return "grew" if (standing.change or 0) > 0 else "shrank"


def _stakes_words(touch: Touch, *, short: bool) -> str:
    words = ", ".join(touch.stakes)
    return words.replace(IN_CALLS, "calls") if short else words


def _positions(program: Program) -> str:
    return f"{program.standing.previous or 0} → {program.positions}"


def own(board: Board, changed: Sequence[Program], *, newest: bool) -> list[Touch]:
    """One's own programs among the changed; with the newest list also all that are still not seen."""
    before = {
        program.code: _before(program.standing)
        for program in changed
        if program.standing.previous is not None
    }
    found = touched(
        before,
        {program.code: program.standing for program in changed},
        {program.code: program.triage for program in changed},
        board.applications,
        board.calls,
        confirmed={program.code for program in changed if program.filled and not program.not_seen},
    )
    known = {touch.code for touch in found}
    older = [
        Touch(program.code, Became.NOT_SEEN, 0, 0, _stakes(program))
        for program in (board.not_seen() if newest else ())
        if program.code not in known
    ]
    return [*older, *found]


def _before(standing: Standing) -> Standing:
    """Where a program stood at the moment before, as far as it is told by what came after."""
    positions = standing.previous or 0
    status = "listed" if positions else "filled"
    return standing._replace(positions=positions, status=status, previous=None, new=False, returned=False)


def _stakes(program: Program) -> tuple[str, ...]:
    status = str(program.application_status)
    said = [status] if status != "none" else []
    return (*said, IN_CALLS) if program.calls else tuple(said)
