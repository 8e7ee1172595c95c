"""What to say of a time that was understood but may not be meant: past, still to come, after SOAP."""

from __future__ import annotations

from datetime import datetime, timedelta

from matchweek.domain.times.zones import EASTERN, Toward, wall

# Nobody types a time to the second.
_ABOUT_NOW = timedelta(minutes=2)
# A weekday that is only named is not further away than a week.
_LONG_AGO = timedelta(days=5)


def cautions(
    at: datetime, now: datetime, toward: Toward, soap_ends: datetime | None = None
) -> tuple[str, ...]:
    """A sentence for each thing that is odd about a time, seen from `now`; none where all is usual.

    `soap_ends` is the end of the season's SOAP: what is to come and lies after it says so.
    """
    said = []
    if toward == "future" and at < now - _ABOUT_NOW:
        said.append("That is past already.")
    if toward == "past" and at > now + _ABOUT_NOW:
        said.append("That is still to come.")
    if toward == "past" and now - at > _LONG_AGO:
        said.append(f"That is {round((now - at) / timedelta(days=1))} days ago.")
    if toward == "future" and soap_ends is not None and now < soap_ends <= at:
        said.append(f"That is after SOAP ends, {wall(soap_ends)} ET.")
    year = at.astimezone(EASTERN).year
    if year != now.astimezone(EASTERN).year:
        said.append(f"That is in {year}.")
    return tuple(said)
