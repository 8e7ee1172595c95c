"""Types not open to the applicant, and what was refused beforehand: folded away, with number and reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeGuard

from matchweek.tui.commands import key_for
from matchweek.tui.look.text import width_of
from matchweek.tui.widgets.painted import Painted, Pieces

if TYPE_CHECKING:
    from textual.widget import Widget

    from matchweek.domain.programs.filters import Filter, OpenTypes
    from matchweek.domain.programs.program_set import ProgramSet
    from matchweek.domain.programs.wishes import Wishes
    from matchweek.tui.host import Hosted
    from matchweek.tui.panes.frame import Rule
    from matchweek.tui.session.session import Session

    class Base(Hosted, Widget):
        bottom_rule: Rule

        @property
        def view(self) -> ProgramSet: ...
        def show(self, view: ProgramSet, *, order_only: bool = False, keep: str = "key") -> None: ...
else:
    Base = object


def is_fold(one: Filter) -> TypeGuard[OpenTypes]:
    """Whether a filter is the fold; the filters are imported after the first frame."""
    from matchweek.domain.programs.filters import OpenTypes

    return isinstance(one, OpenTypes)


class FoldLine(Painted):
    """One line: what is folded away and why, and the key that shows it."""

    DEFAULT_CSS = "FoldLine { height: 1; width: 1fr; padding: 0 1; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[str, str, Sequence[str]] = ("", "", ())

    def say(self, key: str, act: str, words: Sequence[str]) -> None:
        """Show the key, what it does, and the first of `words`, each shorter than the last, that fits."""
        self._said = (key, act, words)
        self.show(self._fitting())

    def line(self, y: int) -> Pieces:
        # Textual does not always tell a widget that comes in which size it was given.
        self._lines = self._fitting()
        return super().line(y)

    def _fitting(self) -> list[Pieces]:
        key, act, words = self._said
        room = self.size.width - width_of(f"{key} {act}  ")
        fitting = [each for each in words if width_of(each) <= room] or words[-1:]
        return [[(key, "key"), (f" {act}  ", "dim"), (each, "dim")] for each in fitting[:1]]


class FoldsTypes(Base):
    """Mixed into the programs pane. The filter `OpenTypes` in its view is the fold."""

    session: Session
    fold_line: FoldLine | None = None
    closed: frozenset[str] = frozenset()
    refuses: Wishes | None = None
    _is_closed = False

    def on_mount(self) -> None:
        # A short list may be read before there is a pane to hold the line.
        self.call_after_refresh(self.say_fold)

    def fold_at_load(self, view: ProgramSet, *, first: bool) -> ProgramSet:
        """The view of a board that was just read; folded where it was, and the first time in any case."""
        before = (self.closed, self.refuses)
        self.closed, self.refuses = self._closed_now(), self._refuses_now()
        anew = first or (self.closed, self.refuses) != before
        folded = (anew and self._folds_by_itself) or any(is_fold(each) for each in view.filters)
        return self._view_with(view, folded)

    def fold_anew(self) -> None:
        """The applicant's data changed, or SOAP ended: fold by what is open now."""
        now = (self._closed_now(), self._refuses_now())
        if now != (self.closed, self.refuses):
            self.closed, self.refuses = now
            self.show(self._view_with(self.view, self._folds_by_itself), order_only=True)
            self.say_fold()

    def do_fold(self) -> None:
        """Show the closed types, greyed, and what was refused beforehand; or fold them away again."""
        if not self.closed and self.refuses is None:
            words = (
                "Every type is open to you as far as is known: Monday's notice decides it. "
                f"What you refuse beforehand ({key_for('me')}) folds away too."
            )
            self.app.notify(words, markup=False)
            return
        folded = any(is_fold(each) for each in self.view.filters)
        self.show(self._view_with(self.view, not folded), order_only=True)
        self.say_fold()

    def folds(self) -> tuple[Filter, ...]:
        """The fold among the filters of the view, if it is on."""
        return tuple(each for each in self.view.filters if is_fold(each))

    @property
    def _folds_by_itself(self) -> bool:
        """Whether closed types go without a key. Who accepted a place keeps the list in sight, greyed."""
        board = self.session.board
        return not (board.kept.offers and board.state == "placed")

    def _closed_now(self) -> frozenset[str]:
        # What the fold needs is imported after the first frame, and only where something is closed.
        board, now = self.session.board, self.session.clock.now()
        if board.state_at(now) == "unknown":
            return frozenset()
        from matchweek.domain.board.folded import closed_now

        return closed_now(board, now)

    def _refuses_now(self) -> Wishes | None:
        me = self.session.board.applicant
        if not (me.specialties_refused or me.types_refused or me.states_refused):
            return None
        from matchweek.domain.board.folded import refuses_now

        return refuses_now(me)

    def _view_with(self, view: ProgramSet, folded: bool) -> ProgramSet:
        from matchweek.domain.programs.filters import OpenTypes

        others: Sequence[Filter] = view.without(OpenTypes).filters
        fold = OpenTypes(self.closed, self.refuses)
        stays = fold.test()
        acts = bool(self.closed) or self.refuses is not None
        self._is_closed = acts and any(not stays(program) for program in view.programs)
        if folded and self._is_closed:
            return view.with_filters(*others, fold)
        return view.with_filters(*others)

    def _words(self, *, shown: bool) -> Sequence[str]:
        from matchweek.domain.board.folded import fold_words
        from matchweek.domain.programs.filters import OpenTypes

        board, fold = self.session.board, OpenTypes(self.closed, self.refuses)
        return fold_words(self.view.programs, fold, board, self.session.clock.now(), shown=shown)

    def say_fold(self) -> None:
        """Write the line; it takes no room where nothing is closed."""
        if self.fold_line is None:
            if not self._is_closed or not self.is_mounted:
                return
            self.fold_line = FoldLine()
            self.mount(self.fold_line, before=self.bottom_rule)
        self.fold_line.display = self._is_closed
        if not self._is_closed:
            return
        shown = not self.folds()
        act = "folds them" if shown else "shows them"
        self.fold_line.say(key_for("fold"), act, self._words(shown=shown))
