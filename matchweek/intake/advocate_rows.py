"""What an import of advocates yields, and how the texts of one of them are cleaned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matchweek.domain.base.text import fold
from matchweek.domain.people.phones import same_line
from matchweek.intake.headings.headers import squeezed
from matchweek.intake.rows.cells import clean_text, meaningful, read_plain_number, undefused
from matchweek.intake.rows.reading import Rejected

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
    "middle": "middle name|additional name|middle",
    "family": "last name|family name|surname|last",
    "suffix": "suffix|name suffix|degree|degrees|credentials",
    "prefix": "name prefix|prefix|salutation|honorific",
    # A form of address in one program's export, a position in another's: the cell says which.
    "title": "title",
    "role": "role|job title|position|organization title|organization 1 title|rank|function",
    "institution": "institution|hospital|organization|organisation|organization name|organization 1 name"
    "|company|employer|school|university|affiliation|workplace|site",
    "specialty": "specialty|speciality|field|discipline|department|organization department",
    "mail": "email|mail|email address|e mail 1 value|email 1 address|work email|primary email|email 1"
    "|e mail address",
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

# Of these a person may have several, and every one is kept: the surest column's first.
SEVERAL = ("phone", "mail")
BETWEEN = " ::: "
_MORE = {
    "phone": re.compile(
        r"(?!.*(?:fax|pager|telex|label|type|radio|telegr))(?:.*(?:phone|mobile|cell)|tel\b)"
    ),
    "mail": re.compile(r"(?!.*(?:label|type|display|name))(?:e ?)?mail\b|.* e ?mail\b"),
}
_HONORIFIC = re.compile(
    r"(?i)(?:(?:dr|prof|professor|doctor|mr|mrs|ms|mx|miss|sir|dame|rev|sr|sra|herr|frau|med)\.?\s*)+"
)
_PARTED = re.compile(r"\s*(?::::|\n|;(?!\s*ext))\s*")

_TIER = re.compile(r"(?i)(?:tier\s*)?([123]|i{1,3})(?:\.0)?")
_ADDRESS = re.compile(r"[^\s<>;,:\"()]+@[^\s<>;,:\"()]+\.[^\s<>;,:\"()]+")
_ADDRESS_MARK = re.compile(r"(?i)^(?:mailto|tel|callto):")
_EXTENSION = re.compile(r"(?i);\s*ext=\s*")


@dataclass(frozen=True, slots=True)
class AdvocateRow:
    """One person of an import. `row` is the 1-based row of the table, or the number of the card; `tier` is
    1, 2 or 3 where the source says it, else None. Several mail addresses stand with commas between,
    several phones with “ / ”, the surest first."""

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


def columns_of(header: list[str]) -> dict[str, tuple[int, ...]]:
    """Which columns each known heading gives to which field, the surest name of a field first.

    Only a phone and a mail address may have several.
    """
    claims: dict[str, list[tuple[int, int]]] = {}
    for index, heading in enumerate(header):
        found = _rank(heading) or _another(heading)
        if found:
            claims.setdefault(found[0], []).append((found[1], index))
    return {
        field: tuple(index for _, index in sorted(found))[: None if field in SEVERAL else 1]
        for field, found in claims.items()
    }


def _another(heading: str) -> tuple[str, int] | None:
    """A further phone or mail column, after all that have a name of their own (“Business Phone 2”)."""
    words = " ".join(re.findall(r"[a-z0-9]+", fold(heading[:60])))
    for field, named in _MORE.items():
        if named.match(words):
            return field, len(_RANKS)
    return None


def texts_of(columns: Mapping[str, tuple[int, ...]], cells: list[str]) -> dict[str, str]:
    """The raw text of each field of one row; several of a kind stand with BETWEEN between them."""
    return {
        field: BETWEEN.join(cells[index] for index in places if index < len(cells) and cells[index].strip())
        for field, places in columns.items()
    }


def _rank(heading: str) -> tuple[str, int] | None:
    return _RANKS.get(squeezed(fold(heading))) if len(heading) < 60 else None


def advocate_row(row: int, said: Mapping[str, str]) -> tuple[AdvocateRow | None, tuple[str, ...]]:
    """One person from raw texts by field, with what could not be used; None when nobody is named."""
    phones = said.get("phone", "")
    clean = {field: meaningful(undefused(clean_text(text))) for field, text in said.items()}
    prefix, role = _titles(clean)
    name = _name(clean, prefix)
    if not any(letter.isalpha() for letter in name):
        return None, ()
    mail, no_mail = _mail(clean.get("mail", ""))
    tier, no_tier = _tier(clean.get("tier", ""))
    person = AdvocateRow(
        row,
        name,
        role=role,
        institution=clean.get("institution", ""),
        specialty=clean.get("specialty", ""),
        mail=mail,
        phone=_phones(phones),
        best_time=clean.get("best_time", ""),
        relation=clean.get("relation", ""),
        tier=tier,
        note=clean.get("note", ""),
    )
    return person, tuple(filter(None, (no_mail, no_tier)))


def _titles(clean: Mapping[str, str]) -> tuple[str, str]:
    """The form of address and the role: “Dr.” in a column called Title is no role."""
    prefix, title, role = clean.get("prefix", ""), clean.get("title", ""), clean.get("role", "")
    if _HONORIFIC.fullmatch(title):
        return prefix or title, role
    return prefix, ", ".join(dict.fromkeys(filter(None, (role, title))))


def _name(clean: Mapping[str, str], prefix: str) -> str:
    """A person's whole name; "" where only an institution stands."""
    parts = (clean.get("given", ""), clean.get("middle", ""), clean.get("family", ""))
    whole = clean.get("name", "")
    name = whole or " ".join(filter(None, parts))
    if not name:
        return ""
    if not whole and clean.get("suffix"):
        name = f"{name}, {clean['suffix']}"
    return name if not prefix or fold(name).startswith(fold(prefix).rstrip(".")) else f"{prefix} {name}"


def _phones(raw: str) -> str:
    """Every phone of a person as it was written, each line once, the surest first."""
    kept: list[str] = []
    for part in _PARTED.split(raw):
        text = meaningful(undefused(clean_text(part)))
        text = read_plain_number(_EXTENSION.sub(" ext. ", _ADDRESS_MARK.sub("", text)))
        if text and text not in kept and not any(same_line(text, other) for other in kept):
            kept.append(text)
    return " / ".join(kept)


def _mail(text: str) -> tuple[str, str]:
    """Every address of a person, the surest first; a cell without one is no address to write to."""
    if not text:
        return "", ""
    found = dict.fromkeys(_ADDRESS_MARK.sub("", address) for address in _ADDRESS.findall(text))
    return ", ".join(found), "" if found else f"“{text[:40]}” is no mail address"


def _tier(text: str) -> tuple[int | None, str]:
    if not text:
        return None, ""
    found = _TIER.fullmatch(text)
    if not found:
        return None, f"“{text[:40]}” is no tier (1, 2 or 3)"
    return (int(found[1]) if found[1].isdigit() else len(found[1])), ""
