"""The line of a rehearsal, below every screen: that it is one, its clock, what there is to do now."""

from __future__ import annotations

from matchweek.tui.widgets.painted import Painted, Piece


class RehearsalLine(Painted):
    """One line; what it says is worked out once for all screens."""

    DEFAULT_CSS = """
    RehearsalLine { dock: bottom; height: 1; width: 1fr; padding: 0 1; background: $panel; }
    """

    def tell(self, speed: str, advice: str, key: str, coming: str, *, wide: bool) -> None:
        """Show the clock's speed, what to do now with its key, and when the next thing comes."""
        pieces: list[Piece] = [(" REHEARSAL ", "badge"), (f" {speed} ", "strong"), " "]
        if advice:
            pieces += [(f"{advice}  ", "")]
            pieces += [(key, "key")] if key else []
        pieces += ["\t"]
        if wide:
            pieces += [("F8", "key"), (" pause  ", "dim"), ("+ -", "key"), (" speed  ", "dim")]
        pieces += [("F9", "key"), (f" {coming}", "dim")]
        self.show([pieces])
