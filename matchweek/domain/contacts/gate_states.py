"""What a gate may be: held, or opened by something; and the short words for it (rules: contact)."""

from __future__ import annotations

from enum import StrEnum


class OpenedBy(StrEnum):
    """What opened a gate."""

    NOTHING = ""
    CALL = "call"
    CLEARANCE = "clearance"
    SOAP_OVER = "soap_over"


WAIT = "wait for their call"
NOTHING_MORE = "nothing more to ask"
CALLED = "they contacted you"
SEASON_OVER = "season over"
_OPEN: dict[str, str] = {
    OpenedBy.CALL: CALLED,
    OpenedBy.CLEARANCE: "cleared",
    OpenedBy.SOAP_OVER: "contact is free",
}


def state(opened_by: str, *, gone_by: bool = False) -> str:
    """A gate as the screen says it, by what opened it; `gone_by` says that its season is over for good."""
    if gone_by:
        return SEASON_OVER
    return _OPEN.get(opened_by, WAIT)
