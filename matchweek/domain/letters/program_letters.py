"""Drafts that reach a program: the advocate's note, an answer, thanks. Only through an open gate.

Each raises RuleSaysNo while its gate is held, with what is allowed instead (rules: contact).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchweek.domain.letters.gaps import gap
from matchweek.domain.letters.letter_use import Draft, DraftKind, cut, or_gap, require_allowed
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.people.narrative import NAMES, Narrative
from matchweek.domain.people.people_names import natural_name
from matchweek.domain.programs.program import field_name
from matchweek.domain.programs.triage import NO_APPLICATION

if TYPE_CHECKING:
    from matchweek.domain.gate.contact import Gates
    from matchweek.domain.people.advocates import Advocate

HEADING = "Use only if the program asks you, or your school's SOAP official or NRMP has cleared it."
HEADING_AFTER = f"{HEADING[:-1]}, or SOAP is over, as it is now."
# With its heading and subject (systems.md rows 66 and 85).
NOTE_WORDS = 165
_POINT_WORDS = (24, 18, 13, 9, 6, 4)


def note(applicant: Applicant, narrative: Narrative, advocate: Advocate, code: str, gates: Gates) -> Draft:
    """The advocate's note to the director of a program, at most 165 words with heading and subject.

    In the advocate's words, from the agreed story; it goes to the advocate, who alone may use it.
    No red flag stands in it: that is for the phone. Words over the limit are left out visibly.
    """
    require_allowed(DraftKind.NOTE, gates, advocate, code)
    found = [_note(applicant, narrative, advocate, code, gates, most) for most in _POINT_WORDS]
    return next((draft for draft in found if draft.words <= NOTE_WORDS), found[-1])


def _note(
    applicant: Applicant, narrative: Narrative, advocate: Advocate, code: str, gates: Gates, most: int
) -> Draft:
    name, school = (
        or_gap(cut(natural_name(applicant.name), 6), "your name"),
        or_gap(cut(applicant.school, 7), "your school"),
    )
    aamc = or_gap(cut(applicant.aamc_id, 2), "your AAMC ID")
    known_from = or_gap(cut(advocate.relation, 10), "where and when they supervised you")
    where = f" at {cut(advocate.institution, 7)}" if advocate.institution.strip() else ""
    applied = gates.situation.applications.get(code, NO_APPLICATION).submitted_at is not None
    title = cut(gates.formal(code), 8)
    seeks = f"has applied to {title}" if applied else f"is looking for a place in {field_name(code)}"
    phone = or_gap(cut(advocate.phone, 4), "the advocate's phone number")
    best = f" ({cut(advocate.best_time, 6)})" if advocate.best_time.strip() else ""
    sign = "\n".join(
        filter(
            None, (cut(natural_name(advocate.name), 6), cut(f"{advocate.role}, {advocate.institution}", 10))
        )
    )
    body = "\n\n".join(
        (
            f"Dear {gap('name of the program director')},",
            f"{name}, AAMC ID {aamc}, {school}, {seeks}. I know this applicant from: {known_from}{where}.",
            "\n".join(_points(narrative, most)),
            f"I would be glad to say more on the phone: {phone}{best}.",
            sign.strip(" ,"),
        )
    )
    used = tuple(
        field for field in ("strength_1", "strength_2", "strength_3") if getattr(narrative, field).strip()
    )
    return Draft(
        DraftKind.NOTE,
        advocate.write_to,
        f"{school}: {name}, AAMC ID {aamc}",
        body,
        HEADING_AFTER if gates.situation.soap_over else HEADING,
        advocate=advocate.id,
        program=code,
        used=used,
        shortened="…" in body,
    )


def _points(narrative: Narrative, most: int) -> list[str]:
    """Three points, each a strength with what shows it; gaps stay where one is missing."""
    points = []
    for number, (strength, evidence) in enumerate(narrative.strengths, 1):
        if not strength:
            points.append(f"- {gap(NAMES[f'strength_{number}'])}")
            continue
        said = cut(strength, most)
        if not evidence:
            points.append(f"- {said}: {gap(NAMES[f'evidence_{number}'])}")
            continue
        left = most - len(said.split())
        points.append(f"- {said}: {cut(evidence, left)}" if left >= 3 else f"- {said}")
    return points


def answer(applicant: Applicant, narrative: Narrative, code: str, gates: Gates, *, to: str = "") -> Draft:
    """The applicant's answer to a program that made contact; `to` is the address it wrote from."""
    require_allowed(DraftKind.ANSWER, gates, None, code)
    name, aamc = or_gap(natural_name(applicant.name), "your name"), or_gap(applicant.aamc_id, "your AAMC ID")
    why = or_gap(narrative.why_specialty, "why this specialty, in one sentence")
    phone = or_gap(applicant.phone, "your phone number")
    gate = gates.program(code)
    if not gate.may_ask:
        said: tuple[str, ...] = (
            (
                "Thank you for getting in touch. I have a place now, so please consider my application no "
                "further. I wish you a good year with those who join you."
            ),
        )
        used: tuple[str, ...] = ()
    else:
        # A program that was cleared, or is free after SOAP, may never have been in touch.
        first = (
            f"Thank you for getting in touch about {gates.formal(code)}. {gap('your answer to them')}"
            if gates.in_touch(code)
            else f"I am writing to you about {gates.formal(code)}. {gap('what you want to say')}"
        )
        said = (
            first,
            why,
            f"You reach me at {phone}; I am free {gap('when, in Eastern time')}.",
        )
        used = ("why_specialty",) if narrative.why_specialty.strip() else ()
    body = "\n\n".join((f"Dear {gap('whom you write to')},", *said, f"{name}\nAAMC ID {aamc}"))
    about = f"Re: {gap('their subject')}" if gates.in_touch(code) else gates.formal(code)
    subject = f"{about} ({name}, AAMC ID {aamc})"
    return Draft(DraftKind.ANSWER, to.strip(), subject, body, program=code, used=used)


def thanks_program(applicant: Applicant, code: str, gates: Gates, *, to: str = "") -> Draft:
    """A few lines of thanks to a program that made contact; from the end of SOAP only."""
    require_allowed(DraftKind.THANKS_PROGRAM, gates, None, code)
    name, aamc = or_gap(natural_name(applicant.name), "your name"), or_gap(applicant.aamc_id, "your AAMC ID")
    body = "\n\n".join(
        (
            f"Dear {gap('whoever spoke with you')},",
            (
                f"SOAP is over; I wanted to thank you for the time you took for me at {gates.formal(code)}. "
                f"{gap('one thing you remember of the conversation')}"
            ),
            f"{name}\nAAMC ID {aamc}",
        )
    )
    return Draft(DraftKind.THANKS_PROGRAM, to.strip(), f"Thank you ({name})", body, program=code)
