"""States of the United States as lists write them: two letters, full names, institution suffixes."""

from __future__ import annotations

import re

_NAMES = """AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas
KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi
MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York
NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island
SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington
WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|GU Guam|VI Virgin Islands|AS American Samoa
MP Northern Mariana Islands"""

STATES: dict[str, str] = {
    entry[:2]: entry[3:].strip() for line in _NAMES.splitlines() for entry in line.split("|")
}
_BY_NAME = {re.sub(r"[^a-z]", "", name.lower()): letters for letters, name in STATES.items()} | {
    "washingtondc": "DC",
    "usvirginislands": "VI",
    "fla": "FL",
    "calif": "CA",
    "tex": "TX",
    "penn": "PA",
    "mass": "MA",
    "mich": "MI",
    "ill": "IL",
}
_SUFFIX = re.compile(r"[-\u2010-\u2015,]\s*([A-Z]{2})$")


def state_letters(text: str) -> str:
    """The two letters of a state written in letters, in full, or with dots; "" when it is none."""
    letters = text.strip().upper()
    if letters in STATES:
        return letters
    squeezed = re.sub(r"[^a-z]", "", text.lower())
    return _BY_NAME.get(squeezed) or (squeezed.upper() if squeezed.upper() in STATES else "")


def state_suffix(text: str) -> str:
    """The state an institution's name ends in ("… Health-FL", "Miami, FL"); "" when it has none."""
    found = _SUFFIX.search(text)
    return found[1] if found and found[1] in STATES else ""
