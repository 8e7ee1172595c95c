"""What is of one program only is asked for one: of several marked ones none is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchweek.tui.host import Host


def code_of_one(app: Host, codes: tuple[str, ...], about: str) -> str | None:
    """The only code; else None, with `about` said and what to do, such as “Facts are of one program”."""
    if len(codes) == 1:
        return codes[0]
    words = "take the marks back" if codes else "put the cursor on one"
    app.notify(f"{about}: {words}.", markup=False)
    return None
