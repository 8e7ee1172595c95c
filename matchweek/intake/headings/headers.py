"""The names that lists give their columns, in any case, order and spacing (rules: list.columns)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache

from matchweek.errors import BadInput
from matchweek.intake.rows.count_headings import COUNTS, count_heading, counts_of

# In each line the surest name comes first: of two columns that claim a field, the earlier name wins.
_NAMES = {
    "code": "nrmp program code|nrmp code|program code|nrmp program number|nrmp program id|nrmp number|nrmp id"
    "|program code nrmp|nrmp|code",
    "name": "program name|track name|program title|program track|program|track|name",
    "institution": "institution|institution name|sponsoring institution|hospital|hospital name|sponsor"
    "|sponsor name|program institution",
    "specialty": "specialty|specialty name|speciality|program specialty|discipline",
    "type": "type|program type|type letter|position type|type code|type name|training type",
    "city": "city|city state|location|place|town",
    "state": "state|st|us state|state territory|state or territory|province",
    "service": "application service|service|applies via|apply via|applied via|apply through"
    "|application system|application method|how to apply",
    "acgme_id": "acgme id|acgme code|acgme program id|acgme program code|acgme program number|acgme number"
    "|acgme|acgme id number",
    "phone": "phone|phone number|telephone|program phone|tel|contact phone",
    "website": "website|web site|url|program website|web|link|homepage",
    "soap": "soap|in soap|soap participation|soap participant|soap status|participates in soap"
    "|participating in soap|participation in soap|takes part in soap",
    "visa": "visa|visas|visa sponsorship|visa types|visa type|visas sponsored|visa status",
}

_BEFORE_COUNTS = tuple(_NAMES).index("state") + 1
FIELDS: tuple[str, ...] = (*tuple(_NAMES)[:_BEFORE_COUNTS], *COUNTS, *tuple(_NAMES)[_BEFORE_COUNTS:])
"""Every field a column can be: those of a Listing, and "matched", from which positions may follow."""


# What a table's headings say to those who cannot see that it can be sorted.
_SORTING = re.compile(
    r"(?i)[\s:,(-]*\b(?:activate to |click to |press to )?(?:not )?sort(?:ed|able|ing)?\b[\w\s]*[).]*$"
)


def squeezed(header: str) -> str:
    """A heading without case, spaces and marks, for comparing."""
    return re.sub(r"[^a-z0-9]", "", header.lower())


_RANKS: dict[str, tuple[str, int]] = {
    squeezed(name): (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split("|"))
}


def plain_heading(header: str) -> str:
    """A heading without what it says about sorting."""
    return _SORTING.sub("", header) if "ort" in header else header


def _ranked(header: str) -> tuple[str, int] | None:
    return _RANKS.get(squeezed(plain_heading(header))) if len(header) < 90 else None


@lru_cache(maxsize=65536)
def header_field(header: str) -> str:
    """The field that a heading names, or ""."""
    if not header or len(header) > 90:
        return ""
    if found := _ranked(header):
        return found[0]
    count = count_heading(plain_heading(header))
    return count.field if count else ""


def fields_of(header: Sequence[str]) -> dict[str, int]:
    """Which column each known heading gives to which field; the surest name of a field wins."""
    best: dict[str, tuple[int, int]] = {}
    for index, text in enumerate(header):
        if not (found := _ranked(text)):
            continue
        field, rank = found
        if field not in best or rank < best[field][0]:
            best[field] = (rank, index)
    known = {field: index for field, (_, index) in best.items()}
    return known | {field: columns[0] for field, columns in count_columns(header).items()}


def count_columns(header: Sequence[str]) -> dict[str, list[int]]:
    """The columns that may hold positions, quota and matched, the surest first."""
    return counts_of([plain_heading(text) if not _ranked(text) else "" for text in header])


def field_named(text: str) -> str:
    """The field a person named, by its own name or any heading of it; BadInput with the nearest one."""
    plain = text.strip().lower()
    if plain in FIELDS:
        return plain
    if field := header_field(plain):
        return field
    near = difflib.get_close_matches(plain, FIELDS, n=1, cutoff=0.0)[0]
    raise BadInput(
        f"No such field: {text.strip()[:40]}",
        f"The nearest is “{near}”.",
        f"The fields are: {', '.join(FIELDS)}.",
    )


def column_named(text: str, header: Sequence[str], width: int) -> int:
    """The column a person named, by its heading or its number from 1; BadInput with the nearest one."""
    wanted = text.strip()
    for same in (str.strip, squeezed):
        keys = [same(name) for name in header]
        if same(wanted) and same(wanted) in keys:
            return keys.index(same(wanted))
    number = wanted.lstrip("#")
    if number.isascii() and number.isdigit() and len(number) < 5 and 1 <= int(number) <= width:
        return int(number) - 1
    named = [name for name in header if name]
    if not named:
        raise BadInput(
            f"No such column: {wanted[:40]}",
            "The list has no headings.",
            f"Name a column by its number, 1 to {width}.",
        )
    near = difflib.get_close_matches(wanted, named, n=1, cutoff=0.0)
    raise BadInput(
        f"No such column: {wanted[:40]}",
        f"The nearest heading is “{near[0] if near else named[0]}”.",
        f"The headings are: {', '.join(name[:40] for name in named[:20])}.",
    )
