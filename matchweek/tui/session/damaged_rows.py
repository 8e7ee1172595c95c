"""Rows of the week file that cannot be read: told once the week is open, with the newest good backup."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.errors import MatchweekError

if TYPE_CHECKING:
    from matchweek.tui.host import Host
    from matchweek.tui.session.session import Session
    from matchweek.tui.widgets.words import Para

NAMED = 6


def tell(app: Host, session: Session) -> None:
    """Where rows were left out: name them, and look for a backup that has them all."""
    rows = session.week.unreadable if session.week is not None else ()
    if not rows:
        return

    def look() -> None:
        from matchweek.services.file import rescue

        backup = rescue.newest_readable(session.launch.path)
        app.call_from_thread(_ask, app, session, rows, backup)

    threading.Thread(target=look, name="look for a backup", daemon=True).start()


def _ask(app: Host, session: Session, rows: tuple[str, ...], backup: Path | None) -> None:
    from matchweek.tui.screens.dialogs.ask import Ask

    title = "1 row of your week cannot be read" if len(rows) == 1 else f"{len(rows)} rows cannot be read"

    def answered(yes: bool | None) -> None:
        if yes and backup is not None:
            threading.Thread(
                target=lambda: _restore(app, session, backup), name="restore", daemon=True
            ).start()

    app.push_screen(Ask(title, _words(rows, backup)), answered)


def _restore(app: Host, session: Session, backup: Path) -> None:
    from matchweek.services.file import keeping

    try:
        done = keeping.restore(session.launch.path, session.clock, backup)
    except MatchweekError as error:
        app.call_from_thread(app.tell, error)
    else:
        # The feed meets the new epoch within a second, and the board is read anew.
        app.call_from_thread(app.notify, done.words, markup=False)


def _words(rows: tuple[str, ...], backup: Path | None) -> list[Para]:
    from matchweek.domain.times.zones import EASTERN, wall
    from matchweek.services.file import rescue
    from matchweek.tui.commands.dialogs.questions import ASK
    from matchweek.tui.widgets.words import BLANK, Para

    said = [Para([(row, "warn")]) for row in rows[:NAMED]]
    if len(rows) > NAMED:
        said.append(Para([f"and {len(rows) - NAMED} more"]))
    said += [BLANK, Para(["All else is here. Nothing was changed in the file."]), BLANK]
    mend = "Leave, and `matchweek restore --salvage` mends what the history tells: it loses nothing."
    said.append(Para([(mend, "strong")]))
    if backup is None:
        return [*said, Para([("There is no backup without damage.", "dim")])]
    when = wall(rescue.made_at(backup), EASTERN)
    words = ASK.in_words("{Ask_yes} goes back to the newest good backup, made")
    kept = "What was done since is kept beside it."
    return [*said, Para([f"{words} {when} ET. {kept}"]), Para([(ASK.in_words("{Ask_no} goes on."), "dim")])]
