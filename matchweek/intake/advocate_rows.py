"""What an import of advocates yields, and how the texts of one of them are cleaned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matchweek.domain.text import fold
from matchweek.intake.cells import clean_text, meaningful
from matchweek.intake.headers import squeezed
from matchweek.intake.reading import Rejected

FIELDS = (
    "name",
    "role",
    "institution",
    "specialty",
    "mail",
    "phone",
    "best_time",
    "relation",
    "tier",
    "note",
)

# In each line the surest name comes first: of two columns that claim a field, the earlier name wins.
_NAMES = {
    "name": "name|full name|display name|advocate|advocate name|faculty member|faculty|faculty name|person"
    "|contact|contact name|attending|physician",
    "given": "first name|given name|first|forename",
    "family": "last name|family name|surname|last",
    "suffix": "suffix|name suffix|degree|degrees|credentials",
    "role": "role|title|position|job title|organization title|organization 1 title|rank|function",
    "institution": "institution|hospital|organization|organisation|organization name|organization 1 name"
    "|company|employer|school|university|affiliation|workplace|site",
    "specialty": "specialty|speciality|field|discipline|department|organization department",
    "mail": "email|mail|email address|e mail 1 value|email 1 address|work email|primary email|email 1",
    "phone": "phone|mobile|phone number|cell|telephone|tel|mobile phone|cell phone|mobile number"
    "|phone 1 value|primary phone|work phone|business phone|office phone|home phone",
    "best_time": "best time|best time to call|best time to reach|best time to reach them|when to call"
    "|availability|available",
    "relation": "relation|relationship|how i know them|how do i know them|how i know|how known|how we met"
    "|how they know me|knows me from|connection|rotation|rotation and dates",
    "tier": "tier|advocate tier|level",
    "note": "note|notes|comment|comments|remarks",
}
_RANKS = {
    squeezed(name): (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split("|"))
}

_TIER = re.compile(r"(?i)(?:tier\s*)?([123]|i{1,3})(?:\.0)?")
_ADDRESS = re.compile(r"[^\s<>;,:\"()]+@[^\s<>;,:\"()]+\.[^\s<>;,:\"()]+")
_ADDRESS_MARK = re.compile(r"(?i)^(?:mailto|tel|callto):")
# An apostrophe that a spreadsheet, or our own table, put before what looks like a formula.
_DEFUSED = re.compile(r"^'(?=[=+\-@])")
_EXTENSION = re.compile(r"(?i);\s*ext=\s*")


@dataclass(frozen=True, slots=True)
class AdvocateRow:
    """One person of an import. `row` is the 1-based row of the table, or the number of the card; `tier` is
    1, 2 or 3 where the source says it, else None."""

    row: int
    name: str
    role: str = ""
    institution: str = ""
    specialty: str = ""
    mail: str = ""
    phone: str = ""
    best_time: str = ""
    relation: str = ""
    tier: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AdvocatesRead:
    """An import of advocates, read and cleaned; nothing is stored yet. `kind` is csv, tsv, xlsx or vcard."""

    rows: tuple[AdvocateRow, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    source: str
    kind: str


def field_of(heading: str) -> str:
    """The field that a heading names, or ""; first and last names are `given` and `family`."""
    found = _rank(heading)
    return found[0] if found else ""


def columns_of(header: list[str]) -> dict[str, int]:
    """Which column each known heading gives to which field; the surest name of a field wins."""
    best: dict[str, tuple[int, int]] = {}
    for index, heading in enumerate(header):
        found = _rank(heading)
        if found and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], index)
    return {field: index for field, (_, index) in best.items()}


def _rank(heading: str) -> tuple[str, int] | None:
    return _RANKS.get(squeezed(fold(heading))) if len(heading) < 60 else None


def advocate_row(row: int, said: Mapping[str, str]) -> tuple[AdvocateRow | None, tuple[str, ...]]:
    """One person from raw texts by field, with what could not be used; None when nobody is named."""
    clean = {field: meaningful(clean_text(_DEFUSED.sub("", text.strip()))) for field, text in said.items()}
    name = clean.get("name") or " ".join(filter(None, (clean.get("given"), clean.get("family"))))
    if name and not clean.get("name") and clean.get("suffix"):
        name = f"{name}, {clean['suffix']}"
    if not any(letter.isalpha() for letter in name):
        return None, ()
    mail, no_mail = _mail(clean.get("mail", ""))
    tier, no_tier = _tier(clean.get("tier", ""))
    person = AdvocateRow(
        row,
        name,
        role=clean.get("role", ""),
        institution=clean.get("institution", ""),
        specialty=clean.get("specialty", ""),
        mail=mail,
        phone=_EXTENSION.sub(" ext. ", _ADDRESS_MARK.sub("", clean.get("phone", ""))),
        best_time=clean.get("best_time", ""),
        relation=clean.get("relation", ""),
        tier=tier,
        note=clean.get("note", ""),
    )
    return person, tuple(filter(None, (no_mail, no_tier)))


def _mail(text: str) -> tuple[str, str]:
    """The first address of a cell; a cell without one is kept out of what a mail would be sent to."""
    found = _ADDRESS.findall(_ADDRESS_MARK.sub("", text))
    if not text:
        return "", ""
    if not found:
        return "", f"“{text[:40]}” is no mail address"
    return found[0], f"only the first of {len(found)} mail addresses was taken" if len(found) > 1 else ""


def _tier(text: str) -> tuple[int | None, str]:
    if not text:
        return None, ""
    found = _TIER.fullmatch(text)
    if not found:
        return None, f"“{text[:40]}” is no tier (1, 2 or 3)"
    return (int(found[1]) if found[1].isdigit() else len(found[1])), ""
