"""Drafts to one's own faculty: be ready, Monday's ask, a program called, follow-up, thanks, stop.

Each raises RuleSaysNo for an advocate who leads a listed program that is held: they are the program
(rules: contact). None ever contains the list (rules: list.confidential).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from matchweek.domain.contacts.contact_facts import received_by
from matchweek.domain.gate.contact import Assignment
from matchweek.domain.gate.contact_words import whom
from matchweek.domain.gate.voices import MOST
from matchweek.domain.letters.gaps import gap
from matchweek.domain.letters.letter_use import Draft, DraftKind, or_gap, require_allowed
from matchweek.domain.offers.offers import complement, partially_placed
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.narrative import NAMES, SWITCHING, Narrative, switches
from matchweek.domain.people.people_names import natural_name, salutation
from matchweek.domain.programs.program import ProgramType, field_name
from matchweek.domain.programs.triage import Application

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Gates
    from matchweek.domain.people.advocates import Advocate

NO_PROGRAM = "Please contact no program; NRMP's rule covers you too; I will tell you when one has called."

_CAREFUL = (
    "Please do not call it unasked, unless your school's SOAP official or NRMP has cleared that; every other "
    "program waits."
)


def theirs_to_know(
    advocate: int, assignments: Iterable[Assignment], applications: Mapping[str, Application], now: datetime
) -> tuple[str, ...]:
    """The programs an advocate may be told of: assigned to them and applied to by `now`; at most fifteen."""
    own = [each.program for each in assignments if each.advocate == advocate]
    sent = {code for code, one in applications.items() if received_by(now, one.submitted_at)}
    return tuple(code for code in dict.fromkeys(own) if code in sent)[:MOST]


def ready(applicant: Applicant, narrative: Narrative, advocate: Advocate, gates: Gates) -> Draft:
    """A mail before the week: would they be ready as a reference, if it comes to SOAP?"""
    require_allowed(DraftKind.READY, gates, advocate)
    said = (
        (
            f"You know me from {or_gap(advocate.relation, 'where and when')}. The Match is near, and I "
            "prepare for the case that I do not match."
        ),
        f"I would then seek a place in {_targets(narrative)}. {_line(narrative, 'why_specialty')}",
        (
            "Would you be ready to speak for me if a program asks you in that week? If you would rather not, "
            "or only in part, please say so: that helps me as much."
        ),
        f"If you can, I will send one page about me and my number. {_no_program(gates)}",
    )
    return _mail(
        DraftKind.READY, applicant, advocate, "Would you be ready as a reference in Match Week?", said,
        _used(narrative, "why_specialty"),
    )  # fmt: skip


def ready_talk(applicant: Applicant, narrative: Narrative, advocate: Advocate, gates: Gates) -> Draft:
    """The same as a guide for a conversation of fifteen minutes."""
    require_allowed(DraftKind.READY_TALK, gates, advocate)
    steps = [
        (
            "1. Two minutes. “Thank you for the time. You know me from "
            f"{or_gap(advocate.relation, 'where and when')}. If I do not "
            "match, there is SOAP, a short week in March.”"
        ),
        f"2. Three minutes. What I seek: {_targets(narrative)}. Why: {_line(narrative, 'why_specialty')}",
        f"3. Three minutes. The honest line: {_line(narrative, 'why_unmatched')}",
        (
            "4. Three minutes. “What did you see me do well? What would you say if a director asked about "
            f"me?” What I offer: {'; '.join(_strengths(narrative))}"
        ),
        (
            "5. Two minutes. “Would you be ready in that week? By phone, at what hour?” “Maybe” is "
            "an answer too: write it down in their words."
        ),
        f"6. Two minutes. “{NO_PROGRAM}” Do they lead a program that may be on the list? They are it.",
    ]
    if switches(narrative):
        stress = or_gap(narrative.stress, "what to stress")
        steps.append(f"On changing specialty: {SWITCHING[0]} Mine: {stress}")
    used = _used(narrative, "why_specialty", "why_unmatched", "strength_1", "strength_2", "strength_3")
    return Draft(DraftKind.READY_TALK, "", "", "\n\n".join(steps), advocate=advocate.id, used=used)


def monday(
    applicant: Applicant,
    narrative: Narrative,
    advocate: Advocate,
    assignments: Iterable[Assignment],
    gates: Gates,
) -> Draft:
    """Monday's ask to one's own faculty: the packet, the programs that are theirs to know, a time.

    Of the programs only those assigned to this advocate and applied to are named; never the list.
    """
    require_allowed(DraftKind.MONDAY, gates, advocate)
    now = gates.situation
    codes = theirs_to_know(advocate.id, assignments, now.applications, now.now)
    named = "\n".join(f"- {gates.formal(code)} ({field_name(code)})" for code in codes)
    told = (
        f"Of the programs I applied to, these may ask you about me:\n{named}"
        if named
        else "As soon as a program that I applied to asks for a word from you, I will tell you which."
    )
    said = (
        f"I did not match. {_line(narrative, 'why_unmatched')}",
        f"I am in SOAP this week and seek a place in {_targets(narrative)}. My one-page summary is attached.",
        told,
        "Would you say a few words about me to a program that asks you, by phone or in writing?",
        f"Could we speak for ten minutes {gap('day and time, Eastern')}? My number is {_phone(applicant)}.",
        _no_program(gates),
    )
    return _mail(
        DraftKind.MONDAY, applicant, advocate, f"{_name(applicant)}: I am in SOAP this week", said,
        _used(narrative, "why_unmatched"),
    )  # fmt: skip


def called(applicant: Applicant, advocate: Advocate, code: str, gates: Gates) -> Draft:
    """To an advocate, once a program is open to them: it has made contact, be ready if it asks."""
    require_allowed(DraftKind.CALLED, gates, advocate, code)
    gate = gates.why(advocate, code)
    title = gates.formal(code)
    call = gates.contact_call(code)
    if call is not None:
        news = f"{title} has contacted {whom(call, mine=True)}. It may ask you about me now."
    elif gates.situation.soap_over:
        news = f"SOAP is over, and contact is free. I am still looking, and {title} may have a place."
    else:
        news = f"You may speak to {title} about me. {gate.reason}"
    careful = "" if gates.situation.soap_over else _CAREFUL
    said = (
        news,
        "A short note for the case that it asks comes with this; change whatever is not yours.",
        careful,
        f"When it has asked, a line to {_phone(applicant)} helps me.",
    )
    subject = f"{_name(applicant)}: {title} may ask you"
    return _mail(DraftKind.CALLED, applicant, advocate, subject, said, (), code)


def follow_up(applicant: Applicant, narrative: Narrative, advocate: Advocate, gates: Gates) -> Draft:
    """To faculty who said yes, within hours: what they need to speak for one."""
    require_allowed(DraftKind.FOLLOW_UP, gates, advocate)
    said = (
        (
            "Thank you for saying yes. Here is what you may need: my CV and the one-page summary are "
            f"attached, my AAMC ID is {or_gap(applicant.aamc_id, 'your AAMC ID')}."
        ),
        "In three points:\n" + "\n".join(f"- {each}" for each in _strengths(narrative)),
        f"I answer at any hour: {_phone(applicant)}. {gap('what they asked for')}",
        _no_program(gates),
    )
    used = _used(narrative, "strength_1", "strength_2", "strength_3")
    return _mail(DraftKind.FOLLOW_UP, applicant, advocate, f"{_name(applicant)}: CV and details", said, used)


def thanks(applicant: Applicant, advocate: Advocate, gates: Gates) -> Draft:
    """Thanks to one's own faculty, free at any time, whatever came of it."""
    require_allowed(DraftKind.THANKS, gates, advocate)
    said = (
        f"Thank you for standing behind me this week. {gap('one thing they did that helped')}",
        f"{gap('where you are now, in one sentence')} I will write again when I know more.",
    )
    return _mail(DraftKind.THANKS, applicant, advocate, "Thank you", said, ())


def debrief(applicant: Applicant, advocate: Advocate, gates: Gates) -> Draft:
    """To faculty two or three weeks later: half an hour to look back (systems.md row 83)."""
    require_allowed(DraftKind.DEBRIEF, gates, advocate)
    said = (
        (
            f"Match Week is behind me. {gap('how it ended, in one sentence')} Would you look back with me "
            f"for half an hour, {gap('two dates in the next weeks')}?"
        ),
        (
            "I would ask you three things: what in my file worked against me, what you would change first, "
            "and what you would do in my place until September."
        ),
    )
    return _mail(DraftKind.DEBRIEF, applicant, advocate, "Half an hour to look back?", said, ())


def stop(applicant: Applicant, advocate: Advocate, gates: Gates) -> Draft:
    """To faculty: there is a place, please speak to nobody any more; or only for the kind that still fits."""
    require_allowed(DraftKind.STOP, gates, advocate)
    state = gates.situation.state
    if partially_placed(state):
        kinds = " and ".join(sorted(ProgramType(each).title.lower() for each in complement(state)))
        said = (
            (
                f"I have one of the two places I need. From now on please speak for {kinds} places only, and "
                "only if asked."
            ),
            "Thank you for all you have done.",
        )
    else:
        said = (
            "I have a place. It is binding, so please speak to no program for me any more, also if one asks.",
            f"Thank you: {gap('what they did')}. I will write at length when I have slept.",
        )
    return _mail(
        DraftKind.STOP, applicant, advocate, f"{_name(applicant)}: I have a place, please stop", said, ()
    )


def _mail(
    kind: DraftKind,
    applicant: Applicant,
    advocate: Advocate,
    subject: str,
    said: tuple[str, ...],
    used: tuple[str, ...],
    program: str | None = None,
) -> Draft:
    sign = f"{_name(applicant)}\n{or_gap(applicant.school, 'your school')}"
    body = "\n\n".join(
        (f"Dear {or_gap(salutation(advocate.name), 'name')},", *(each.strip() for each in said if each), sign)
    )
    return Draft(kind, advocate.write_to, subject, body, advocate=advocate.id, program=program, used=used)


def _no_program(gates: Gates) -> str:
    return "" if gates.situation.soap_over else NO_PROGRAM


def _name(applicant: Applicant) -> str:
    return or_gap(natural_name(applicant.name), "your name")


def _phone(applicant: Applicant) -> str:
    return or_gap(applicant.phone, "your phone number")


def _targets(narrative: Narrative) -> str:
    return ", then ".join(narrative.targets) or gap("your specialties, the first one first")


def _line(narrative: Narrative, field: str) -> str:
    return or_gap(getattr(narrative, field), NAMES[field])


def _strengths(narrative: Narrative) -> list[str]:
    return [
        " ".join((f"{strength}: {evidence}" if evidence else strength).split())
        if strength
        else gap(NAMES[f"strength_{number}"])
        for number, (strength, evidence) in enumerate(narrative.strengths, 1)
    ]


def _used(narrative: Narrative, *fields: str) -> tuple[str, ...]:
    return tuple(field for field in fields if getattr(narrative, field).strip())
