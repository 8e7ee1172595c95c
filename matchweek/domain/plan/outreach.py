"""The outreach of November: programs to be written to, once each, in one week (systems.md rows 7, 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from matchweek.domain.base.fields import CODE, LISTED, LISTED_PLAIN, NOTE, one_of
from matchweek.domain.base.text import clean_line
from matchweek.domain.season.rules.figures import OUTREACH_DAYS, OUTREACH_PROGRAMS, OUTREACH_REPLIES

KINDS = ("", "community", "affiliated", "university")
"""What kind of hospital it is; empty while not known."""
IMGS = ("", "yes", "no")
"""Whether it takes, or has ranked, international graduates; empty while not known."""


@dataclass(frozen=True, slots=True)
class Outreach:
    """One program that one writes to. `reason` is why this one, in a sentence; `mail` its address;
    `sent_at` and `replied_at` are aware UTC, `reply` is what it answered."""

    id: int
    title: str = field(metadata=LISTED)
    code: str = field(default="", metadata=CODE)
    state: str = field(default="", metadata=LISTED_PLAIN)
    kind: str = field(default="", metadata=one_of(KINDS))
    imgs: str = field(default="", metadata=one_of(IMGS))
    mail: str = ""
    reason: str = field(default="", metadata=NOTE)
    sent_at: datetime | None = None
    replied_at: datetime | None = None
    reply: str = field(default="", metadata=NOTE)


_MAIL = re.compile(r"\S+@\S+\.\S+")
_STATE = re.compile(r"[A-Z]{2}")
_CODE = re.compile(r"\d{7}[A-Z]\d[A-Z0-9]{0,2}", re.IGNORECASE)


def read_program(line: str) -> dict[str, str]:
    """What a line such as “Harbor Point Medical Center, OH, community, IMGs, gme@example.org: their clinic”
    says: parts between commas, and the reason behind a colon. What is not known as one is of the title."""
    said, _, reason = clean_line(line).partition(": ")
    found = {"reason": reason.strip()} if reason.strip() else {}
    title: list[str] = []
    for part in (each.strip() for each in said.rstrip(":").split(",")):
        word = part.casefold()
        if word.removesuffix(" hospital") in KINDS[1:]:
            found["kind"] = word.removesuffix(" hospital")
        elif word in ("img", "imgs", "takes imgs", "no imgs", "no img"):
            found["imgs"] = "no" if word.startswith("no ") else "yes"
        elif _MAIL.fullmatch(part):
            found["mail"] = part
        elif _STATE.fullmatch(part) and title:
            found["state"] = part
        elif _CODE.fullmatch(part):
            found["code"] = part.upper()
        elif part:
            title.append(part)
    return {**found, "title": ", ".join(title)}


def suits(
    one: Outreach, *, imgs: bool = False, kinds: Sequence[str] = (), states: Sequence[str] = ()
) -> bool:
    """Whether a program has what is asked for; what is not known of it has not."""
    wanted = {each.upper() for each in states}
    return (
        (not imgs or one.imgs == "yes")
        and (not kinds or one.kind in kinds)
        and (not wanted or one.state.upper() in wanted)
    )


@dataclass(frozen=True, slots=True)
class Campaign:
    """How far it is: `began` is the first sending, None before it."""

    chosen: int
    sent: int
    replied: int
    began: datetime | None = None

    @property
    def words(self) -> str:
        """Its numbers, one's own beside the usual ones."""
        least, most = OUTREACH_PROGRAMS
        low, high = OUTREACH_REPLIES
        answers = "1 reply" if self.replied == 1 else f"{self.replied} replies"
        return (
            f"{self.chosen} chosen ({least} to {most} are usual) · {self.sent} sent · "
            f"{answers} ({low} to {high} are usual)"
        )

    def remarks(self, now: datetime) -> list[str]:
        """What is worth knowing at `now` (aware)."""
        least, most = OUTREACH_PROGRAMS
        said = []
        if self.chosen < least and not self.sent:
            said.append(f"{least - self.chosen} more to choose; {least} is a good number to begin with.")
        if self.chosen > most:
            said.append(f"More than {most}: each gets less of you. Take out those you have no reason for.")
        if self.began is not None and self.sent < self.chosen:
            left, ends = self.chosen - self.sent, self.began + timedelta(days=OUTREACH_DAYS)
            said.append(
                f"{left} still to send; the week is over."
                if now > ends
                else f"{left} still to send in this week."
            )
        if self.sent and self.sent == self.chosen and not self.replied:
            said.append("All are sent. No reply is no judgement of you.")
        return said


def campaign(every: Iterable[Outreach]) -> Campaign:
    """How far it is."""
    found = list(every)
    sent = [each.sent_at for each in found if each.sent_at is not None]
    replied = sum(each.replied_at is not None for each in found)
    return Campaign(len(found), len(sent), replied, min(sent, default=None))


def in_order(every: Iterable[Outreach]) -> list[Outreach]:
    """Those to write to first, in the order in which they were chosen; then those that were sent."""
    return sorted(every, key=lambda one: (one.sent_at is not None, one.id))
