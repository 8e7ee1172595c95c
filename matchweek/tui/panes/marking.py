"""Marks on rows: one, a range, all that is shown; and which programs a key means."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from matchweek.tui.commands import key_for
from matchweek.tui.commands.sorting import BREATH
from matchweek.tui.panes.sorting import SORTING

if TYPE_CHECKING:
    from textual.widget import Widget

    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.domain.programs.programs import Program, Programs
    from matchweek.tui.host import Hosted
    from matchweek.tui.widgets.grid import Grid

    class Base(Hosted, Widget):
        def say(self) -> None: ...
else:
    Base = object

NAMED = 4
# What is put into a lane is sorted further; a lane and a refusal are for the program under the cursor.
GOES_WITH_LANE = ("tier_top", "tier_middle", "tier_safety", "tier_none", "note", "plan", "submit")


class Marked(Protocol):
    """A view whose rows are marked: `keys` of what it shows, `every` of what there is, in its order."""

    @property
    def keys(self) -> Sequence[str]: ...
    @property
    def every(self) -> Sequence[str]: ...
    def __contains__(self, key: object) -> bool: ...


class MarksRows(Base):
    """Mixed into a pane: `ON_MARKED` are the commands that act on all that is marked."""

    ON_MARKED: ClassVar[frozenset[str]]
    grid: Grid
    _hidden_too = False

    if TYPE_CHECKING:

        @property
        def view(self) -> Marked: ...

    def named(self, key: str) -> str:
        """What a row is called in a question."""
        raise NotImplementedError

    def do_mark(self) -> None:
        self.grid.toggle_mark()
        self.grid.move(1)
        self.say()

    def do_mark_down(self) -> None:
        self.grid.mark_range(1)
        self.say()

    def do_mark_up(self) -> None:
        self.grid.mark_range(-1)
        self.say()

    def do_mark_all(self) -> None:
        """Mark all that is shown; again takes these marks back."""
        shown = set(self.view.keys)
        self.grid.mark(self.grid.marked - shown if shown <= self.grid.marked else self.grid.marked | shown)
        self.say()

    def unmark(self) -> bool:
        """Take all marks off; False where there is none."""
        marked = bool(self.grid.marked)
        if marked:
            self.grid.clear_marks()
            self.say()
        return marked

    def marked_words(self) -> str:
        """How many are marked, and how many of them are not shown."""
        if not self.grid.marked:
            return ""
        hidden = len(self.hidden())
        return f"{len(self.grid.marked)} marked" + (f" ({hidden} not shown)" if hidden else "")

    # What a key means

    def hidden(self) -> list[str]:
        """The marked rows that the filters or the text to find hide now."""
        return [key for key in self.grid.marked if key not in self.view]

    def chosen(self) -> tuple[str, ...]:
        """The rows a key acts on: the marked ones, else the one under the cursor."""
        marked = self.grid.marked
        if marked:
            every = self.view.every if self._hidden_too else self.view.keys
            return tuple(key for key in every if key in marked)
        return (self.grid.cursor,) if self.grid.cursor is not None else ()

    def asks_for_hidden(self, name: str, act: Callable[[], object]) -> bool:
        """Name the marked rows that are not shown before a key acts on them; True when it asks."""
        hidden = self.hidden() if name in self.ON_MARKED and not self._hidden_too else []
        if not hidden:
            return False
        from matchweek.tui.commands.dialogs.questions import ASK
        from matchweek.tui.screens.dialogs.ask import Ask
        from matchweek.tui.widgets.words import Para

        count = len(self.grid.marked)
        said = [Para([(self.named(key), "strong")], 4) for key in hidden[:NAMED]]
        if len(hidden) > NAMED:
            said.append(Para([f"and {len(hidden) - NAMED} more"]))
        stays = ASK.in_words("{Ask_no} leaves everything as it is.")
        said.append(Para([f"The key would act on all {count}. {stays}"]))

        def answered(yes: bool | None) -> None:
            if yes:
                self._hidden_too = True
                try:
                    act()
                finally:
                    self._hidden_too = False

        one = len(hidden) == 1
        title = f"{count} marked, {len(hidden)} of them {'is' if one else 'are'} not shown"
        self.app.push_screen(Ask(title, said), answered)
        return True


class MarksPrograms(MarksRows):
    """Mixed into the programs pane: what its keys act on."""

    ON_MARKED = frozenset(SORTING)
    breath: Callable[[], float] = staticmethod(time.monotonic)
    """Seconds that only grow; how long ago a key was pressed is told by them."""
    # The program a lane key just sorted, and when that was; a move of the cursor ends it.
    _sorted: tuple[str, float] | None = None

    if TYPE_CHECKING:

        @property
        def view(self) -> ProgramSet: ...

    def named(self, key: str) -> str:
        return self.view.programs[key].question

    def sorted_now(self, code: str | None) -> None:
        """A lane key sorted one program, and the cursor went on; None ends that breath."""
        self._sorted = None if code is None else (code, self.breath())

    def just_sorted(self) -> str | None:
        """The program a lane key sorted within the same breath, the cursor not moved since."""
        if self._sorted is None or self.grid.marked:
            return None
        code, at = self._sorted
        return code if self.breath() - at <= BREATH else None

    def meant(self, name: str) -> tuple[str, ...]:
        """The programs that a key means, by its command; says so where it is not the one under the cursor."""
        code = self.just_sorted() if name in GOES_WITH_LANE else None
        if code is None or code == self.grid.cursor or code not in self.view.programs:
            return self.chosen()
        # What follows in the same breath means the same program.
        self.sorted_now(code)
        return (code,)

    def says_whom(self, codes: Sequence[str]) -> None:
        """Name the program a key acted on where the cursor stands on another one."""
        program = self.view.programs.get(codes[0]) if len(codes) == 1 else None
        if program is not None:
            app = self.host
            app.toast("whom", program.question, title="The program just sorted", timeout=4)

    def sets_aside(self, codes: Sequence[str]) -> bool:
        """Name those of many marked programs that cannot be planned, and take their marks off.

        All or none is planned at once: the same key plans the others then.
        """
        programs = [self.view.programs[code] for code in codes if code in self.view.programs]
        if len(programs) < 2 or all(one.application.planned for one in programs):
            return False
        closed = [one for one in programs if not self._may_be_planned(one)]
        left = len(programs) - len(closed)
        if not closed or not left:
            return False
        self.grid.mark(self.grid.marked.difference(one.code for one in closed))
        self.say()
        app = self.host
        one, others = len(closed) == 1, f"the other {left}" if left > 1 else "the other one"
        app.notify(
            f"{_listed([each.label for each in closed])}. {'Its mark is' if one else 'Their marks are'} off: "
            f"{key_for('plan')} now plans {others}.",
            title=f"{len(closed)} of {len(programs)} cannot be planned: not open to you, or sent already",
            severity="warning",
            timeout=12,
            markup=False,
        )
        return True

    def _may_be_planned(self, program: Program) -> bool:
        from matchweek.domain.programs.eligibility import is_open

        app = self.host
        board = app.session.board
        me, state = board.applicant, board.state_at(app.session.clock.now())
        opened = is_open(program.type, state, me.prior_training)
        return opened and not program.outside and program.application.submitted_at is None

    def drop_filled(self, programs: Programs) -> None:
        """Take the marks off what the newest list shows as full or no more, and say how many."""
        gone = [code for code in self.grid.marked if (one := programs.get(code)) is None or one.filled]
        if not gone:
            return
        self.grid.mark(self.grid.marked.difference(gone))
        named = [programs[code].label if code in programs else code for code in sorted(gone)]
        app = self.host
        app.notify(
            f"{_listed(named)}.",
            title=f"{len(gone)} {'mark' if len(gone) == 1 else 'marks'} taken off: full on the newest list",
            severity="warning",
            timeout=12,
        )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return "; ".join(names[:NAMED]) + more
