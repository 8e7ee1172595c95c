"""Words for the hours after SOAP: a letter and a phone script, with gaps one fills oneself.

matchweek sends nothing. To be used only once contact is free (rules: contact.after).
"""

from __future__ import annotations

from dataclasses import dataclass

from matchweek.domain.letters.gaps import gap, gaps
from matchweek.domain.people.applicant import Applicant, asked_first
from matchweek.domain.people.in_words import in_words
from matchweek.domain.people.people_names import natural_name
from matchweek.domain.week.after_rounds import Reach


@dataclass(frozen=True, slots=True)
class TextToFinish:
    """A text to finish: `subject` is empty for a phone script."""

    subject: str
    body: str

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be filled in, in the order in which it stands there."""
        return gaps(f"{self.subject}\n{self.body}")


def letter(reach: Reach, field: str, applicant: Applicant, pitch: str = "") -> TextToFinish:
    """A letter to one program about its open places, from what is known of the applicant.

    `field` is the specialty's name, `pitch` one's own 30-60 seconds. What is not known is a gap.
    """
    name, aamc = _or_gap(natural_name(applicant.name), "your name"), _or_gap(applicant.aamc_id, "AAMC ID")
    paragraphs = (
        f"Dear {gap('name of the program director')} and colleagues,",
        (
            f"SOAP has ended, and I am still looking for a place in {field}. I understand that "
            f"{reach.formal or reach.title} may have {_places(reach.positions)} open, and I would be glad "
            "to be considered."
        ),
        _known_to_them(reach, aamc),
        pitch.strip() or gap("who you are in three sentences: school, exams, what you did best on the wards"),
        *_in_short(applicant),
        f"Why your program: {gap('one true sentence that fits no other program')}",
        (
            f"I can talk at any hour that suits you, today or tomorrow: {_reachable(applicant)}. I can "
            f"start on {gap('date')}{_visa(applicant)}. My documents are attached."
        ),
        "Thank you for reading this.",
        f"{name}\nAAMC ID {aamc} · {_or_gap(applicant.school, 'school')}",
    )
    return TextToFinish(f"{name}, AAMC ID {aamc}: still available for {field}", "\n\n".join(paragraphs))


def phone_script(reach: Reach, field: str, applicant: Applicant, pitch: str = "") -> TextToFinish:
    """What to say when calling one program: the opening, the question, what to ask before hanging up."""
    name, aamc = _or_gap(natural_name(applicant.name), "your name"), _or_gap(applicant.aamc_id, "AAMC ID")
    number = _or_gap(applicant.phone, "phone number")
    steps = (
        f"1. “Good morning, this is {name}. May I speak with the coordinator of the {field} program?”",
        (
            "2. “SOAP is over and I did not get a place. Is any of your positions still open, and may I "
            f"send you my file?”\n   {_opening(reach)}"
        ),
        (
            f"3. If they have a minute: “{_or_gap(pitch, '30 seconds: who, exams, best rotation')}”\n"
            f"   “I am calling you because {gap('one true sentence about this program')}.”"
        ),
        (
            f"4. Before you hang up: who decides ({gap('name')}), where to send the file "
            f"({gap('address')}), when to call again ({gap('day and time')})."
        ),
        (
            f"If nobody answers, leave this and nothing more: “{name}, AAMC ID {aamc}, about an open place "
            f"in {field}. My number is {number}. I will also write.”"
        ),
        "If they say no: thank them, ask whether they know of another open place, write it down, next one.",
    )
    return TextToFinish("", "\n\n".join(steps))


def _opening(reach: Reach) -> str:
    if reach.spoke:
        return f"“We spoke in Match Week: {gap('with whom, when, about what')}.”"
    if reach.contacted:
        return f"“You were in touch in Match Week: {gap('who, with whom of us, about what')}.”"
    if reach.applied:
        return "“You have my application from Match Week.”"
    return "“I did not apply to you in SOAP, so you have nothing of mine yet.”"


def _known_to_them(reach: Reach, aamc: str) -> str:
    if reach.spoke:
        touch = f"We spoke in Match Week ({gap('with whom, and one thing you remember of it')}). "
    elif reach.contacted:
        touch = f"You were in touch in Match Week ({gap('who, with whom of us, about what')}). "
    else:
        touch = ""
    if reach.applied:
        sent = f"You have my application from Match Week, under AAMC ID {aamc}."
    else:
        sent = "I did not apply to your program during SOAP; my CV and a personal statement are attached."
    return f"{touch}{sent}"


def _places(positions: int) -> str:
    return "a place" if positions == 1 else "places"


def _reachable(applicant: Applicant) -> str:
    mail = _or_gap(applicant.mail, "mail address")
    return f"{_or_gap(applicant.phone, 'phone number')}, {mail}"


def _in_short(applicant: Applicant) -> tuple[str, ...]:
    """What a director asks first, as far as it is known, in one paragraph."""
    said = [f"{label}: {words}" for label, words in asked_first(applicant)]
    return (f"In short: {'; '.join(said)}.",) if said else ()


def _visa(applicant: Applicant) -> str:
    return "" if in_words(applicant).visa.strip() else f"; {gap('visa: what you need, or none')}"


def _or_gap(value: str, what: str) -> str:
    return " ".join(value.split()) or gap(what)
