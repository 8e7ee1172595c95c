"""The names that lists give their columns, in any case, order and spacing (rules.md section 6)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from matchweek.errors import BadInput

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
    "positions": "unfilled|unfilled positions|positions unfilled|available positions|positions available"
    "|available|openings|open positions|number unfilled|number available|number of positions|no of positions"
    "|positions|vacancies|open|spots|seats",
    "quota": "quota|total positions|positions offered|offered|total quota",
    "matched": "matched|positions matched|number matched|filled|positions filled",
    "service": "application service|service|applies via|apply via|applied via|apply through"
    "|application system|application method|how to apply",
    "acgme_id": "acgme id|acgme code|acgme program id|acgme program code|acgme program number|acgme number"
    "|acgme|acgme id number",
    "phone": "phone|phone number|telephone|program phone|tel|contact phone",
    "website": "website|web site|url|program website|web|link|homepage",
    "visa": "visa|visas|visa sponsorship|visa types|visa type|visas sponsored|visa status",
}

FIELDS: tuple[str, ...] = tuple(_NAMES)
"""Every field a column can be: those of a Listing, and "matched", from which positions may follow."""


def squeezed(header: str) -> str:
    """A heading without case, spaces and marks, for comparing."""
    return re.sub(r"[^a-z0-9]", "", header.lower())


_RANKS: dict[str, tuple[str, int]] = {
    squeezed(name): (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split("|"))
}


def header_field(header: str) -> str:
    """The field that a heading names, or ""."""
    return _RANKS[key][0] if (key := squeezed(header)) in _RANKS and len(header) < 60 else ""


def fields_of(header: Sequence[str]) -> dict[str, int]:
    """Which column each known heading gives to which field; the surest name of a field wins."""
    best: dict[str, tuple[int, int]] = {}
    for index, text in enumerate(header):
        if not header_field(text):
            continue
        field, rank = _RANKS[squeezed(text)]
        if field not in best or rank < best[field][0]:
            best[field] = (rank, index)
    return {field: index for field, (_, index) in best.items()}


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
