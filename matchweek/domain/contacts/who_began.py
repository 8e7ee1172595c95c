"""Whether the words of a contact leave open who began it (rules: contact.nothing)."""

from __future__ import annotations

import re

from matchweek.domain.base.text import fold
from matchweek.domain.contacts.calls import Begun, Recipient

TELL_SCHOOL = "It is kept as a record and opens nothing. Tell your school: nobody may start contact for you."
WHO = "Who began it? Only contact that the program began opens anything."

# What somebody says who met or wrote to a program's people, rather than being called by them.
_BY_OTHERS = re.compile(
    r"\b(ran|run|bumped|running) into\b|\bmentioned (you|me|him|her|us|my|the applicant)\b"
    r"|\bmet (with )?(them|their|its|her|his|the (pd|apd|program|director|chair))\b"
    r"|\b(put|putting) in a (good )?word\b|\breach(ed|ing) out to\b"
    r"|\b(wrote to|e-?mailed|texted|called|phoned|rang|contacted|talked to|spoke (to|with)|asked) "
    r"(them|their|its|the (pd|apd|program|director|chair))\b"
)
_BY_ME = re.compile(
    r"\bi ((just|have|had|also|then) )?(wrote|e-?mailed|texted|called|phoned|rang|contacted|reached out"
    r"|ran into|bumped into|walked up|introduced myself)\b"
)
_BACK = re.compile(r"\b(back|return(ed|ing)?|answer(ed|ing)?|repl(ied|ying))\b")


def unclear(to: str, note: str) -> bool:
    """Whether a note of a contact sounds as if somebody of one's own side began it."""
    words = fold(note)
    if _BACK.search(words):
        return False
    if _BY_ME.search(words):
        return True
    return to != Recipient.ME and _BY_OTHERS.search(words) is not None


def remark(begun_by: str) -> str:
    """What to say of who began a contact; empty where the program did."""
    if begun_by == Begun.UNCLEAR:
        return WHO
    return TELL_SCHOOL if begun_by in (Begun.APPLICANT, Begun.ADVOCATE, Begun.SCHOOL) else ""
