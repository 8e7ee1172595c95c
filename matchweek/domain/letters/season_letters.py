"""Drafts to programs of the season: a date taken, moved, none possible; declined; thanks (systems.md row 35).

Each raises RuleSaysNo where the gate holds its program, as in Match Week (rules: invitations.letters,
contact).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchweek.domain.letters.gaps import gap
from matchweek.domain.letters.letter_use import Draft, DraftKind, or_gap, require_allowed
from matchweek.domain.people.people_names import natural_name

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Gates
    from matchweek.domain.people.applicant import Applicant
    from matchweek.domain.tracker.tracked import Tracked


@dataclass(frozen=True, slots=True)
class About:
    """What a letter to a program of the season is about: its `row`, what to call it (`named`), and in words
    `when` its interview is, on its own clock first; empty while no date is chosen."""

    row: Tracked
    named: str
    when: str = ""


def season_letter(
    kind: DraftKind, applicant: Applicant, about: About, gates: Gates, *, to: str = ""
) -> Draft:
    """A draft of one kind to a program of the season; what is not known stays a visible gap."""
    require_allowed(kind, gates, None, about.row.code)
    name, aamc = or_gap(natural_name(applicant.name), "your name"), or_gap(applicant.aamc_id, "your AAMC ID")
    greeting = gap("whoever spoke with you" if kind is DraftKind.SEASON_THANKS else "whom you write to")
    said = _SAID[kind](applicant, about)
    body = "\n\n".join((f"Dear {greeting},", *said, f"{name}\nAAMC ID {aamc}"))
    subject = f"{_SUBJECTS[kind]}: {about.named} ({name}, AAMC ID {aamc})"
    return Draft(kind, to.strip(), subject, body, program=about.row.code or None, tracked=about.row.id)


def _when(about: About) -> str:
    return about.when or gap("the date and the time, in their zone")


def _reach(applicant: Applicant) -> str:
    return f"You reach me at {or_gap(applicant.phone, 'your phone number')}."


def _accept(applicant: Applicant, about: About) -> tuple[str, ...]:
    return (
        (
            f"Thank you for inviting me to an interview at {about.named}. "
            f"I am glad to come, and I take {_when(about)}."
        ),
        f"{gap('what they asked you to confirm or to send, if anything')} {_reach(applicant)}",
    )


def _change(applicant: Applicant, about: About) -> tuple[str, ...]:
    return (
        f"I have an interview with you, {_when(about)}, and look forward to it.",
        (
            f"{gap('what keeps you from it, in half a sentence')}, so I ask you for another date. "
            f"I am free {gap('two or three dates, in their zone')}. If none of these is possible, "
            "I keep the date that is set."
        ),
        _reach(applicant),
    )


def _waitlist(applicant: Applicant, about: About) -> tuple[str, ...]:
    return (
        f"Thank you for inviting me to an interview at {about.named}. I would be glad to come.",
        (
            f"On the dates that you offer I cannot: {gap('why, in half a sentence')}. "
            f"Could it be {gap('two or three dates, in their zone')}? "
            "If no other date is left, please keep me on your wait list: I can come at short notice."
        ),
        _reach(applicant),
    )


def _decline(applicant: Applicant, about: About) -> tuple[str, ...]:
    date = f" on {about.when}" if about.when else ""
    return (
        (
            f"Thank you for inviting me to an interview at {about.named}. I will not come{date}, and tell "
            "you early so that the place can go to somebody else."
        ),
        "I wish you a good season.",
    )


def _thanks(applicant: Applicant, about: About) -> tuple[str, ...]:
    date = f", {about.when}" if about.when else ""
    return (
        f"Thank you for the time that you took for me at {about.named}{date}.",
        f"{gap('one thing you remember of the conversation')} {gap('what it says about how you fit there')}",
    )


_SAID = {
    DraftKind.SEASON_ACCEPT: _accept,
    DraftKind.SEASON_CHANGE: _change,
    DraftKind.SEASON_WAITLIST: _waitlist,
    DraftKind.SEASON_DECLINE: _decline,
    DraftKind.SEASON_THANKS: _thanks,
}
_SUBJECTS = {
    DraftKind.SEASON_ACCEPT: "Interview accepted",
    DraftKind.SEASON_CHANGE: "Another interview date",
    DraftKind.SEASON_WAITLIST: "Interview: another date or wait list",
    DraftKind.SEASON_DECLINE: "Interview declined",
    DraftKind.SEASON_THANKS: "Thank you",
}
