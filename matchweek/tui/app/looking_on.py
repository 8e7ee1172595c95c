"""A helper looks on: calls, agenda and own applications are shown; the same word brings the List back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.board.looking_on import LOOKS_ON

if TYPE_CHECKING:
    from matchweek.tui.host import Host

HIDDEN = (
    "A helper looks on, and this would show programs of the List, which may not be shared. In the palette, "
    "“a helper looks on” once more brings it back."
)


def look_on(app: Host) -> None:
    """Hide the List from whoever looks on, or show it again. Nothing of the week is changed."""
    session = app.session
    if not session.ready:
        return
    hide = not session.board.looked_on
    app.do_week()
    # What was said last, marked or sought may name programs that are hidden now.
    app.clear_notifications()
    programs = app.week_screen.programs
    programs.grid.clear_marks()
    programs.do_clear()
    session.hide_list(hide)
    app.board_changed()
    app.week_screen.load()
    app.week_screen.follow_gates()
    app.week_screen.tick(whole=True)
    app.follow_drafts()
    app.said_words(LOOKS_ON if hide else "the List is shown again")
