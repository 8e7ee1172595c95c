"""What a pasted mail, or an invitation in it, proposes of an interview. Nothing is stored here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchweek.domain.contacts.mailed_interview import Mailed, mailed
from matchweek.domain.times.spoken import Setting
from matchweek.domain.times.zones import wall
from matchweek.services.core.week import Week
from matchweek.services.days.invitations import holds_invitation, invited
from matchweek.services.days.typed_times import theirs

if TYPE_CHECKING:
    from pendulum import Timezone


def from_mail(week: Week, program: str, text: str, zone: Timezone) -> Mailed:
    """What a mail proposes; times without a zone are read in `zone`. Nothing is stored."""
    setting = Setting(
        now=week.clock.now(), zone=zone, own=zone, toward="future", theirs=theirs(week, program)
    )
    return read_mail(text, setting)


def read_mail(text: str, setting: Setting) -> Mailed:
    """What a pasted mail, or an invitation in it, proposes. Raises BadInput for a broken invitation."""
    return invited(text) if holds_invitation(text) else mailed(text, setting)


def mail_fields(found: Mailed) -> dict[str, Any]:
    """The fields that a mail gives, as `add` takes them."""
    names = ("minutes", "channel", "place", "interviewer", "calendar", "leave")
    return {name: getattr(found, name) for name in names if getattr(found, name)}


def which_time(found: Mailed) -> tuple[str, str, str]:
    """Title, detail and remedy where a mail names no single moment."""
    if found.question:
        return (
            "Which time is it?",
            found.question,
            "Give it yourself: `matchweek interview add CODE --at WHEN`.",
        )
    if not found.times:
        return (
            "No time was found in it",
            "It names no day with a time of day.",
            "Give it yourself: `matchweek interview add CODE --at WHEN`.",
        )
    named = "; ".join(f"{wall(each.at)} ET" for each in found.times)
    return ("Which time is it?", f"It names {named}.", "Say which: `matchweek interview add CODE --at WHEN`.")
