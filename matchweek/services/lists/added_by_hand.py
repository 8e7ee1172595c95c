"""One program added by hand, read as strictly as a row of a list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from matchweek.domain.base.states import STATE_NAMES
from matchweek.domain.programs.program import Listing, ProgramCode, Service
from matchweek.errors import BadInput
from matchweek.intake import read_bytes
from matchweek.services.core.board import standings
from matchweek.services.core.week import Done, Week
from matchweek.services.lists import lists

FIELDS = (
    "institution", "name", "specialty", "city", "state", "positions", "service", "acgme_id", "phone",
    "website", "visa",
)  # fmt: skip


def add(week: Week, code: str, fields: Mapping[str, str]) -> Done:
    """Add a program that no list had; what is not given follows from the code.

    Institution and place are taken from another program of the same institution, if there is one.
    Raises BadInput for a code or field that cannot be read, and for a program that is known.
    """
    wanted = ProgramCode.read(code)
    with week.reading() as connection:
        known = [standing.listing for standing in standings(connection).values()]
    same = next((row for row in known if row.code[:4] == wanted.institution and row.institution), None)
    given = {name: value for name, value in fields.items() if value}
    if same is not None and "institution" not in given:
        given = {"institution": same.institution, "city": same.city, "state": same.state, **given}
    listing = _read(wanted.text, given)
    done = lists.add_by_hand(week, listing)
    return replace(done, warnings=(*done.warnings, *_questions(given, listing)))


def _questions(given: Mapping[str, str], listing: Listing) -> Iterator[str]:
    """What may have been mistyped; it is kept as it was given, as a list's own words are."""
    if "institution" not in given:
        yield "No institution was given."
    if "state" in given and listing.state not in STATE_NAMES:
        yield f"“{listing.state}” is no state that is known here: is it right?"
    strange = [name for name in listing.services if name not in list(Service)]
    if strange:
        named = "/".join(strange)
        yield f"“{named}” is neither ERAS nor ResidencyCAS: is it right? It has a budget of its own."
    if "acgme_id" in given and not re.fullmatch(r"\d{10}", listing.acgme_id):
        yield f"“{listing.acgme_id}” is not the ten digits of an ACGME ID: is it right?"


def _read(code: str, given: Mapping[str, str]) -> Listing:
    unknown = sorted(set(given) - set(FIELDS))
    if unknown:
        raise BadInput("No such field of a program", ", ".join(unknown), f"Known: {', '.join(FIELDS)}.")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["code", *FIELDS])
    writer.writerow([code, *({"positions": "1", **given}.get(name, "") for name in FIELDS)])
    reading = read_bytes(
        text.getvalue().encode(),
        "what was typed",
        {name: str(n) for n, name in enumerate(("code", *FIELDS), 1)},
    )
    if not reading.rows:
        raise BadInput("This program cannot be added", reading.rejected[0].reason + ".", "Correct it.")
    return reading.rows[0]
