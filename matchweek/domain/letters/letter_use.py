"""Drafts: what they are, whether one may be used now, and how one opens as a mail (rules: contact).

matchweek sends nothing. Whether a draft may be used follows from the gate at the moment one looks, so
a saved one is sealed while its gate is held, and usable again once it opens. Instants are aware UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote

from matchweek.domain.gate import contact_words
from matchweek.domain.gate.gate import ApplicantAct, may
from matchweek.domain.letters.gaps import gap, gaps
from matchweek.domain.letters.letters import SavedDraft
from matchweek.errors import BadInput, RuleSaysNo

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Gates
    from matchweek.domain.people.advocates import Advocate


class DraftKind(StrEnum):
    """What a draft is for."""

    READY = "ready"
    """Before the week, to a faculty member: be ready as a reference."""
    READY_TALK = "ready_talk"
    """The same as a guide for fifteen minutes of talk."""
    MONDAY = "monday"
    """Monday, to one's own faculty: packet, programs that are theirs to know, a time."""
    CALLED = "called"
    """To an advocate: this program has called."""
    NOTE = "note"
    """The advocate's short note to a program director."""
    ANSWER = "answer"
    """The applicant's answer to a program that wrote."""
    FOLLOW_UP = "follow_up"
    """To faculty within hours: the CV and what they asked for."""
    THANKS = "thanks"
    """To one's own faculty."""
    THANKS_PROGRAM = "thanks_program"
    """To a program that made contact, from the end of SOAP."""
    DEBRIEF = "debrief"
    """To faculty: half an hour to look back."""
    STOP = "stop"
    """To faculty: I have a place, please stop."""
    SEASON_ACCEPT = "season_accept"
    """To a program of the season: I take this date."""
    SEASON_CHANGE = "season_change"
    """To a program of the season: may the date that is set be another one?"""
    SEASON_WAITLIST = "season_waitlist"
    """To a program of the season: none of the dates is possible; another one, or the wait list."""
    SEASON_DECLINE = "season_decline"
    """To a program of the season: I do not come."""
    SEASON_THANKS = "season_thanks"
    """To a program of the season: thank you for the interview."""
    OUTREACH = "outreach"
    """Before the rank deadline, to a program that did not invite."""


# Whoever uses one of these speaks to a program; the rest go to one's own faculty.
TO_A_PROGRAM = frozenset({DraftKind.NOTE, DraftKind.ANSWER, DraftKind.THANKS_PROGRAM})
ABOUT_A_PROGRAM = TO_A_PROGRAM | {DraftKind.CALLED}
OF_SEASON = frozenset(
    {
        DraftKind.SEASON_ACCEPT,
        DraftKind.SEASON_CHANGE,
        DraftKind.SEASON_WAITLIST,
        DraftKind.SEASON_DECLINE,
        DraftKind.SEASON_THANKS,
    }
)
"""To a program of the season, by its row in the tracker (systems.md row 35)."""
_LOOKING_BACK = frozenset({DraftKind.THANKS, DraftKind.DEBRIEF, DraftKind.STOP})
# What whoever uses one does by it; the rest are words to one's own faculty.
_DEEDS = {
    DraftKind.READY: ApplicantAct.ASK_FACULTY,
    DraftKind.READY_TALK: ApplicantAct.ASK_FACULTY,
    DraftKind.MONDAY: ApplicantAct.ASK_FACULTY,
    DraftKind.NOTE: ApplicantAct.ASK,
    DraftKind.CALLED: ApplicantAct.ASK,
    DraftKind.ANSWER: ApplicantAct.ANSWER,
    DraftKind.THANKS_PROGRAM: ApplicantAct.THANK,
    **dict.fromkeys(OF_SEASON, ApplicantAct.SEASON),
    DraftKind.OUTREACH: ApplicantAct.OUTREACH,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to finish, for `advocate` (a number) or about `program` (a code) where there is one.

    `to` is a mail address or empty, `heading` stands over the body and goes with it. `allowed` and
    `reason` are as of the moment it was judged. `used` are the fields of Narrative it tells;
    `shortened` says that words of these were left out to keep it short. `tracked` is the row of the
    season that it is to.
    """

    kind: DraftKind
    to: str
    subject: str
    body: str
    heading: str = ""
    allowed: bool = True
    reason: str = ""
    advocate: int | None = None
    program: str | None = None
    used: tuple[str, ...] = ()
    shortened: bool = False
    tracked: int | None = None

    @property
    def text(self) -> str:
        """The heading and the body: what is copied, counted and put into a mail."""
        return f"{self.heading}\n\n{self.body}" if self.heading else self.body

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be filled in, in the order in which it stands there."""
        return gaps(f"{self.subject}\n{self.text}")

    @property
    def words(self) -> int:
        """How many words it has, heading and subject included."""
        return len(f"{self.subject} {self.text}".split())


def judged(saved: SavedDraft, sealed: str = "") -> Draft:
    """A kept draft as one to use; `sealed` is what `why_sealed` said of it, empty for usable."""
    return Draft(
        DraftKind(saved.kind), saved.to, saved.subject, saved.body, saved.heading, not sealed, sealed,
        saved.advocate, saved.program, saved.used_fields, tracked=saved.tracked,
    )  # fmt: skip


def require_allowed(
    kind: str, gates: Gates, advocate: Advocate | None = None, code: str | None = None
) -> None:
    """Raise RuleSaysNo unless a draft of this kind may be made and used now.

    Says what is allowed instead. Nothing addressed to a program is drafted while it is held; thanks
    to a program wait for the end of SOAP; whoever leads a held program is asked nothing.
    """
    kind = _known(kind)
    if kind not in _LOOKING_BACK:
        may(gates, ApplicantAct.BEGIN).require()
    if kind in ABOUT_A_PROGRAM and not code:
        raise BadInput("Which program?", f"A draft of kind {kind} is about one program.", "Give its code.")
    deed = _DEEDS.get(kind, ApplicantAct.ADDRESS)
    if deed is ApplicantAct.ASK and advocate is None:
        raise BadInput("Which advocate?", "This draft is for an advocate.", "Give a name.")
    may(gates, deed, advocate, code or "").require()


def _known(kind: str) -> DraftKind:
    if kind not in list(DraftKind):
        raise BadInput("No such draft", f"“{kind[:40]}” was given.", f"Known: {', '.join(DraftKind)}.")
    return DraftKind(kind)


def why_sealed(saved: SavedDraft | Draft, gates: Gates, advocate: Advocate | None = None) -> str:
    """Why a draft may not be used now, in one line; empty when it may. Sealed is not deleted."""
    if saved.kind in (DraftKind.NOTE, DraftKind.CALLED) and advocate is None:
        return "Its advocate is no longer there."
    try:
        require_allowed(saved.kind, gates, advocate, saved.program)
    except RuleSaysNo as no:
        return f"Locked: {no.detail or no.title}"
    return ""


# The shortest limit among the mail programs in use is about 2,000 characters for the whole address.
MAILTO_LIMIT = 1900
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\?&%]+@[^\s@<>,;:\"()\[\]\\?&%]+")


@dataclass(frozen=True, slots=True)
class Mailto:
    """A `mailto:` address. `whole` is False where the body did not fit: `remark` says to paste it."""

    url: str
    whole: bool = True
    remark: str = ""


def mailto(draft: Draft, limit: int = MAILTO_LIMIT) -> Mailto:
    """The draft as an address that opens the mail program, percent-encoded (RFC 6068); sends nothing.

    Raises RuleSaysNo for a draft that may not be used. An address that is none is left out. A body
    over the limit is left out whole, never cut; a subject is cut.
    """
    if not draft.allowed:
        raise RuleSaysNo(
            "This draft is locked",
            draft.reason,
            "It is kept; it unlocks when contact is allowed.",
            rule=contact_words.RULE,
            section="contact.wait",
        )
    to = draft.to.strip()
    start = f"mailto:{quote(to, safe='@') if _ADDRESS.fullmatch(to) else ''}"
    subject = " ".join(draft.subject.split())
    url = _url(start, subject, draft.text)
    if len(url) <= limit:
        return Mailto(url)
    while subject and len(_url(start, subject, "")) > limit:
        subject = subject[:-1]
    return Mailto(
        _url(start, subject, ""), False, "Too long for the mail program: copy the text and paste it in."
    )


def _url(start: str, subject: str, body: str) -> str:
    lines = "\r\n".join(body.splitlines())
    fields = [f"{name}={_encoded(text)}" for name, text in (("subject", subject), ("body", lines)) if text]
    return f"{start}?{'&'.join(fields)}" if fields else start


def _encoded(text: str) -> str:
    # A lone surrogate has no UTF-8: it becomes a question mark rather than an error.
    return quote(text, safe="", errors="replace")


def or_gap(value: str, what: str) -> str:
    """What is known, on one line as in a sentence, or a visible gap that says what belongs there."""
    return " ".join(value.split()) or gap(what)


def cut(text: str, most: int) -> str:
    """At most so many words of a text, with an ellipsis where some are left out."""
    words = text.split()
    return " ".join(words) if len(words) <= most else " ".join(words[:most]).rstrip(",;:.") + " …"
