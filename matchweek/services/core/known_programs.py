"""Which programs the week knows: listed now or before, or added by hand."""

from __future__ import annotations

from collections.abc import Sequence

from matchweek.domain.programs.program import ProgramCode
from matchweek.errors import BadInput
from matchweek.store import rows
from matchweek.store.act import Act
from matchweek.store.driver import listed


def read_codes(codes: Sequence[str]) -> list[str]:
    """Cleaned codes, each once, in the order given; raises BadInput for none or a wrong one."""
    wanted = list(dict.fromkeys(ProgramCode.read(code).text for code in codes))
    if not wanted:
        raise BadInput("No program was named", "", "Give one or more NRMP program codes.")
    return wanted


def outside_remarks(act: Act, codes: Sequence[str]) -> tuple[str, ...]:
    """What to say of programs that a list names without their taking part in SOAP; empty for all others."""
    outside = listed.outside_of(act.connection, codes)
    if not outside:
        return ()
    shown = ", ".join(outside[:5]) + (f" and {len(outside) - 5} more" if len(outside) > 5 else "")
    verb = "does" if len(outside) == 1 else "do"
    return (f"{shown} {verb} not take part in SOAP by your list: no target. Check R3.",)


def require_listed_or_tracked(act: Act, code: str, tracked: int | None) -> None:
    """Raises BadInput unless a program is on one's list, or of the season: by its row or by its code."""
    known = rows.tracked(act.connection)
    if tracked is not None:
        if tracked not in known:
            remedy = "See `matchweek season list`."
            raise BadInput("No such program of the season", f"There is no number {tracked}.", remedy)
    elif all(each.code != code for each in known.values()):
        require_listed(act, [code])


def require_listed(act: Act, codes: Sequence[str]) -> dict[str, str]:
    """The services of these programs; raises BadInput if one of them is on no list.

    Only programs on one's own list can be applied to (rules: applications.own-list).
    """
    found = listed.services_of(act.connection, codes)
    missing = [code for code in codes if code not in found]
    if missing:
        shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        raise BadInput(
            "Not on your list",
            f"{shown}: on no list that was brought in.",
            "Check the code in R3, import the newest list, or add it with `matchweek program add CODE`.",
        )
    return found
