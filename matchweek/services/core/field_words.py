"""What the fields of the journal are called, and which of them an act changed."""

from __future__ import annotations

from collections.abc import Iterable

from matchweek.domain.base.change import Change, Entry

# What says nothing to a person: numbers of rows, and what stands in the words already.
SILENT = frozenset({"id", "code", "key", "digest", "tracked", "call", "uid", "sequence"})
_TOLD = {
    "at": "when",
    "to": "to whom",
    "to_name": "to",
    "heat": "interest, 1 to 5",
    "next_due": "next step due",
    "via": "through",
    "submitted_at": "submitted",
    "counts": "says that it counts",
    "outcome": "how it ended",
    "why_here": "why this program",
    "to_ask": "question to ask",
    "counted_at": "said that it counts",
    "confirmed": "program confirmed",
    "begun_by": "began it",
    "incident": "rule question",
    "none_at": "no offer in R3, seen",
    "confirmed_at": "gone, as R3 says",
    "answered_at": "answered",
    "answered_on": "answered",
    "invited_at": "invited",
    "thanked_at": "thanked",
    "offered": "dates offered",
    "done_at": "done",
    "sent_at": "spoke to the program",
    "asked_at": "told",
    "aamc_id": "AAMC ID",
    "ecfmg": "ECFMG",
    "us_experience": "U.S. experience",
    "nrmp_id": "NRMP ID",
    "usmle_id": "USMLE ID",
    "step1": "Step 1",
    "step1_attempts": "Step 1 attempts",
    "step2": "Step 2 CK",
    "step2_attempts": "Step 2 CK attempts",
    "comlex": "COMLEX",
    "step3": "Step 3",
    "us_months": "months of U.S. clinical work",
    "us_letters": "letters from the U.S.",
    "img": "school outside the U.S. and Canada",
    "inside_us": "inside the U.S. now",
    "season_programs": "programs in the Match",
    "season_first": "of them in the first specialty",
    "season_backup": "of them in others",
    "season_interviews": "interviews in the Match",
    "season_late": "sent late in the Match",
    "told": "who is told",
    "match_answer": "sentence for “did you match?”",
    "soap_lead": "SOAP lead",
}


def field_words(field: str) -> str:
    """What a field is called on the screen."""
    return _TOLD.get(field, field.replace("_", " "))


def changed_fields(entries: Iterable[Entry | Change]) -> str:
    """Which fields entries changed, without what stands in them: “status, note”."""
    found: dict[str, None] = {}
    for entry in entries:
        before, after = entry.before or {}, entry.after or {}
        changed = (field for field, value in after.items() if value != before.get(field))
        found |= dict.fromkeys(field_words(each) for each in changed if each not in SILENT)
    return ", ".join(found)
