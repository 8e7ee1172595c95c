"""What to write: the kinds of drafts in the order of the week; one not open now says why, and what is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from matchweek.domain.board.week_gates import gates
from matchweek.domain.letters.letter_targets import (
    KINDS,
    OF_THE_WEEK,
    Target,
    targets,
    targets_of_season,
    why_none,
)
from matchweek.domain.letters.letter_use import DraftKind
from matchweek.tui.commands.dialogs.letters import KIND_KEYS
from matchweek.tui.look.in_dashboard import here
from matchweek.tui.look.text import fit, fit_name
from matchweek.tui.screens.days.sheet import Sheet
from matchweek.tui.screens.letters.letter_use import SENDS_NOTHING
from matchweek.tui.widgets.line_list import Row
from matchweek.tui.widgets.painted import Piece
from matchweek.tui.widgets.words import Para

if TYPE_CHECKING:
    from matchweek.domain.tracker.tracked import Tracked
    from matchweek.errors import RuleSaysNo
    from matchweek.tui.session.session import Session

# Opens a draft of a kind for an advocate's number, a program's code, or both.
Write = Callable[[str, int | None, str | None, int | None], None]
KIND, TO, COUNT = 31, 19, 8
WIDE = 84


class LetterKinds(Sheet):
    """The kinds, or once one is chosen, whom it could be for; `write` opens it. Escape goes back."""

    RULE = "contact.allowed"
    AT = KIND_KEYS

    def __init__(
        self,
        session: Session,
        zone: str,
        write: Write,
        advocate: int | None = None,
        code: str | None = None,
        tracked: int | None = None,
    ) -> None:
        super().__init__(session, zone, "What to write")
        self.write = write
        self.advocate, self.code = advocate, code
        self.tracked = tracked
        self.kind: DraftKind | None = None
        self._found: dict[DraftKind, tuple[Target, ...]] = {}

    @property
    def _row(self) -> Tracked | None:
        """The program of the season that is written to; None for the kinds of the week."""
        return self.session.board.kept.tracked.get(self.tracked or 0)

    # What is shown

    def load(self) -> None:
        """Show it anew, names masked or not."""
        self.tell()

    def look_up(self) -> None:
        board = self.session.board
        now = gates(board, self.now)
        assigned = tuple(board.kept.assignments.values())
        if self._row is not None:
            self._found = targets_of_season(now, self._row.id, self._row.code)
        else:
            self._found = {
                kind: targets(kind, now, board.advocates, assigned, advocate=self.advocate, program=self.code)
                for kind in OF_THE_WEEK
            }
        self.heading = "What to write" if self.kind is None else KINDS[self.kind].title

    def words(self) -> str:
        if self.kind is not None:
            return "for whom?"
        name = next((each.name for each in self.session.board.advocates if each.id == self.advocate), "")
        board, row = self.session.board, self._row
        title = board.title(self.code) if self.code else board.season_title(row) if row else ""
        return " · ".join(part for part in (name, title) if part)

    def head_words(self) -> Sequence[Para]:
        return [
            Para([(f"{SENDS_NOTHING} ", "accent"), ("A draft is kept, to finish in your own words.", "dim")])
        ]

    def rows(self) -> Sequence[Row]:
        if self.kind is not None:
            return [Row(self._whom(each), str(at)) for at, each in enumerate(self._found[self.kind])]
        return [Row(self._kind(kind), kind.value) for kind in self._found]

    def _kind(self, kind: DraftKind) -> list[Piece]:
        words, found = KINDS[kind], self._found[kind]
        free = sum(each.no is None for each in found)
        style = "" if free else "dim"
        about = f"{free} of {len(found)}" if found and free < len(found) else str(free) if free else "not now"
        if self._row is not None:
            # All of them go to this one program, each once.
            return [
                (fit(words.title, KIND), "strong" if free else "dim"),
                (words.when if free else about, "dim" if free else "warn"),
            ]
        return [
            (fit(words.title, KIND), "strong" if free else "dim"),
            (fit(words.to, TO), style),
            (fit(about, COUNT), "good" if free else "warn"),
            (f"  {words.when}" if self.width >= WIDE else "", "dim"),
        ]

    def _whom(self, target: Target) -> list[Piece]:
        board = self.session.board
        name = target.advocate.name if target.advocate is not None else ""
        title = board.title(target.program) if target.program else ""
        mark: Piece = ("✓ ", "good") if target.no is None else ("· ", "dim")
        pieces: list[Piece] = [
            mark,
            (fit_name(name or title, 28), "strong" if target.no is None else "dim"),
            "  ",
        ]
        if name and title:
            pieces += [fit_name(title, 28), "  "]
        return [*pieces, (target.no.title if target.no is not None else "", "warn")]

    def below_words(self) -> Sequence[Para]:
        target, kind = self._target, self._under
        if kind is None:
            return ()
        found = self._found[kind]
        if target is None and not found:
            return [Para([(why_none(kind, anybody=bool(self.session.board.advocates)), "warn")])]
        if target is None:
            free = any(each.no is None for each in found)
            return self._in_words(kind) if free else _refused(found[0].no)
        return _refused(target.no) or self._in_words(kind)

    def _in_words(self, kind: DraftKind) -> Sequence[Para]:
        words = KINDS[kind]
        return [Para([(f"To {words.to}, {words.when}.", "dim")])]

    # Keys

    @property
    def _under(self) -> DraftKind | None:
        if self.kind is not None:
            return self.kind
        return DraftKind(self.lines.cursor) if self.lines.cursor else None

    @property
    def _target(self) -> Target | None:
        """The one draft under the cursor; None where there are several or none."""
        if self.kind is not None:
            found, cursor = self._found[self.kind], self.lines.cursor
            return found[int(cursor)] if cursor.isdigit() and int(cursor) < len(found) else None
        found = self._found[self._under] if self._under is not None else ()
        return found[0] if len(found) == 1 else None

    def do_kind_write(self) -> None:
        kind, target = self._under, self._target
        if kind is None:
            return
        found = self._found[kind]
        if not found:
            self.notify(why_none(kind, anybody=bool(self.session.board.advocates)), markup=False)
        elif target is None and self.kind is None:
            self.kind = kind
            self.tell()
            self.lines.home()
        elif target is not None and target.no is not None:
            self.host.tell(target.no)
        elif target is not None:
            advocate = target.advocate.id if target.advocate is not None else None
            self.dismiss(None)
            self.app.call_later(self.write, kind.value, advocate, target.program, target.tracked)

    def do_sheet_leave(self) -> None:
        """Back to the kinds; from there, leave."""
        if self.kind is None:
            self.dismiss(None)
            return
        kind, self.kind = self.kind, None
        self.tell()
        self.lines.goto(kind.value)


def _refused(no: RuleSaysNo | None) -> Sequence[Para]:
    """Why it is not open now, and what one can do instead."""
    if no is None:
        return ()
    said = [Para([(f"{no.headline} ", "warn"), here(no.detail)])]
    return [*said, Para([(here(no.remedy), "good")])] if no.remedy else said
