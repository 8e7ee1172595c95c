"""Contact and voices of a program as cells of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.tui.widgets.grid import Cell

if TYPE_CHECKING:
    from matchweek.domain.programs.programs import Program


def contact_cell(program: Program) -> Cell:
    """What stands open is lit; “wait” where one waits for a call, elsewhere a dot."""
    if program.contact == "unlocked":
        return Cell("open", "dim" if program.filled or program.refused else "accent")
    waits = program.advocates or program.application_status != "none"
    return Cell("wait" if waits else "·", "dim")


def advocates_cell(program: Program) -> Cell:
    """How many voices; a top program without one is a gap."""
    gap = program.tier == "top" and not program.filled and not program.refused
    return Cell(str(program.advocates or ("0" if gap else "")), "" if program.advocates else "warn")
